"""How often, and with what change of pain, the skin round every place of a view was needled.

Pure arithmetic on a small grid, in plain Python: while a range of dates is dragged only what has
come and gone is counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

CELL = 15 / 1750
"""Side of a cell of the grid in body heights (15 mm)."""
SPREAD = 3.5
"""How far a place reaches, in cells (52 mm); what is nearest counts most."""
LEAST = 1e-6
"""Weights under this are what is left of rounding."""
_SUB = 4
_SIDE = int(SPREAD) + 1
_WIDTH = 2 * _SIDE + 1

_Lines = tuple[tuple[float, ...], ...]
_Place = tuple[float, float, float]
"""x, y and how much is spread there."""


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
        self._weights = _Grid(self.columns, self.rows)
        self._values = _Grid(self.columns, self.rows)

    def sums(self, splats: Iterable[Splat]) -> list[float]:
        """At every cell the weights within reach, each faded by how far off it lies."""
        return self._weights.show((s.x, s.y, s.weight) for s in splats)

    def means(self, splats: Iterable[Splat]) -> tuple[list[float], list[float]]:
        """At every cell the sum of the weights, and the mean of the values by these weights; 0
        where there is nothing.
        """
        kept = list(splats)
        weights = self.sums(kept)
        values = self._values.show((s.x, s.y, s.weight * s.value) for s in kept)
        return weights, [v / w if w > LEAST else 0.0 for v, w in zip(values, weights, strict=True)]


class _Grid:
    """What was spread last, with a margin all round so that no place is cut off at the edge."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns = columns
        self._rows = rows
        self._across = columns + 2 * _SIDE
        self._clear()

    def _clear(self) -> None:
        self._shown: Counter[_Place] = Counter()
        self._cells = [0.0] * (self._across * (self._rows + 2 * _SIDE))

    def show(self, places: Iterable[_Place]) -> list[float]:
        wanted = Counter(places)
        come, gone = wanted - self._shown, self._shown - wanted
        if len(come) + len(gone) > len(wanted):
            self._clear()
            come, gone = wanted, Counter[_Place]()
        for (x, y, amount), times in come.items():
            self._spread(x, y, amount * times)
        for (x, y, amount), times in gone.items():
            self._spread(x, y, -amount * times)
        self._shown = wanted
        return self._inner()

    def _spread(self, x: float, y: float, amount: float) -> None:
        column, sub_x = _split(x * self._columns, self._columns)
        row, sub_y = _split(y * self._rows, self._rows)
        cells, at = self._cells, row * self._across + column
        for line in _kernel(sub_x, sub_y, amount):
            cells[at : at + _WIDTH] = map(add, cells[at : at + _WIDTH], line)
            at += self._across

    def _inner(self) -> list[float]:
        inner: list[float] = []
        for row in range(_SIDE, _SIDE + self._rows):
            start = row * self._across + _SIDE
            inner += self._cells[start : start + self._columns]
        return inner


def _split(at: float, cells: int) -> tuple[int, int]:
    """The cell a place lies in, and in which part of it."""
    at = min(max(at, 0.0), cells - 1e-9)
    return int(at), int((at - int(at)) * _SUB)


@cache
def _shares(sub_x: int, sub_y: int) -> _Lines:
    """What the cells round a place get: 1 at the place, 0 at SPREAD and beyond."""
    x, y = (sub_x + 0.5) / _SUB - 0.5, (sub_y + 0.5) / _SUB - 0.5
    span = range(-_SIDE, _SIDE + 1)
    return tuple(
        tuple(max(0.0, 1 - ((i - x) ** 2 + (j - y) ** 2) / SPREAD**2) ** 2 for i in span)
        for j in span
    )


@lru_cache(maxsize=4096)
def _kernel(sub_x: int, sub_y: int, amount: float) -> _Lines:
    """The same times an amount: counts are small and come again and again."""
    return tuple(tuple(share * amount for share in line) for line in _shares(sub_x, sub_y))
