"""The recovery key: what opens a sealed store when every passphrase is forgotten. It is shown once
and kept on paper, so it must survive being read off and typed.
"""

from __future__ import annotations

import hashlib
import secrets

from ims_chart.storage.errors import Code, StorageError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: what a hand writes for 1 and 0 is read as such."""

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_RANDOM = 26
"""Times five bits: 130, beyond guessing whatever the hash costs."""
_CHECK = 2
_GROUP = 4


def new_recovery_key() -> str:
    """Seven groups of four, the last two signs a check of the others."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    return _grouped(signs + _check(signs))


def read_recovery_key(typed: str) -> str:
    """The key as it was printed, whatever case, spaces and dashes it was typed with.

    Raises:
        StorageError: BAD_RECOVERY_KEY when a sign is missing or wrong.
    """
    signs = "".join(c for c in typed.upper() if c.isalnum()).translate(_READ_AS)
    whole = len(signs) == _RANDOM + _CHECK and set(signs) <= set(ALPHABET)
    if not whole or _check(signs[:_RANDOM]) != signs[_RANDOM:]:
        raise StorageError(Code.BAD_RECOVERY_KEY)
    return _grouped(signs)


def is_recovery_key(typed: str) -> bool:
    try:
        read_recovery_key(typed)
    except StorageError:
        return False
    return True


def _check(signs: str) -> str:
    digest = hashlib.sha256(signs.encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:_CHECK])


def _grouped(signs: str) -> str:
    return "-".join(signs[n : n + _GROUP] for n in range(0, len(signs), _GROUP))
