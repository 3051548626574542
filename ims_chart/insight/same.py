"""Which sites of two visits are the same one; docs/insight.md gives the rule in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ims_chart.body import distance_mm
from ims_chart.record import Side, Site


class Place(NamedTuple):
    """What two sites share before their distance is asked, and a region with them.

    Attributes:
        muscle: its id; None where none is named, so that such sites are told apart by distance.
        level: for a paraspinal site the vertebra it lies at.
    """

    muscle: str | None
    level: str | None
    side: Side


def place_of(site: Site) -> Place:
    return Place(site.muscle, site.level, site.side)


def same_site(a: Site, b: Site, reach_mm: float) -> bool:
    """Whether muscle, level and side agree and the anchors lie within `reach_mm` of each other on
    a body of 175 cm.
    """
    return place_of(a) == place_of(b) and _apart(a, b) <= reach_mm


def matches(
    earlier: Sequence[Site], later: Sequence[Site], reach_mm: float
) -> tuple[tuple[int, int], ...]:
    """Which are the same, as positions in the two sequences in the order of `earlier`.

    One to one, the nearest pair first. Of equally near ones the lowest numbers come first, and
    swapping the two sides gives the same pairs.
    """
    there: dict[Place, list[int]] = defaultdict(list)
    for n, site in enumerate(earlier):
        there[place_of(site)].append(n)
    asked = ((n, m) for m, site in enumerate(later) for n in there.get(place_of(site), ()))
    return nearest_first(earlier, later, asked, reach_mm)


def nearest_first(
    earlier: Sequence[Site],
    later: Sequence[Site],
    asked: Iterable[tuple[int, int]],
    reach_mm: float,
) -> tuple[tuple[int, int], ...]:
    """As `matches`, of the pairs that are asked about; they must share their place."""
    near: list[tuple[float, tuple[int, str], tuple[int, str], int, int]] = []
    for n, m in asked:
        apart = _apart(earlier[n], later[m])
        if apart <= reach_mm:
            near.append((apart, _name(earlier[n]), _name(later[m]), n, m))
    taken_earlier: set[int] = set()
    taken_later: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for *_, n, m in sorted(near):
        if n not in taken_earlier and m not in taken_later:
            taken_earlier.add(n)
            taken_later.add(m)
            pairs.append((n, m))
    return tuple(sorted(pairs))


def _apart(a: Site, b: Site) -> float:
    return distance_mm(a.point.anchor, b.point.anchor)


def _name(site: Site) -> tuple[int, str]:
    return site.number, site.id
