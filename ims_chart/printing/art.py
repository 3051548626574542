"""The pictures of the body as they go on paper: veiled, so that the marks are loudest."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from ims_chart.printing.errors import PrintError, PrintFault

DPI = 300
_STRENGTH = 0.52
"""How much of the picture's own strength is left."""


def paper_picture(path: Path, width: float, height: float) -> QImage:
    """A view's picture on white, with the pixels that `width` × `height` mm need and no more.

    Raises:
        PrintError: DAMAGED_PICTURE.
    """
    pixels = QSize(round(width / 25.4 * DPI), round(height / 25.4 * DPI))
    return _veiled(path, pixels.width(), pixels.height())


@lru_cache(maxsize=4)
def _veiled(path: Path, width: int, height: int) -> QImage:
    """Kept for the next time a preview asks: reading a large picture takes longer than a page."""
    reader = QImageReader(str(path))
    own = reader.size()
    if own.width() > width:
        reader.setScaledSize(QSize(width, height))
    picture = reader.read()
    if picture.isNull():
        raise PrintError(PrintFault.DAMAGED_PICTURE, path.name)
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("#ffffff"))
    painter = QPainter(ground)
    painter.setOpacity(_STRENGTH)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground
