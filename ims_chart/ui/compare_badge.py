"""What became of a site between two visits, as a small badge: told by its shape as well as its
colour, so that it reads in grey too.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from ims_chart.insight.compare import PairKind
from ims_chart.ui.theme import Tokens, theme

COLORS = {
    PairKind.NEW: "good",
    PairKind.REPEATED: "muted",
    PairKind.CHANGED: "alert",
    PairKind.DROPPED: "danger",
}
SIZE = 15.0
"""Diameter in pixels, halo included."""
_ARM = 0.22
_STROKES: dict[PairKind, tuple[QLineF, ...]] = {
    PairKind.NEW: (QLineF(-_ARM, 0, _ARM, 0), QLineF(0, -_ARM, 0, _ARM)),
    PairKind.REPEATED: (QLineF(-_ARM, -0.1, _ARM, -0.1), QLineF(-_ARM, 0.1, _ARM, 0.1)),
    PairKind.DROPPED: (QLineF(-_ARM, -_ARM, _ARM, _ARM), QLineF(-_ARM, _ARM, _ARM, -_ARM)),
}


def paint_badge(painter: QPainter, center: QPointF, kind: PairKind, size: float = SIZE) -> None:
    """A plus on a disc, an equals sign on a hollow one, a full triangle, a cross on a square."""
    ratio = painter.device().devicePixelRatioF()
    picture = _badge(kind, size, ratio, theme.tokens)
    painter.drawPixmap(center - QPointF(size, size) / 2, picture)


def badge_box(center: QPointF, size: float = SIZE) -> QRectF:
    return QRectF(center.x() - size / 2, center.y() - size / 2, size, size)


@lru_cache(maxsize=64)
def _badge(kind: PairKind, size: float, ratio: float, tokens: Tokens) -> QPixmap:
    whole = round(size * ratio) + 1
    picture = QPixmap(whole, whole)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    painter.scale(size, size)
    ink, halo = tokens.color(COLORS[kind]), tokens.color("halo")
    outline, hollow = _outline(kind), kind is PairKind.REPEATED
    painter.strokePath(outline, QPen(halo, 0.26, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(outline, halo if hollow else ink)
    painter.strokePath(outline, QPen(ink, 0.11, j=Qt.PenJoinStyle.RoundJoin))
    painter.setPen(QPen(ink if hollow else halo, 0.11, c=Qt.PenCapStyle.RoundCap))
    painter.drawLines(list(_STROKES.get(kind, ())))
    painter.end()
    return picture


def _outline(kind: PairKind) -> QPainterPath:
    """Of a badge of diameter 1 round the origin."""
    path = QPainterPath()
    if kind is PairKind.CHANGED:
        path.moveTo(0, -0.36)
        path.lineTo(0.38, 0.30)
        path.lineTo(-0.38, 0.30)
        path.closeSubpath()
    elif kind is PairKind.DROPPED:
        path.addRect(QRectF(-0.34, -0.34, 0.68, 0.68))
    else:
        path.addEllipse(QRectF(-0.37, -0.37, 0.74, 0.74))
    return path
