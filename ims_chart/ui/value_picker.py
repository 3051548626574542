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
from ims_chart.ui.said import Said
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import RADIUS, theme

_NONE = object()
"""What is read from letters that are no number."""


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
        self._odd = False
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
        self._line.left.connect(self._on_left)
        self._clear.clicked.connect(lambda: self.picked.emit(None))
        row.addWidget(self._less)
        row.addWidget(self._line, 1)
        row.addWidget(self._more)
        row.addWidget(self._clear)
        column.addLayout(row)
        self._said = Said(name="value.said", size=9, color="danger")
        column.addWidget(self._said)
        self._said.hide()

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
        """Shows what is recorded. What is being typed stays as it is typed, and what can't be kept
        until the field is left.
        """
        self._value = value
        self._chips.set_value(value)
        if not self._line.hasFocus() or not (self._odd or _read(self._line.text()) == value):
            self._line.set_text("" if value is None else number(value))

    def _go(self, by: float) -> None:
        start = self._base if self._value is None else self._value
        value = round(start + by, 6)
        self._line.set_text(number(value))
        self.adjusted.emit(value)

    def _on_chip(self, value: Hashable | None) -> None:
        self.picked.emit(value)

    def _on_typed(self, text: str) -> None:
        """Whoever keeps the value shows what is recorded after it."""
        self._odd = True
        value = _read(text)
        if value is not _NONE:
            self.adjusted.emit(value)
        self._tell(odd=value != self._value)

    def _on_left(self) -> None:
        self._tell(odd=False)
        self.show_value(self._value)

    def _tell(self, *, odd: bool) -> None:
        """Says so while the field shows something else than the record."""
        self._odd = odd
        words = self.tr("That is not kept.")
        if self._value is not None:
            words = self.tr("That is not kept. Recorded: {0}").format(number(self._value))
        self._said.setText(words if odd else "")
        self._said.setVisible(odd)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


def _read(text: str) -> object:
    """The number that stands in a field, None for an empty one."""
    try:
        return typed_number(text)
    except ValueError:
        return _NONE
