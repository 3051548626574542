"""A quantity as chips of the usual values, with a field for any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.printing.terms import number
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import theme

TYPED_WIDTH = 72


def typed_number(text: str) -> float | None:
    """The number that "12,5" means. Raises ValueError for what is none; None for nothing."""
    value = text.strip().replace(",", ".")
    if not value:
        return None
    made = float(value)
    if not -1e9 < made < 1e9:
        raise ValueError(text)
    return made


class PickField(QWidget):
    """One tap on a chip, or typing. A chip tapped again goes back to not recorded."""

    picked = Signal(object, bool)
    """The value or None, and whether it was typed, letter by letter."""
    left = Signal()
    """The typed field was left, whatever stands in it."""

    def __init__(  # noqa: PLR0913
        self,
        choices: Iterable[tuple[float, str]],
        *,
        name: str,
        label: str,
        columns: int,
        read: Callable[[str], float | None] = typed_number,
        show: Callable[[float], str] = number,
        parent: QWidget | None = None,
    ) -> None:
        """`read` makes a value of what is typed, or raises ValueError; `show` is its opposite."""
        super().__init__(parent)
        self.setObjectName(f"{name}.field")
        self._read, self._show = read, show
        self.chips = ChoiceGrid(choices, name=name, columns=columns)
        self.line = TextLine(name=f"{name}.typed", label=label)
        self.line.setFixedWidth(TYPED_WIDTH)
        theme.fit(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.chips, 1)
        self._side = QVBoxLayout()
        self._side.setSpacing(4)
        self._side.addWidget(self.line)
        self._side.addStretch(1)
        row.addLayout(self._side)
        self.chips.chosen.connect(lambda value: self.picked.emit(value, False))
        self.line.edited.connect(self._on_typed)
        self.line.left.connect(self.left)

    def add_below(self, widget: QWidget) -> None:
        """Puts a widget under the typed field, where a second line of chips leaves room."""
        widget.setFixedWidth(TYPED_WIDTH)
        self._side.insertWidget(1, widget)

    def show_value(self, value: float | None, *, keep_typed: bool = False) -> None:
        """Shows a value; `keep_typed` leaves a field alone that is being typed in."""
        self.chips.set_value(value)
        if not (keep_typed and self.line.hasFocus()):
            self.line.set_text("" if value is None else self._show(value))

    def _on_typed(self, text: str) -> None:
        try:
            value = self._read(text)
        except ValueError:
            return
        self.picked.emit(value, True)
