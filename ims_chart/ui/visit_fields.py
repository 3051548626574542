"""The visit itself: day, therapist, room, problem, course, consent."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import short_day
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.date_chip import DateChip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.room_chip import RoomChip
from ims_chart.ui.theme import theme


class VisitFields(QWidget):
    """What is set once a visit."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitFields")
        self._chart = chart
        self._date = DateChip(name="visit.date", label=self.tr("Visit date"))
        self._therapist = MenuChip(self.tr("Therapist"), name="visit.therapist")
        self._therapist.set_choices([(t.id, t.name) for t in chart.clinic.therapists])
        self._problem = MenuChip(self.tr("Problem treated"), name="visit.problem")
        self._planned = MenuChip(self.tr("Visits planned"), name="visit.planned")
        self._planned.set_choices(
            [
                *((n, self.tr("{0} visits planned").format(n)) for n in range(1, 25)),
                (None, self.tr("Not recorded")),
            ]
        )
        self._room = RoomChip(chart.clinic.rooms)
        self._consent = ChoiceGrid(
            [(True, self.tr("Consent today")), (False, self.tr("No consent"))],
            name="visit.consent",
            columns=2,
        )
        box = QWidget()
        self.row = FlowLayout(box)
        for widget in (self._date, self._therapist, self._room, self._problem, self._planned):
            theme.fit(widget)
            self.row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(box)
        column.addWidget(self._consent)
        self._connect()

    def _connect(self) -> None:
        change = self._change
        self._date.chosen.connect(lambda day: change(self.tr("date"), date=day))
        self._therapist.chosen.connect(self._on_therapist)
        self._problem.chosen.connect(lambda v: change(self.tr("problem"), problem=v or ""))
        self._planned.chosen.connect(lambda v: change(self.tr("visits planned"), planned_visits=v))
        self._room.chosen.connect(lambda room: change(self.tr("room"), room=room))
        self._consent.chosen.connect(lambda v: change(self.tr("consent"), consent=v))

    @property
    def summary(self) -> str:
        """Day and therapist."""
        visit = self._chart.visit
        if visit is None:
            return ""
        people = {t.id: t.name for t in self._chart.clinic.therapists}
        parts = (short_day(visit.date), people.get(visit.therapist, ""))
        return " · ".join(part for part in parts if part)

    def refresh(self) -> None:
        """Shows the chosen visit as it is."""
        visit = self._chart.visit
        if visit is None:
            return
        self._date.set_day(visit.date)
        self._therapist.set_value(visit.therapist or None)
        self._room.set_room(visit.room)
        problems = [(p.id, p.title) for p in self._chart.patient.problems]
        self._problem.set_choices([*problems, (None, self.tr("Not recorded"))])
        self._problem.setVisible(bool(problems))
        self._problem.set_value(visit.problem or None)
        self._consent.set_value(visit.consent)
        planned = visit.planned_visits
        words = self.tr("{0} visits planned").format(planned) if planned else None
        self._planned.set_value(planned, words)
        for widget in (self._date, self._therapist, self._room, self._problem, self._planned):
            widget.setEnabled(self._chart.editable)
        self._consent.setEnabled(self._chart.editable)

    def _on_therapist(self, therapist: str) -> None:
        """Whoever says that they treat is also the one who charts from here on."""
        self._change(self.tr("therapist"), therapist=therapist)
        self._chart.work_as(therapist)

    def _change(self, what: str, **fields: Any) -> None:
        self._chart.visits.change(what, **fields)
