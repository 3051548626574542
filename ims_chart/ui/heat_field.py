"""How often, and with what change of pain, the skin round every place of a view was needled.

Pure arithmetic on a small grid, in plain Python: a few milliseconds for some hundred places, so
that a range of dates can be dragged.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

CELL = 15 / 1750
"""Side of a cell of the grid in body heights (15 mm)."""
SPREAD = 3.5
"""How far a place reaches, in cells (52 mm); what is nearest counts most."""
_SUB = 4
_SIDE = int(SPREAD) + 1
_WIDTH = 2 * _SIDE + 1


class Splat(NamedTuple):
    """A place in 0…1 of the view's box, how much it counts, and what is averaged by that."""

    x: float
    y: float
    weight: float
    value: float = 0.0


class Field:
    """Sums over a grid whose cells are squares on the skin. Row by row from the top."""

    def __init__(self, height: float, shape: float) -> None:
        """`height` of the view in body heights, `shape` its width for a height of 1."""
        self.rows = max(round(height / CELL), 4)
        self.columns = max(round(height * shape / CELL), 4)

    def sums(self, splats: Iterable[Splat]) -> list[float]:
        """At every cell the weights within reach, each faded by how far off it lies."""
        return self._inner(self._spread((s.x, s.y, s.weight) for s in splats))

    def means(self, splats: Iterable[Splat]) -> tuple[list[float], list[float]]:
        """At every cell the sum of the weights, and the mean of the values by these weights; 0
        where there is nothing.
        """
        kept = list(splats)
        weights = self._inner(self._spread((s.x, s.y, s.weight) for s in kept))
        values = self._inner(self._spread((s.x, s.y, s.weight * s.value) for s in kept))
        return weights, [v / w if w else 0.0 for v, w in zip(values, weights, strict=True)]

    def _spread(self, places: Iterable[tuple[float, float, float]]) -> list[float]:
        """The grid with a margin all round, so that no place needs to be cut off at its edge."""
        across = self.columns + 2 * _SIDE
        grid = [0.0] * (across * (self.rows + 2 * _SIDE))
        for x, y, weight in places:
            column, sub_x = _split(x * self.columns, self.columns)
            row, sub_y = _split(y * self.rows, self.rows)
            at = row * across + column
            for line in _kernel(sub_x, sub_y):
                grid[at : at + _WIDTH] = [
                    old + weight * share
                    for old, share in zip(grid[at : at + _WIDTH], line, strict=True)
                ]
                at += across
        return grid

    def _inner(self, grid: list[float]) -> list[float]:
        across = self.columns + 2 * _SIDE
        inner: list[float] = []
        for row in range(_SIDE, _SIDE + self.rows):
            start = row * across + _SIDE
            inner += grid[start : start + self.columns]
        return inner


def _split(at: float, cells: int) -> tuple[int, int]:
    """The cell a place lies in, and in which part of it."""
    at = min(max(at, 0.0), cells - 1e-9)
    return int(at), int((at - int(at)) * _SUB)


@cache
def _kernel(sub_x: int, sub_y: int) -> tuple[tuple[float, ...], ...]:
    """The shares that the cells round a place get: 1 at the place, 0 at SPREAD and beyond."""
    x, y = (sub_x + 0.5) / _SUB - 0.5, (sub_y + 0.5) / _SUB - 0.5
    span = range(-_SIDE, _SIDE + 1)
    return tuple(
        tuple(max(0.0, 1 - ((i - x) ** 2 + (j - y) ** 2) / SPREAD**2) ** 2 for i in span)
        for j in span
    )
