"""The marks of sites, painted as vectors: the same on screen, in preview and on paper.

A mark's size is the diameter of its circle, in the painter's units. Every mark has a halo in the
ground's colour, so that it stands out on any muscle, in light, dark and greyscale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from ims_chart.frozen import frozen
from ims_chart.printing.kind import EVERY_KIND, MarkKind, Shape, mark_kind, shape_of
from ims_chart.record import SymptomKind

__all__ = [
    "EVERY_KIND",
    "PAPER",
    "MarkKind",
    "MarkStyle",
    "Shape",
    "inside_bounds",
    "mark_bounds",
    "mark_kind",
    "paint_ghost",
    "paint_inside",
    "paint_leaders",
    "paint_mark",
    "paint_number",
    "paint_selection",
    "shape_of",
]

_LINE = 0.2
_HALO = 0.17
_PIN_FOOT = QPointF(0, 0)
_PIN_HEAD = QPointF(0.92, -1.22)
_PIN_RADIUS = 0.22
_PIN_LINE = 0.15
_HOOP_RADIUS = 0.52
_HOOP_LINE = 0.17


@frozen
class MarkStyle:
    """Colours of the marks on one ground."""

    ink: QColor
    needle_ink: QColor
    halo: QColor
    selected: QColor
    area: QColor
    inside: QColor = field(default_factory=lambda: QColor("#9a4a06"))
    symptoms: Mapping[SymptomKind, QColor] = field(default_factory=dict)


PAPER = MarkStyle(
    ink=QColor("#26187f"),
    needle_ink=QColor("#07545a"),
    halo=QColor("#ffffff"),
    selected=QColor("#07545a"),
    area=QColor("#5d6a77"),
    symptoms={
        SymptomKind.ACHE: QColor("#8a5a00"),
        SymptomKind.SHARP: QColor("#a3123c"),
        SymptomKind.BURNING: QColor("#c2410c"),
        SymptomKind.TINGLING: QColor("#0b6b3a"),
        SymptomKind.NUMB: QColor("#1d4f91"),
        SymptomKind.OTHER: QColor("#5d6a77"),
    },
)


@frozen
class _Drawing:
    """A shape of diameter 1 round the origin: its ground, what is filled and what is lines."""

    ground: QPainterPath
    filled: QPainterPath
    lines: QPainterPath


def paint_mark(
    painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
) -> None:
    drawing = _drawing(kind.shape)
    ink = style.needle_ink if kind.shape is Shape.NEEDLE else style.ink
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(size, size)
    if kind.needled:
        _paint_pin(painter, style.halo, _HALO)
    _fill_and_stroke(painter, drawing.ground, style.halo, _LINE + 2 * _HALO, drawing.lines)
    if kind.needled:
        _paint_pin(painter, style.needle_ink, 0.0)
        painter.fillPath(drawing.ground, QBrush(style.halo))
    painter.fillPath(drawing.filled, QBrush(ink))
    painter.strokePath(drawing.lines, _pen(ink, _LINE))
    painter.restore()


def paint_ghost(
    painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
) -> None:
    """A site that could be done again: the mark's shape in dashes, hollow and without its pin's
    head, so that it is told from a real mark in greyscale too.
    """
    drawing = _drawing(kind.shape)
    ink = style.needle_ink if kind.shape is Shape.NEEDLE else style.ink
    ground, filled = QColor(style.halo), QColor(ink)
    ground.setAlphaF(0.8)
    filled.setAlphaF(0.25)
    lines = QPainterPath(drawing.ground if drawing.lines.isEmpty() else drawing.lines)
    if kind.needled:
        lines.moveTo(_PIN_HEAD * 0.45)
        lines.lineTo(_PIN_HEAD)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(size, size)
    painter.strokePath(lines, _pen(ground, 0.3))
    painter.fillPath(drawing.ground, ground)
    painter.fillPath(drawing.filled, filled)
    pen = QPen(ink, 0.11)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.2, 1.6])
    painter.strokePath(lines, pen)
    painter.restore()


def mark_bounds(center: QPointF, size: float, kind: MarkKind) -> QRectF:
    """The box round a mark and its pin, without the halo."""
    drawing = _drawing(kind.shape)
    box = drawing.ground.boundingRect() | drawing.lines.boundingRect()
    if kind.needled:
        head = QRectF(0, 0, 2 * _PIN_RADIUS, 2 * _PIN_RADIUS)
        head.moveCenter(_PIN_HEAD)
        box |= head
    return QRectF(box.topLeft() * size + center, box.size() * size)


def paint_selection(painter: QPainter, center: QPointF, size: float, style: MarkStyle) -> None:
    """A ring round the mark that is chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((style.halo, 0.5), (style.selected, 0.22)):
        painter.setPen(_pen(color, width * size))
        painter.drawEllipse(center, 1.05 * size, 1.05 * size)
    painter.restore()


