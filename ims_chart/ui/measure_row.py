"""One measured quantity: what it is, before → after, each to be tapped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.measures import (
    DEGREES,
    NPRS,
    PAIN_BEST,
    PAIN_WORST,
    POINTS,
    PRESSURE,
    Quantity,
)
from ims_chart.printing.terms import QT_TRANSLATE_NOOP, number, side_letter, translate
from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import font, theme
from ims_chart.ui.value_picker import ValuePicker

BEFORE, AFTER = "before", "after"
_KINDS = {
    PRESSURE: QT_TRANSLATE_NOOP("measures", "Pressure threshold"),
    PAIN_BEST: QT_TRANSLATE_NOOP("measures", "Pain at best"),
    PAIN_WORST: QT_TRANSLATE_NOOP("measures", "Pain at worst"),
}
CHIP_WIDTH = 88


def quantity_words(quantity: Quantity, site: str = "") -> str:
    """What is measured, its side, and the site's words: "Neck rotation R"."""
    kind = (
        translate("measures", _KINDS[quantity.kind]) if quantity.kind in _KINDS else quantity.kind
    )
    side = side_letter(quantity.side) if quantity.side and not site else ""
    return " ".join(part for part in (kind, side, site) if part)


def value_words(value: float | None, quantity: Quantity) -> str:
    """A value with its unit; a dash where none was recorded."""
    if value is None:
        return "–"
    unit = "" if quantity.unit in (POINTS, NPRS) else quantity.unit
    return f"{number(value)}{'' if unit == DEGREES else ' '}{unit}".strip()


class MeasureRow(QWidget):
    """A tap on a value opens the picker under the row; a second tap, on a chip, records it."""

    opened = Signal(str)
    """Which value was tapped: BEFORE or AFTER."""

    def __init__(self, quantity: Quantity, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.quantity = quantity
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(font(10))
        self._title.setWordWrap(True)
        self._title.setMinimumWidth(1)
        row.addWidget(self._title, 1)
        self.chips: dict[str, Chip] = {}
        for which in (BEFORE,) if quantity.unit == POINTS else (BEFORE, AFTER):
            chip = Chip("–", name=f"{name}.{which}")
            chip.setCheckable(True)
            chip.setFixedWidth(CHIP_WIDTH)
            theme.fit(chip)
            chip.clicked.connect(lambda _on, w=which: self.opened.emit(w))
            if which == AFTER:
                row.addWidget(QLabel("→"))
            row.addWidget(chip)
            self.chips[which] = chip
        self._column.addLayout(row)

    def show_values(self, words: str, last: str, values: dict[str, float | None]) -> None:
        """Shows both values; `last` says what it was at the last visit."""
        self._title.setText(f"{words}\n{last}" if last else words)
        for which, chip in self.chips.items():
            shown = value_words(values[which], self.quantity)
            label = self.tr("before") if which == BEFORE else self.tr("after")
            chip.setText(shown)
            chip.setAccessibleName(f"{words} {label} {shown}")
            chip.update()

    def show_picker(self, picker: ValuePicker | None, which: str = "") -> None:
        """Takes the picker in under itself, or shows that none is open."""
        if picker is not None:
            self._column.addWidget(picker)
        for own, chip in self.chips.items():
            chip.setChecked(own == which)
