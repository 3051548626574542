"""The crosshair: the hand of whoever charts with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ims_chart.ui.camera import Camera
from ims_chart.ui.theme import theme

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_INNER, _OUTER = 6, 18
_ARMS = ((1, 0), (-1, 0), (0, 1), (0, -1))


class Crosshair:
    """A place in the world that arrow keys move; None while a pointer is used."""

    def __init__(self) -> None:
        self.at: QPointF | None = None
        self.corners: list[QPointF] = []
        """Of the line that is being drawn from place to place, in the world."""

    def step(self, dx: float, dy: float, *, world: QRectF, start: QPointF) -> QPointF:
        """Moves by a share of the world, from `start` if it isn't there yet; stays inside."""
        moved = (self.at or start) + QPointF(dx, dy)
        self.at = QPointF(
            min(max(moved.x(), world.left()), world.right()),
            min(max(moved.y(), world.top()), world.bottom()),
        )
        return self.at

    def hide(self) -> None:
        self.at = None
        self.corners.clear()

    def paint(self, painter: QPainter, camera: Camera) -> None:
        if self.at is None:
            return
        at = camera.to_screen(self.at)
        for color, width in (("halo", 4.0), ("accent", 2.0)):
            painter.setPen(QPen(theme.tokens.color(color), width))
            for dx, dy in _ARMS:
                arm = QPointF(dx, dy)
                painter.drawLine(at + arm * _INNER, at + arm * _OUTER)
