"""Pictures in what is dropped or pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from ims_chart.charting.photos import Source

_UNPACKED = 100
"""Qt's quality of a PNG that is not packed: it is only handed on, and packing takes a second."""


def holds_pictures(mime: QMimeData) -> bool:
    """Whether there may be a picture in it; whether there is, is seen when it is read."""
    return mime.hasImage() or bool(_files(mime))


def sources_of(mime: QMimeData | None) -> tuple[Source, ...]:
    """The files it names on this computer, or else the picture that it is. Some systems give None
    for an empty clipboard.
    """
    if mime is None:
        return ()
    files = _files(mime)
    if files:
        return files
    image = mime.imageData()
    return (_png(image),) if isinstance(image, QImage) and not image.isNull() else ()


def _files(mime: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def _png(image: QImage) -> bytes:
    alpha = image.hasAlphaChannel()
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB888
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(form).save(buffer, "PNG", _UNPACKED)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())
