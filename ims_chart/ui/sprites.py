"""Marks and numbers painted once and copied from then on: two hundred sites fit in a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

_KEPT = 4096


Sprite = tuple[QPixmap, QPointF]
"""A small picture, and where its corner lies seen from the place it belongs to."""


class Sprites:
    """Keeps small pictures by what they show; another size, screen or theme makes others."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Sprite] = {}

    def paint_mark(
        self, painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
    ) -> None:
        """As `marks.paint_mark`, to a third of a pixel."""
        ratio = painter.device().devicePixelRatioF()
        picture, corner = self.mark(size, kind, style, ratio)
        painter.drawPixmap(center + corner, picture)

    def mark(self, size: float, kind: MarkKind, style: MarkStyle, ratio: float) -> Sprite:
        """A mark for a screen of so many pixels a point."""
        halo = size * 0.4 + 2
        return self._kept_or_painted(
            (kind, size, style.halo.rgba(), style.ink.rgba(), ratio),
            lambda: mark_bounds(QPointF(), size, kind).adjusted(-halo, -halo, halo, halo),
            lambda p: paint_mark(p, QPointF(), size, kind, style),
        )

    def paint_ghost(
        self, painter: QPainter, center: QPointF, size: float, kind: MarkKind, style: MarkStyle
    ) -> None:
        """As `marks.paint_ghost`."""
        halo, ratio = size * 0.4 + 2, painter.device().devicePixelRatioF()
        picture, corner = self._kept_or_painted(
            ("ghost", kind, size, style.halo.rgba(), style.ink.rgba(), ratio),
            lambda: mark_bounds(QPointF(), size, kind).adjusted(-halo, -halo, halo, halo),
            lambda p: paint_ghost(p, QPointF(), size, kind, style),
        )
        painter.drawPixmap(center + corner, picture)

    def paint_inside(
        self, painter: QPainter, center: QPointF, size: float, style: MarkStyle
    ) -> None:
        """As `marks.paint_inside`."""
        ratio = painter.device().devicePixelRatioF()
        picture, corner = self.inside(size, style, ratio)
        painter.drawPixmap(center + corner, picture)

    def inside(self, size: float, style: MarkStyle, ratio: float) -> Sprite:
        """What tells that needles are in."""
        halo = size * 0.4 + 2
        return self._kept_or_painted(
            ("inside", size, style.halo.rgba(), style.inside.rgba(), ratio),
            lambda: inside_bounds(QPointF(), size).adjusted(-halo, -halo, halo, halo),
            lambda p: paint_inside(p, QPointF(), size, style),
        )

    def paint_number(
        self, painter: QPainter, center: QPointF, text: str, font: QFont, style: MarkStyle
    ) -> None:
        """As `marks.paint_number`."""
        ratio = painter.device().devicePixelRatioF()
        picture, corner = self.number(text, font, style, ratio)
        painter.drawPixmap(center + corner, picture)

    def number(self, text: str, font: QFont, style: MarkStyle, ratio: float) -> Sprite:
        return self._kept_or_painted(
            (text, font.pointSizeF(), style.halo.rgba(), ratio),
            lambda: _number_box(text, font),
            lambda p: paint_number(p, QPointF(), text, font, style),
        )

    def _kept_or_painted(
        self,
        key: tuple[Any, ...],
        box: Callable[[], QRectF],
        paint: Callable[[QPainter], None],
    ) -> Sprite:
        """The picture of that key, whose last part is the screen's pixels a point."""
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[key] = _painted(box(), key[-1], paint)
        return kept


def _number_box(text: str, font: QFont) -> QRectF:
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 8
    return QRectF(-width / 2, -height / 2, width, height)


def _painted(box: QRectF, ratio: float, paint: Callable[[QPainter], None]) -> Sprite:
    whole = box.toAlignedRect()
    picture = QPixmap(whole.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(-whole.x(), -whole.y())
    paint(painter)
    painter.end()
    return picture, QPointF(whole.topLeft())
