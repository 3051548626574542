"""What stands between the store and its files: nothing, or a seal that only a key opens."""

from __future__ import annotations

from typing import Protocol

from ims_chart.storage.errors import Code, StorageError


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


class OpenVault:
    """Files lie as they are."""

    suffix = ""

    def seal(self, data: bytes) -> bytes:
        return data

    def unseal(self, data: bytes) -> bytes:
        return data


class LockedVault:
    """The store is encrypted and the key is not in memory."""

    suffix = ".age"

    def seal(self, data: bytes) -> bytes:  # noqa: ARG002
        raise StorageError(Code.ENCRYPTED)

    def unseal(self, data: bytes) -> bytes:  # noqa: ARG002
        raise StorageError(Code.ENCRYPTED)
