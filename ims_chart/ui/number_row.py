"""Pain from 0 to 10 as eleven chips, in one row where there is room and in two where not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import theme

_NARROW = 11 * 46
"""Under this width in pixels eleven chips would be too small for a gloved thumb."""


class NumberRow(QWidget):
    """0…10; tapping the one that is on takes it back to not recorded."""

    chosen = Signal(object)

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._columns = 0
        self._chips: list[Chip] = []
        for value in range(11):
            chip = Chip(str(value), name=f"{name}.{value}")
            chip.setAccessibleName(f"{label} {value}")
            chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            chip.setMinimumWidth(24)
            theme.fit(chip)
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, v=value: self._on_clicked(v, on=on))
            self._chips.append(chip)
        self._lay(6)

    @property
    def value(self) -> int | None:
        return next((i for i, chip in enumerate(self._chips) if chip.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        for own, chip in enumerate(self._chips):
            chip.setChecked(own == value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay(6 if event.size().width() < _NARROW else 11)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, chip in enumerate(self._chips):
            self._grid.addWidget(chip, index // columns, index % columns)
        for column in range(11):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_clicked(self, value: int, *, on: bool) -> None:
        now = value if on else None
        self.set_value(now)
        self.chosen.emit(now)
