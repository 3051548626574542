"""The session summary: one visit on as many pages as it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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
from ims_chart.printing.flow import Sheet, Strip, flow, height, pages_needed, stack
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

_SMALLEST, _STEP = 58.0, 4.0
"""How far in mm the figures are squeezed for a page less, and in what steps it is tried."""

_LYING = 90.0
"""On a sheet that lies on its side, which is short anyway, a page of their own is better."""

_LEFT, _GAP = 0.42, 8.0
"""Share of such a sheet's width for the figures, and the gap to what stands beside them in mm."""


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
        return flow(self._strips(top, sheet, measure), sheet)

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

    def _strips(self, top: list[Strip], sheet: Sheet, measure: Measure) -> list[Strip]:
        """All of it. The figures take the room that is left."""
        width = sheet.width
        told = told_strips(self.record, self.visit, self.atlas.muscles, measure, width)
        therapist = therapist_name(self.visit, self.clinic)
        signatures = signature_strips(self.visit, therapist, measure, width, self.heads)
        before = [*top, *told]
        body = self._beside(before, signatures, sheet, measure)
        body = body or self._one_below_the_other(before, signatures, sheet, measure)
        return [*before, *body, *signatures, *self._photo_strips(measure, width)]

    def _one_below_the_other(
        self, before: list[Strip], signatures: list[Strip], sheet: Sheet, measure: Measure
    ) -> list[Strip]:
        """The figures, their legend, and what was charted."""
        figures = figures_of(self.record, self.visit, self.atlas)
        legend = legend_strips(self.visit, hidden_words(figures), measure, sheet.width)
        below = [*legend, *self._charted(measure, sheet.width)]
        after = [*below, *signatures]
        tall = _tallest(before, height(legend), after, sheet)
        picture = figures_strip(figures, measure, sheet.width, tall)
        spare = sheet.bottom - sheet.top - height([*before, picture, *after])
        return [picture, *below, Strip(max(0.0, spare))]

    def _beside(
        self, before: list[Strip], signatures: list[Strip], sheet: Sheet, measure: Measure
    ) -> list[Strip]:
        """On a sheet that lies on its side the figures stand beside what was charted, where all
        of that has room there.
        """
        if sheet.form.paper.width < sheet.form.paper.height:
            return []
        room = sheet.bottom - sheet.top - height([*before, *signatures])
        left = sheet.width * _LEFT
        charted = self._charted(measure, sheet.width - left - _GAP)
        if height(charted) > room:
            return []
        figures = figures_of(self.record, self.visit, self.atlas)
        legend = legend_strips(self.visit, hidden_words(figures), measure, left)
        picture = figures_strip(figures, measure, left, room - height(legend))
        if picture.height < _SMALLEST:
            return []
        right = stack(charted)
        items = [item.shifted(left + _GAP, 0) for item in right.items]
        drawn = stack([picture, *legend]).items
        return [Strip(room, (*drawn, *items), bookmark=right.bookmark)]

    def _charted(self, measure: Measure, width: float) -> list[Strip]:
        return [
            *site_strips(self.visit, self.atlas.muscles, measure, width),
            *self._since(measure, width),
            *area_strips(self.visit, measure, width),
            *measure_strips(self.visit, measure, width),
            *note_strips(self.visit, measure, width),
            *addendum_strips(self.visit, measure, width),
        ]

    def _photo_strips(self, measure: Measure, width: float) -> list[Strip]:
        if not self.photos:
            return []
        from ims_chart.printing.photos_page import photo_strips  # noqa: PLC0415 - seldom asked for

        return photo_strips(self.photos, measure, width)


def _tallest(before: Sequence[Strip], legend: float, after: Sequence[Strip], sheet: Sheet) -> float:
    """The most that the figures can be high, their legend under them, without a page more than
    the smallest would need.
    """
    room = sheet.bottom - sheet.top
    most = room - height(before) - legend
    alone = room - height([*before, *after])
    lies = sheet.form.paper.width > sheet.form.paper.height
    if alone >= (_LYING if lies else _SMALLEST):
        return alone

    def pages(tall: float) -> int:
        return pages_needed([*before, Strip(tall), *after], sheet)

    least = pages(min(_SMALLEST, most))
    tall = most
    while tall > _SMALLEST and pages(tall) > least:
        tall -= _STEP
    return tall
