"""Where on the body a site of the demo lies: at the belly of its muscle, a little different each
time, as a finger finds it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from ims_chart.body import Atlas, Region, View
from ims_chart.charting.placing import Place, place_at
from ims_chart.record import Layer, RecordError, Side

CELLS = 900
"""Into how many cells a region's bounds are cut to look for its belly."""

SHOWS = 0.25
"""A muscle below the skin is charted where it is the first answer, if that much of it is."""

FINGER = 30.0
"""How far sites of one belly lie from its middle at most, in view units (5 mm)."""

Cell = tuple[int, int]


class NoPlaceError(LookupError):
    """The atlas has no region for what the demo wants to needle."""


@dataclass(frozen=True)
class Target:
    """What is looked for.

    Attributes:
        part: 0…1 along the muscle from its upper or inner end; None is its thickest part.
        view: None is the view that shows most of it.
    """

    muscle: str
    side: Side
    level: str | None = None
    part: float | None = None
    view: str | None = None


@dataclass(frozen=True)
class _Belly:
    """The cells of a region that answer, and how many cells each lies from the edge."""

    view: View
    region: Region
    step: float
    depths: dict[Cell, float]

    def middle(self, cell: Cell) -> tuple[float, float]:
        left, top, _, _ = self.region.bounds
        return left + (cell[0] + 0.5) * self.step, top + (cell[1] + 0.5) * self.step

    @property
    def thickness(self) -> float:
        return self.step * max(self.depths.values())


_CHARTED = ("front", "back")
"""Where a therapist charts these muscles: whole-body views."""


class Places:
    """Finds places in an atlas. A belly is searched for once."""

    def __init__(self, atlas: Atlas, body: str) -> None:
        self._atlas = atlas
        self._body = body
        self._bellies: dict[tuple[str, Side, str | None, str | None], _Belly] = {}

    def find(self, target: Target, chance: Random) -> tuple[Place, Region]:
        """A place, and the one of its regions that was looked for.

        Raises:
            NoPlaceError: no view has that muscle on that side, or only where others answer.
        """
        belly = self._belly(target)
        cell = _cell(belly, target.part)
        x, y = belly.middle(cell)
        reach = min(FINGER, 0.4 * belly.depths[cell] * belly.step) * math.sqrt(chance.random())
        turn = chance.random() * math.tau
        moved = (x + reach * math.cos(turn), y + reach * math.sin(turn))
        for at in (moved, (x, y)):
            place = self._place(belly, at)
            if place is not None and _answers(belly.region, place.regions):
                return place, belly.region
        raise NoPlaceError(f"no place answers for {target}")

    def _place(self, belly: _Belly, at: tuple[float, float]) -> Place | None:
        """None beside the body."""
        x, y = round(at[0] / belly.view.width, 5), round(at[1] / belly.view.height, 5)
        try:
            return place_at(self._atlas, self._body, belly.view.id, x, y)
        except RecordError:
            return None

    def _belly(self, target: Target) -> _Belly:
        key = (target.muscle, target.side, target.level, target.view)
        if key not in self._bellies:
            found = [belly for belly in self._searched(target) if belly.depths]
            if not found:
                raise NoPlaceError(f"no region answers for {target}")
            self._bellies[key] = max(found, key=lambda belly: belly.thickness)
        return self._bellies[key]

    def _searched(self, target: Target) -> Iterator[_Belly]:
        for name in _CHARTED:
            if target.view not in (None, name):
                continue
            view = self._atlas.view(self._body, name)
            for region in view.regions:
                key = (region.muscle, region.side, region.level)
                if key == (target.muscle, target.side, target.level):
                    yield _searched(view, region)


def _answers(region: Region, regions: Sequence[Region]) -> bool:
    return region in (regions[:1] if region.layer is Layer.SUPERFICIAL else regions)


def _searched(view: View, region: Region) -> _Belly:
    left, top, right, bottom = region.bounds
    step = math.sqrt((right - left) * (bottom - top) / CELLS)
    belly = _Belly(view, region, step, {})
    columns, rows = math.ceil((right - left) / step), math.ceil((bottom - top) / step)
    inside, first = set[Cell](), set[Cell]()
    for cell in ((column, row) for row in range(rows) for column in range(columns)):
        x, y = belly.middle(cell)
        if region.contains(x, y) and view.outline.contains(x, y):
            inside.add(cell)
            if view.regions_at(x / view.width, y / view.height)[:1] == (region,):
                first.add(cell)
    if region.layer is Layer.SUPERFICIAL or len(first) >= SHOWS * len(inside):
        inside = first
    return _Belly(view, region, step, _depths(inside))


def _depths(cells: set[Cell]) -> dict[Cell, float]:
    """How far each cell lies from the nearest that isn't one of them, by rings peeled off."""
    depths: dict[Cell, float] = {}
    ring, left = 0.5, set(cells)
    while left:
        edge = {
            (x, y) for x, y in left if not {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} <= left
        }
        depths |= dict.fromkeys(sorted(edge), ring)
        left -= edge
        ring += 1
    return depths


def _cell(belly: _Belly, part: float | None) -> Cell:
    """The cell furthest from the edges, in the part of the muscle that is asked for; of equals
    the one nearest their middle.
    """
    cells = sorted(belly.depths)
    if part is not None:
        along = _along(belly, cells)
        low, high = min(along.values()), max(along.values())
        wanted = low + part * (high - low)
        cells.sort(key=lambda cell: abs(along[cell] - wanted))
        cells = cells[: max(10, len(cells) // 8)]
    deepest = max(belly.depths[cell] for cell in cells)
    best = [cell for cell in cells if belly.depths[cell] >= deepest - 0.5]
    x, y = (sum(cell[axis] for cell in best) / len(best) for axis in (0, 1))
    return min(best, key=lambda c: ((c[0] - x) ** 2 + (c[1] - y) ** 2, c))


def _along(belly: _Belly, cells: list[Cell]) -> dict[Cell, float]:
    """How far along the muscle's long axis each cell lies."""
    x, y = (sum(cell[axis] for cell in cells) / len(cells) for axis in (0, 1))
    xx = sum((c[0] - x) ** 2 for c in cells)
    yy = sum((c[1] - y) ** 2 for c in cells)
    xy = sum((c[0] - x) * (c[1] - y) for c in cells)
    turn = 0.5 * math.atan2(2 * xy, xx - yy)
    dx, dy = math.cos(turn), math.sin(turn)
    outward = 1 if belly.middle((round(x), round(y)))[0] > belly.view.width / 2 else -1
    if (dy if abs(dy) > 0.5 else dx * outward) < 0:
        dx, dy = -dx, -dy
    return {c: (c[0] - x) * dx + (c[1] - y) * dy for c in cells}
