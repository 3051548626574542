"""The session summary: one visit on as many pages as it needs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.insight.totals import totals
from ims_chart.printing.closing import (
    addendum_strips,
    area_strips,
    measure_strips,
    note_strips,
    signature_strips,
    told_strips,
)
from ims_chart.printing.figures import figures_of, hidden_words
from ims_chart.printing.flow import Sheet, Strip, flow, height
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.header import (
    Header,
    continued_strips,
    header_strips,
    therapist_name,
)
from ims_chart.printing.legend import legend_strips
from ims_chart.printing.letterhead import Logo
from ims_chart.printing.page import Measure, Page
from ims_chart.printing.panels import figures_strip
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.table import site_strips
from ims_chart.printing.terms import translate
from ims_chart.record import ChainHead, Clinic, Record, Visit, VisitState

if TYPE_CHECKING:
    from ims_chart.printing.photos_page import PaperPhoto

_SMALLEST, _USUAL = 70.0, 122.0
"""Height of the figures in mm: squeezed so that a visit stays on one page, or else."""


@frozen
class SessionSummary:
    """What a visit's pages are made from.

    Attributes:
        printed_at: stands in the footer as it is, in its own time zone.
        printed_by: who prints it, "" if the program doesn't know.
        compared: whether what changed since the visit before is told too.
        heads: where the audit logs of the store stand.
        photos: what is shown of the visit's photos, on pages of their own.
    """

    record: Record
    visit: Visit
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    printed_by: str = ""
    logo: Logo | None = None
    compared: bool = False
    heads: tuple[ChainHead, ...] = ()
    photos: tuple[PaperPhoto, ...] = ()

    @property
    def title(self) -> str:
        """What a file or a print job is called by: what it is, and of which day; not of whom."""
        what = translate("summary", "Session summary")
        return f"{what} {self.visit.date.isoformat()}"

    @property
    def author(self) -> str:
        """The clinic, for the file's metadata."""
        return self.clinic.name

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        """Lays the visit out.

        Raises:
            BodyError: the atlas' files are not sound.
        """
        counts = totals(self.visit, self.atlas.muscles)
        header = Header(self.record, self.visit, self.clinic, counts, self.logo)
        continued = continued_strips(header, measure, form.width)
        foot = Foot(self._reservation(), self.printed_at, self.printed_by)
        bottom = form.room.height - BOTTOM
        sheet = Sheet(form, TOP, bottom, continued, foot.of(form, measure))
        top = header_strips(header, measure, form.width)
        return flow([*top, *self._body(sheet, height(top), measure)], sheet)

    def _reservation(self) -> str:
        words = translate("summary", "Reference drawing. Dry needling is not acupuncture.")
        if self.visit.state is VisitState.DRAFT:
            draft = translate("summary", "Draft – not signed")
            return f"{draft} · {words}"
        return words

    def _since(self, measure: Measure, width: float) -> list[Strip]:
        if not self.compared:
            return []
        # Seldom asked for, and it brings what the chart says over visits with it.
        from ims_chart.printing.compared import compared_strips  # noqa: PLC0415

        reach = self.clinic.same_site_mm
        muscles = self.atlas.muscles
        return compared_strips(self.record, self.visit, reach, muscles, measure, width)

    def _body(self, sheet: Sheet, above: float, measure: Measure) -> list[Strip]:
        """The figures and what follows them; they take the room that is left, within reason."""
        width = sheet.width
        muscles = self.atlas.muscles
        figures = figures_of(self.record, self.visit, self.atlas)
        told = told_strips(self.record, self.visit, muscles, measure, width)
        legend = legend_strips(self.visit, hidden_words(figures), measure, width)
        below = [
            *legend,
            *site_strips(self.visit, muscles, measure, width),
            *self._since(measure, width),
            *area_strips(self.visit, measure, width),
            *measure_strips(self.visit, measure, width),
            *note_strips(self.visit, measure, width),
            *addendum_strips(self.visit, measure, width),
        ]
        therapist = therapist_name(self.visit, self.clinic)
        signatures = signature_strips(self.visit, therapist, measure, width, self.heads)
        taken = above + height(told) + height(below) + height(signatures)
        room = sheet.bottom - sheet.top - taken
        tall = room if room >= _SMALLEST else _USUAL
        tall = min(tall, sheet.bottom - sheet.top - above - height(told) - height(legend))
        picture = figures_strip(figures, measure, width, tall)
        spare = max(0.0, room - picture.height)
        photos = self._photo_strips(measure, width)
        return [*told, picture, *below, Strip(spare), *signatures, *photos]

    def _photo_strips(self, measure: Measure, width: float) -> list[Strip]:
        if not self.photos:
            return []
        from ims_chart.printing.photos_page import photo_strips  # noqa: PLC0415 - seldom asked for

        return photo_strips(self.photos, measure, width)
