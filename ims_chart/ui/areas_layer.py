"""The pain areas on the canvas: hatched by kind, below the marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ims_chart.charting.chart import Chart
from ims_chart.printing.area import paint_area
from ims_chart.record import PainArea
from ims_chart.ui.marks_layer import style_of
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import theme

LINE = 1.6


class AreasLayer:
    """Paints areas wherever the views on show have them, and finds the one under a tap."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._kept: dict[tuple[int, str], tuple[PainArea, list[tuple[float, float]]]] = {}

    def outlines(self, area: PainArea, stage: Stage) -> list[QPolygonF]:
        """The area's outline on the screen, once for every view that shows it."""
        found: list[QPolygonF] = []
        for slot in stage.slots:
            places = self._places(area, slot.view)
            if len(places) >= 3:
                corners = [stage.camera.to_screen(slot.to_world(x, y)) for x, y in places]
                found.append(QPolygonF(corners))
        return found

    def hit(self, at: QPointF, stage: Stage) -> str | None:
        """The area drawn last of those under a place on the screen."""
        for area in reversed(self._chart.areas.all):
            rings = self.outlines(area, stage)
            if any(ring.containsPoint(at, Qt.FillRule.OddEvenFill) for ring in rings):
                return area.id
        return None

    def paint(self, painter: QPainter, stage: Stage) -> None:
        visit = self._chart.visit
        if visit is None or not visit.pain_areas:
            return
        style, chosen = style_of(theme.tokens), self._chart.areas.selected
        for area in visit.pain_areas:
            for ring in self.outlines(area, stage):
                paint_area(painter, ring.toList(), area.kind, area.intensity, LINE, style)
                if area is chosen:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(theme.tokens.color("accent"), 2.5))
                    painter.drawPolygon(ring)

    def _places(self, area: PainArea, view: str) -> list[tuple[float, float]]:
        """The outline in 0…1 of a view's box. Areas never change, so it is kept."""
        key = (id(area), view)
        if key not in self._kept:
            self._kept[key] = area, self._look_up(area, view)
        return self._kept[key][1]

    def _look_up(self, area: PainArea, view: str) -> list[tuple[float, float]]:
        body = self._chart.body
        drawn = area.outline[0]
        if drawn.body == body and drawn.view == view:
            return [(point.x, point.y) for point in area.outline]
        anchors = self._chart.atlas.anchors(body, view)
        found = [anchors.locate(point.anchor) for point in area.outline]
        places = [place for place in found if place is not None]
        return places if len(places) * 2 > len(found) else []


def paint_stroke(painter: QPainter, stroke: list[QPointF], *, closed: bool) -> None:
    """The line a hand is drawing."""
    for color, width in (("halo", 4.0), ("accent", 2.0)):
        painter.setPen(QPen(theme.tokens.color(color), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if closed:
            painter.drawPolygon(QPolygonF(stroke))
        else:
            painter.drawPolyline(QPolygonF(stroke))
