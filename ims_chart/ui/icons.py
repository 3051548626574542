"""The program's icons, drawn as strokes on a 20 × 20 grid so that any colour and size is crisp."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_LINES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "plus": (((10, 4), (10, 16)), ((4, 10), (16, 10))),
    "minus": (((4, 10), (16, 10)),),
    "back": (((12, 4), (6, 10), (12, 16)),),
    "on": (((8, 4), (14, 10), (8, 16)),),
    "play": (((6, 4), (16, 10), (6, 16), (6, 4)),),
    "pause": (((7, 4), (7, 16)), ((13, 4), (13, 16))),
    "down": (((4, 7), (10, 13), (16, 7)),),
    "check": (((4, 11), (8, 15), (16, 6)),),
    "cross": (((5, 5), (15, 15)), ((15, 5), (5, 15))),
    "menu": (((3, 6), (17, 6)), ((3, 10), (17, 10)), ((3, 14), (17, 14))),
    "fit": (
        ((3, 7), (3, 3), (7, 3)),
        ((13, 3), (17, 3), (17, 7)),
        ((17, 13), (17, 17), (13, 17)),
        ((7, 17), (3, 17), (3, 13)),
    ),
    "print": (
        ((6, 7), (6, 3), (14, 3), (14, 7)),
        ((6, 14), (3, 14), (3, 7), (17, 7), (17, 14), (14, 14)),
        ((6, 11), (14, 11), (14, 17), (6, 17), (6, 11)),
    ),
    "move": (
        ((10, 2), (10, 18)),
        ((2, 10), (18, 10)),
        ((7.5, 4.5), (10, 2), (12.5, 4.5)),
        ((7.5, 15.5), (10, 18), (12.5, 15.5)),
        ((4.5, 7.5), (2, 10), (4.5, 12.5)),
        ((15.5, 7.5), (18, 10), (15.5, 12.5)),
    ),
    "trash": (
        ((4, 6), (16, 6)),
        ((8, 6), (8, 3), (12, 3), (12, 6)),
        ((5.5, 6), (6.2, 17), (13.8, 17), (14.5, 6)),
    ),
    "alert": (
        ((10, 3), (18, 17), (2, 17), (10, 3)),
        ((10, 8), (10, 12)),
        ((10, 14.4), (10, 14.6)),
    ),
    "needle": (((3, 17), (17, 3)), ((9.5, 6.5), (13.5, 10.5))),
    "bell": (
        ((4, 14), (6, 12), (6, 8), (8, 5), (12, 5), (14, 8), (14, 12), (16, 14), (4, 14)),
        ((9, 17), (11, 17)),
    ),
    "history": (
        ((3.5, 4), (3.5, 8), (7.5, 8)),
        ((3.8, 7.6), (5.5, 5), (8, 3.6), (11, 3.2), (14, 4.4), (16.2, 7), (16.8, 10)),
        ((16.8, 10), (16, 13.2), (13.8, 15.8), (10.5, 16.8), (7, 16), (4.6, 14), (3.4, 11.6)),
        ((10, 6.5), (10, 10.4), (12.8, 12)),
    ),
    "search": (((12.6, 12.6), (17, 17)),),
    "layers": (
        ((10, 3), (17.5, 7), (10, 11), (2.5, 7), (10, 3)),
        ((2.5, 10.5), (10, 14.5), (17.5, 10.5)),
        ((2.5, 14), (10, 18), (17.5, 14)),
    ),
    "more": (((4, 10), (4.2, 10)), ((10, 10), (10.2, 10)), ((16, 10), (16.2, 10))),
    "undo": (((7, 4), (3, 8), (7, 12)),),
    "redo": (((13, 4), (17, 8), (13, 12)),),
}


def paint(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Strokes an icon into a box. An unknown name is a programming error (KeyError)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 20, box.height() / 20)
    pen = QPen(ink, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _LINES[name]:
        painter.drawPolyline([QPointF(*p) for p in line])
    if name == "search":
        painter.drawEllipse(QPointF(8.5, 8.5), 5.5, 5.5)
    if name in {"undo", "redo"}:
        painter.drawPath(_arc(mirrored=name == "redo"))
    painter.restore()


def _arc(*, mirrored: bool) -> QPainterPath:
    def at(x: float, y: float) -> QPointF:
        return QPointF(20 - x if mirrored else x, y)

    path = QPainterPath(at(3, 8))
    path.lineTo(at(12, 8))
    path.cubicTo(at(19, 8), at(19, 17), at(12, 17))
    path.lineTo(at(8, 17))
    return path
