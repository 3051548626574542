"""The visit beside the body: day, therapist, consent, pain, its sites, and the notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.date_chip import DateChip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.number_row import NumberRow
from ims_chart.ui.site_list import SiteList
from ims_chart.ui.text_box import TextBox
from ims_chart.ui.theme import GAP, font

_TEXTS = ("notes", "aftercare", "plan")


class VisitPanel(QScrollArea):
    """Everything of the chosen visit that isn't a place on the body."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitPanel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chart = chart
        self._inner = QWidget()
        self.setWidget(self._inner)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(12, 12, 12, 16)
        column.setSpacing(GAP)
        column.addWidget(self._build_heading())
        for widget in self._build_pain():
            column.addWidget(widget)
        column.addSpacing(GAP)
        self.sites = SiteList(chart)
        column.addWidget(self.sites)
        column.addSpacing(GAP)
        for widget in self._build_texts():
            column.addWidget(widget)
        column.addStretch(1)
        chart.changed.connect(self.refresh)
        chart.visit_chosen.connect(self.refresh)
        # The tap comes first: the panel follows once the mark on the body has been painted.
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._on_selected)
        chart.selection_changed.connect(self._follow.start)
        self.refresh()

    def _build_heading(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        self._date = DateChip(name="visit.date", label=self.tr("Visit date"))
        self._therapist = MenuChip(self.tr("Therapist"), name="visit.therapist")
        self._therapist.set_choices([(t.id, t.name) for t in self._chart.clinic.therapists])
        self._problem = MenuChip(self.tr("Problem treated"), name="visit.problem")
        self._consent = ChipRow(
            [(True, self.tr("Consent today")), (False, self.tr("No consent"))],
            name="visit.consent",
        )
        self._planned = MenuChip(self.tr("Visits planned"), name="visit.planned")
        self._planned.set_choices(
            [
                *((n, self.tr("{0} visits planned").format(n)) for n in range(1, 25)),
                (None, self.tr("Not recorded")),
            ]
        )
        self._planned.chosen.connect(
            lambda v: self._change(self.tr("visits planned"), planned_visits=v)
        )
        for widget in (self._date, self._therapist, self._problem, self._planned):
            row.addWidget(widget)
        self._date.chosen.connect(lambda day: self._change(self.tr("date"), date=day))
        self._therapist.chosen.connect(self._on_therapist)
        self._problem.chosen.connect(lambda v: self._change(self.tr("problem"), problem=v or ""))
        self._consent.chosen.connect(lambda v: self._change(self.tr("consent"), consent=v))
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(box)
        column.addWidget(self._consent)
        return outer

    def _build_pain(self) -> list[QWidget]:
        widgets: list[QWidget] = [_heading(self.tr("PAIN 0–10"))]
        self._pain: dict[str, NumberRow] = {}
        for field, label in (
            ("pain_before", self.tr("Before")),
            ("pain_after", self.tr("After")),
        ):
            row = NumberRow(name=f"visit.{field}", label=self.tr("Pain {0}").format(label.lower()))
            row.chosen.connect(lambda v, f=field, w=label: self._on_pain(f, w, v))
            self._pain[field] = row
            widgets.append(_captioned(label, row))
        return widgets

    def _build_texts(self) -> list[QWidget]:
        labels = {
            "notes": self.tr("Notes"),
            "aftercare": self.tr("Aftercare given"),
            "plan": self.tr("Plan"),
        }
        widgets: list[QWidget] = []
        self._texts: dict[str, TextBox] = {}
        for field in _TEXTS:
            box = TextBox(name=f"visit.{field}", label=labels[field], lines=2)
            box.edited.connect(
                lambda text, f=field: self._change(labels[f].lower(), merge=f, **{f: text})
            )
            self._texts[field] = box
            widgets += [_heading(labels[field].upper()), box]
        return widgets

    # --- showing

    def refresh(self) -> None:
        """Shows the chosen visit as it is; hides everything without one."""
        visit = self._chart.visit
        self._inner.setVisible(visit is not None)
        if visit is None:
            return
        self._date.set_day(visit.date)
        self._therapist.set_value(visit.therapist or None)
        problems = [(p.id, p.title) for p in self._chart.patient.problems]
        self._problem.set_choices([*problems, (None, self.tr("Not recorded"))])
        self._problem.setVisible(bool(problems))
        self._problem.set_value(visit.problem or None)
        self._consent.set_value(visit.consent)
        planned = visit.planned_visits
        words = self.tr("{0} visits planned").format(planned) if planned else None
        self._planned.set_value(planned, words)
        for field, row in self._pain.items():
            row.set_value(getattr(visit, field))
        for field, box in self._texts.items():
            box.set_text(getattr(visit, field))
            box.setReadOnly(not self._chart.editable)
        for widget in (
            self._date,
            self._therapist,
            self._problem,
            self._consent,
            self._planned,
            *self._pain.values(),
        ):
            widget.setEnabled(self._chart.editable)

    def _on_selected(self) -> None:
        if self._chart.selected is not None:
            self.sites.refresh()
            # The panel takes its place at the next turn; only then is there something to scroll to.
            QTimer.singleShot(0, self, self._scroll_to_selected)

    def _scroll_to_selected(self) -> None:
        """Brings the selected site to the top, so that its controls are in sight below it."""
        if self._chart.selected is not None:
            self.sites.refresh()
            row = self.sites.row(self._chart.selected.id)
            top = row.mapTo(self._inner, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - GAP)

    def _on_therapist(self, therapist: str) -> None:
        """Whoever says that they treat is also the one who charts from here on."""
        self._change(self.tr("therapist"), therapist=therapist)
        self._chart.work_as(therapist)

    def _on_pain(self, field: str, label: str, value: int | None) -> None:
        fields: dict[str, Any] = {field: value}
        self._change(self.tr("pain {0}").format(label.lower()), **fields)

    def _change(self, what: str, *, merge: str = "", **fields: Any) -> None:
        self._chart.change_visit(what, merge=merge, **fields)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(9, QFont.Weight.DemiBold))
    return label


def _captioned(text: str, widget: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setFont(font(9.5))
    label.setFixedWidth(52)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    label.setMinimumHeight(38)
    row.addWidget(widget, 1)
    return box