def paint_inside(painter: QPainter, center: QPointF, size: float, style: MarkStyle) -> None:
    """A hoop round the pin's head: the needle is still in. Told by its shape, in grey too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(size, size)
    painter.setBrush(QBrush(style.halo))
    for color, width in ((style.halo, _HOOP_LINE + 2 * _HALO), (style.inside, _HOOP_LINE)):
        painter.setPen(_pen(color, width))
        painter.drawEllipse(_PIN_HEAD, _HOOP_RADIUS, _HOOP_RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(style.needle_ink))
    painter.drawEllipse(_PIN_HEAD, _PIN_RADIUS, _PIN_RADIUS)
    painter.restore()


def inside_bounds(center: QPointF, size: float) -> QRectF:
    """The box round the hoop of a needle that is in, without the halo."""
    box = QRectF(0, 0, 2 * _HOOP_RADIUS + _HOOP_LINE, 2 * _HOOP_RADIUS + _HOOP_LINE)
    box.moveCenter(_PIN_HEAD)
    return QRectF(box.topLeft() * size + center, box.size() * size)


def paint_number(
    painter: QPainter, center: QPointF, text: str, font: QFont, style: MarkStyle
) -> None:
    """A site's number, centred, black or white as the ground asks, with a halo.

    The halo is a path, the number itself text, so that a PDF can be searched for it.
    """
    metrics = QFontMetricsF(font)
    foot = QPointF(
        center.x() - metrics.horizontalAdvance(text) / 2, center.y() + metrics.capHeight() / 2
    )
    outline = QPainterPath()
    outline.addText(foot, font, text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(outline, _pen(style.halo, metrics.height() * 0.22))
    dark_ground = style.halo.lightnessF() < 0.5
    painter.setPen(QColor("#ffffff") if dark_ground else QColor("#000000"))
    painter.setFont(font)
    painter.drawText(foot, text)
    painter.restore()


def paint_leaders(
    painter: QPainter, lines: Sequence[QLineF], width: float, style: MarkStyle
) -> None:
    """The lines from numbers to their marks; no halo covers another's line. Their ends are square:
    round ones take Qt twenty times as long.
    """
    if not lines:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, thick in ((style.halo, 3 * width), (style.ink, width)):
        pen = _pen(color, thick)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.restore()


def _pen(color: QColor, width: float) -> QPen:
    return QPen(
        QBrush(color),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _paint_pin(painter: QPainter, color: QColor, grown: float) -> None:
    painter.setPen(_pen(color, _PIN_LINE + 2 * grown))
    painter.drawLine(QLineF(_PIN_FOOT, _PIN_HEAD))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    radius = _PIN_RADIUS + grown
    painter.drawEllipse(_PIN_HEAD, radius, radius)


def _fill_and_stroke(
    painter: QPainter, ground: QPainterPath, color: QColor, width: float, lines: QPainterPath
) -> None:
    painter.fillPath(ground, QBrush(color))
    painter.strokePath(ground, _pen(color, 2 * _HALO))
    painter.strokePath(lines, _pen(color, width))


@cache
def _drawing(shape: Shape) -> _Drawing:
    return _DRAWINGS[shape]()


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def _solid(path: QPainterPath) -> _Drawing:
    return _Drawing(path, path, QPainterPath())


def _ring(filled: QPainterPath | None = None, line: QLineF | None = None) -> _Drawing:
    lines = _circle(0.5 - _LINE / 2)
    if line is not None:
        lines.moveTo(line.p1())
        lines.lineTo(line.p2())
    return _Drawing(_circle(0.5), filled or QPainterPath(), lines)


def _half() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(-0.5, -0.5, 1, 1), 180)
    path.arcTo(QRectF(-0.5, -0.5, 1, 1), 180, 180)
    path.closeSubpath()
    return path


def _capsule() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-0.8, -0.22, 1.6, 0.44), 0.22, 0.22)
    return path


def _tender() -> _Drawing:
    triangle = _polygon((0, -0.5), (0.52, 0.42), (-0.52, 0.42))
    return _Drawing(triangle, QPainterPath(), triangle)


def _shortened() -> QPainterPath:
    """Two wedges pointing at each other."""
    path = _polygon((-0.75, -0.45), (-0.75, 0.45), (0.0, 0.0))
    path.addPath(_polygon((0.75, -0.45), (0.75, 0.45), (0.0, 0.0)))
    return path


def _plus() -> _Drawing:
    lines = QPainterPath(QPointF(-0.45, 0))
    lines.lineTo(0.45, 0)
    lines.moveTo(0, -0.45)
    lines.lineTo(0, 0.45)
    return _Drawing(QPainterPath(), QPainterPath(), lines)


_DRAWINGS = {
    Shape.ACTIVE: lambda: _solid(_circle(0.5)),
    Shape.LATENT: _ring,
    Shape.SATELLITE: lambda: _ring(_circle(0.19)),
    Shape.CLEARED: lambda: _ring(None, QLineF(-0.62, -0.62, 0.62, 0.62)),
    Shape.TRIGGER_POINT: lambda: _ring(_half()),
    Shape.TAUT_BAND: lambda: _solid(_capsule()),
    Shape.TENDER_SPOT: _tender,
    Shape.SHORTENED_BAND: lambda: _solid(_shortened()),
    Shape.NEEDLE: lambda: _solid(_polygon((0, -0.45), (0.45, 0), (0, 0.45), (-0.45, 0))),
    Shape.PLACE: _plus,
}
