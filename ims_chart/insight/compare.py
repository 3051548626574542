"""Two visits side by side: which sites are new, done again, dropped or changed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from ims_chart.frozen import frozen
from ims_chart.insight.same import matches
from ims_chart.record import Needling, Site, Visit


class PairKind(StrEnum):
    """How a site of one visit stands to the other visit."""

    NEW = "new"
    REPEATED = "repeated"
    CHANGED = "changed"
    DROPPED = "dropped"


class Difference(StrEnum):
    """What differs between two visits at the same site."""

    FINDING = "finding"
    NEEDLED = "needled"
    NEEDLE = "needle"
    COUNT = "count"
    TECHNIQUE = "technique"
    STIMULATION = "stimulation"
    DEPTH = "depth"
    TIME = "time"
    TWITCH = "twitch"
    REFERRAL = "referral"
    PAIN = "pain"
    REACTIONS = "reactions"


DECISIVE = frozenset(
    {
        *(Difference.FINDING, Difference.NEEDLED, Difference.NEEDLE),
        *(Difference.COUNT, Difference.TECHNIQUE, Difference.STIMULATION),
    }
)
"""What makes a site a changed one: another finding, or needled otherwise. How it answered, how deep
and how long differ nearly every time; they are told, but a site they differ at is a repeated one.
"""


@frozen
class Pair:
    """A site of either visit, or the same site of both.

    Attributes:
        earlier: None for a new site.
        later: None for a dropped one.
        differences: what differs, in the order of Difference; () for new and dropped.
    """

    kind: PairKind
    earlier: Site | None
    later: Site | None
    differences: tuple[Difference, ...] = ()


def compare(earlier: Visit, later: Visit, reach_mm: float) -> tuple[Pair, ...]:
    """Every site of both visits in one pair: those of `later` in its order, then what was dropped.

    `reach_mm` is the clinic's `same_site_mm`.
    """
    pairs = matches(earlier.sites, later.sites, reach_mm)
    was = {m: earlier.sites[n] for n, m in pairs}
    kept = {n for n, _ in pairs}
    now = [_pair(was.get(m), site) for m, site in enumerate(later.sites)]
    dropped = [site for n, site in enumerate(earlier.sites) if n not in kept]
    return (*now, *(Pair(PairKind.DROPPED, site, None) for site in dropped))


def _pair(earlier: Site | None, later: Site) -> Pair:
    if earlier is None:
        return Pair(PairKind.NEW, None, later)
    found = differences(earlier, later)
    changed = any(difference in DECISIVE for difference in found)
    return Pair(PairKind.CHANGED if changed else PairKind.REPEATED, earlier, later, found)


def differences(earlier: Site, later: Site) -> tuple[Difference, ...]:
    """What differs where both have a value: what was not recorded is unknown, not different.

    That a site was needled at one visit only is a difference, because no needling means none.
    """
    a, b = earlier.needling, later.needling
    found = {Difference.NEEDLED} if (a is None) != (b is None) else set[Difference]()
    if _differ(_finding(earlier), _finding(later)):
        found.add(Difference.FINDING)
    if a is not None and b is not None:
        found |= {name for name, value in _DONE.items() if _differ(value(a), value(b))}
    return tuple(difference for difference in Difference if difference in found)


def _finding(site: Site) -> tuple[Any, ...] | None:
    return (site.finding.kind, site.finding.state) if site.finding else None


def _differ(a: Any, b: Any) -> bool:
    """Tuples are compared part by part: a part may be unknown by itself."""
    if a is None or b is None:
        return False
    if isinstance(a, tuple):
        return any(_differ(x, y) for x, y in zip(a, b, strict=True))
    return a != b


_DONE: dict[Difference, Callable[[Needling], Any]] = {
    Difference.NEEDLE: lambda n: n.needle and (n.needle.diameter_mm, n.needle.length_mm),
    Difference.COUNT: lambda n: n.count,
    Difference.TECHNIQUE: lambda n: n.technique,
    Difference.STIMULATION: lambda n: n.stimulation and _current(n),
    Difference.DEPTH: lambda n: (n.depth_mm, n.to_bone),
    Difference.TIME: lambda n: n.time_s,
    Difference.TWITCH: lambda n: n.twitch,
    Difference.REFERRAL: lambda n: n.referral and (n.referral.felt, n.referral.familiar),
    Difference.PAIN: lambda n: n.pain_during,
    Difference.REACTIONS: lambda n: (
        None if n.events is None else frozenset(event.kind for event in n.events)
    ),
}


def _current(needling: Needling) -> tuple[float | None, ...] | None:
    current = needling.stimulation
    return current and (current.frequency_hz, current.current_ma, current.minutes)
