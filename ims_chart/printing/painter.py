"""The one painter of pages: PDF, printer, preview and picture are painted by the same lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ims_chart.body import Atlas
from ims_chart.printing.area import paint_area
from ims_chart.printing.art import paper_picture
from ims_chart.printing.marks import PAPER, paint_leaders, paint_mark, paint_number
from ims_chart.printing.metrics import UNITS, FontMeasure, set_font
from ims_chart.printing.page import (
    Align,
    Area,
    Frame,
    Leader,
    Mark,
    Number,
    Page,
    Picture,
    Rule,
    Text,
    Tone,
)

COLORS = {
    Tone.INK: QColor("#14171a"),
    Tone.SOFT: QColor("#54595f"),
    Tone.FAINT: QColor("#b4b9be"),
    Tone.ALERT: QColor("#8f1414"),
}
_MEASURE = FontMeasure()
_LEADER = 0.22
_AREA = 0.3


def paint_page(painter: QPainter, page: Page, atlas: Atlas) -> None:
    """Paints a page on a painter whose unit is one mm, from the paper's top left corner.

    All text is plain: what a patient is called can't become markup.

    Raises:
        BodyError, PrintError: a picture of the atlas can't be read.
    """
    painter.save()
    painter.scale(1 / UNITS, 1 / UNITS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for item in page.items:
            if isinstance(item, Picture):
                _paint_picture(painter, item, atlas)
            else:
                _PAINTERS[type(item)](painter, item)
    finally:
        painter.restore()


def _at(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS, y * UNITS)


def _pen(tone: Tone, thick: float) -> QPen:
    return QPen(QBrush(COLORS[tone]), thick * UNITS, c=Qt.PenCapStyle.FlatCap)


def _paint_picture(painter: QPainter, item: Picture, atlas: Atlas) -> None:
    image = paper_picture(atlas.picture_path(item.body, item.view), item.width, item.height)
    box = QRectF(_at(item.x, item.y), _at(item.x + item.width, item.y + item.height))
    painter.drawImage(box, image)


def _paint_text(painter: QPainter, item: Text) -> None:
    wide = _MEASURE.width(item.text, item.style)
    share = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[item.align]
    painter.setFont(set_font(item.style))
    painter.setPen(COLORS[item.style.tone])
    painter.drawText(_at(item.x - share * wide, item.y), item.text)


def _paint_rule(painter: QPainter, item: Rule) -> None:
    painter.setPen(_pen(item.tone, item.thick))
    painter.drawLine(QLineF(_at(item.x1, item.y1), _at(item.x2, item.y2)))


def _paint_frame(painter: QPainter, item: Frame) -> None:
    painter.setPen(_pen(item.tone, item.thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(_at(item.x, item.y), _at(item.x + item.width, item.y + item.height))
    painter.drawRect(box)


def _paint_mark(painter: QPainter, item: Mark) -> None:
    paint_mark(painter, _at(item.x, item.y), item.size * UNITS, item.kind, PAPER)


def _paint_number(painter: QPainter, item: Number) -> None:
    paint_number(painter, _at(item.x, item.y), item.text, set_font(item.style), PAPER)


def _paint_leader(painter: QPainter, item: Leader) -> None:
    line = QLineF(_at(*item.start), _at(*item.end))
    paint_leaders(painter, [line], _LEADER * UNITS, PAPER)


def _paint_area(painter: QPainter, item: Area) -> None:
    outline = [_at(*spot) for spot in item.outline]
    paint_area(painter, outline, item.kind, item.intensity, _AREA * UNITS, PAPER)


_PAINTERS: dict[type, Callable[[QPainter, Any], None]] = {
    Text: _paint_text,
    Rule: _paint_rule,
    Frame: _paint_frame,
    Mark: _paint_mark,
    Number: _paint_number,
    Leader: _paint_leader,
    Area: _paint_area,
}
