"""One site followed through the visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ims_chart.insight.same import Place, matches, place_of
from ims_chart.record import Site, Visit


class Step(NamedTuple):
    """Where a lineage was charted: `visit` is the visit's position among those followed."""

    visit: int
    site: Site


@dataclass(frozen=True)
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
    there: dict[Place, list[int]] = defaultdict(list)
    for at, visit in enumerate(visits):
        here: dict[Place, list[Site]] = defaultdict(list)
        for site in visit.sites:
            here[place_of(site)].append(site)
        for place, sites in here.items():
            known = there[place]
            pairs = matches([grown[n][-1].site for n in known], sites, reach_mm)
            goes_on = {m: known[n] for n, m in pairs}
            for m, site in enumerate(sites):
                if m in goes_on:
                    grown[goes_on[m]].append(Step(at, site))
                else:
                    known.append(len(grown))
                    grown.append([Step(at, site)])
    return tuple(Lineage(tuple(steps)) for steps in grown)
