"""The own key of somebody who may open a sealed store."""

from __future__ import annotations

from dataclasses import field, replace

from ims_chart.frozen import frozen
from ims_chart.storage import passphrase as slow
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_ring import KeyRing, read_ring


@frozen(kw_only=True)
class OwnKey:
    """A holder's key, with the store's keys as they were when it was written: should the shared
    file be lost, the records are not.

    Attributes:
        key: a secret key of age.
    """

    key: str = field(repr=False)
    ring: KeyRing = field(repr=False)

    def sealed(self, passphrase: str) -> bytes:
        """Raises StorageError: KEY_FAILED."""
        return slow.seal(self.ring.written() + f"{self.key}\n".encode(), passphrase)

    @classmethod
    def read(cls, data: bytes) -> OwnKey:
        """Raises StorageError: KEY_DAMAGED."""
        ring = read_ring(data)
        *shared, own = ring.keys
        if not shared:
            raise StorageError(Code.KEY_DAMAGED, detail="no keys of a store")
        return cls(key=own, ring=replace(ring, keys=tuple(shared)))
