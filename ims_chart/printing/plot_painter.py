"""Paints a plot with vectors on any paint device: the window, a page, a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ims_chart.frozen import frozen
from ims_chart.printing.inks import Inks
from ims_chart.printing.metrics import set_font
from ims_chart.printing.page import Style, Tone
from ims_chart.printing.plot import Dot, Plot
from ims_chart.printing.terms import translate
from ims_chart.record import Trend

_DOT = 0.3
"""Radius of a dot, in letters; so are the widths of lines below."""
_LINE, _HAIR = 0.13, 0.07
_MANY = 100
"""Points of a line that is painted piece by piece."""
_CROWDED = 0.75
"""Dots nearer than this to each other, in letters, are left to the line through them."""


@frozen
class PlotStyle:
    """Colours of a plot on one ground. Before and after are told apart by shape as well."""

    soft: QColor
    faint: QColor
    before: QColor
    after: QColor
    band: QColor
    ground: QColor


_BAND = QColor("#ececec")


def paper_plot(inks: Inks) -> PlotStyle:
    return PlotStyle(
        soft=inks.tones[Tone.SOFT],
        faint=inks.tones[Tone.FAINT],
        before=inks.tones[Tone.SOFT],
        after=inks.marks.needle_ink,
        band=_BAND,
        ground=inks.marks.halo,
    )


def paint_plot(painter: QPainter, plot: Plot, style: PlotStyle) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(plot.letter))
    _paint_yardstick(painter, plot, style)
    _paint_axes(painter, plot, style)
    _paint_key(painter, plot, style)
    _paint_line(painter, plot, plot.before, style.before, dashed=True)
    _paint_line(painter, plot, plot.after, style.after, dashed=False)
    for dot in _apart(plot.before, plot.letter):
        _paint_dot(painter, QPointF(dot.x, dot.y), plot.letter, style.before, style.ground)
    for dot in _apart(plot.after, plot.letter):
        _paint_dot(painter, QPointF(dot.x, dot.y), plot.letter, style.after, style.after)
    for x, trend in plot.told:
        paint_told(painter, QPointF(x, plot.field.bottom + 1.1 * plot.letter), plot, trend, style)
    painter.restore()


def paint_reading(painter: QPainter, plot: Plot, reading: int, style: PlotStyle) -> None:
    """Marks one reading: a line through it, and its dots however crowded they are."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.soft, _HAIR * plot.letter))
    x, field = plot.xs[reading], plot.field
    painter.drawLine(QLineF(x, field.top - 0.4 * plot.letter, x, field.bottom))
    for dots, ink, fill in (
        (plot.before, style.before, style.ground),
        (plot.after, style.after, style.after),
    ):
        for dot in dots:
            if dot.reading == reading:
                _paint_dot(painter, QPointF(dot.x, dot.y), 1.35 * plot.letter, ink, fill)
    painter.restore()


def paint_told(painter: QPainter, at: QPointF, plot: Plot, trend: Trend, style: PlotStyle) -> None:
    """What was told of the time after a visit: up for better, down and hollow for worse, a bar for
    no change.
    """
    size = 0.34 * plot.letter
    painter.setPen(QPen(style.soft, _HAIR * 1.4 * plot.letter))
    painter.setBrush(style.soft if trend is Trend.BETTER else Qt.BrushStyle.NoBrush)
    if trend is Trend.SAME:
        painter.drawLine(QLineF(at.x() - size, at.y(), at.x() + size, at.y()))
        return
    tip = -size if trend is Trend.BETTER else size
    corners = (QPointF(0, tip), QPointF(size, -tip), QPointF(-size, -tip))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _paint_yardstick(painter: QPainter, plot: Plot, style: PlotStyle) -> None:
    field, edge = plot.field, plot.field.right + 0.3 * plot.letter
    if plot.error is not None:
        top, bottom = plot.error
        painter.fillRect(QRectF(field.left, top, field.width, bottom - top), style.band)
        painter.setPen(style.soft)
        _write(painter, plot, edge, (top + bottom) / 2, plot.error_words)
    pen = QPen(style.soft, _HAIR * 1.3 * plot.letter)
    pen.setDashPattern([5, 3])
    for line in plot.important:
        painter.setPen(pen)
        painter.drawLine(QLineF(field.left, line.at, field.right, line.at))
        painter.setPen(style.soft)
        _write(painter, plot, edge, line.at, line.words)


def _paint_axes(painter: QPainter, plot: Plot, style: PlotStyle) -> None:
    field, letter = plot.field, plot.letter
    for row in plot.rows:
        painter.setPen(QPen(style.faint, _HAIR * letter))
        painter.drawLine(QLineF(field.left, row.at, field.right, row.at))
        painter.setPen(style.soft)
        box = QRectF(field.left - 10.4 * letter, row.at - letter, 10 * letter, 2 * letter)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, row.words)
    foot = field.bottom + letter * (1.5 if plot.told else 0.3)
    metrics, room = QFontMetricsF(painter.font()), field.width - letter
    for n, day in reversed(list(enumerate(plot.days))):
        room -= metrics.horizontalAdvance(day.words)
        if room < -letter:
            break  # the last day says more than the first
        side = Qt.AlignmentFlag.AlignRight if n else Qt.AlignmentFlag.AlignLeft
        left = field.right - 12 * letter if n else field.left
        box = QRectF(left, foot, 12 * letter, 1.6 * letter)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | side, day.words)


def _paint_key(painter: QPainter, plot: Plot, style: PlotStyle) -> None:
    """Which dot is before and which after, over the plot's right end: nothing where none is."""
    if not plot.after:
        return
    letter, metrics = plot.letter, QFontMetricsF(painter.font())
    x, y = plot.field.right, plot.field.top - 1.2 * letter
    for words, ink, fill in (
        (translate("plot", "after"), style.after, style.after),
        (translate("plot", "before"), style.before, style.ground),
    ):
        x -= metrics.horizontalAdvance(words)
        painter.setPen(style.soft)
        _write(painter, plot, x, y, words)
        x -= 0.8 * letter
        _paint_dot(painter, QPointF(x, y), letter, ink, fill)
        x -= 1.3 * letter


def _paint_line(
    painter: QPainter, plot: Plot, dots: Sequence[Dot], ink: QColor, *, dashed: bool
) -> None:
    pen = QPen(ink, _LINE * plot.letter * (0.8 if dashed else 1.2))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    points = [QPointF(dot.x, dot.y) for dot in dots]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(points) > _MANY:
        # Piece by piece: as one outline, hundreds of bends that cross take ten times as long, and
        # between them nobody would see a dash.
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines([QLineF(a, b) for a, b in pairwise(points)])
        return
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))


def _paint_dot(painter: QPainter, at: QPointF, letter: float, ink: QColor, fill: QColor) -> None:
    painter.setPen(QPen(ink, _LINE * letter))
    painter.setBrush(fill)
    painter.drawEllipse(at, _DOT * letter, _DOT * letter)


def _apart(dots: Sequence[Dot], letter: float) -> Sequence[Dot]:
    """The dots, unless they stand so close that they would cover the line."""
    if len(dots) < 2:
        return dots
    gap = (dots[-1].x - dots[0].x) / (len(dots) - 1)
    return dots if gap >= _CROWDED * letter else ()


def _write(painter: QPainter, plot: Plot, left: float, middle: float, words: str) -> None:
    letter = plot.letter
    box = QRectF(left, middle - letter, 5 * letter, 2 * letter)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _font(letter: float) -> QFont:
    made = QFont(set_font(Style(9)))
    made.setPixelSize(max(1, round(letter)))
    return made
