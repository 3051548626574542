"""One site followed through the visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple

from ims_chart.body import BODY_HEIGHT_MM
from ims_chart.frozen import frozen
from ims_chart.insight.same import Place, nearest_first, place_of
from ims_chart.record import Site, Visit


class Step(NamedTuple):
    """Where a lineage was charted: `visit` is the visit's position among those followed."""

    visit: int
    site: Site


@frozen
class Lineage:
    """The same site through the visits, at most once in each. There is at least one step."""

    steps: tuple[Step, ...]

    @property
    def place(self) -> Place:
        return place_of(self.latest)

    @property
    def latest(self) -> Site:
        return self.steps[-1].site


def lineages(visits: Sequence[Visit], reach_mm: float) -> tuple[Lineage, ...]:
    """All sites followed from visit to visit, in the order in which they first appear.

    Each visit's sites are matched with where every lineage was charted last, however long ago,
    so that a site which rests for some visits goes on where it was.
    """
    grown: list[list[Step]] = []
    for _ in following(visits, reach_mm, grown):
        pass
    return finished(grown)


def finished(grown: Sequence[Sequence[Step]]) -> tuple[Lineage, ...]:
    return tuple(Lineage(tuple(steps)) for steps in grown)


def following(visits: Sequence[Visit], reach_mm: float, grown: list[list[Step]]) -> Iterator[None]:
    """Puts the steps of all lineages into `grown`, which is empty at first, one visit a turn: of
    hundreds of visits nobody is to wait for.
    """
    ends = _Ends(reach_mm)
    for at, visit in enumerate(visits):
        goes_on = ends.reached(visit.sites)
        for m, site in enumerate(visit.sites):
            if m not in goes_on:
                grown.append([])
            number = goes_on.get(m, len(grown) - 1)
            grown[number].append(Step(at, site))
            ends.move(number, site)
        yield


_Cell = tuple[Place, int, int]


class _Ends:
    """Where every lineage was charted last, by place and by squares as wide as the reach: a site
    need only ask what lies in its own square and those around it.
    """

    def __init__(self, reach_mm: float) -> None:
        self._reach_mm = reach_mm
        self._latest: list[Site] = []
        self._cells: dict[_Cell, set[int]] = defaultdict(set)

    def reached(self, sites: Sequence[Site]) -> dict[int, int]:
        """The lineages that go on, by the positions of the sites they go on with."""
        asked = ((n, m) for m, site in enumerate(sites) for n in self._around(site))
        pairs = nearest_first(self._latest, sites, asked, self._reach_mm)
        return {m: n for n, m in pairs}

    def move(self, number: int, site: Site) -> None:
        """Puts a lineage, or the next new one, where it was charted now."""
        if number == len(self._latest):
            self._latest.append(site)
        else:
            self._cells[self._cell(self._latest[number])].discard(number)
            self._latest[number] = site
        self._cells[self._cell(site)].add(number)

    def _around(self, site: Site) -> Iterator[int]:
        place, across, up = self._cell(site)
        for x in (across - 1, across, across + 1):
            for y in (up - 1, up, up + 1):
                yield from self._cells.get((place, x, y), ())

    def _cell(self, site: Site) -> _Cell:
        # A hair wider than the reach, so that rounding puts nothing within it two squares off.
        width = self._reach_mm / BODY_HEIGHT_MM * 1.0001
        x, y, _ = site.point.anchor
        return place_of(site), floor(x / width), floor(y / width)
