"""Needles in and out: what a change of a needling means for the needles that are in the body."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ims_chart.record.record import Record
from ims_chart.record.site import Needling, removed_at_once
from ims_chart.record.terms import IN_AND_OUT, VisitState
from ims_chart.record.visit import Visit


def changed_needling(needling: Needling, **fields: Any) -> Needling:
    """The needling with other fields, its needles in and out still in accord with them.

    What the technique implies follows another technique or count; needles that somebody said are
    in or out stay so, as far as the count allows. A timer goes with the last needle.

    Raises:
        RecordError: OUT_OF_RANGE and what else a Needling refuses.
    """
    if "removed" not in fields:
        # A lower count is refused while more needles than that are out.
        after = replace(needling, removed=None, **fields)
        after = replace(after, removed=_removed(needling, after))
    else:
        after = replace(needling, **fields)
    return after if after.inside or after.due is None else replace(after, due=None)


def _removed(before: Needling, after: Needling) -> int | None:
    if (before.technique, before.count) == (after.technique, after.count):
        return before.removed
    if after.technique in IN_AND_OUT:
        return after.count
    if before.removed == removed_at_once(before.technique, before.count):
        return removed_at_once(after.technique, after.count)
    if before.removed is None:
        return None
    # All out is all out, however many they turn out to have been.
    return after.count if before.removed == before.count else min(before.removed, after.count)


def visits_with_needles_in(record: Record) -> tuple[Visit, ...]:
    """The visits that still have needles in the body, the newest last. A signed visit has none:
    its reason says what became of them.
    """
    return tuple(v for v in record.visits if v.state is VisitState.DRAFT and v.needles_in)
