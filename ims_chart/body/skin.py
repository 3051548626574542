"""The skin that one view sees, as a surface in space that can be searched."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import product

Vector = tuple[float, float, float]
Box = tuple[float, float, float, float, float, float]
"""Least x, y, z, greatest x, y, z."""

_BLOCK = 8
_STEPS = 8
_CLOSE_ENOUGH = 1e-6


class Skin:
    """A net of nodes whose cells are bilinear patches. Searching it works for any table, whatever
    the view looks from and whichever body it shows: no direction of view is assumed.

    Cells are gathered in blocks with a box around each, so that a search looks into a few.
    """

    def __init__(
        self, columns: int, rows: int, nodes: array[int], missing: int, reach: float
    ) -> None:
        """`reach`, in the table's own steps, is how far from the skin a point may lie.

        `missing` must be less than every coordinate.
        """
        self._columns = columns
        self._rows = rows
        self._nodes = nodes
        self._missing = missing
        self._reach = reach
        corners = product(range(0, rows - 1, _BLOCK), range(0, columns - 1, _BLOCK))
        boxes = ((self._box(row, column), row, column) for row, column in corners)
        self._blocks = [(box, row, column) for box, row, column in boxes if box is not None]

    def nearest(self, point: Vector) -> tuple[float, float] | None:
        """Column and row, with fractions, of the place nearest to the point; None if every place
        is out of reach.
        """
        x, y, z = point
        near = [
            (_gap(point, box), top, left)
            for box, top, left in self._blocks
            if box[0] <= x <= box[3] and box[1] <= y <= box[4] and box[2] <= z <= box[5]
        ]
        best, place = self._reach**2, None
        for gap, top, left in sorted(near):
            if gap > best:
                break
            for row, column in self._cells(top, left):
                found = self._nearest_in_cell(point, row, column, best)
                if found is not None:
                    best, s, t = found
                    place = (column + s, row + t)
        return place

    def _cells(self, top: int, left: int) -> Iterator[tuple[int, int]]:
        return product(
            range(top, min(top + _BLOCK, self._rows - 1)),
            range(left, min(left + _BLOCK, self._columns - 1)),
        )

    def _box(self, top: int, left: int) -> Box | None:
        """Around all that is within reach of a block's nodes; None if it lies off the body."""
        end = min(left + _BLOCK + 1, self._columns)
        rows = range(top, min(top + _BLOCK + 1, self._rows))
        width = self._columns * 3
        least: list[float] = []
        greatest: list[float] = []
        for axis in range(3):
            values: list[int] = []
            for row in rows:
                start = row * width + axis
                values += self._nodes[start + left * 3 : start + end * 3 : 3]
            if min(values) == self._missing:
                values = [value for value in values if value != self._missing]
                if not values:
                    return None
            least.append(min(values) - self._reach)
            greatest.append(max(values) + self._reach)
        return least[0], least[1], least[2], greatest[0], greatest[1], greatest[2]

    def _nearest_in_cell(
        self, point: Vector, row: int, column: int, best: float
    ) -> tuple[float, float, float] | None:
        """Squared distance and the two fractions, if the cell comes closer than `best`."""
        at = (row * self._columns + column) * 3
        below = at + self._columns * 3
        x0, y0, z0, x1, y1, z1 = self._nodes[at : at + 6]
        x2, y2, z2, x3, y3, z3 = self._nodes[below : below + 6]
        if self._missing in (x0, x1, x2, x3):
            return None
        box = (
            min(x0, x1, x2, x3), min(y0, y1, y2, y3), min(z0, z1, z2, z3),
            max(x0, x1, x2, x3), max(y0, y1, y2, y3), max(z0, z1, z2, z3),
        )  # fmt: skip
        if _gap(point, box) > best:
            return None
        found = _nearest_on_patch(
            (x0 - point[0], y0 - point[1], z0 - point[2]),
            (x1 - x0, y1 - y0, z1 - z0),
            (x2 - x0, y2 - y0, z2 - z0),
            (x3 - x2 - x1 + x0, y3 - y2 - y1 + y0, z3 - z2 - z1 + z0),
        )
        return found if found[0] <= best else None


def _gap(point: Vector, box: Box) -> float:
    """Squared distance from a point to a box, 0 within."""
    x, y, z = point
    x0, y0, z0, x1, y1, z1 = box
    dx = x0 - x if x < x0 else x - x1 if x > x1 else 0.0
    dy = y0 - y if y < y0 else y - y1 if y > y1 else 0.0
    dz = z0 - z if z < z0 else z - z1 if z > z1 else 0.0
    return dx * dx + dy * dy + dz * dz


def _nearest_on_patch(a: Vector, b: Vector, c: Vector, d: Vector) -> tuple[float, float, float]:
    """Squared distance and place (s, t) in 0…1 of the point of a + s·b + t·c + s·t·d that is
    nearest to the origin, by Gauss-Newton steps kept within the patch.
    """
    s = t = 0.5
    for _ in range(_STEPS):
        r = [a[k] + s * b[k] + t * c[k] + s * t * d[k] for k in range(3)]
        u = [b[k] + t * d[k] for k in range(3)]
        v = [c[k] + s * d[k] for k in range(3)]
        uu, uv, vv = _dot(u, u), _dot(u, v), _dot(v, v)
        ru, rv = _dot(r, u), _dot(r, v)
        scale = uu * vv - uv * uv
        if scale <= 0:
            break
        last = (s, t)
        s = min(1.0, max(0.0, s - (ru * vv - rv * uv) / scale))
        t = min(1.0, max(0.0, t - (rv * uu - ru * uv) / scale))
        if abs(s - last[0]) + abs(t - last[1]) < _CLOSE_ENOUGH:
            break
    r = [a[k] + s * b[k] + t * c[k] + s * t * d[k] for k in range(3)]
    return _dot(r, r), s, t


def _dot(a: list[float], b: list[float]) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
