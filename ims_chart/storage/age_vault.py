"""A store that is sealed, with its key in memory: files in the age format."""

from __future__ import annotations

import hashlib
import hmac

from ims_chart.storage import age
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_ring import KeyRing
from ims_chart.storage.shared_ring import SharedRing
from ims_chart.storage.vault import HEADER, Vault


class AgeVault:
    """Seals for the newest key of the store, opens what any of its keys opens.

    Everything raises StorageError: SHUT_OUT once somebody has shut out whoever works here.

    Attributes:
        holder: who opened it: id of a therapist, or `recovery`.
    """

    suffix = ".age"

    def __init__(self, holder: str, shared: SharedRing) -> None:
        self.holder = holder
        self._shared = shared
        self._sealed_for = ("", "")
        self.ring()

    def ring(self) -> KeyRing:
        """The keys as they are by now."""
        return self._shared()

    def follow(self, holder: str, key: str) -> None:
        """Goes on with another key of one's own, if it is one's own."""
        if holder == self.holder:
            self._shared.follow(key)

    def seal(self, data: bytes) -> bytes:
        newest = self.ring().keys[0]
        if self._sealed_for[0] != newest:
            self._sealed_for = (newest, age.recipient_of(newest))
        return age.seal(data, [self._sealed_for[1]])

    def unseal(self, data: bytes) -> bytes:
        """Raises StorageError: DAMAGED when it is no sealed file, was cut or changed, or was sealed
        for another store.
        """
        return _opened(data, self.ring().keys)

    def is_current(self, data: bytes) -> bool:
        """Whether a sealed file opens with the newest key. Raises StorageError: DAMAGED when none
        of the store's keys opens it.
        """
        keys = self.ring().keys
        try:
            _opened(data, keys[:1])
        except StorageError:
            _opened(data, keys)
            return False
        return True

    def secret(self, purpose: str) -> bytes:
        return hmac.digest(self.ring().root, purpose.encode(), hashlib.sha256)


class OpeningVault:
    """The seal is being taken off: files are written as they are, sealed ones still open.

    Attributes:
        keyed: what opens them.
    """

    suffix = ""

    def __init__(self, keyed: AgeVault) -> None:
        self.keyed = keyed
        self.holder = keyed.holder

    def seal(self, data: bytes) -> bytes:
        return data

    def unseal(self, data: bytes) -> bytes:
        return self.keyed.unseal(data) if data.startswith(HEADER) else data

    def secret(self, purpose: str) -> bytes:
        return self.keyed.secret(purpose)


def keyed(vault: Vault) -> AgeVault:
    """The vault with the keys in it. Raises StorageError: ENCRYPTED where there are none."""
    if isinstance(vault, OpeningVault):
        return vault.keyed
    if not isinstance(vault, AgeVault):
        raise StorageError(Code.ENCRYPTED)
    return vault


def _opened(data: bytes, keys: tuple[str, ...]) -> bytes:
    if not data.startswith(HEADER):
        raise StorageError(Code.DAMAGED, detail="not an age file")
    try:
        return age.unseal(data, keys)
    except age.NotForUsError as error:
        detail = "sealed for another key, or its head was changed"
        raise StorageError(Code.DAMAGED, detail=detail) from error
    except age.BrokenError as error:
        raise StorageError(Code.DAMAGED, detail="was changed") from error
