"""The pixels of a stored photo, for screen and paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

_PIXELS_MAX = 40_000_000
"""Far over what is ever stored; a file that unpacks to more was not made by this program."""


def decoded(data: bytes, *, longer: int = 0, shorter: int = 0) -> QImage:
    """A photo's picture, made smaller while it is decoded until its longer or its shorter side has
    that many pixels; a null image for what is none. For any thread.
    """
    held = QByteArray(data)
    buffer = QBuffer(held)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _PIXELS_MAX:
        return QImage()
    wide, high = size.width(), size.height()
    shares = [longer / max(wide, high)] if longer else []
    shares += [shorter / min(wide, high)] if shorter else []
    if shares and min(shares) < 1:
        reader.setScaledSize(size * min(shares))
    image = reader.read()
    del reader  # before the buffer that it reads
    return image
