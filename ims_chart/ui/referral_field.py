"""Where the referred sensation was felt: the muscle's usual areas to tap, or any words."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.ui.chip import Chip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import theme

_BETWEEN = "; "
"""Areas may hold commas themselves."""


class ReferralField(QWidget):
    """Chips of areas, which add up, over a field with the words."""

    edited = Signal(str, bool)
    """The words, and whether they were typed, letter by letter."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("site.referralField")
        self._chart = chart
        self._areas: dict[str, Chip] = {}
        self._muscle: Hashable = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, space=4)
        column.addWidget(self._box)
        self._line = TextLine(name="site.referralWhere", label=self.tr("Where was it felt?"))
        theme.fit(self._line)
        self._line.edited.connect(lambda text: self.edited.emit(text, True))
        column.addWidget(self._line)

    def show_where(self, where: str) -> None:
        """Shows the words, and offers the areas of the selected site's muscle."""
        site = self._chart.selected
        muscle = site.muscle if site else None
        if muscle != self._muscle:
            self._muscle = muscle
            self._offer(muscle)
        held = _parts(where)
        for area, chip in self._areas.items():
            chip.setChecked(area in held)
        self._line.set_text(where)

    def _offer(self, muscle: str | None) -> None:
        for chip in self._areas.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        entry = self._chart.atlas.muscles.get(muscle) if muscle else None
        areas = sorted(entry.referral, key=len) if entry else []
        self._areas = {}
        for index, area in enumerate(areas):
            chip = Chip(area, name=f"site.referralArea.{index}", parent=self._box)
            chip.setCheckable(True)
            theme.fit(chip)
            chip.clicked.connect(lambda _on, a=area: self._on_area(a))
            self._flow.addWidget(chip)
            chip.show()
            self._areas[area] = chip
        self._box.setVisible(bool(areas))

    def _on_area(self, area: str) -> None:
        held = _parts(self._line.text())
        now = [part for part in held if part != area] if area in held else [*held, area]
        self.edited.emit(_BETWEEN.join(now), False)


def _parts(where: str) -> list[str]:
    return [part for part in (part.strip() for part in where.split(";")) if part]
