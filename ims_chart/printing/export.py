"""The chart as a file: PDF with vector marks and text, or PNG with its resolution set."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from ims_chart import __version__
from ims_chart.body import Atlas
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS, Paper
from ims_chart.printing.painter import paint_page
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import Clinic, Record, Visit
from ims_chart.storage import atomic

PNG_DPI = 150

_started: list[QGuiApplication] = []


def write_chart(  # noqa: PLR0913, a call says what each is
    path: Path,
    record: Record,
    visit: Visit,
    *,
    clinic: Clinic,
    atlas: Atlas,
    paper: str = "A4",
    printed_at: dt.datetime | None = None,
) -> None:
    """Writes the session summary of a visit; the file's ending says as what, .pdf or .png.

    A PNG holds all pages, one below the other. Needs no display and no running application.

    Raises:
        PrintError: UNKNOWN_FORMAT, UNKNOWN_PAPER, DAMAGED_PICTURE, DEVICE.
        BodyError: the atlas' files are not sound.
        StorageError: the file can't be written. An old file of that name is then untouched.
    """
    made = _FORMATS.get(path.suffix.lower())
    if made is None:
        raise PrintError(PrintFault.UNKNOWN_FORMAT, path.suffix)
    if paper not in PAPERS:
        raise PrintError(PrintFault.UNKNOWN_PAPER, paper)
    at = printed_at or dt.datetime.now().astimezone()
    summary = SessionSummary(record, visit, clinic, atlas, at)
    atomic.write(path, made(summary, PAPERS[paper]))


def pdf_bytes(summary: SessionSummary, paper: Paper) -> bytes:
    """The summary as PDF. Its metadata names the program and the day, not the patient."""
    ensure_application()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(600)
    size = QSizeF(paper.width, paper.height)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(summary.title)
    writer.setCreator(f"IMS Chart {__version__}")
    summary.paint(writer)
    buffer.close()
    return bytes(content.data())


def png_bytes(summary: SessionSummary, paper: Paper, dpi: int = PNG_DPI) -> bytes:
    """The summary as PNG, its pages one below the other, with the resolution in the file."""
    ensure_application()
    sheets = [_pillow(image) for image in page_images(summary, paper, dpi)]
    whole = Image.new("RGB", (sheets[0].width, sum(sheet.height for sheet in sheets)), "white")
    y = 0
    for sheet in sheets:
        whole.paste(sheet, (0, y))
        y += sheet.height
    content = BytesIO()
    whole.save(content, "PNG", dpi=(dpi, dpi))
    return content.getvalue()


def page_images(summary: SessionSummary, paper: Paper, dpi: int) -> list[QImage]:
    """Each page as a picture, as large as the paper is at that resolution."""
    images: list[QImage] = []
    for page in summary.pages(paper, FontMeasure()):
        width, height = round(paper.width / 25.4 * dpi), round(paper.height / 25.4 * dpi)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        painter.scale(dpi / 25.4, dpi / 25.4)
        try:
            paint_page(painter, page, summary.atlas)
        finally:
            painter.end()  # before the picture goes, or Qt crashes
        images.append(image)
    return images


def ensure_application() -> None:
    """Fonts and painting need one application in the process; where none runs, one is started."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _started.append(QGuiApplication(["ims-chart"]))


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _pillow(image: QImage) -> Image.Image:
    size = (image.width(), image.height())
    rows = bytes(image.constBits())
    return Image.frombuffer("RGB", size, rows, "raw", "BGRX", image.bytesPerLine(), 1)


_FORMATS: dict[str, Callable[[SessionSummary, Paper], bytes]] = {
    ".pdf": pdf_bytes,
    ".png": png_bytes,
}
