"""Pages as PNG and TIFF, with their resolution in the file."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtGui import QImage

from ims_chart.printing.format import Format
from ims_chart.printing.printout import Printout, page_images


def png_pages(printout: Printout, form: Format, dpi: int) -> list[bytes]:
    """A file for each page. Raises BodyError, PrintError: the atlas' files are not sound."""
    made: list[bytes] = []
    for sheet in _sheets(printout, form, dpi):
        content = BytesIO()
        sheet.save(content, "PNG", dpi=(dpi, dpi))
        made.append(content.getvalue())
    return made


def tiff_bytes(printout: Printout, form: Format, dpi: int) -> bytes:
    """One file of all pages. Raises as `png_pages` does."""
    first, *rest = _sheets(printout, form, dpi)
    content = BytesIO()
    first.save(
        content,
        "TIFF",
        save_all=True,
        append_images=rest,
        dpi=(dpi, dpi),
        compression="tiff_adobe_deflate",
    )
    return content.getvalue()


def _sheets(printout: Printout, form: Format, dpi: int) -> list[Image.Image]:
    mode = "L" if form.grey else "RGB"
    return [_pillow(image).convert(mode) for image in page_images(printout, form, dpi)]


def _pillow(image: QImage) -> Image.Image:
    size = (image.width(), image.height())
    rows = bytes(image.constBits())
    return Image.frombuffer("RGB", size, rows, "raw", "BGRX", image.bytesPerLine(), 1)
