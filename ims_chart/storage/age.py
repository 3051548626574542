"""The age format (age-encryption.org/v1), by way of pyrage: nothing else here knows pyrage.

Keys and recipients are the texts that the `age` program reads and prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_pyrage: Any = import_module("pyrage")  # it tells no types
_NO_KEY = "No matching keys found"


class NotForUsError(Exception):
    """Sealed for other keys; or its head was changed, which looks the same."""


class BrokenError(Exception):
    """No sealed file, or cut, or changed."""


def new_key() -> str:
    """A secret key that nobody else has."""
    return str(_pyrage.x25519.Identity.generate())


def recipient_of(key: str) -> str:
    """What is sealed for a secret key is sealed with; it opens nothing."""
    return str(_pyrage.x25519.Identity.from_str(key).to_public())


def seal(data: bytes, recipients: Iterable[str]) -> bytes:
    """Seals for each of the recipients."""
    made = [_pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    return bytes(_pyrage.encrypt(data, made))


def unseal(data: bytes, keys: Iterable[str]) -> bytes:
    """Opens with whichever secret key fits. Raises NotForUsError, BrokenError."""
    made = [_pyrage.x25519.Identity.from_str(key) for key in keys]
    try:
        return bytes(_pyrage.decrypt(data, made))
    except _pyrage.DecryptError as error:
        kind = NotForUsError if str(error) == _NO_KEY else BrokenError
        raise kind(str(error)) from error
