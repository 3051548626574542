"""The marks while the body moves below them: each frame copies pictures that are at hand."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPixmap

from ims_chart.printing.marks import MarkStyle, mark_kind
from ims_chart.ui.camera import Camera
from ims_chart.ui.marks_layout import Laid, number_font
from ims_chart.ui.sprites import Sprite, Sprites

_BEYOND = 80.0
"""Pixels outside the window within which a mark may still reach into it."""
LEADER, TIE = 1.2, 1.6
"""How wide the lines are, in pixels: from a number to its mark, from a mark to where it lies."""

_Piece = tuple[float, float, float, float, QPixmap]
"""Where the site lies, how far from there the picture's corner is, and the picture."""
_Line = tuple[float, float, float, float]


class MarksInMotion:
    """Keeps, for marks that stood when the body was last at rest, all that a frame paints."""

    def __init__(self, sprites: Sprites) -> None:
        self._sprites = sprites
        self._seen: tuple[object, ...] = ()
        self._marks: list[_Piece] = []
        self._numbers: list[_Piece] = []
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
        # Where in the body's own measure a site must lie to be in sight.
        low_x, low_y = (sight.left() - left) / stretch, (sight.top() - top) / stretch
        high_x, high_y = (sight.right() - left) / stretch, (sight.bottom() - top) / stretch
        painter.save()
        painter.translate(camera.origin)
        for width, lines in self._lines.items():
            shown = [
                QLineF(x * stretch + a, y * stretch + b, x * stretch + c, y * stretch + d)
                for x, y, (a, b, c, d) in lines
                if low_x < x < high_x and low_y < y < high_y
            ]
            # Without their halos, which take as long as all the marks.
            painter.setPen(QPen(style.ink, width))
            painter.drawLines(shown)
        copy = painter.drawPixmap
        # Numbers come after all the marks, so that none is covered.
        for pieces in (self._marks, self._numbers):
            for x, y, dx, dy, picture in pieces:
                if low_x < x < high_x and low_y < y < high_y:
                    copy(QPointF(x * stretch + dx, y * stretch + dy), picture)
        painter.restore()

    def _prepare(self, laid: tuple[Laid, ...], style: MarkStyle, size: float, ratio: float) -> None:
        face = number_font(size)
        self._marks, self._numbers, self._lines = [], [], {LEADER: [], TIE: []}
        for each in laid:
            site, lies, mark = each.site, each.lies, each.mark
            drawn = [self._sprites.mark(size, mark_kind(site), style, ratio)]
            if site.needling and site.needling.inside:
                drawn.append(self._sprites.inside(size, style, ratio))
            self._marks += [_piece(lies, mark, sprite) for sprite in drawn]
            number = self._sprites.number(str(site.number), face, style, ratio)
            self._numbers.append(_piece(lies, each.number, number))
            x, y = lies.x(), lies.y()
            if each.leader is not None:
                self._lines[LEADER].append((x, y, _from(lies, each.leader)))
            if mark != lies:
                self._lines[TIE].append((x, y, _from(lies, QLineF(lies, mark))))


def _piece(lies: QPointF, at: QPointF, sprite: Sprite) -> _Piece:
    picture, corner = sprite
    beside = at + corner - lies
    return lies.x(), lies.y(), beside.x(), beside.y(), picture


def _from(lies: QPointF, line: QLineF) -> _Line:
    return line.x1() - lies.x(), line.y1() - lies.y(), line.x2() - lies.x(), line.y2() - lies.y()
