"""The pictures of the body as they go on paper: veiled, so that the marks are loudest."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.page import WHOLE_VIEW, Picture

DPI = 300
KEPT = 6
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_begun: dict[Path, Future[QImage]] = {}
_STRENGTH = 0.52
"""How much of the picture's own strength is left."""


def paper_picture(path: Path, shown: Picture, *, grey: bool = False) -> QImage:
    """The part of a view's picture that is shown, on white, with the pixels that its size on paper
    needs and no more.

    Raises:
        PrintError: DAMAGED_PICTURE.
    """
    window = shown.window
    picture = _veiled(path, *_pixels(shown))
    if window != WHOLE_VIEW:
        size = picture.size()
        picture = picture.copy(
            round(window.left * size.width()),
            round(window.top * size.height()),
            round(window.width * size.width()),
            round(window.height * size.height()),
        )
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture


def read_ahead(wanted: Iterable[tuple[Path, Picture]]) -> None:
    """Reads the pictures that pages will show side by side: reading is most of what a page takes,
    and it keeps no other thread waiting. One that is damaged is told when it is painted.
    """
    sizes = {(path, *_pixels(shown)) for path, shown in wanted}
    if len(sizes) > 1:
        with ThreadPoolExecutor() as readers:
            for done in [readers.submit(_veiled, *size) for size in sizes]:
                done.exception()


def _pixels(shown: Picture) -> tuple[int, int]:
    """Width and height of the whole picture at the size it has on paper."""
    window = shown.window
    wide = round(shown.width / window.width / 25.4 * DPI)
    return wide, round(shown.height / window.height / 25.4 * DPI)


def begin(paths: Iterable[Path]) -> None:
    """Begins to read whole pictures, before it is known how large pages will show them.

    That helps the first pages of a process; later ones mostly find pictures kept.
    """
    if _veiled.cache_info().currsize or _begun:
        return
    readers = ThreadPoolExecutor()
    _begun.update({path: readers.submit(QImage, str(path)) for path in paths})
    readers.shutdown(wait=False)


@lru_cache(maxsize=KEPT)
def _veiled(path: Path, width: int, height: int) -> QImage:
    """Kept for the next time a preview asks: reading a large picture takes longer than a page."""
    begun = _begun.pop(path, None)
    picture = begun.result() if begun else QImage(str(path))
    if picture.width() > width:
        # To ask the reader for the size takes a third longer.
        picture = picture.scaled(QSize(width, height), mode=_SMOOTH)
    if picture.isNull():
        raise PrintError(PrintFault.DAMAGED_PICTURE, path.name)
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("#ffffff"))
    painter = QPainter(ground)
    painter.setOpacity(_STRENGTH)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground
