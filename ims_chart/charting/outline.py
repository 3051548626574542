"""A stroke drawn by hand -> a smooth closed outline of few points."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

Place = tuple[float, float]

POINTS_MAX = 64
"""Of one outline: more than a hand can mean, few enough for a file that reads well."""
_ROUNDS = 2


def closed_outline(stroke: Sequence[Place], tolerance: float) -> tuple[Place, ...]:
    """The stroke closed, thinned to what differs by more than `tolerance`, and its corners
    rounded. Empty where the stroke encloses nothing: a tap or a straight line is no area.
    """
    thinned = _thinned([*stroke, stroke[0]] if stroke else [], tolerance)[:-1]
    if len(thinned) < 3 or abs(_area(thinned)) < tolerance**2 * 4:
        return ()
    while len(thinned) * 2**_ROUNDS > POINTS_MAX:
        tolerance *= 1.5
        thinned = _thinned([*thinned, thinned[0]], tolerance)[:-1]
        if len(thinned) < 3:
            return ()
    for _ in range(_ROUNDS):
        thinned = _rounded(thinned)
    return tuple(thinned)


def _thinned(line: list[Place], tolerance: float) -> list[Place]:
    """Douglas and Peucker's way, on a stack: a hand draws thousands of points."""
    if len(line) < 3:
        return line
    kept = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        far, at = max(
            ((_from_line(line[i], line[first], line[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


def _from_line(point: Place, start: Place, end: Place) -> float:
    """Distance from the piece of a line between two points."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    x, y = point[0] - start[0], point[1] - start[1]
    share = 0.0 if length == 0 else min(max((x * dx + y * dy) / length, 0.0), 1.0)
    return hypot(x - share * dx, y - share * dy)


def _rounded(ring: list[Place]) -> list[Place]:
    """Each corner cut at a quarter and three quarters of its sides (Chaikin)."""
    made: list[Place] = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        made += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by)]
        made += [(0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
    return made


def _area(ring: list[Place]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2
