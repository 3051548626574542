"""A patient with needles in, as a chip that opens the chart and blinks while the timer rings."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics

from ims_chart.charting.needles_in import Lying
from ims_chart.ui.chip import Chip
from ims_chart.ui.needle_words import count_words, place_words, time_words
from ims_chart.ui.theme import TOUCH, font, theme


class LyingChip(Chip):
    """Initials, room, number in, and the timer."""

    def __init__(self, record_id: str) -> None:
        super().__init__("", name=f"lying.{record_id}", icon="needle", height=TOUCH)
        self.setFont(font(10.5, QFont.Weight.DemiBold))
        self._rings = self._lit = False

    def sizeHint(self) -> QSize:
        """As wide as its words, for none of them may be cut off."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 62
        return QSize(width, TOUCH)

    def show_patient(self, one: Lying, remaining: timedelta | None, *, named: bool) -> None:
        """Shows how it stands now; without initials unless `named`."""
        place = place_words(one, named=named)
        time = [] if remaining is None else [time_words(remaining)]
        text = "  ·  ".join([place, self.tr("{0} in").format(one.count), *time])
        if text != self.text():
            wider = len(text) != len(self.text())
            self.setText(text)
            self.describe(", ".join([place, count_words(one.count), *time]))
            if wider:
                self.updateGeometry()

    def show_ringing(self, *, rings: bool, lit: bool) -> None:
        """Shows that the timer rings, lit or not just now."""
        if (rings, lit) != (self._rings, self._lit):
            self._rings, self._lit = rings, lit
            self.update()

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        if not self._rings:
            return super()._colors()
        t = theme.tokens
        if self._lit:
            return t.color("alert"), t.color("alert"), t.color("alert_ground")
        return t.color("alert_ground"), t.color("alert"), t.color("alert")
