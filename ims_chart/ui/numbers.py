"""The numbers beside the marks: they stay where they are while the body moves under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, QRectF

from ims_chart.frozen import frozen
from ims_chart.printing.labels import Box, Placed, place_labels

Key = tuple[str, int]
"""A site's id and the index of the view it is shown in."""


@frozen
class Spot:
    """Where a mark stands on the screen, the box it fills, and the size of its number."""

    at: QPointF
    box: QRectF
    size: tuple[float, float]


class Numbers:
    """Keeps each number's place as an offset from its mark.

    A new mark gets its number beside those that stand, so that charting moves nothing; only
    `rearrange` looks for the best places anew.
    """

    def __init__(self) -> None:
        self._offsets: dict[Key, Placed] = {}

    def rearrange(self) -> None:
        """Lets all numbers find new places, after a zoom has come to rest."""
        self._offsets = {}

    def place(self, spots: Mapping[Key, Spot]) -> dict[Key, Placed]:
        """Where the numbers stand now, in pixels; places those that have none yet."""
        self._offsets = {key: kept for key, kept in self._offsets.items() if key in spots}
        standing = {key: shifted(kept, spots[key].at) for key, kept in self._offsets.items()}
        fresh = [key for key in spots if key not in standing]
        obstacles = [box_of(spot.box) for spot in spots.values()] if fresh else []
        new = {key: spots[key] for key in fresh}
        return standing | self.add(new, tuple(standing.values()), obstacles)

    def add(
        self, spots: Mapping[Key, Spot], standing: Sequence[Placed], obstacles: Sequence[Box]
    ) -> dict[Key, Placed]:
        """Places the numbers of new marks beside those that stand, and clear of all marks."""
        made = place_labels(
            [(spot.at.x(), spot.at.y()) for spot in spots.values()],
            [spot.size for spot in spots.values()],
            obstacles,
            standing=standing,
        )
        placed = dict(zip(spots, made, strict=True))
        self._offsets |= {key: shifted(each, -spots[key].at) for key, each in placed.items()}
        return placed


def leader_of(placed: Placed) -> QLineF | None:
    """The line from a number that stands apart to its mark."""
    if placed.leader is None:
        return None
    (ax, ay), (bx, by) = placed.leader
    return QLineF(ax, ay, bx, by)


def shifted(placed: Placed, by: QPointF) -> Placed:
    """The same number elsewhere, with its line."""
    leader = placed.leader
    if leader is not None:
        (ax, ay), (bx, by_) = leader
        leader = ((ax + by.x(), ay + by.y()), (bx + by.x(), by_ + by.y()))
    return replace(placed, x=placed.x + by.x(), y=placed.y + by.y(), leader=leader)


def box_of(rect: QRectF) -> Box:
    """The same box as the labels know it."""
    return Box(rect.left(), rect.top(), rect.width(), rect.height())
