"""Marks and numbers painted once and copied from then on: two hundred sites fit in a frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from ims_chart.printing.marks import (
    MarkKind,
    MarkStyle,
    inside_bounds,
    mark_bounds,
    paint_ghost,
    paint_inside,
    paint_mark,
    paint_number,
)

_KEPT = 512


class Sprites:
    """Keeps small pictures by what they show; another size, screen or theme makes others."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[QPixmap, QPointF]] = {}

    def paint_mark(
        self, painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
    ) -> None:
        """As `marks.paint_mark`, to a third of a pixel."""
        halo = size * 0.4 + 2
        box = mark_bounds(QPointF(0, 0), size, kind).adjusted(-halo, -halo, halo, halo)
        key = (kind, size, style.halo.rgba(), style.ink.rgba())
        self._copy(
            painter, center, key, box, lambda p: paint_mark(p, QPointF(0, 0), size, kind, style)
        )

    def paint_ghost(
        self, painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
    ) -> None:
        """As `marks.paint_ghost`."""
        halo = size * 0.4 + 2
        box = mark_bounds(QPointF(0, 0), size, kind).adjusted(-halo, -halo, halo, halo)
        key = ("ghost", kind, size, style.halo.rgba(), style.ink.rgba())
        self._copy(
            painter, center, key, box, lambda p: paint_ghost(p, QPointF(0, 0), size, kind, style)
        )

    def paint_inside(
        self, painter: QPainter, center: QPointF, size: float, style: MarkStyle
    ) -> None:
        """As `marks.paint_inside`."""
        halo = size * 0.4 + 2
        box = inside_bounds(QPointF(0, 0), size).adjusted(-halo, -halo, halo, halo)
        key = ("inside", size, style.halo.rgba(), style.inside.rgba())
        self._copy(painter, center, key, box, lambda p: paint_inside(p, QPointF(), size, style))

    def paint_number(
        self, painter: QPainter, center: QPointF, text: str, font: QFont, style: MarkStyle
    ) -> None:
        """As `marks.paint_number`."""
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 8
        box = QRectF(-width / 2, -height / 2, width, height)
        key = (text, font.pointSizeF(), style.halo.rgba())
        self._copy(
            painter, center, key, box, lambda p: paint_number(p, QPointF(0, 0), text, font, style)
        )

    def _copy(
        self,
        painter: QPainter,
        center: QPointF,
        key: tuple[object, ...],
        box: QRectF,
        paint: Callable[[QPainter], None],
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        kept = self._kept.get((*key, ratio))
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[*key, ratio] = _painted(box, ratio, paint)
        picture, corner = kept
        painter.drawPixmap(center + corner, picture)


def _painted(
    box: QRectF, ratio: float, paint: Callable[[QPainter], None]
) -> tuple[QPixmap, QPointF]:
    whole = box.toAlignedRect()
    picture = QPixmap(whole.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(-whole.x(), -whole.y())
    paint(painter)
    painter.end()
    return picture, QPointF(whole.topLeft())
