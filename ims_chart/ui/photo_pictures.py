"""The pictures of photos, decoded beside the window and kept in memory alone."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ims_chart.charting.photos import VisitPhotos
from ims_chart.printing.photo_image import decoded
from ims_chart.storage.errors import Code, StorageError

SMALL = 240
"""Pixels of a thumbnail's shorter side, at most: a tile on a screen twice as sharp as usual."""
KEPT_SMALL, KEPT_LARGE = 120, 3
"""How many are kept, those last asked for: together some 120 MB at the very most."""
AGAIN_S = 3.0
"""After so long a picture that could not be read is tried again when it is next looked at."""

_Key = tuple[str, bool]
_Read = QImage | StorageError


class PhotoPictures(QObject):
    """Gives what is there at once, and says when the rest has come."""

    arrived = Signal(str)
    """The digest of a picture that is there now, or is known to be missing or damaged."""

    _read = Signal(object)

    def __init__(self, photos: VisitPhotos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._kept: dict[_Key, QImage] = {}
        self._faults: dict[str, tuple[StorageError, float]] = {}
        self._asked: set[_Key] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="photo pictures")
        self._read.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        photos.closed.connect(self._close)

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return bool(self._asked)

    def small(self, digest: str) -> QImage | None:
        """The thumbnail; None as long as there is none."""
        return self._get((digest, False))

    def large(self, digest: str) -> QImage | None:
        """The picture as it is stored; for now its thumbnail, or None."""
        return self._get((digest, True)) or self._kept.get((digest, False))

    def fault(self, digest: str) -> StorageError | None:
        """Why a picture can't be shown."""
        return self._faults[digest][0] if digest in self._faults else None

    def _get(self, key: _Key) -> QImage | None:
        image = self._kept.pop(key, None)
        if image is not None:
            self._kept[key] = image
            return image
        digest, large = key
        told = self._faults.get(digest)
        if key not in self._asked and (told is None or time.monotonic() - told[1] > AGAIN_S):
            self._asked.add(key)
            future = self._thread.submit(_decoded, self._photos, digest, large=large)
            future.add_done_callback(lambda done: self._tell(key, done))
        return None

    def _tell(self, key: _Key, done: Future[QImage]) -> None:
        """In the reading thread: hands the outcome to the window's."""
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._read.emit((key, done.result()))
        elif isinstance(error, StorageError):
            self._read.emit((key, error))
        else:
            self._read.emit((key, StorageError(Code.IO, detail=type(error).__name__)))

    def _arrive(self, read: tuple[_Key, _Read]) -> None:
        key, came = read
        self._asked.discard(key)
        if isinstance(came, StorageError):
            self._faults[key[0]] = (came, time.monotonic())
        else:
            self._faults.pop(key[0], None)
            self._keep(key, came)
        self.arrived.emit(key[0])

    def _keep(self, key: _Key, image: QImage) -> None:
        self._kept[key] = image
        alike = [kept for kept in self._kept if kept[1] is key[1]]
        if len(alike) > (KEPT_LARGE if key[1] else KEPT_SMALL):
            del self._kept[alike[0]]

    def _close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._kept.clear()


def _decoded(photos: VisitPhotos, digest: str, *, large: bool) -> QImage:
    """Raises StorageError: DAMAGED, and as `VisitPhotos.read`."""
    image = decoded(photos.read(digest), shorter=0 if large else SMALL)
    if image.isNull():
        raise StorageError(Code.DAMAGED, detail="no picture")
    return image
