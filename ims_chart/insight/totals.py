"""The counts of a visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.record import Needling, Side, Visit


@frozen
class Totals:
    """Counts of one visit.

    Attributes:
        sites: sites charted, needled or not.
        needles: needles placed, the sum of the sites' counts.
        out: needles that came out again; None where that isn't recorded of every one.
        muscles: different muscles needled. The parts of one muscle (the three of trapezius)
            count once, its left and its right apart; a needled site without a muscle counts none.
        by_side: of the muscles, how many on which side.
        removed: sites that were taken away again.
    """

    sites: int
    needles: int
    out: int | None
    muscles: int
    by_side: Mapping[Side, int]
    removed: int


def totals(visit: Visit, muscles: Muscles) -> Totals:
    needled = [(site, site.needling) for site in visit.sites if site.needling]
    named = {
        (_group(site.muscle, muscles), site.side) for site, _ in needled if site.muscle is not None
    }
    return Totals(
        sites=len(visit.sites),
        needles=sum(needling.count for _, needling in needled),
        out=_out([needling for _, needling in needled]),
        muscles=len(named),
        by_side=Counter(side for _, side in named),
        removed=visit.removed_count,
    )


def _out(needlings: list[Needling]) -> int | None:
    removed = [needling.removed for needling in needlings]
    known = [count for count in removed if count is not None]
    return sum(known) if len(known) == len(removed) else None


def _group(muscle: str, muscles: Muscles) -> str:
    entry = muscles.get(muscle)
    return entry.group if entry else muscle
