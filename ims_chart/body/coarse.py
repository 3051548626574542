"""Where a view shows an anchor, to a finger's breadth and many times quicker than to the point:
for what is smeared over the skin anyway.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product
from math import dist

from ims_chart.body.anchor import Anchors
from ims_chart.record.site import Anchor

STEP = 2
"""Every so many nodes of a table one is looked at: some 11 mm on a view of the whole body."""
REACH = 0.01
"""How far from a node that is looked at an anchor may lie to be shown, in body heights (17 mm)."""
_CELL = 0.016
_KEPT = 0.002
"""Anchors this close to each other share their place."""

_Cell = tuple[int, int, int]


class Coarse:
    """Looks an anchor up among the nodes of a view's table, which are sorted into cells once."""

    def __init__(self, anchors: Anchors) -> None:
        nodes = list(anchors.nodes(STEP))
        self._cells: dict[_Cell, list[tuple[Anchor, float, float]]] = defaultdict(list)
        for x, y, anchor in nodes:
            self._cells[_cell(anchor, _CELL)].append((anchor, x, y))
        self._kept: dict[_Cell, tuple[float, float] | None] = {}
        self.height = _height(nodes)
        """Of the view's box, in body heights: how much of the body the view shows."""

    def locate(self, anchor: Anchor) -> tuple[float, float] | None:
        """The place in 0…1 of the view's box; None where the view doesn't show it."""
        key = _cell(anchor, _KEPT)
        if key not in self._kept:
            self._kept[key] = self._nearest(anchor)
        return self._kept[key]

    def _nearest(self, anchor: Anchor) -> tuple[float, float] | None:
        best, place = REACH, None
        x_near, y_near, z_near = (_near(value) for value in anchor)
        for cell in product(x_near, y_near, z_near):
            for node, x, y in self._cells.get(cell, ()):
                away = dist(node, anchor)
                if away <= best:
                    best, place = away, (x, y)
        return place


def _height(nodes: list[tuple[float, float, Anchor]]) -> float:
    """From how far apart the skin is that lies one above the other: where it faces the viewer, it
    is as far as the picture is high; where it slopes, further.
    """
    places = {(x, y): anchor for x, y, anchor in nodes}
    heights = sorted({y for _, y, _ in nodes})
    above = dict(pairwise(heights))
    spans = sorted(
        dist(anchor, places[x, above[y]]) / (above[y] - y)
        for (x, y), anchor in places.items()
        if y in above and (x, above[y]) in places
    )
    return spans[len(spans) // 10] if spans else 1.0


def _cell(anchor: Anchor, size: float) -> _Cell:
    x, y, z = anchor
    return round(x / size), round(y / size), round(z / size)


def _near(value: float) -> tuple[int, ...]:
    """The cells along one axis that something within REACH may lie in."""
    low, high = round((value - REACH) / _CELL), round((value + REACH) / _CELL)
    return tuple(range(low, high + 1))
