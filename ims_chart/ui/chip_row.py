"""A choice of one among a few, as a row of chips that wraps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.theme import ROW


class ChipRow(QWidget):
    """Chips of which one or none is on. Tapping the one that is on takes the choice back."""

    chosen = Signal(object)
    """The value that is now chosen, or None: not recorded."""

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]],
        *,
        name: str,
        height: int = ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._chips: dict[Hashable, Chip] = {}
        layout = FlowLayout(self)
        for value, text in choices:
            chip = Chip(text, name=f"{name}.{value}", height=height)
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, v=value: self._on_clicked(v, on=on))
            layout.addWidget(chip)
            self._chips[value] = chip

    @property
    def value(self) -> Hashable | None:
        return next((v for v, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, value: Hashable | None) -> None:
        """Shows a value without saying that it was chosen."""
        for own, chip in self._chips.items():
            chip.setChecked(own == value and value is not None)

    def _on_clicked(self, value: Hashable, *, on: bool) -> None:
        now = value if on else None
        self.set_value(now)
        self.chosen.emit(now)
