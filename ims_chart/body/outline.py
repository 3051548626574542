"""A closed outline that can be asked whether a point lies in it."""

from __future__ import annotations

from itertools import chain, pairwise

from ims_chart.body.path import Place, flatten, parse

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_Edge = tuple[float, float, float, float]
_EDGES_A_BAND = 4
_BANDS_MAX = 512


class Outline:
    """Flattened polygons, their edges sorted into bands of height, so that a question about one
    point looks at a handful of edges and not at all of them. In view units.
    """

    __slots__ = ("_bands", "_scale", "bounds", "polygons")

    def __init__(self, path: str) -> None:
        """Raises BodyError: damaged_path."""
        self.polygons = flatten(parse(path))
        self.bounds = _bounds(self.polygons)
        edges = [edge for polygon in self.polygons for edge in _edges(polygon)]
        _, top, _, bottom = self.bounds
        count = max(1, min(_BANDS_MAX, len(edges) // _EDGES_A_BAND))
        self._scale = count / (bottom - top) if bottom > top else 0.0
        self._bands: list[list[_Edge]] = [[] for _ in range(count)]
        for edge in edges:
            for band in range(self._band(edge[0]), self._band(edge[1]) + 1):
                self._bands[band].append(edge)

    def contains(self, x: float, y: float) -> bool:
        """Even-odd: a subpath within a subpath is a hole."""
        left, top, right, bottom = self.bounds
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        for upper, lower, start, slope in self._bands[self._band(y)]:
            if upper <= y < lower and x < start + (y - upper) * slope:
                inside = not inside
        return inside

    def _band(self, y: float) -> int:
        return min(int((y - self.bounds[1]) * self._scale), len(self._bands) - 1)


def _bounds(polygons: list[list[Place]]) -> Bounds:
    xs, ys = zip(*chain.from_iterable(polygons), strict=True) if polygons else ((0,), (0,))
    return min(xs), min(ys), max(xs), max(ys)


def _edges(polygon: list[Place]) -> list[_Edge]:
    """Every edge that is not level, from its upper end: upper y, lower y, x at the upper end,
    change of x with y.
    """
    edges: list[_Edge] = []
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        if ay < by:
            edges.append((ay, by, ax, (bx - ax) / (by - ay)))
        elif by < ay:
            edges.append((by, ay, bx, (ax - bx) / (ay - by)))
    return edges
