"""What a signature covers: the content of a visit, as a hash that any later change shows up in."""

from __future__ import annotations

import hashlib

import msgspec

from ims_chart.record import Visit, edits
from ims_chart.storage.shape import compact, plain

_AFTER = ("signature", "addenda")
"""What comes to a visit with its signature or after it."""


def digest_of_visit(visit: Visit) -> str:
    """SHA-256, in hexadecimal digits, of a visit as it is, or will be, signed: without its
    signature and addenda, as JSON with sorted keys and no space.

    Raises:
        StorageError: UNWRITABLE_VALUE.
    """
    content = {k: v for k, v in plain(edits.as_signed(visit)).items() if k not in _AFTER}
    sorted_ = msgspec.json.encode(msgspec.json.decode(compact(content)), order="sorted")
    return hashlib.sha256(sorted_).hexdigest()
