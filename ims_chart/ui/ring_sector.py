"""A piece of a ring as a button: it is pressed where it is seen."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from ims_chart.ui.theme import font, theme

GAP_PX = 2.0
_LOOKS = {
    QEvent.Type.HoverEnter,
    QEvent.Type.HoverLeave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
}
_RINGS_OWN = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    Qt.Key.Key_Escape,
}


class RingSector(QAbstractButton):
    """Between two radii and two angles (degrees, clockwise from the top) round a centre.

    The ring paints it, so that its edges are smooth; the button takes presses and the focus.
    """

    def __init__(  # noqa: PLR0913
        self,
        text: str,
        label: str,
        *,
        name: str,
        radii: tuple[float, float],
        angles: tuple[float, float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._radii, self._angles = radii, angles
        self._path = QPainterPath()

    @property
    def middle(self) -> QPointF:
        """Where its words stand, in the ring's pixels."""
        return self._middle

    def lay(self, centre: QPointF) -> None:
        """Takes its place round a centre, in pixels of the ring's widget."""
        inner, outer = self._radii
        start, end = self._angles
        if inner <= 0:
            self._path = QPainterPath()
            self._path.addEllipse(centre, outer, outer)
            self._middle = centre
        else:
            self._path = _sector(centre, inner, outer, start, end)
            self._middle = _at(centre, (inner + outer) / 2, (start + end) / 2)
        box = self._path.boundingRect().toAlignedRect()
        self.setGeometry(box)
        outline = self._path.translated(-box.left(), -box.top()).toFillPolygon().toPolygon()
        self.setMask(QRegion(outline))

    def paint_on(self, painter: QPainter) -> None:
        """Paints itself in the ring's pixels."""
        ground, ink = self._colors()
        t = theme.tokens
        focused = self.hasFocus()
        painter.setBrush(ground)
        painter.setPen(QPen(t.color("accent" if focused else "border"), 2.5 if focused else 1))
        painter.drawPath(self._path)
        painter.setPen(ink)
        painter.setFont(font(10, QFont.Weight.DemiBold))
        box = QRectF(0, 0, 92, 44)
        box.moveCenter(self._middle)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, self.text())

    def _colors(self) -> tuple[QColor, QColor]:
        t = theme.tokens
        if not self.isEnabled():
            return t.color("raised"), t.color("muted")
        if self.isChecked():
            return t.color("accent"), t.color("on_accent")
        return t.color("hover" if self.underMouse() or self.isDown() else "panel"), t.color("text")

    def event(self, event: QEvent) -> bool:
        ring = self.parentWidget()
        if event.type() in _LOOKS and ring is not None:
            ring.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; arrows and Esc are the ring's."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _RINGS_OWN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Nothing: the ring paints it."""


def _at(centre: QPointF, radius: float, angle: float) -> QPointF:
    return centre + QPointF(sin(radians(angle)), -cos(radians(angle))) * radius


def _sector(centre: QPointF, inner: float, outer: float, start: float, end: float) -> QPainterPath:
    """The gap between neighbours is as wide inside as outside."""
    path = QPainterPath()
    for radius, first, last in ((outer, start, end), (inner, end, start)):
        inset = GAP_PX / radius * 57.3 * (1 if last > first else -1)
        begin, span = first + inset, last - first - 2 * inset
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(centre)
        if path.isEmpty():
            path.moveTo(_at(centre, radius, begin))
        # Qt counts from three o'clock, counterclockwise.
        path.arcTo(box, 90 - begin, -span)
    path.closeSubpath()
    return path
