"""How often each place was needled over a range of visits, and how pain changed on those days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ims_chart.insight.lineage import lineages
from ims_chart.insight.pain import mean, pain_change
from ims_chart.insight.same import Place, place_of
from ims_chart.record import Anchor, Needling, Site, Visit


@dataclass(frozen=True, slots=True)
class Heat:
    """What a range of visits says of a place.

    Attributes:
        visits: in how many of them it was needled; never 0.
        needles: needles placed there.
        pain_changes: the pain change of each of these visits that recorded it, oldest first; it
            is the visit's, as `pain_change` says.
    """

    visits: int
    needles: int
    pain_changes: tuple[int, ...]

    @property
    def pain_change(self) -> float | None:
        """The mean of the changes; None where they are too few for a mean."""
        return mean(self.pain_changes)


@dataclass(frozen=True, slots=True)
class Spot:
    """One needled site over a range of visits. `anchor` is the middle of where it was needled."""

    anchor: Anchor
    place: Place
    heat: Heat


class HeatSource:
    """Sums over the visits, made once, so that any range of them costs no walk through it.

    Ranges are positions in `visits`, both ends included. A record that changed needs a new source.
    """

    def __init__(self, visits: Sequence[Visit], reach_mm: float) -> None:
        """`reach_mm` is the clinic's `same_site_mm`."""
        changes = [pain_change(visit) for visit in visits]
        self._sites: list[tuple[Place, _Sums, _Way]] = []
        for lineage in lineages(visits, reach_mm):
            steps = [(at, s.point.anchor, s.needling) for at, s in lineage.steps if s.needling]
            if steps:
                counted = [(at, needling.count) for at, _, needling in steps]
                way = _Way([anchor for _, anchor, _ in steps])
                self._sites.append((lineage.place, _Sums(counted, changes), way))
        self._muscles = {
            place: _Sums(counted, changes) for place, counted in _by_muscle(visits).items()
        }

    def spots(self, first: int, last: int) -> tuple[Spot, ...]:
        """The sites needled from visit `first` to visit `last`."""
        found: list[Spot] = []
        for place, sums, way in self._sites:
            start, end = sums.within(first, last)
            if start < end:
                found.append(Spot(way.middle(start, end), place, sums.heat(start, end)))
        return tuple(found)

    def muscles(self, first: int, last: int) -> dict[Place, Heat]:
        """The muscles needled, each side and level apart; needles without a muscle are left out."""
        found: dict[Place, Heat] = {}
        for place, sums in self._muscles.items():
            start, end = sums.within(first, last)
            if start < end:
                found[place] = sums.heat(start, end)
        return found


def _needled(visit: Visit) -> list[tuple[Site, Needling]]:
    return [(site, site.needling) for site in visit.sites if site.needling]


def _by_muscle(visits: Sequence[Visit]) -> dict[Place, list[tuple[int, int]]]:
    """For every muscle the visits it was needled at, with the needles of each."""
    found: dict[Place, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for at, visit in enumerate(visits):
        for site, needling in _needled(visit):
            if site.muscle is not None:
                found[place_of(site)][at] += needling.count
    return {place: list(counted.items()) for place, counted in found.items()}


class _Sums:
    """Running sums over the visits of one place: a range is the difference of two of them."""

    __slots__ = ("_at", "_changes", "_known", "_needles")

    def __init__(self, counted: Sequence[tuple[int, int]], changes: Sequence[int | None]) -> None:
        self._at = [at for at, _ in counted]
        self._needles = list(accumulate((count for _, count in counted), initial=0))
        here = [changes[at] for at in self._at]
        self._known = list(accumulate((change is not None for change in here), initial=0))
        self._changes = tuple(change for change in here if change is not None)

    def within(self, first: int, last: int) -> tuple[int, int]:
        return bisect_left(self._at, first), bisect_right(self._at, last)

    def heat(self, start: int, end: int) -> Heat:
        known = self._changes[self._known[start] : self._known[end]]
        return Heat(end - start, self._needles[end] - self._needles[start], known)


class _Way:
    """Where a site was needled, summed up for the middle of any part of it."""

    __slots__ = ("_axes",)

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._axes = tuple(
            list(accumulate(axis, initial=0.0)) for axis in zip(*anchors, strict=True)
        )

    def middle(self, start: int, end: int) -> Anchor:
        count = end - start
        x, y, z = ((axis[end] - axis[start]) / count for axis in self._axes)
        return x, y, z
