"""The pictures of the body, at the size that is needed: a small one at once, a larger one when it
has been read in the background.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ims_chart.body import PICTURE_HEIGHTS, SMALL_HEIGHT, Atlas, BodyError, Coat
from ims_chart.storage.settings import Dress

log = logging.getLogger(__name__)

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_SHARP = 1.15
"""How far a picture may be enlarged before a larger one is wanted."""

_Key = tuple[str, str, Coat]


class Pictures(QObject):
    """Keeps each picture in the sizes it was shown in: scaling to half stays smooth and cheap."""

    arrived = Signal()
    """A larger picture is there: paint again."""

    _read = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._levels: dict[_Key, list[QImage]] = {}
        self._early: dict[_Key, Future[QImage]] = {}
        self._asked: set[tuple[_Key, float]] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._read.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def prefetch(self, body: str, views: Iterable[str], dress: Dress) -> None:
        """Begins to read the small pictures, while the window is still being built."""
        if dress is not Dress.OUTLINE:
            for view in views:
                key = (body, view, _coat(dress))
                if key not in self._levels and key not in self._early:
                    self._early[key] = self._thread.submit(self._picture, key, SMALL_HEIGHT)

    def get(self, body: str, view: str, dress: Dress, height: float) -> QImage | None:
        """The picture best shown `height` device pixels high; for now a smaller one if need be.

        None where lines are asked for, and where no picture can be read. Without one of the skin
        it is that of the muscles.
        """
        if dress is Dress.OUTLINE:
            return None
        key = (body, view, _coat(dress))
        levels = self._levels.get(key)
        if levels is None:
            early = self._early.pop(key, None)
            small = early.result() if early else self._picture(key, SMALL_HEIGHT)
            levels = self._levels[key] = [] if small.isNull() else [small]
        fitting = next((im for im in levels if im.height() * _SHARP >= height), None)
        if fitting is None:
            self._ask(key, height / _SHARP)
        if not levels and dress is Dress.SKIN:
            return self.get(body, view, Dress.FULL, height)
        return fitting or (levels[-1] if levels else None)

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _ask(self, key: _Key, least: float) -> None:
        """Has a picture read that is as high or higher, if that wasn't tried before."""
        height = next(high for high in PICTURE_HEIGHTS if high >= least)
        if (key, height) not in self._asked:
            self._asked.add((key, height))
            self._thread.submit(self._load, key, height)

    def _load(self, key: _Key, height: float) -> None:
        picture = self._picture(key, height)
        if not picture.isNull():
            self._read.emit((key, picture))

    def _picture(self, key: _Key, height: float) -> QImage:
        """A null image if there is none or it can't be read; it is logged, and the body is shown
        without.
        """
        body, view, coat = key
        try:
            image = QImage(str(self._atlas.picture_path(body, view, coat, height=height)))
        except BodyError as error:
            log.warning("no picture: %s %s", error.code, error.subject)
            return QImage()
        if image.isNull():
            log.warning("picture of %s can't be read", " ".join(key))
        return image.convertToFormat(_FORMAT)

    def _arrive(self, read: tuple[_Key, QImage]) -> None:
        key, larger = read
        levels = [im for im in self._levels[key] if im.height() != larger.height()]
        self._levels[key] = sorted([*levels, larger], key=lambda im: im.height())
        self.arrived.emit()


def _coat(dress: Dress) -> Coat:
    return Coat.SKIN if dress is Dress.SKIN else Coat.MUSCLE
