"""Where the numbers of sites go, so that none covers another however close the sites lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import count
from math import cos, hypot, inf, pi, sin

from ims_chart.frozen import frozen
from ims_chart.printing.box import Box, Spot

__all__ = ["Box", "Placed", "place_labels"]

_DIRECTIONS = 16
_FIRST = 10
"""Up and to the left of the mark, where no pin is: the place a number has if nothing is near."""
_ON_MARK = 3.0
_OUTSIDE = 12.0
_CROSSING = 2.0
_UNCLEAR = 1.6
"""For a number that stands about as near to another mark as to its own and has no line to it: it
goes where it is clear, or as far away as a line begins.
"""

_NEARER = 1.2
_APART = 2.1
"""Further than this many label heights from its mark, a number gets a line to it."""


_CELL = 3.0
"""Of the grid that finds what lies near, in label heights."""
_RINGS_NEARBY = 9
_NEARBY = 6.5
"""So many label heights round a point nothing that its first rings could meet is overlooked: ring 9
reaches 4.95 heights, to which come half a label and half of whatever stands there."""


@frozen
class Placed:
    """A label's centre, and the line that joins it to its point where it stands apart."""

    x: float
    y: float
    width: float
    height: float
    leader: tuple[Spot, Spot] | None = None

    @cached_property
    def box(self) -> Box:
        return Box(self.x - self.width / 2, self.y - self.height / 2, self.width, self.height)


def place_labels(
    points: Sequence[Spot],
    sizes: Sequence[tuple[float, float]],
    obstacles: Sequence[Box] = (),
    bounds: Box | None = None,
    standing: Sequence[Placed] = (),
) -> tuple[Placed, ...]:
    """Places a label beside each point, in the points' order; the same input gives the same place.

    No two labels overlap, nor do they those that are `standing` already. Obstacles (the marks)
    and the edge of `bounds` are kept clear of where there is room. Any unit of length will do,
    the same for all.
    """
    if not points:
        return ()
    placed = list(standing)
    cell = max((height for _, height in sizes), default=1.0) * _CELL
    marks, labels = _Grid(cell), _Grid(cell)
    for obstacle in obstacles:
        marks.add(obstacle)
    for other in standing:
        labels.add(other.box)
    for point, size in zip(points, sizes, strict=True):
        reach = _NEARBY * size[1] + size[0]
        x, y = point
        lines = [p for p in placed if abs(p.x - x) < reach and abs(p.y - y) < reach]
        rivals = [p for p in points if abs(p[0] - x) < reach and abs(p[1] - y) < reach]
        rivals.remove(point)
        best = _best(point, size, _Around(lines, rivals, labels, marks, bounds))
        labels.add(best.box)
        placed.append(best)
    return tuple(placed[len(standing) :])


class _Grid:
    """Boxes by the cells they touch, so that only what lies near is compared."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in self._cells(box):
            self._boxes[cell].append(box)

    def over(self, box: Box) -> int:
        """How many boxes this one overlaps."""
        boxes = self._boxes
        found = {
            id(other): other for cell in self._cells(box) if cell in boxes for other in boxes[cell]
        }
        return sum(box.overlaps(other) for other in found.values())

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        left, right = int(box.left // self._cell), int(box.right // self._cell)
        top, bottom = int(box.top // self._cell), int(box.bottom // self._cell)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


@frozen
class _Around:
    """What a label has round it: those whose lines it might cut, the other marks it might be taken
    for the number of, all labels, and what the marks cover.
    """

    near: Sequence[Placed]
    rivals: Sequence[Spot]
    labels: _Grid
    marks: _Grid
    bounds: Box | None


def _best(point: Spot, size: tuple[float, float], around: _Around) -> Placed:
    """Looks in widening rings until no wider one can be better: distance alone costs more. Beyond
    the first rings the first free place will do.
    """
    best: Placed | None = None
    lowest = inf
    for ring in count():
        if best is not None and (0.5 * ring >= lowest or ring >= _RINGS_NEARBY):
            return best
        for turn in range(_DIRECTIONS):
            candidate = _candidate(point, size, ring, turn)
            cost = 0.5 * ring + 0.04 * min(turn, _DIRECTIONS - turn)
            cost = _cost(candidate, point, cost, lowest, around)
            if cost < lowest:
                best, lowest = candidate, cost
    raise AssertionError


def _cost(candidate: Placed, point: Spot, cost: float, lowest: float, around: _Around) -> float:
    """What a place costs, its distance included; infinite on another label. Once it is clear that
    it costs more than `lowest`, nothing more is looked at.
    """
    if cost >= lowest:
        return inf
    box = candidate.box
    if around.bounds is not None and not around.bounds.holds(box):
        cost += _OUTSIDE
    if cost >= lowest or around.labels.over(box):
        return inf
    cost += _ON_MARK * around.marks.over(box)
    if cost >= lowest:
        return inf
    if candidate.leader is None and _unclear(candidate, point, around.rivals):
        cost += _UNCLEAR
    return cost + _crossings(candidate, around.near) * _CROSSING


def _unclear(candidate: Placed, point: Spot, rivals: Sequence[Spot]) -> bool:
    x, y = candidate.x, candidate.y
    apart = _NEARER * hypot(point[0] - x, point[1] - y)
    return any(hypot(rx - x, ry - y) < apart for rx, ry in rivals)


def _candidate(point: Spot, size: tuple[float, float], ring: int, turn: int) -> Placed:
    width, height = size
    angle = 2 * pi * (_FIRST + turn) / _DIRECTIONS
    reach = (0.9 + 0.45 * ring) * height
    x = point[0] + cos(angle) * (reach + (width - height) / 2)
    y = point[1] + sin(angle) * reach
    apart = hypot(x - point[0], y - point[1])
    leader = None
    if apart > _APART * height:
        back = 0.55 * height / apart
        leader = ((x + (point[0] - x) * back, y + (point[1] - y) * back), point)
    return Placed(x, y, width, height, leader)


def _crossings(candidate: Placed, placed: Sequence[Placed]) -> int:
    """How often lines and labels would cut each other."""
    box, leader = candidate.box, candidate.leader
    count = 0
    for other in placed:
        if other.leader:
            count += _cuts(other.leader, box)
        if leader:
            count += _cuts(leader, other.box)
            if other.leader:
                count += _cross(leader, other.leader)
    return count


def _cuts(line: tuple[Spot, Spot], box: Box) -> bool:
    right, bottom = box.left + box.width, box.top + box.height
    (x1, y1), (x2, y2) = line
    if max(x1, x2) < box.left or min(x1, x2) > right:
        return False
    if max(y1, y2) < box.top or min(y1, y2) > bottom:
        return False
    if any(box.left < x < right and box.top < y < bottom for x, y in line):
        return True
    falling = ((box.left, box.top), (right, bottom))
    rising = ((box.left, bottom), (right, box.top))
    return _cross(line, falling) or _cross(line, rising)


def _cross(a: tuple[Spot, Spot], b: tuple[Spot, Spot]) -> bool:
    return _turn(*a, b[0]) != _turn(*a, b[1]) and _turn(*b, a[0]) != _turn(*b, a[1])


def _turn(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
