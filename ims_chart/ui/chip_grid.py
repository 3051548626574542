"""Chips of equal width in columns, tall enough for the treatment room."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import theme

SPACE = 4


class ChipGrid(QWidget):
    """Any number of the chips can be on. What a tap means, its owner decides."""

    tapped = Signal(object)
    """The value whose chip, or whose place among the rarer choices, was tapped."""

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]],
        *,
        name: str,
        columns: int,
        more: Iterable[tuple[Hashable | None, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`more` are the rarer choices, behind a chip that opens them."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._chips: dict[Hashable, Chip] = {}
        self._rarer: MenuChip | None = None
        self.set_choices(choices)
        rarer = list(more)
        if rarer:
            self._add_rarer(rarer)

    @property
    def values(self) -> tuple[Hashable, ...]:
        return tuple(self._chips)

    def set_choices(self, choices: Iterable[tuple[Hashable, str]]) -> None:
        """Offers other choices; nothing happens where they are the ones that stand."""
        wanted = dict(choices)
        if {value: chip.text() for value, chip in self._chips.items()} == wanted:
            return
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {value: self._made(value, text) for value, text in wanted.items()}
        for index, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, index // self._columns, index % self._columns)
        self._share()

    def _share(self) -> None:
        """Columns share the width as their words need it."""
        held = [*self._chips.values(), *([self._rarer] if self._rarer else [])]
        for column in range(self._columns):
            widths = [chip.sizeHint().width() for chip in held[column :: self._columns]]
            self._grid.setColumnStretch(column, max(widths, default=1))

    def name_chip(self, value: Hashable, label: str) -> None:
        """Gives a chip whose text is short a name that says it whole."""
        self._chips[value].describe(label)

    def show_values(self, values: Collection[Hashable], rarer: str = "") -> None:
        """Shows which values hold; `rarer` are the words of those that have no chip."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)
        if self._rarer is not None:
            held = next((value for value in values if value not in self._chips), None)
            self._rarer.set_value(held, rarer or None)
            self._rarer.setChecked(held is not None)
            self._lay_rarer(alone=held is not None)

    def _made(self, value: Hashable, text: str) -> Chip:
        chip = Chip(text, name=f"{self.objectName()}.{value}", parent=self)
        _fill(chip)
        chip.clicked.connect(lambda _on, v=value: self.tapped.emit(v))
        return chip

    def _add_rarer(self, choices: list[tuple[Hashable | None, str]]) -> None:
        self._rarer = MenuChip(self.tr("Other"), name=f"{self.objectName()}.more", parent=self)
        _fill(self._rarer)
        self._rarer.set_choices(choices)
        self._rarer.chosen.connect(self.tapped)
        self._lay_rarer(alone=False)
        self._share()

    def _lay_rarer(self, *, alone: bool) -> None:
        """Beside the others; on a line of its own where it has to say what it holds."""
        if self._rarer is None:
            return
        row, column = divmod(len(self._chips), self._columns)
        if alone:
            row, column = (row + 1 if column else row), 0
        at = self._grid.indexOf(self._rarer)
        if at >= 0 and self._grid.getItemPosition(at)[:2] == (row, column):  # pyright: ignore[reportIndexIssue]
            return
        self._grid.addWidget(self._rarer, row, column, 1, self._columns - column if alone else 1)


def _fill(chip: Chip) -> None:
    chip.setCheckable(True)
    chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    chip.setMinimumWidth(24)
    theme.fit(chip)
