"""The visits of an open patient: begun, changed and deleted."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.chart import Chart, now
from ims_chart.record import Visit, edits, new_id

translate = QCoreApplication.translate


class Visits:
    """What is done to whole visits of a chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def begin(self, day: date) -> None:
        """Begins a visit under today's therapist and chooses it; a visit of that day that is
        still empty is taken up instead, so that a second press makes no second visit. What was
        done last time stands open to be repeated, and how it went since is asked.
        """
        chart = self._chart
        last = chart.record.latest
        if last is not None and last.date == day and _empty(last):
            chart.choose_visit(last.id)
            self._open()
            return
        visit = Visit(
            id=new_id(),
            author=chart.author,
            recorded=now(),
            date=day,
            therapist=chart.author,
            problem=last.problem if last else "",
            planned_visits=last.planned_visits if last else None,
            sites=(),
            pain_areas=(),
            measures=(),
        )
        words = translate("chart", "new visit")
        if chart.edit(words, lambda record: edits.add_visit(record, visit)):
            chart.choose_visit(visit.id)
            self._open()

    def _open(self) -> None:
        self._chart.answers.ask()
        self._chart.repeat.begin()

    def step(self, by: int) -> None:
        """Chooses the visit so many later, earlier if negative; the last there is at the end."""
        chart, every = self._chart, self._chart.record.visits
        if chart.visit is not None:
            at = every.index(chart.visit) + by
            chart.choose_visit(every[min(max(at, 0), len(every) - 1)].id)

    def change(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        """Changes fields of the chosen visit; `what` names the edit, as in "notes"."""
        visit = self._chart.visit
        if visit is None:
            return False
        return self._chart.edit(
            translate("chart", "change {0}").format(what),
            lambda record: edits.change_visit(record, visit.id, **fields),
            merge=f"{merge}:{visit.id}" if merge else "",
        )

    def change_date(self, day: date) -> bool:
        """Says on which day the chosen visit took place, which can't lie in the future."""
        visit, today = self._chart.visit, now().date()
        if visit is None:
            return False
        return self._chart.edit(
            translate("chart", "change {0}").format(translate("chart", "date")),
            lambda record: edits.enter_visit_date(record, visit.id, day, today=today),
        )

    def remove(self, day: str = "") -> None:
        """Deletes the chosen visit; `day` is how its day is written in what is said of it."""
        visit = self._chart.visit
        if visit is None:
            return
        words, author, at = translate("chart", "delete visit"), self._chart.author, now()
        if self._chart.edit(
            words, lambda record: edits.remove_visit(record, visit.id, author=author, at=at)
        ):
            said = translate("chart", "Deleted the visit of {0}")
            said = said.format(day or visit.date.isoformat())
            self._chart.removed.emit(said + self._chart.needles.going_with(visit.sites))


def _empty(visit: Visit) -> bool:
    """Whether nothing has been charted in a visit yet."""
    recorded = (visit.pain_before, visit.pain_after, visit.consent, visit.follow_up)
    written = visit.notes or visit.aftercare or visit.plan or visit.summary
    parts = visit.numbers_given or visit.pain_areas or visit.measures or visit.photos
    return not parts and not written and all(value is None for value in recorded)
