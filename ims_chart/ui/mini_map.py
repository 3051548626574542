"""The mini map: where on the body one is, once the body is larger than the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import RADIUS, theme

SIZE = QSize(168, 132)
_MARGIN = 8
_AWAY = 12
"""From the corner of the canvas."""
_LEAST = 3 * SIZE.width()
"""Width of a canvas in pixels under which the map would cover the body."""


class MiniMap(QWidget):
    """Silhouettes with a frame round what is in sight. A press or drag looks there."""

    def __init__(self, chart: Chart, stage: Stage, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("miniMap")
        self.setAccessibleName(self.tr("Where on the body"))
        self.setToolTip(self.tr("Tap to look there; two fingers on the body go back to the whole"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Else a finger on the map would chart on the body below it.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._chart = chart
        self._stage = stage
        self._shapes: dict[str, QPainterPath] = {}
        self._ground: tuple[object, QPixmap] | None = None
        stage.moved.connect(self.follow)
        theme.changed.connect(self.update)
        self.setFixedSize(SIZE)
        self.follow()

    def follow(self) -> None:
        """Shows itself in the corner while the body is zoomed."""
        room = self._stage.size
        self.move(_AWAY, round(room.height()) - self.height() - _AWAY)
        # The body below is painted anew whenever it moves, and the map with it: asking for it here
        # as well would paint both twice.
        self.setVisible(self._stage.zoomed and room.width() >= _LEAST)

    def _scale(self) -> tuple[float, QPointF]:
        world = self._stage.world
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / world.width(), room.height() / world.height())
        return scale, room.center() - world.center() * scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale, corner = self._scale()
        self._stage.look_at((event.position() - corner) / scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._bodies())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, corner = self._scale()
        painter.setClipRect(self.rect().adjusted(3, 3, -3, -3))
        painter.translate(corner)
        painter.scale(scale, scale)
        painter.setPen(QPen(theme.tokens.color("accent"), 2 / scale))
        painter.drawRect(self._stage.in_sight)

    def _bodies(self) -> QPixmap:
        """The map without its frame, painted once for the views and the theme: it is shown anew at
        every step of a movement.
        """
        ratio = self.devicePixelRatioF()
        seen = (ratio, theme.tokens, self._stage.slots)
        if self._ground is None or self._ground[0] != seen:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            self._paint_bodies(QPainter(picture))
            self._ground = seen, picture
        return self._ground[1]

    def _paint_bodies(self, painter: QPainter) -> None:
        t = theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = t.color("panel")
        ground.setAlphaF(0.92)
        painter.setBrush(ground)
        painter.setPen(QPen(t.color("border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        scale, corner = self._scale()
        painter.setClipRect(self.rect().adjusted(3, 3, -3, -3))
        painter.translate(corner)
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("border").darker(108))
        for slot in self._stage.slots:
            painter.save()
            painter.translate(slot.left, slot.top)
            painter.drawPath(self._shape(slot.view))
            painter.restore()
        painter.end()

    def _shape(self, view: str) -> QPainterPath:
        """A view's silhouette in heights of the view."""
        if view not in self._shapes:
            shown = self._chart.atlas.view(self._chart.body, view)
            path = QPainterPath()
            for polygon in shown.outline.polygons:
                corners = [QPointF(x, y) / shown.height for x, y in polygon]
                path.addPolygon(QPolygonF(corners))
                path.closeSubpath()
            self._shapes[view] = path
        return self._shapes[view]
