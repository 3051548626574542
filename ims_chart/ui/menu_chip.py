"""A chip that opens a list of choices: what a drop-down is, big enough for a thumb."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import ROW

LONGEST = 80
"""Letters of a choice that its list shows."""
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"


class MenuChip(Chip):
    """Shows the chosen value; a press offers the others."""

    chosen = Signal(object)

    def __init__(
        self, empty: str, *, name: str, height: int = ROW, parent: QWidget | None = None
    ) -> None:
        """`empty` is what stands there while nothing is chosen."""
        super().__init__(empty, name=name, height=height, parent=parent)
        self._empty = empty
        self._choices: list[tuple[Hashable | None, str]] = []
        self._value: Hashable | None = None
        self.set_menu_arrow()
        self.clicked.connect(self._open)

    def set_choices(self, choices: Iterable[tuple[Hashable | None, str]]) -> None:
        """Values with their words; None takes the choice back."""
        self._choices = list(choices)
        self.set_value(self._value)

    @property
    def has_choices(self) -> bool:
        return bool(self._choices)

    def set_value(self, value: Hashable | None, text: str | None = None) -> None:
        """Shows a value, in the choices' words or in `text` if it isn't among them."""
        self._value = value
        words = next((words for own, words in self._choices if own == value), None)
        self.setText(text or (self._empty if value is None else words or self._empty))
        self.updateGeometry()
        self.update()

    @property
    def value(self) -> Hashable | None:
        return self._value

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        if self.isCheckable():
            # The press has toggled it; it is on when something is chosen, not when it was pressed.
            self.setChecked(self._value is not None)
        for value, words in self._choices:
            shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
            if menu.isRightToLeft() and not any(letter.isalpha() for letter in shown):
                shown = f"{_LEFT_TO_RIGHT}{shown}{_END}"  # sizes of needles would be turned round
            action = menu.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _on, v=value: self._choose(v))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: Hashable | None) -> None:
        self.set_value(value)
        self.chosen.emit(value)
