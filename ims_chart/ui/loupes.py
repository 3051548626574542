"""Loupes beside head, hands and feet: a tap opens that part in place of the whole body."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ims_chart.ui import icons
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import theme

_RADIUS = 15.0
_LEAST = 400.0
"""Height of a view in pixels under which loupes would cover the body."""
_SPOTS: dict[str, tuple[tuple[str, float, float], ...]] = {
    "back": (("head", 0.645, 0.055), ("hands", 0.055, 0.475), ("feet", 0.715, 0.965)),
    "front": (("head", 0.645, 0.055), ("hands", 0.945, 0.475), ("feet", 0.715, 0.965)),
}
"""By view: the set of views a loupe opens, and where it stands, beside the body."""


class Loupes:
    """Small round buttons painted beside the body, answering like any control of the canvas."""

    def __init__(self, show_set: Callable[[str], None], sets: set[str]) -> None:
        """`show_set` shows a set of views by its id; `sets` are those the body has."""
        self._show_set = show_set
        self._sets = sets

    def paint(self, painter: QPainter, stage: Stage) -> None:
        t = theme.tokens
        for at, _ in self._spots(stage):
            painter.setPen(QPen(t.color("border"), 1.2))
            painter.setBrush(t.color("panel"))
            painter.drawEllipse(at, _RADIUS, _RADIUS)
            box = QRectF(at.x() - 9, at.y() - 9, 18, 18)
            icons.paint(painter, "search", box, t.color("muted"))

    def control_at(self, at: QPointF, reach: float, stage: Stage) -> Callable[[], None] | None:
        for spot, opened in self._spots(stage):
            if QLineF(spot, at).length() <= _RADIUS + reach:
                return partial(self._show_set, opened)
        return None

    def _spots(self, stage: Stage) -> list[tuple[QPointF, str]]:
        if stage.zoomed or stage.camera.scale < _LEAST:
            return []
        return [
            (stage.camera.to_screen(slot.to_world(x, y)), opened)
            for slot in stage.slots
            for opened, x, y in _SPOTS.get(slot.view, ())
            if opened in self._sets
        ]
