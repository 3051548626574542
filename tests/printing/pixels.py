"""The pixels of a painted picture, as tests compare them."""

from PIL import Image
from PySide6.QtGui import QImage


def grey(image: QImage) -> bytes:
    """One byte a pixel, row by row.

    The converted picture keeps a name until its bytes are copied: what `constBits` gives is a
    view of memory that goes with the picture.
    """
    converted = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(converted.constBits())


def pillow(image: QImage) -> Image.Image:
    """The picture as Pillow has it, in RGB."""
    size = (image.width(), image.height())
    rows = bytes(image.constBits())
    return Image.frombuffer("RGB", size, rows, "raw", "BGRX", image.bytesPerLine(), 1)
