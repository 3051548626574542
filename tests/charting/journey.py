"""A walk through edits, undos and redos that knows what the record must be after each step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ims_chart.body import Atlas
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.repeat import plan_of
from ims_chart.insight.totals import totals
from ims_chart.record import (
    Clinic,
    Finding,
    FindingKind,
    Needling,
    Protocol,
    Technique,
    Twitch,
    Visit,
    VisitState,
)
from ims_chart.storage.codec import decode_record, encode_record
from tests import samples

DONE = Needling(technique=Technique.PISTONING, count=2, removed=2, twitch=Twitch.SINGLE)
EARLIER = samples.visit(
    "v0",
    [
        samples.site("e1", 1, needling=DONE, finding=Finding(kind=FindingKind.TAUT_BAND)),
        samples.site("e2", 2, needling=Needling(technique=Technique.IN_PLACE, removed=1)),
        samples.site("e3", 3, needling=None),
    ],
    day=dt.date(2026, 2, 23),
)
PROTOCOL = Protocol(
    id="p1", name="Shoulder", sites=(plan_of(samples.site("q1")), plan_of(samples.site("q2")))
)


class Journey:
    """The chart, and the record as it was at every place of the history."""

    def __init__(self, atlas: Atlas) -> None:
        start = samples.record(visits=[EARLIER, samples.visit()])
        self.chart = Chart(Document(start), atlas, Clinic(protocols=(PROTOCOL,)), author="th1")
        self.trail = [start]
        self._areas: set[str] = set()

    @property
    def at(self) -> int:
        return self.chart.document.history.index()

    def go(self, edit: Callable[[Chart], object]) -> None:
        """Makes an edit, whatever it does to the history."""
        before, record = self.at, self.chart.record
        edit(self.chart)
        if self.chart.record is not record or self.at != before:
            # A step that was merged away leaves the history one shorter.
            self.trail = [*self.trail[: self.at], self.chart.record]
        self.check()

    def undo(self) -> None:
        self.chart.document.history.undo()
        self.check()

    def redo(self) -> None:
        self.chart.document.history.redo()
        self.check()

    def check(self) -> None:
        record = self.chart.record
        assert record == self.trail[self.at]
        assert decode_record(encode_record(record)).record == record
        for visit in record.visits:
            self._check_counts(visit)
        self._check_choice()

    def _check_counts(self, visit: Visit) -> None:
        """Each number ever given belongs to one site that is there or one that was removed."""
        self._areas |= {area.id for area in visit.pain_areas}
        numbers = [site.number for site in visit.sites]
        gone = [removal.id for removal in visit.removed if removal.id not in self._areas]
        assert len(set(numbers)) == len(numbers)
        assert len(numbers) + len(gone) == visit.numbers_given
        assert max(numbers, default=0) <= visit.numbers_given
        kept = [site.repeats for site in visit.sites if site.repeats]
        assert len(set(kept)) == len(kept)
        told, done = totals(visit, self.chart.atlas.muscles), [s.needling for s in visit.sites]
        placed = [needling for needling in done if needling is not None]
        assert (told.sites, told.removed) == (len(numbers), len(gone))
        assert told.needles == sum(needling.count for needling in placed)
        assert all(needling.due is None or needling.inside for needling in placed)

    def _check_choice(self) -> None:
        """What is chosen is there, and what is in is counted."""
        chart = self.chart
        assert (chart.visit is None) is (not chart.record.visits)
        assert set(chart.selection) <= set(chart.sites)
        assert chart.selected is None or chart.selected in chart.selection
        assert chart.selected is None or chart.areas.selected is None
        assert chart.areas.selected is None or chart.areas.selected in chart.areas.all
        known = [
            needling.count - needling.removed
            for visit in chart.record.visits
            if visit.state is VisitState.DRAFT
            for needling in (site.needling for site in visit.sites)
            if needling is not None and needling.removed is not None
        ]
        assert chart.needles.inside == sum(known)

    def there_and_back(self) -> None:
        """Undoes everything, redoes everything: every record of the way comes by again."""
        history = self.chart.document.history
        while history.canUndo():
            self.undo()
        assert self.chart.record == self.trail[0]
        while history.canRedo():
            self.redo()
        assert self.chart.record == self.trail[-1]
