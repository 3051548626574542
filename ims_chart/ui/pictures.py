"""The pictures of the body, at the size that is needed: a small one at once, the full one when
it has been read in the background.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ims_chart.body import Atlas

log = logging.getLogger(__name__)

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_SHARP = 1.15
"""How far a picture may be enlarged before a larger one is wanted."""


class Pictures(QObject):
    """Keeps each picture in halving sizes, so that scaling it down stays smooth and cheap."""

    arrived = Signal()
    """A larger picture is there: paint again."""

    _read = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._levels: dict[tuple[str, str], list[QImage]] = {}
        self._early: dict[tuple[str, str], Future[QImage]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._read.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def prefetch(self, body: str, views: Iterable[str]) -> None:
        """Begins to read the small pictures, while the window is still being built."""
        for view in views:
            path = self._atlas.small_picture_path(body, view)
            self._early[body, view] = self._thread.submit(_read, path)

    def get(self, body: str, view: str, height: float) -> QImage:
        """The picture best shown `height` device pixels high; for now a smaller one if need be."""
        key = (body, view)
        levels = self._levels.get(key)
        if levels is None:
            early = self._early.pop(key, None)
            image = early.result() if early else _read(self._atlas.small_picture_path(*key))
            levels = self._levels[key] = [image]
        fitting = next((im for im in levels if im.height() * _SHARP >= height), None)
        if fitting is None and key not in self._asked:
            self._asked.add(key)
            self._thread.submit(self._load, key)
        return fitting or levels[-1]

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _load(self, key: tuple[str, str]) -> None:
        full = _read(self._atlas.picture_path(*key))
        if full.isNull():
            log.warning("picture of %s %s can't be read", *key)
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        half = full.scaledToHeight(full.height() // 2, smooth)
        self._read.emit((key, [half, full]))

    def _arrive(self, read: tuple[tuple[str, str], list[QImage]]) -> None:
        key, larger = read
        self._levels[key] = sorted([*self._levels[key][:1], *larger], key=lambda im: im.height())
        self.arrived.emit()


def _read(path: Path) -> QImage:
    return QImage(str(path)).convertToFormat(_FORMAT)
