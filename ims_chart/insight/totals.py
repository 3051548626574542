"""The counts of a visit."""

from __future__ import annotations

from dataclasses import dataclass

from ims_chart.body import Muscles
from ims_chart.record import Visit


@dataclass(frozen=True)
class Totals:
    """Counts of one visit.

    Attributes:
        sites: sites charted, needled or not.
        needles: needles placed, the sum of the sites' counts.
        muscles: different muscles needled. The parts of one muscle (the three of trapezius)
            count once, its left and its right apart; a needled site without a muscle counts none.
        removed: sites that were taken away again.
    """

    sites: int
    needles: int
    muscles: int
    removed: int


def totals(visit: Visit, muscles: Muscles) -> Totals:
    needled = [(site, site.needling) for site in visit.sites if site.needling]
    named = {
        (_group(site.muscle, muscles), site.side) for site, _ in needled if site.muscle is not None
    }
    return Totals(
        sites=len(visit.sites),
        needles=sum(needling.count for _, needling in needled),
        muscles=len(named),
        removed=visit.removed_count,
    )


def _group(muscle: str, muscles: Muscles) -> str:
    entry = muscles.get(muscle)
    return entry.group if entry else muscle
