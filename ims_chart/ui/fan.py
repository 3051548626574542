"""Marks that would cover each other fan out, each with a line to where its site lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import cos, hypot, sin

Place = tuple[float, float]

_ROUNDS = 14
_GOLDEN = 2.399963
"""The angle that spreads any number of marks of one place evenly."""
_FARTHEST = 2.6
"""How far a mark may be moved, in distances that marks keep."""


def fanned(places: Sequence[Place], apart: float) -> list[Place]:
    """The places, moved as little as keeps each `apart` from the others where there is room.

    Places that stand free stay where they are, to the pixel. The same places give the same
    answer, whatever was shown before.
    """
    moved = [
        (x + 0.01 * cos(_GOLDEN * i), y + 0.01 * sin(_GOLDEN * i))
        for i, (x, y) in enumerate(places)
    ]
    crowded = {i for pair in _close(moved, apart) for i in pair}
    if not crowded:
        return list(places)
    for _ in range(_ROUNDS):
        pairs = _close(moved, apart)
        if not pairs:
            break
        for i, j in pairs:
            moved[i], moved[j] = _parted(moved[i], moved[j], apart)
        crowded.update(i for pair in pairs for i in pair)
        for i in crowded:
            moved[i] = _held(places[i], moved[i], apart * _FARTHEST)
    return [moved[i] if i in crowded else place for i, place in enumerate(places)]


def _close(places: Sequence[Place], apart: float) -> list[tuple[int, int]]:
    """Pairs nearer than `apart`, found in a grid of cells of that size."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(places):
        cells[int(x // apart), int(y // apart)].append(i)
    pairs: list[tuple[int, int]] = []
    for (column, row), members in cells.items():
        for right, down in ((0, 0), (1, 0), (0, 1), (1, 1), (-1, 1)):
            others = cells.get((column + right, row + down), ())
            pairs += [
                (i, j)
                for i in members
                for j in others
                if (i < j or right or down) and _distance(places[i], places[j]) < apart - 0.05
            ]
    return pairs


def _distance(a: Place, b: Place) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _parted(a: Place, b: Place, apart: float) -> tuple[Place, Place]:
    """Both pushed half the way that is missing."""
    length = max(_distance(a, b), 1e-6)
    push = (apart - length) / 2 / length
    dx, dy = (b[0] - a[0]) * push, (b[1] - a[1]) * push
    return (a[0] - dx, a[1] - dy), (b[0] + dx, b[1] + dy)


def _held(home: Place, at: Place, farthest: float) -> Place:
    length = _distance(home, at)
    if length <= farthest:
        return at
    share = farthest / length
    return home[0] + (at[0] - home[0]) * share, home[1] + (at[1] - home[1]) * share
