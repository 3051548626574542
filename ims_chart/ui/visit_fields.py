"""The visit itself: day, therapist, room, problem, course, consent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart, now
from ims_chart.printing.terms import short_day
from ims_chart.record import Visit
from ims_chart.record.days import earliest_birth
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.date_chip import DateChip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.room_chip import RoomChip
from ims_chart.ui.said import Said
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
        self._wrong_day = Said(name="visit.date.wrong", size=10, color="danger", parent=self)
        column.addWidget(self._wrong_day)
        column.addWidget(self._consent)
        self._connect()

    def _connect(self) -> None:
        change = self._change
        self._date.chosen.connect(self._on_date)
        self._therapist.chosen.connect(self._on_therapist)
        self._problem.chosen.connect(lambda v: change(self.tr("problem"), problem=v or ""))
        self._planned.chosen.connect(lambda v: change(self.tr("visits planned"), planned_visits=v))
        self._room.chosen.connect(lambda room: change(self.tr("room"), merge="room", room=room))
        self._consent.chosen.connect(lambda v: change(self.tr("consent"), consent=v))

    @property
    def summary(self) -> str:
        """Day and therapist."""
        visit = self._chart.visit
        if visit is None:
            return ""
        people = self._chart.clinic.therapist_names
        parts = (short_day(visit.date), people.get(visit.therapist, ""))
        return " · ".join(part for part in parts if part)

    def refresh(self) -> None:
        """Shows the chosen visit as it is."""
        visit = self._chart.visit
        if visit is None:
            return
        self._show_date(visit)
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

    def _show_date(self, visit: Visit) -> None:
        """Shows the day, and what is wrong with it: a clock that goes wrong has written many."""
        today, birth = now().date(), self._chart.patient.birth_date
        self._date.set_day(visit.date)
        self._date.earliest = birth or earliest_birth(today)
        words = ""
        if visit.date > today:
            words = self.tr("This day lies in the future. It has to be mended before signing.")
        elif birth is not None and visit.date < birth:
            words = self.tr("This day lies before the patient's birth date.")
        self._wrong_day.setText(words)
        self._wrong_day.setVisible(bool(words))

    def _on_date(self, day: dt.date) -> None:
        """Takes a day. One that can't be is refused in words, and the chip shows what holds."""
        visit = self._chart.visit
        if not self._chart.visits.change_date(day) and visit is not None:
            self._date.set_day(visit.date)

    def _on_therapist(self, therapist: str) -> None:
        """Whoever says that they treat is also the one who charts from here on."""
        self._change(self.tr("therapist"), therapist=therapist)
        self._chart.work_as(therapist)

    def _change(self, what: str, **fields: Any) -> None:
        self._chart.visits.change(what, **fields)
