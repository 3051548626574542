"""The landmarks on the canvas: a small cross each, and its name where there is room for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ims_chart.body import Atlas, PlacedLandmark
from ims_chart.record import Point
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.theme import Tokens, font, theme

ARM_MIN, ARM_MAX, ARM_SHARE = 2.6, 5.0, 0.0045
"""Half a cross, in pixels, and in heights of a view between the two."""
ALL = 1000.0
"""From this height in pixels a view of the whole body shows more than the most important ones."""
FULL = 1500.0
"""From this height of a view in pixels names are written in full."""
POINTED = 9.0
"""Pixels from a cross at which the pointer means it."""
GAP = 3.0
HALO = 3.0
TEXT = 9.0

_Named = tuple[QRectF, str]


class LandmarksLayer:
    """The landmarks of one body. Names stand beside their crosses, towards the nearer edge of the
    view, and the more important first; one without room is left out until the body is larger.
    """

    def __init__(self, atlas: Atlas, body: str) -> None:
        self._atlas = atlas
        self._body = body
        self._named: dict[str, tuple[float, list[_Named]]] = {}
        self._texts: dict[tuple[str, float, str], QPixmap] = {}

    def paint(self, painter: QPainter, slots: tuple[Slot, ...], camera: Camera) -> None:
        tokens = theme.tokens
        arm = min(max(camera.scale * ARM_SHARE, ARM_MIN), ARM_MAX)
        for slot in slots:
            corner = camera.to_screen(slot.box.topLeft())
            seen = QRectF(painter.viewport()).translated(-corner).adjusted(-9, -9, 9, 9)
            shown = self._shown(slot.view, camera)
            spots = [at for mark in shown if seen.contains(at := _spot(mark, slot, camera))]
            painter.save()
            painter.translate(corner)
            _paint_crosses(painter, spots, arm, tokens)
            for box, text in self._names(slot, camera, arm):
                if box.intersects(seen):
                    painter.drawPixmap(box.topLeft(), self._text(text, painter, tokens))
            painter.restore()

    def at(self, point: Point, slots: tuple[Slot, ...], camera: Camera) -> PlacedLandmark | None:
        """The landmark whose cross is nearest to a place in a view, if the pointer means it."""
        slot = next(slot for slot in slots if slot.view == point.view)
        here = QPointF(point.x * slot.width, point.y) * camera.scale
        nearest, best = POINTED, None
        for mark in self._shown(slot.view, camera):
            apart = QLineF(here, _spot(mark, slot, camera)).length()
            if apart <= nearest:
                nearest, best = apart, mark
        return best

    def _shown(self, view: str, camera: Camera) -> list[PlacedLandmark]:
        """Which landmarks of a view there is room for."""
        whole = self._atlas.view(self._body, view).sole_y is not None
        least = 1 if whole and camera.scale < ALL else 2
        marks = self._atlas.landmarks(self._body, view)
        return [mark for mark in marks if mark.landmark.rank <= least]

    def _names(self, slot: Slot, camera: Camera, arm: float) -> list[_Named]:
        """Where names stand, in pixels from the view's corner: the same however it is moved."""
        scale, named = self._named.get(slot.view, (0.0, []))
        if scale != camera.scale:
            shown = sorted(self._shown(slot.view, camera), key=lambda mark: mark.landmark.rank)
            spots = [(mark, _spot(mark, slot, camera)) for mark in shown]
            named = _arranged(spots, slot.width * camera.scale, camera, arm)
            self._named[slot.view] = camera.scale, named
        return named

    def _text(self, text: str, painter: QPainter, tokens: Tokens) -> QPixmap:
        """A name with its halo, painted once: outlines of letters are slow."""
        ratio = painter.device().devicePixelRatioF()
        key = (text, ratio, tokens.halo)
        if key not in self._texts:
            self._texts[key] = _painted_text(text, ratio, tokens)
        return self._texts[key]


def _spot(mark: PlacedLandmark, slot: Slot, camera: Camera) -> QPointF:
    """In pixels from the view's corner."""
    return QPointF(mark.x * slot.width, mark.y) * camera.scale


def _arranged(
    marks: list[tuple[PlacedLandmark, QPointF]], width: float, camera: Camera, arm: float
) -> list[_Named]:
    """Gives each its name if a box beside its cross is free and within the view's width."""
    metrics = QFontMetricsF(font(TEXT))
    taken = [QRectF(at.x() - arm, at.y() - arm, 2 * arm, 2 * arm) for _, at in marks]
    named: list[_Named] = []
    for mark, at in marks:
        for box, text in _choices(mark, at, metrics, camera, arm):
            core = box.adjusted(HALO, HALO + 1, -HALO, -HALO - 1)
            inside = box.left() >= 0 and box.right() <= width
            if inside and not any(core.intersects(other) for other in taken):
                taken.append(core)
                named.append((box, text))
                break
    return named


def _choices(
    mark: PlacedLandmark, at: QPointF, metrics: QFontMetricsF, camera: Camera, arm: float
) -> Iterator[_Named]:
    """Names and their boxes, halo included, the best first."""
    landmark = mark.landmark
    full = (landmark.name,) if camera.scale >= FULL else ()
    for text in chain(full, (landmark.short,)):
        width = metrics.horizontalAdvance(text) + 2 * HALO
        height = metrics.height() + 2 * HALO
        away = arm + GAP - HALO
        right = QRectF(at.x() + away, at.y() - height / 2, width, height)
        left = right.translated(-2 * away - width, 0)
        yield from ((box, text) for box in ((right, left) if mark.x >= 0.49 else (left, right)))


def _paint_crosses(painter: QPainter, spots: list[QPointF], arm: float, tokens: Tokens) -> None:
    lines = [
        line
        for at in spots
        for line in (
            QLineF(at.x() - arm, at.y(), at.x() + arm, at.y()),
            QLineF(at.x(), at.y() - arm, at.x(), at.y() + arm),
        )
    ]
    halo = tokens.color("halo")
    halo.setAlphaF(0.85)
    for color, width in ((halo, 3.4), (tokens.color("text"), 1.2)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)


def _painted_text(text: str, ratio: float, tokens: Tokens) -> QPixmap:
    face = font(TEXT)
    metrics = QFontMetricsF(face)
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 2 * HALO, metrics.height() + 2 * HALO)
    picture = QPixmap(box.toAlignedRect().size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    foot = QPointF(HALO, HALO + metrics.ascent())
    outline = QPainterPath()
    outline.addText(foot, face, text)
    halo = tokens.color("halo")
    halo.setAlphaF(0.85)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.strokePath(outline, QPen(halo, HALO, Qt.PenStyle.SolidLine, cap, join))
    painter.setFont(face)
    painter.setPen(tokens.color("muted"))
    painter.drawText(foot, text)
    painter.end()
    return picture
