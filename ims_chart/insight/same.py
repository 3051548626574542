"""Which sites of two visits are the same one; docs/insight.md gives the rule in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    near: list[tuple[float, list[tuple[int, str]], int, int]] = []
    for m, site in enumerate(later):
        for n in there.get(place_of(site), ()):
            apart = _apart(earlier[n], site)
            if apart <= reach_mm:
                # The two names in an order of their own: it must not matter which came first.
                near.append((apart, sorted((_name(earlier[n]), _name(site))), n, m))
    return tuple(sorted(_one_to_one(sorted(near))))


def _one_to_one(
    near: list[tuple[float, list[tuple[int, str]], int, int]],
) -> list[tuple[int, int]]:
    taken_earlier: set[int] = set()
    taken_later: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, _, n, m in near:
        if n not in taken_earlier and m not in taken_later:
            taken_earlier.add(n)
            taken_later.add(m)
            pairs.append((n, m))
    return pairs


def _apart(a: Site, b: Site) -> float:
    return distance_mm(a.point.anchor, b.point.anchor)


def _name(site: Site) -> tuple[int, str]:
    return site.number, site.id
