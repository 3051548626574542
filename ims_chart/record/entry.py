"""What every part of a record has in common, and the ids that name its parts."""

from collections.abc import Mapping
from dataclasses import field
from random import SystemRandom
from typing import Any

from ims_chart.frozen import frozen

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_ID_LENGTH = 10


@frozen(kw_only=True)
class Entry:
    """A part of a record.

    Attributes:
        extra: keys of the file that this version doesn't know, kept as they were so that a
            newer program's facts survive an older one.
    """

    extra: Mapping[str, Any] = field(default_factory=dict, repr=False, hash=False)


def new_id() -> str:
    """A random short id, safe as a file name on every system and to read aloud.

    31^10 values: with 100,000 patients the chance that any two share one is about 1 in 160,000.
    """
    return "".join(SystemRandom().choices(_ALPHABET, k=_ID_LENGTH))
