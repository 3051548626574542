"""Pain areas, painted as vectors: the kind of symptom shows in hatch and colour, so that it is told
apart in greyscale too, and the intensity in the number written into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from ims_chart.printing.marks import MarkStyle, paint_number
from ims_chart.record import SymptomKind

_STEP = 6.0
"""Between two lines of a hatch, in widths of a line."""
_FAINTEST, _STRONGEST = 0.08, 0.30


def paint_area(  # noqa: PLR0913
    painter: QPainter,
    outline: Sequence[QPointF],
    kind: SymptomKind | None,
    intensity: int | None,
    width: float,
    style: MarkStyle,
    font: QFont | None = None,
) -> None:
    """A hatched outline; `width` is that of its lines, `font` that of the intensity, if wanted."""
    path = QPainterPath()
    path.addPolygon(QPolygonF(outline))
    path.closeSubpath()
    color = area_color(style, kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(color)
    share = 0.3 if intensity is None else intensity / 10
    ground.setAlphaF(_FAINTEST + (_STRONGEST - _FAINTEST) * share)
    painter.fillPath(path, ground)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(color, width * 0.75))
    for hatch in _HATCHES[kind]:
        hatch(painter, path.boundingRect(), _STEP * width)
    painter.restore()
    pen = _pen(color, width)
    pen.setDashPattern([3.0, 2.0])
    painter.strokePath(path, pen)
    painter.restore()
    if intensity is not None and font is not None:
        paint_number(painter, path.boundingRect().center(), str(intensity), font, style)


def area_color(style: MarkStyle, kind: SymptomKind | None) -> QColor:
    """The colour of a kind of symptom; an area without one has the plain colour."""
    return style.symptoms.get(kind, style.area) if kind is not None else style.area


def _pen(color: QColor, width: float) -> QPen:
    return QPen(
        QBrush(color),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


Hatch = Callable[[QPainter, QRectF, float], None]


def _rising(painter: QPainter, box: QRectF, step: float) -> None:
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step


def _falling(painter: QPainter, box: QRectF, step: float) -> None:
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.top()), QPointF(x + box.height(), box.bottom()))
        x += step


def _level(painter: QPainter, box: QRectF, step: float) -> None:
    y = box.top()
    while y < box.bottom():
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        y += step


def _waves(painter: QPainter, box: QRectF, step: float) -> None:
    y = box.top()
    while y < box.bottom() + step:
        line = QPainterPath(QPointF(box.left(), y))
        x, up = box.left(), True
        while x < box.right():
            x += step * 0.7
            line.lineTo(x, y - step * 0.45 if up else y + step * 0.1)
            up = not up
        painter.drawPath(line)
        y += step * 1.1


def _dots(painter: QPainter, box: QRectF, step: float) -> None:
    radius = painter.pen().widthF() * 0.95
    painter.setBrush(QBrush(painter.pen().color()))
    y, odd = box.top(), False
    while y < box.bottom():
        x = box.left() + (step * 0.5 if odd else 0.0)
        while x < box.right():
            painter.drawEllipse(QPointF(x, y), radius * 0.5, radius * 0.5)
            x += step
        y, odd = y + step * 0.8, not odd
    painter.setBrush(Qt.BrushStyle.NoBrush)


_HATCHES: dict[SymptomKind | None, tuple[Hatch, ...]] = {
    SymptomKind.ACHE: (_rising,),
    SymptomKind.SHARP: (_rising, _falling),
    SymptomKind.BURNING: (_waves,),
    SymptomKind.TINGLING: (_dots,),
    SymptomKind.NUMB: (_level,),
    SymptomKind.OTHER: (_falling,),
    None: (),
}
