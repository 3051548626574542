"""A value in one tap: the likely ones as chips, with steps and a field for any other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.printing.terms import number
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.pick_field import typed_number
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import RADIUS, theme


class ValuePicker(QWidget):
    """Opens under the row that it belongs to. A chip ends it; steps and typing don't."""

    picked = Signal(object)
    """A value that was tapped, or None: not recorded."""
    adjusted = Signal(object)
    """A value that was typed or stepped to, after which more may come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("valuePicker")
        self._value: float | None = None
        self._step = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self._chips = ChoiceGrid([], name="value", columns=6)
        self._chips.chosen.connect(self._on_chip)
        column.addWidget(self._chips)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._less = self._chip("", "value.less", self.tr("Less"), icon="minus")
        self._more = self._chip("", "value.plus", self.tr("More"), icon="plus")
        self._line = TextLine(name="value.typed", label=self.tr("Value"))
        theme.fit(self._line)
        self._clear = self._chip(self.tr("Clear"), "value.clear", self.tr("Not recorded"))
        self._less.clicked.connect(lambda: self._go(-self._step))
        self._more.clicked.connect(lambda: self._go(self._step))
        self._line.edited.connect(self._on_typed)
        self._clear.clicked.connect(lambda: self.picked.emit(None))
        row.addWidget(self._less)
        row.addWidget(self._line, 1)
        row.addWidget(self._more)
        row.addWidget(self._clear)
        column.addLayout(row)

    def _chip(self, text: str, name: str, label: str, icon: str = "") -> Chip:
        chip = Chip(text, name=name, icon=icon, weight=Weight.NORMAL)
        chip.describe(label)
        chip.setMinimumWidth(theme.height)
        theme.fit(chip)
        return chip

    def offer(self, values: Iterable[float], *, step: float, value: float | None) -> None:
        """Offers values; `step` is what − and + change the value by."""
        offered = tuple(values)
        self._step = step
        self._chips.set_choices([(v, number(v)) for v in offered])
        self._base = offered[len(offered) // 3] if offered else 0.0
        self.show_value(value)

    def show_value(self, value: float | None) -> None:
        self._value = value
        self._chips.set_value(value)
        if not self._line.hasFocus() or value is None:
            self._line.set_text("" if value is None else number(value))

    def _go(self, by: float) -> None:
        start = self._base if self._value is None else self._value
        value = round(start + by, 6)
        self._line.set_text(number(value))
        self.adjusted.emit(value)

    def _on_chip(self, value: Hashable | None) -> None:
        self.picked.emit(value)

    def _on_typed(self, text: str) -> None:
        try:
            value = typed_number(text)
        except ValueError:
            return
        self.adjusted.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
