"""Pain of the visit from 0 to 10: before, after, and at its best and worst since the last one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.measures import PAIN_BEST, PAIN_WORST
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.number_row import NumberRow
from ims_chart.ui.theme import theme


class PainPanel(QWidget):
    """Best and worst fold away while they hold nothing."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("painPanel")
        self._chart = chart
        self._unfolded = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._now: dict[str, NumberRow] = {}
        for field, label in (
            ("pain_before", self.tr("Before")),
            ("pain_after", self.tr("After")),
        ):
            row = self._add(f"visit.{field}", label)[0]
            row.chosen.connect(lambda v, f=field, w=label: self._on_pain(f, w, v))
            self._now[field] = row
        self._range: dict[str, tuple[NumberRow, FieldRow]] = {}
        for name, kind, label in (
            ("visit.pain_best", PAIN_BEST, self.tr("Best")),
            ("visit.pain_worst", PAIN_WORST, self.tr("Worst")),
        ):
            row, holder = self._add(name, label)
            row.chosen.connect(lambda v, k=kind: self._on_range(k, v))
            self._range[kind] = (row, holder)
        self._more = Chip(self.tr("Best and worst…"), name="visit.pain_range", weight=Weight.QUIET)
        theme.fit(self._more)
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, name: str, label: str) -> tuple[NumberRow, FieldRow]:
        row = NumberRow(name=name, label=self.tr("Pain {0}").format(label.lower()))
        holder = FieldRow(label, row)
        self._column.addWidget(holder)
        return row, holder

    @property
    def summary(self) -> str:
        """Pain before and after, "6 → 3"; nothing where neither was recorded."""
        visit = self._chart.visit
        pains = (visit.pain_before, visit.pain_after) if visit else (None, None)
        if pains == (None, None):
            return ""
        return " → ".join("–" if pain is None else str(pain) for pain in pains)

    def refresh(self) -> None:
        """Shows the chosen visit's pain as it is."""
        visit = self._chart.visit
        if visit is None:
            return
        for field, row in self._now.items():
            row.set_value(getattr(visit, field))
        held = False
        for kind, (row, holder) in self._range.items():
            measure = self._chart.measures.get(self._chart.measures.of_pain(kind))
            value = measure.before if measure else None
            row.set_value(None if value is None else round(value))
            holder.setVisible(self._unfolded or value is not None)
            held = held or value is not None
        self._more.setVisible(not self._unfolded and self._chart.editable)
        self.setEnabled(self._chart.editable)

    def _on_more(self) -> None:
        self._unfolded = True
        self.refresh()

    def _on_pain(self, field: str, label: str, value: int | None) -> None:
        fields: dict[str, Any] = {field: value}
        self._chart.visits.change(self.tr("pain {0}").format(label.lower()), **fields)

    def _on_range(self, kind: str, value: int | None) -> None:
        quantity = self._chart.measures.of_pain(kind)
        self._chart.measures.record(quantity, before=value, after=None)
