"""What stands between the store and its files: nothing, or a seal that only a key opens."""

from __future__ import annotations

from typing import Protocol

from ims_chart.storage.errors import Code, StorageError

HEADER = b"age-encryption.org/v1\n"
"""How every sealed file begins."""


class Vault(Protocol):
    """Seals what is written and opens what is read.

    Attributes:
        suffix: what the names of its files end with, after `.json`.
    """

    suffix: str

    def seal(self, data: bytes) -> bytes: ...

    def unseal(self, data: bytes) -> bytes:
        """Raises StorageError: ENCRYPTED without the key, DAMAGED when it is no sealed file or
        was changed.
        """
        ...

    def secret(self, purpose: str) -> bytes:
        """What keyed hashes of one purpose are keyed with: 32 bytes that stay the same for as long
        as the store is encrypted, whoever comes and goes; none in a store that isn't. Raises
        StorageError: ENCRYPTED without the key.
        """
        ...


class OpenVault:
    """Files lie as they are; one that is sealed nonetheless stays closed."""

    suffix = ""

    def seal(self, data: bytes) -> bytes:
        return data

    def unseal(self, data: bytes) -> bytes:
        if data.startswith(HEADER):
            raise StorageError(Code.ENCRYPTED)
        return data

    def secret(self, purpose: str) -> bytes:  # noqa: ARG002
        return b""


class LockedVault:
    """The store is encrypted and the key is not in memory."""

    suffix = ".age"

    def seal(self, data: bytes) -> bytes:  # noqa: ARG002
        raise StorageError(Code.ENCRYPTED)

    def unseal(self, data: bytes) -> bytes:  # noqa: ARG002
        raise StorageError(Code.ENCRYPTED)

    def secret(self, purpose: str) -> bytes:  # noqa: ARG002
        raise StorageError(Code.ENCRYPTED)
