"""The keys of the store as they are by now, for somebody whose own key is in memory."""

from __future__ import annotations

import threading
from pathlib import Path

from ims_chart.storage import age
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read
from ims_chart.storage.key_ring import KeyRing, read_ring


class SharedRing:
    """Reads the shared file again when it has changed on disk."""

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self._key = key
        self._seen: tuple[int, int, int] | None = None
        self._ring: KeyRing | None = None
        self._reading = threading.Lock()

    def __call__(self) -> KeyRing:
        """The keys.

        Raises:
            StorageError: SHUT_OUT when they are no longer sealed for this holder; KEY_DAMAGED; as
                `file.read`, but only the first time: a folder that is away changes no key.
        """
        with self._reading:
            try:
                status = self._path.stat()
                seen = (status.st_mtime_ns, status.st_size, status.st_ino)
            except OSError:
                seen = self._seen
            if self._ring is None or seen != self._seen:
                self._ring, self._seen = self._read(), seen
            return self._ring

    def follow(self, key: str) -> None:
        """Goes on with another key of one's own."""
        with self._reading:
            self._key, self._seen = key, None

    def _read(self) -> KeyRing:
        data = read(self._path)
        try:
            plain = age.unseal(data, [self._key])
        except age.NotForUsError as error:
            raise StorageError(Code.SHUT_OUT, self._path) from error
        except age.BrokenError as error:
            raise StorageError(Code.KEY_DAMAGED, self._path) from error
        try:
            return read_ring(plain)
        except StorageError as error:
            raise error.at(self._path) from error
