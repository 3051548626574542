"""Which shapes may lie under a point, found by a coarse grid over the view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from ims_chart.body.shape import Shape

COLUMNS, ROWS = 32, 48

AnyShape = TypeVar("AnyShape", bound=Shape)


class Grid(Generic[AnyShape]):
    """Every cell lists the shapes whose bounds touch it, in the order they were given."""

    __slots__ = ("_across", "_cells", "_down")

    def __init__(self, shapes: Iterable[AnyShape], width: float, height: float) -> None:
        self._across = COLUMNS / width
        self._down = ROWS / height
        self._cells: list[list[AnyShape]] = [[] for _ in range(COLUMNS * ROWS)]
        for shape in shapes:
            left, top, right, bottom = shape.bounds
            columns = range(self._column(left), self._column(right) + 1)
            for row in range(self._row(top), self._row(bottom) + 1):
                for column in columns:
                    self._cells[row * COLUMNS + column].append(shape)

    def at(self, x: float, y: float) -> tuple[AnyShape, ...]:
        """The shapes that contain the point, which must lie in the box; in view units."""
        cell = self._cells[self._row(y) * COLUMNS + self._column(x)]
        return tuple([shape for shape in cell if shape.contains(x, y)])

    def _column(self, x: float) -> int:
        return max(0, min(int(x * self._across), COLUMNS - 1))

    def _row(self, y: float) -> int:
        return max(0, min(int(y * self._down), ROWS - 1))
