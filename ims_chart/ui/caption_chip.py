"""A choice under the thumb: what is chosen, and below it what it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import RADIUS, font, theme
from ims_chart.ui.tip import plain_tip

HEIGHT = 60
_NARROWEST, _WIDEST = 52, 120


class CaptionChip(MenuChip):
    """A menu chip in two lines; checked it is on, as a switch of two values is."""

    def __init__(
        self, empty: str, caption: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        """`caption` says what is chosen here, `empty` stands there while nothing is."""
        super().__init__(empty, name=name, height=HEIGHT, parent=parent)
        self._caption = caption
        self.setAccessibleName(caption)
        self.setToolTip(plain_tip(caption))

    def sizeHint(self) -> QSize:
        value = QFontMetricsF(font(10.5, QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        below = QFontMetricsF(font(9)).horizontalAdvance(self._caption)
        return QSize(round(min(max(value, below, _NARROWEST - 12) + 12, _WIDEST)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        ground = "soft" if self.isChecked() else "hover" if self.underMouse() else "panel"
        painter.setBrush(t.color(ground))
        painter.setPen(QPen(t.color("accent" if strong else "border"), 2 if strong else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        face = font(10.5, QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(t.color("text" if self.isEnabled() else "muted"))
        shown = QFontMetricsF(face).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 10
        )
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(0, 9, self.width(), 22), centre, shown)
        small = font(9)
        painter.setFont(small)
        painter.setPen(t.color("muted"))
        painter.drawText(QRectF(0, 33, self.width(), 18), centre, self._caption)
