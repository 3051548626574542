"""Which of several muscles was meant: by distance, depth, how common, and the therapist's habit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ims_chart.body import Muscles, Near, Region
from ims_chart.record import Layer, Record

OFFERED = 4
"""Muscles that stand beside the one taken."""

DISTANCE_COST = 1.0
"""At the rim of what a finger covers."""
LAYER_COST = {Layer.SUPERFICIAL: 0.0, Layer.INTERMEDIATE: 0.45, Layer.DEEP: 0.8}
USE_COST = {"common": 0.0, "sometimes": 0.2, "rare": 0.5}
HABIT_GAIN = 0.5
"""For a muscle that is needled again and again."""
OTHER_SIDE_COST = 0.3
"""For the side of the midline that was not touched."""


def habit(record: Record, author: str) -> Mapping[str, int]:
    """How often a therapist has charted each muscle in this record."""
    return Counter(
        site.muscle
        for visit in record.visits
        for site in visit.sites
        if site.muscle is not None and site.author == author
    )


def likeliest(
    near: Iterable[Near], muscles: Muscles, habits: Mapping[str, int]
) -> tuple[Region, ...]:
    """The regions, the one most likely meant first; each muscle, side and level once.

    Costs are design judgements, not measured; `make bench` counts what they lead to.
    """
    found = list(near)
    side = found[0].region.side if found else None

    def cost(each: Near) -> float:
        region = each.region
        entry = muscles.get(region.muscle)
        times = habits.get(region.muscle, 0)
        return (
            each.distance * DISTANCE_COST
            + LAYER_COST[region.layer]
            + USE_COST.get(entry.use if entry else "rare", 0.5)
            + (OTHER_SIDE_COST if region.side is not side else 0.0)
            - HABIT_GAIN * times / (times + 2)
        )

    ranked = sorted(found, key=cost)
    kept = {(n.region.muscle, n.region.side, n.region.level): n.region for n in reversed(ranked)}
    return tuple(reversed(kept.values()))
