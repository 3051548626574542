"""A tool of the bar, shown with the mark it makes."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Tool
from ims_chart.printing.area import paint_area
from ims_chart.printing.marks import paint_mark
from ims_chart.ui.caption_chip import HEIGHT
from ims_chart.ui.chip import Chip
from ims_chart.ui.marks_layer import plan_kind, style_of
from ims_chart.ui.theme import RADIUS, font, theme

_NARROWEST = 54


class ToolButton(Chip):
    """A tool with the mark it makes."""

    def __init__(self, tool: Tool, text: str, chart: Chart) -> None:
        super().__init__(text, name=f"tool.{tool}", height=HEIGHT)
        self._tool = tool
        self._chart = chart
        self.setCheckable(True)
        self.setFont(font(9, QFont.Weight.DemiBold))

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width() - 24, _NARROWEST), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setBrush(t.color("soft" if on else "hover" if self.underMouse() else "panel"))
        strong = on or self.hasFocus()
        painter.setPen(QPen(t.color("accent" if strong else "border"), 2 if strong else 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._paint_sample(painter, QPointF(self.width() / 2, 22))
        painter.setFont(self.font())
        painter.setPen(t.color("accent" if on else "text"))
        words = QRectF(0, self.height() - 25, self.width(), 20)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_sample(self, painter: QPainter, at: QPointF) -> None:
        plan, style = self._chart.plan, style_of(theme.tokens)
        if self._tool is Tool.AREA:
            paint_area(painter, _blob(at), plan.symptom, plan.intensity, 1.2, style)
        elif self._tool is Tool.SELECT:
            pen = QPen(theme.tokens.color("text"), 1.6)
            pen.setDashPattern([2.6, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_blob(at))
        else:
            kind = plan_kind(replace(plan, tool=self._tool))
            paint_mark(painter, at - QPointF(3, -1), 14, kind, style)


def _blob(at: QPointF) -> list[QPointF]:
    turns = [2 * pi * k / 24 for k in range(24)]
    return [at + QPointF(15 * cos(a), 10 * sin(a) + 2 * cos(2 * a)) for a in turns]
