"""The one painter of pages: PDF, printer, preview and picture are painted by the same lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen

from ims_chart.body import Atlas, parse
from ims_chart.printing.area import paint_area
from ims_chart.printing.art import paper_picture
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.inks import COLOUR, Inks
from ims_chart.printing.marks import paint_inside, paint_leaders, paint_mark, paint_number
from ims_chart.printing.metrics import UNITS, FontMeasure, set_font
from ims_chart.printing.page import (
    Align,
    Area,
    Diagram,
    Dot,
    Frame,
    Image,
    Leader,
    Mark,
    Number,
    Page,
    Picture,
    Rule,
    Silhouette,
    Text,
    Tone,
)

_MEASURE = FontMeasure()
_LEADER = 0.22
_AREA = 0.3
_OUTLINE = 0.28


def paint_page(painter: QPainter, page: Page, atlas: Atlas, inks: Inks = COLOUR) -> None:
    """Paints a page on a painter whose unit is one mm, from the paper's top left corner.

    All text is plain: what a patient is called can't become markup.

    Raises:
        BodyError, PrintError: a picture of the atlas can't be read.
    """
    painter.save()
    painter.scale(page.scale / UNITS, page.scale / UNITS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for item in page.items:
            if isinstance(item, Picture):
                _paint_picture(painter, item, atlas, inks)
            elif isinstance(item, Silhouette):
                _paint_silhouette(painter, item, atlas, inks)
            else:
                _PAINTERS[type(item)](painter, item, inks)
    finally:
        painter.restore()


def _at(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS, y * UNITS)


def _box(item: Picture | Silhouette | Image | Frame) -> QRectF:
    return QRectF(_at(item.x, item.y), _at(item.x + item.width, item.y + item.height))


def _pen(inks: Inks, tone: Tone, thick: float) -> QPen:
    return QPen(QBrush(inks.tones[tone]), thick * UNITS, c=Qt.PenCapStyle.FlatCap)


def _paint_picture(painter: QPainter, item: Picture, atlas: Atlas, inks: Inks) -> None:
    painter.drawImage(_box(item), paper_picture(item, atlas, grey=inks.grey))


def _paint_silhouette(painter: QPainter, item: Silhouette, atlas: Atlas, inks: Inks) -> None:
    view = atlas.view(item.body, item.view)
    outline = _traced(view.silhouette)
    painter.save()
    painter.translate(_at(item.x, item.y))
    share = UNITS * item.width / view.width
    painter.scale(share, share)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = _pen(inks, Tone.SOFT, _OUTLINE)
    pen.setWidthF(pen.widthF() / share)
    painter.strokePath(outline, pen)
    painter.restore()


def _traced(path: str) -> QPainterPath:
    traced = QPainterPath()
    for letter, numbers in parse(path):
        if letter == "M":
            traced.moveTo(*numbers)
        elif letter == "L":
            traced.lineTo(*numbers)
        elif letter == "C":
            traced.cubicTo(*numbers)
        else:
            traced.closeSubpath()
    return traced


def _paint_image(painter: QPainter, item: Image, inks: Inks) -> None:
    image = QImage.fromData(item.data)
    if image.isNull():
        raise PrintError(PrintFault.LOGO_UNREADABLE, "logo")
    if inks.grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    painter.drawImage(_box(item), image)


def _paint_text(painter: QPainter, item: Text, inks: Inks) -> None:
    wide = _MEASURE.width(item.text, item.style)
    share = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[item.align]
    painter.setFont(set_font(item.style))
    painter.setPen(inks.tones[item.style.tone])
    painter.drawText(_at(item.x - share * wide, item.y), item.text)


def _paint_rule(painter: QPainter, item: Rule, inks: Inks) -> None:
    painter.setPen(_pen(inks, item.tone, item.thick))
    painter.drawLine(QLineF(_at(item.x1, item.y1), _at(item.x2, item.y2)))


def _paint_frame(painter: QPainter, item: Frame, inks: Inks) -> None:
    painter.setPen(_pen(inks, item.tone, item.thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(_box(item))


def _paint_diagram(painter: QPainter, item: Diagram, inks: Inks) -> None:
    # What only a course shows, and what it brings with it, is loaded for a course alone.
    from ims_chart.printing.plot_painter import paint_plot, paper_plot  # noqa: PLC0415

    painter.save()
    painter.translate(_at(item.x, item.y))
    paint_plot(painter, item.plot, paper_plot(inks))
    painter.restore()


def _paint_dot(painter: QPainter, item: Dot, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(inks.tones[item.tone]))
    radius = item.size / 2 * UNITS
    painter.drawEllipse(_at(item.x, item.y), radius, radius)


def _paint_mark(painter: QPainter, item: Mark, inks: Inks) -> None:
    at = _at(item.x, item.y)
    paint_mark(painter, at, item.size * UNITS, item.kind, inks.marks)
    if item.inside:
        paint_inside(painter, at, item.size * UNITS, inks.marks)


def _paint_number(painter: QPainter, item: Number, inks: Inks) -> None:
    paint_number(painter, _at(item.x, item.y), item.text, set_font(item.style), inks.marks)


def _paint_leader(painter: QPainter, item: Leader, inks: Inks) -> None:
    line = QLineF(_at(*item.start), _at(*item.end))
    paint_leaders(painter, [line], _LEADER * UNITS, inks.marks)


def _paint_area(painter: QPainter, item: Area, inks: Inks) -> None:
    outline = [_at(*spot) for spot in item.outline]
    paint_area(painter, outline, item.kind, item.intensity, _AREA * UNITS, inks.marks)


_PAINTERS: dict[type, Callable[[QPainter, Any, Inks], None]] = {
    Text: _paint_text,
    Rule: _paint_rule,
    Frame: _paint_frame,
    Image: _paint_image,
    Diagram: _paint_diagram,
    Dot: _paint_dot,
    Mark: _paint_mark,
    Number: _paint_number,
    Leader: _paint_leader,
    Area: _paint_area,
}
