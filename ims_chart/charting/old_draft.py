"""The draft of an earlier day that a patient is opened with: charted into today, it would say that
today's needles were placed then.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.charting.chart import Chart
from ims_chart.record import PainArea, Record, Site, edits
from ims_chart.record.change import Change

translate = QCoreApplication.translate


class OldDraft(QObject):
    """Stands until somebody says what is meant: a new visit, or that visit after all."""

    settled = Signal()
    """It is plain by now which visit is meant."""
    charted = Signal()
    """Something was placed on the body of that visit, for the first time since it was opened."""

    def __init__(self, chart: Chart, today: date) -> None:
        super().__init__(chart)
        self._chart = chart
        self._today = today
        self._charted: tuple[Change, int] | None = None
        visit = chart.visit
        self.day = visit.date if visit else today
        """Of the visit."""
        self.stands = chart.drafted_before(today)
        if self.stands:
            chart.changed.connect(self._on_changed)
            chart.visit_chosen.connect(self.settle)

    def settle(self) -> None:
        """Goes on with the visit that is chosen, whichever it is."""
        if self.stands:
            self.stands = False
            self._chart.changed.disconnect(self._on_changed)
            self._chart.visit_chosen.disconnect(self.settle)
            self.settled.emit()

    def _on_changed(self, change: Change) -> None:
        if not self._chart.drafted_before(self._today):
            self.settle()
        elif self._charted is None and any(_placed(change)):
            document = self._chart.document
            if not (document.from_elsewhere or document.from_history):
                self._charted = (change, document.history.index() + 1)
                self.charted.emit()

    # --- what can be done

    def begin(self) -> None:
        """Begins a visit of today."""
        self._chart.visits.begin(self._today)

    def carry(self) -> None:
        """Takes back what was charted when `charted` told of it, and charts it in a new visit of
        today. Where something has been done since, the new visit begins without it.
        """
        chart, charted = self._chart, self._charted
        last = charted is not None and charted[1] == chart.document.history.index()
        if last:
            chart.undo()
        self.begin()
        visit = chart.visit
        if not last or charted is None or visit is None or visit.date != self._today:
            return
        sites, areas = _placed(charted[0])

        def edit(record: Record) -> Record:
            record = edits.add_sites(record, visit.id, sites) if sites else record
            for area in areas:
                record = edits.add_area(record, visit.id, area)
            return record

        chart.edit(translate("chart", "chart in a new visit"), edit)
        chart.select(*(site.id for site in sites[:1]))


def _placed(change: Change) -> tuple[list[Site], list[PainArea]]:
    """The sites and areas that a change adds, in order."""
    parts = change.visits.values()
    sites = [s.after for part in parts for s in part.sites.values() if s.before is None and s.after]
    areas = [s.after for part in parts for s in part.areas.values() if s.before is None and s.after]
    return sites, areas
