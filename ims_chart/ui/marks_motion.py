"""The marks while the body moves below them: each frame copies pictures that are at hand."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from ims_chart.printing.marks import MarkStyle, mark_kind, paint_leaders
from ims_chart.ui.camera import Camera
from ims_chart.ui.marks_layout import Laid, number_font
from ims_chart.ui.sprites import Sprites

_BEYOND = 80.0
"""Pixels outside the window within which a mark may still reach into it."""
LEADER, TIE = 1.2, 1.6
"""How wide the lines are, in pixels: from a number to its mark, from a mark to where it lies."""

_Piece = tuple[float, float, QPixmap]
_Line = tuple[float, float, float, float]


class MarksInMotion:
    """Keeps, for marks that stood when the body was last at rest, all that a frame paints."""

    def __init__(self, sprites: Sprites) -> None:
        self._sprites = sprites
        self._seen: tuple[object, ...] = ()
        self._marks: list[tuple[float, float, list[_Piece]]] = []
        self._lines: dict[float, list[tuple[float, float, _Line]]] = {}

    def paint(  # noqa: PLR0913
        self,
        painter: QPainter,
        laid: tuple[Laid, ...],
        stretch: float,
        camera: Camera,
        style: MarkStyle,
        size: float,
    ) -> None:
        """`stretch` is how much larger the body is than when the marks were laid; `size` is theirs
        of then, which they keep meanwhile.
        """
        seen = (laid, style, size, painter.device().devicePixelRatioF())
        if len(self._seen) != len(seen) or self._seen[0] is not laid or self._seen[1:] != seen[1:]:
            self._seen = seen
            self._prepare(laid, style, size, seen[3])
        left, top = camera.origin.x(), camera.origin.y()
        sight = QRectF(painter.viewport()).adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        low, high = (sight.left(), sight.top()), (sight.right(), sight.bottom())
        for width, lines in self._lines.items():
            moved = [(left + x * stretch, top + y * stretch, line) for x, y, line in lines]
            shown = [
                QLineF(x + a, y + b, x + c, y + d)
                for x, y, (a, b, c, d) in moved
                if low[0] < x < high[0] and low[1] < y < high[1]
            ]
            paint_leaders(painter, shown, width, style)
        copy = painter.drawPixmap
        for part in (0, 1):
            # Numbers come after all the marks, so that none is covered.
            for lies_x, lies_y, pieces in self._marks:
                x, y = left + lies_x * stretch, top + lies_y * stretch
                if low[0] < x < high[0] and low[1] < y < high[1]:
                    for dx, dy, picture in pieces[:-1] if part == 0 else pieces[-1:]:
                        copy(QPointF(x + dx, y + dy), picture)

    def _prepare(self, laid: tuple[Laid, ...], style: MarkStyle, size: float, ratio: float) -> None:
        face = number_font(size)
        self._marks, self._lines = [], {LEADER: [], TIE: []}
        for each in laid:
            site, lies, mark = each.site, each.lies, each.mark
            parts = [(mark, self._sprites.mark(size, mark_kind(site), style, ratio))]
            if site.needling and site.needling.inside:
                parts.append((mark, self._sprites.inside(size, style, ratio)))
            number = self._sprites.number(str(site.number), face, style, ratio)
            parts.append((each.number, number))
            x, y = lies.x(), lies.y()
            pieces: list[_Piece] = []
            for at, (picture, corner) in parts:
                pieces.append((at.x() + corner.x() - x, at.y() + corner.y() - y, picture))
            self._marks.append((x, y, pieces))
            if each.leader is not None:
                self._lines[LEADER].append((x, y, _from(lies, each.leader)))
            if mark != lies:
                self._lines[TIE].append((x, y, _from(lies, QLineF(lies, mark))))


def _from(lies: QPointF, line: QLineF) -> _Line:
    return line.x1() - lies.x(), line.y1() - lies.y(), line.x2() - lies.x(), line.y2() - lies.y()
