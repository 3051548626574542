"""What can be printed, and how it gets onto any device: PDF, printer, preview, picture."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPainter

from ims_chart.body import Atlas
from ims_chart.printing.art import KEPT, read_ahead
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.format import Format
from ims_chart.printing.inks import inks
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import Measure, Page, Paper, Picture
from ims_chart.printing.painter import paint_page

TOP, BOTTOM = 12.0, 18.5
"""Margins above and below, in the items' mm; the foot of a page stands in the lower one."""


class Printout(Protocol):
    """Anything that lays itself out on pages."""

    @property
    def atlas(self) -> Atlas: ...

    @property
    def title(self) -> str:
        """What a file or a print job is called by; it names no patient."""
        ...

    @property
    def author(self) -> str:
        """Who a file's metadata names: the clinic."""
        ...

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        """Raises BodyError: the atlas' files are not sound."""
        ...


def paint_on(
    device: QPagedPaintDevice, pages: tuple[Page, ...], atlas: Atlas, *, grey: bool = False
) -> None:
    """Paints pages on a PDF writer or printer, whose page may have margins of its own.

    Raises:
        BodyError, PrintError: the atlas' files are not sound, or the device takes no painting.
    """
    layout = device.pageLayout()
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError(PrintFault.DEVICE, type(device).__name__)
    try:
        margins = layout.margins(QPageLayout.Unit.Millimeter)
        painter.scale(device.logicalDpiX() / 25.4, device.logicalDpiY() / 25.4)
        if layout.mode() is QPageLayout.Mode.StandardMode:
            painter.translate(-margins.left(), -margins.top())
        _read_ahead(pages, atlas)
        for n, page in enumerate(pages):
            if n and not device.newPage():
                raise PrintError(PrintFault.DEVICE, type(device).__name__)
            paint_page(painter, page, atlas, inks(grey=grey))
    finally:
        painter.end()


def _read_ahead(pages: tuple[Page, ...], atlas: Atlas) -> None:
    shown = [item for page in pages for item in page.items if isinstance(item, Picture)]
    read_ahead(shown[:KEPT], atlas)


def device_paper(device: QPagedPaintDevice) -> Paper:
    """The sheet that lies in a printer."""
    full = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return Paper(full.width(), full.height())


def page_image(page: Page, atlas: Atlas, dpi: float, *, grey: bool = False) -> QImage:
    """A page as a picture, as large as its paper is at that resolution.

    Raises:
        BodyError, PrintError: the atlas' files are not sound.
    """
    paper = page.paper
    width, height = round(paper.width / 25.4 * dpi), round(paper.height / 25.4 * dpi)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(dpi / 25.4, dpi / 25.4)
    try:
        paint_page(painter, page, atlas, inks(grey=grey))
    finally:
        painter.end()  # before the picture goes, or Qt crashes
    return image


def page_images(printout: Printout, form: Format, dpi: float) -> list[QImage]:
    """Each page as a picture."""
    pages = printout.pages(form, FontMeasure())
    return [page_image(page, printout.atlas, dpi, grey=form.grey) for page in pages]
