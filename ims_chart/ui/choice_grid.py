"""A choice of one among a few, in columns; see ChipGrid."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip_grid import ChipGrid


class ChoiceGrid(ChipGrid):
    """Chips of which one or none is on. Tapping the one that is on takes the choice back."""

    chosen = Signal(object)
    """The value that is now chosen, or None: not recorded."""

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]],
        *,
        name: str,
        columns: int,
        more: Iterable[tuple[Hashable | None, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(choices, name=name, columns=columns, more=more, parent=parent)
        self.value: Hashable | None = None
        self.tapped.connect(self._on_tapped)

    def set_value(self, value: Hashable | None) -> None:
        """Shows a value without saying that it was chosen."""
        self.value = value
        self.show_values(() if value is None else (value,))

    def _on_tapped(self, value: Hashable | None) -> None:
        self.set_value(None if value == self.value else value)
        self.chosen.emit(self.value)
