"""A choice of one among a few, as a row of chips that wraps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
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
        more: Iterable[tuple[Hashable, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`more` are the rarer choices, behind a chip that opens them."""
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
        self._rarer = MenuChip(self.tr("Other"), name=f"{name}.more", height=height)
        self._rarer.setCheckable(True)
        self._rarer.set_choices(more)
        self._rarer.chosen.connect(self._on_rarer)
        layout.addWidget(self._rarer)
        self._rarer.setVisible(self._rarer.has_choices)

    @property
    def value(self) -> Hashable | None:
        on = next((v for v, chip in self._chips.items() if chip.isChecked()), None)
        return self._rarer.value if on is None else on

    def set_value(self, value: Hashable | None) -> None:
        """Shows a value without saying that it was chosen."""
        for own, chip in self._chips.items():
            chip.setChecked(own == value and value is not None)
        rarer = None if value in self._chips else value
        self._rarer.set_value(rarer)
        self._rarer.setChecked(rarer is not None)

    def _on_clicked(self, value: Hashable, *, on: bool) -> None:
        now = value if on else None
        self.set_value(now)
        self.chosen.emit(now)

    def _on_rarer(self, value: Hashable) -> None:
        self.set_value(value)
        self.chosen.emit(value)
