"""The session summary: one visit on as many pages as it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from ims_chart import __version__
from ims_chart.body import Atlas
from ims_chart.insight.totals import totals
from ims_chart.printing import terms
from ims_chart.printing.closing import measure_strips, note_strips, signature_strips
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.figures import (
    figures_height,
    figures_of,
    figures_strip,
    hidden_words,
)
from ims_chart.printing.flow import Sheet, Strip, flow, height
from ims_chart.printing.header import (
    Header,
    continued_strips,
    header_strips,
    therapist_name,
)
from ims_chart.printing.legend import legend_strips
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import Align, Item, Measure, Page, Paper, Rule, Style, Text, Tone
from ims_chart.printing.painter import paint_page
from ims_chart.printing.table import site_strips
from ims_chart.printing.terms import translate
from ims_chart.record import Clinic, Record, Visit, VisitState

_LEFT, _TOP, _BOTTOM = 15.0, 12.0, 17.0
_FOOT = Style(8, tone=Tone.SOFT)
_SMALLEST, _USUAL = 80.0, 122.0
"""Height of the figures in mm: squeezed so that a visit stays on one page, or else."""


@dataclass(frozen=True)
class SessionSummary:
    """What a visit's pages are made from.

    Attributes:
        printed_at: stands in the footer as it is, in its own time zone.
    """

    record: Record
    visit: Visit
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime

    @property
    def title(self) -> str:
        """What a file or a print job is called by: what it is, and of which day; not of whom."""
        what = translate("summary", "Session summary")
        return f"{what} {self.visit.date.isoformat()}"

    def pages(self, paper: Paper, measure: Measure) -> tuple[Page, ...]:
        """Lays the visit out.

        Raises:
            BodyError: the atlas' files are not sound.
        """
        counts = totals(self.visit, self.atlas.muscles)
        header = Header(self.record, self.visit, self.clinic, counts)
        width = paper.width - 2 * _LEFT
        continued = continued_strips(header, measure, width)
        sheet = Sheet(
            paper, _LEFT, _TOP, paper.height - _BOTTOM, continued, self._foot(paper, measure)
        )
        top = header_strips(header, measure, width)
        return flow([*top, *self._body(sheet, height(top), measure)], sheet)

    def paint(self, device: QPagedPaintDevice) -> None:
        """Prints all pages on a PDF writer or printer, whose page may have margins of its own.

        Raises:
            BodyError, PrintError: the atlas' files are not sound, or the device takes no painting.
        """
        layout = device.pageLayout()
        full = layout.fullRect(QPageLayout.Unit.Millimeter)
        pages = self.pages(Paper(full.width(), full.height()), FontMeasure())
        painter = QPainter()
        if not painter.begin(device):
            raise PrintError(PrintFault.DEVICE, type(device).__name__)
        try:
            margins = layout.margins(QPageLayout.Unit.Millimeter)
            painter.scale(device.logicalDpiX() / 25.4, device.logicalDpiY() / 25.4)
            if layout.mode() is QPageLayout.Mode.StandardMode:
                painter.translate(-margins.left(), -margins.top())
            for n, page in enumerate(pages):
                if n and not device.newPage():
                    raise PrintError(PrintFault.DEVICE, type(device).__name__)
                paint_page(painter, page, self.atlas)
        finally:
            painter.end()

    def _body(self, sheet: Sheet, above: float, measure: Measure) -> list[Strip]:
        """The figures and what follows them; they take the room that is left, within reason."""
        width = sheet.width
        figures = figures_of(self.record, self.visit, self.atlas)
        below = [
            *legend_strips(self.visit, hidden_words(figures), measure, width),
            *site_strips(self.visit, self.atlas.muscles, measure, width),
            *measure_strips(self.visit, measure, width),
            *note_strips(self.visit, measure, width),
        ]
        therapist = therapist_name(self.visit, self.clinic)
        signatures = signature_strips(self.visit, therapist, measure, width)
        room = sheet.bottom - sheet.top - above - height(below) - height(signatures)
        tall = min(room if room >= _SMALLEST else _USUAL, figures_height(figures, width))
        spare = max(0.0, room - tall)
        picture = figures_strip(figures, measure, width, tall)
        return [picture, *below, Strip(spare), *signatures]

    def _foot(self, paper: Paper, measure: Measure) -> Callable[[int, int], tuple[Item, ...]]:
        left = translate("summary", "Reference drawing. Dry needling is not acupuncture.")
        if self.visit.state is VisitState.DRAFT:
            draft = translate("summary", "Draft – not signed")
            left = f"{draft} · {left}"
        printed = translate("summary", "Printed {time} · IMS Chart {version} · page {n} of {pages}")
        y = paper.height - 9.5
        right = paper.width - _LEFT

        def foot(n: int, pages: int) -> tuple[Item, ...]:
            words = printed.format(
                time=terms.moment(self.printed_at), version=__version__, n=n, pages=pages
            )
            wide = measure.width(left, _FOOT) + measure.width(words, _FOOT) + 5
            second = 0.0 if _LEFT + wide <= right else _FOOT.line
            return (
                Rule(_LEFT, y - 4.2, right, y - 4.2, 0.12, Tone.FAINT),
                Text(_LEFT, y, left, _FOOT),
                Text(right, y + second, words, _FOOT, Align.RIGHT),
            )

        return foot
