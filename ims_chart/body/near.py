"""Which muscles a finger may have meant: those under it, and those it only just missed."""

from __future__ import annotations

from math import cos, pi, sin

from ims_chart.body.shape import Region
from ims_chart.body.view import View
from ims_chart.frozen import frozen

_RINGS = ((1 / 3, 8), (2 / 3, 12), (1.0, 16))
"""Looked at round a place: share of the reach, and how many places on that ring."""


@frozen
class Near:
    """A region and how far from the place its nearest part lies, 0…1 of the reach."""

    region: Region
    distance: float


def regions_near(view: View, x: float, y: float, reach: float) -> tuple[Near, ...]:
    """The muscles within `reach` of a place, the nearest first, then the nearest the skin.

    x and y in 0…1 of the view's box, `reach` in heights of the box. Places are tried on three
    rings, so a distance is known to a third of the reach: less than a finger knows.
    """
    found: dict[int, Near] = {}
    for share, (u, v) in _places(view, x, y, reach):
        for region in view.regions_at(u, v):
            found.setdefault(id(region), Near(region, share))
    return tuple(found.values())


def nearest_skin(view: View, x: float, y: float, reach: float) -> tuple[float, float] | None:
    """The place itself, or the nearest on the body within `reach`; None where there is none."""
    return next(
        ((u, v) for _, (u, v) in _places(view, x, y, reach) if view.contains(u, v)),
        None,
    )


def _places(
    view: View, x: float, y: float, reach: float
) -> list[tuple[float, tuple[float, float]]]:
    shape = view.height / view.width
    made = [(0.0, (x, y))]
    if reach <= 0:
        return made
    for share, count in _RINGS:
        radius = share * reach
        turns = [2 * pi * k / count for k in range(count)]
        made += [
            (share, (x + radius * cos(turn) * shape, y + radius * sin(turn))) for turn in turns
        ]
    return made
