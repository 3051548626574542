"""The measures of a visit, before and after: a retest takes two taps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.measures import PAIN_BEST, PAIN_WORST, Quantity, quantity_of
from ims_chart.printing.terms import muscle_words
from ims_chart.record import Movement, Questionnaire
from ims_chart.ui.chip import Chip
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.measure_row import (
    AFTER,
    BEFORE,
    MeasureRow,
    quantity_words,
    value_words,
)
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import theme
from ims_chart.ui.value_picker import ValuePicker


class MeasuresPanel(QWidget):
    """What was taken, what the last visit has, and what was chosen to be taken now.

    A quantity without a value is on the screen only: it comes into the record with its first one.
    """

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("measuresPanel")
        self._chart = chart
        self._visit = ""
        self._wanted: list[Quantity] = []
        self._rows: dict[Quantity, MeasureRow] = {}
        self._open: tuple[Quantity, str] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._column.addLayout(self._list)
        self._picker = ValuePicker(self)
        self._picker.hide()
        self._picker.picked.connect(self._on_picked)
        self._picker.adjusted.connect(self._on_adjusted)
        self._column.addWidget(self._build_add())
        self._column.addWidget(self._build_own())
        self.refresh()

    def _build_add(self) -> QWidget:
        clinic = self._chart.clinic
        self._movement = MenuChip(self.tr("Movement"), name="measure.movement")
        self._movement.set_choices([(m, m.name) for m in clinic.movements])
        self._movement.chosen.connect(self._on_movement)
        self._asked = MenuChip(self.tr("Questionnaire"), name="measure.questionnaire")
        self._asked.set_choices([(q, _asked_words(q)) for q in clinic.questionnaires])
        self._asked.chosen.connect(self._on_asked)
        self._pressure = Chip(self.tr("Pressure"), name="measure.pressure")
        self._pressure.clicked.connect(self._on_pressure)
        self._other = Chip(self.tr("Other…"), name="measure.other")
        self._other.clicked.connect(lambda: self._show_own(shown=self._own.isHidden()))
        box = QWidget()
        row = FlowLayout(box, space=4)
        for chip in (self._movement, self._pressure, self._asked, self._other):
            theme.fit(chip)
            row.addWidget(chip)
        return box

    def _build_own(self) -> QWidget:
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._kind = EntryLine(name="measure.kind", label=self.tr("What is measured"))
        self._unit = EntryLine(name="measure.unit", label=self.tr("Unit"))
        self._unit.setFixedWidth(72)
        add = Chip(self.tr("Add"), name="measure.add")
        for widget in (self._kind, self._unit, add):
            theme.fit(widget)
            row.addWidget(widget, 1 if widget is self._kind else 0)
        add.clicked.connect(self._on_own)
        self._kind.returnPressed.connect(self._on_own)
        self._unit.returnPressed.connect(self._on_own)
        self._own.hide()
        return self._own

    # --- showing

    @property
    def summary(self) -> str:
        """How many were taken."""
        return str(len(self._chart.measures.taken) or "")

    def refresh(self) -> None:
        """Shows the measures as they are, and what could be taken."""
        visit = self._chart.visit
        if visit is None:
            return
        if visit.id != self._visit:
            self._visit, self._wanted, self._open = visit.id, [], None
        measures = self._chart.measures
        taken = [quantity_of(m) for m in measures.taken]
        wanted = [*measures.to_retest, *self._wanted] if self._chart.editable else []
        shown = [q for q in dict.fromkeys((*taken, *wanted)) if not _is_pain(q)]
        if shown != list(self._rows):
            self._rebuild(shown)
        for quantity in shown:
            self._show(quantity)
        self._show_pressure()
        self.setEnabled(self._chart.editable)

    def _rebuild(self, shown: list[Quantity]) -> None:
        self._picker.setParent(self)
        self._picker.hide()
        for gone in [q for q in self._rows if q not in shown]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = {q: self._rows.get(q) or self._made(q) for q in shown}
        self._rows = rows
        for index, row in enumerate(rows.values()):
            row.setObjectName(f"measure.{index}")
            for which, chip in row.chips.items():
                chip.setObjectName(f"measure.{index}.{which}")
            if self._list.indexOf(row) != index:
                self._list.insertWidget(index, row)
            row.show()
        if self._open is not None:
            self._open_picker(*self._open)

    def _made(self, quantity: Quantity) -> MeasureRow:
        row = MeasureRow(quantity, name="measure", parent=self)
        row.opened.connect(lambda which, q=quantity: self._on_opened(q, which))
        return row

    def _show(self, quantity: Quantity) -> None:
        held = self._chart.measures.get(quantity)
        last = self._chart.measures.last(quantity)
        said = self.tr("last {0}").format(value_words(last, quantity)) if last is not None else ""
        values = {BEFORE: held.before if held else None, AFTER: held.after if held else None}
        words = quantity_words(quantity, self._site_words(quantity))
        notes = ", ".join(part for part in (quantity.method, said) if part)
        self._rows[quantity].show_values(words, notes, values)
        if self._open is not None and self._open[0] == quantity:
            self._picker.show_value(values[self._open[1]])

    def _site_words(self, quantity: Quantity) -> str:
        site = next((s for s in self._chart.sites if s.id == quantity.site), None)
        if site is None:
            return ""
        return f"{site.number} {muscle_words(site, self._chart.atlas.muscles)}"

    def _show_pressure(self) -> None:
        site = self._chart.selected
        self._pressure.setEnabled(site is not None)
        words = self.tr("Pressure, site {0}").format(site.number) if site else self.tr("Pressure")
        if words != self._pressure.text():
            self._pressure.setText(words)
            self._pressure.setAccessibleName(words)
            self._pressure.updateGeometry()

    # --- choosing what to measure

    def _want(self, *quantities: Quantity) -> None:
        self._wanted += [q for q in quantities if q not in self._wanted]
        self._movement.set_value(None)
        self._asked.set_value(None)
        self.refresh()

    def _on_movement(self, movement: Movement) -> None:
        self._want(*self._chart.measures.of_movement(movement))

    def _on_asked(self, asked: Questionnaire) -> None:
        quantity = self._chart.measures.of_questionnaire(asked)
        self._want(quantity)
        self._on_opened(quantity, BEFORE)

    def _on_pressure(self) -> None:
        if self._chart.selected is not None:
            quantity = self._chart.measures.of_site(self._chart.selected)
            self._want(quantity)
            self._on_opened(quantity, BEFORE)

    def _show_own(self, *, shown: bool) -> None:
        self._own.setVisible(shown)
        if shown:
            self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_own(self) -> None:
        kind = self._kind.text().strip()
        if kind:
            self._want(Quantity(kind, unit=self._unit.text().strip()))
            self._kind.clear()
            self._unit.clear()
            self._show_own(shown=False)

    # --- taking a value

    def _on_opened(self, quantity: Quantity, which: str) -> None:
        again = self._open == (quantity, which)
        self._close_picker()
        if not again:
            self._open_picker(quantity, which)

    def _open_picker(self, quantity: Quantity, which: str) -> None:
        row = self._rows.get(quantity)
        if row is None:
            self._open = None
            return
        self._open = (quantity, which)
        measures = self._chart.measures
        held = measures.get(quantity)
        value = getattr(held, which) if held else None
        offered = measures.offers(quantity, after=which == AFTER)
        fine = measures.scale(quantity).step / 5 if quantity.unit else 1.0
        self._picker.offer(offered, step=max(fine, 0.05), value=value)
        row.show_picker(self._picker, which)
        self._picker.show()

    def _close_picker(self) -> None:
        self._open = None
        for row in self._rows.values():
            row.show_picker(None)
        self._picker.hide()

    def _on_picked(self, value: float | None) -> None:
        self._record(value)
        self._close_picker()

    def _on_adjusted(self, value: float | None) -> None:
        if self._open is not None and self._open[0] not in self._wanted:
            self._wanted.append(self._open[0])  # an emptied field is still being typed in
        self._record(value, merge="measure")
        if self._open is not None:  # said at once, not once the panel follows
            held = self._chart.measures.get(self._open[0])
            self._picker.show_value(getattr(held, self._open[1]) if held else None)

    def _record(self, value: float | None, *, merge: str = "") -> None:
        if self._open is None:
            return
        quantity, which = self._open
        held = self._chart.measures.get(quantity)
        values = {BEFORE: held.before if held else None, AFTER: held.after if held else None}
        values[which] = value
        if held is None and quantity not in self._wanted:
            self._wanted.append(quantity)
        self._chart.measures.record(
            quantity, before=values[BEFORE], after=values[AFTER], merge=merge
        )


def _is_pain(quantity: Quantity) -> bool:
    """Pain at best and worst have rows of their own beside pain before and after."""
    return quantity.kind in (PAIN_BEST, PAIN_WORST)


def _asked_words(asked: Questionnaire) -> str:
    return f"{asked.name} ({asked.version})" if asked.version else asked.name
