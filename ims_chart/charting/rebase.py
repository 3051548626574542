"""The history of a record that somebody else has changed: what each step does to it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ims_chart.record import Record
from ims_chart.record.change import Change, diff
from ims_chart.record.merge import merge


def rebased(steps: Sequence[Change], before: Record, after: Record) -> list[Change]:
    """What each step is once the record that they led to, `before`, has become `after`.

    Undoing them one by one leads back to what would be there now if they had never been made. A
    step whose target somebody else has changed since is an empty change; one that touched nothing
    of what they touched is what it was.
    """
    theirs = _touched(diff(before, after))
    made: list[Change] = []
    now, later = before, after
    for step in reversed(steps):
        earlier = step.turned().applied(now)
        if theirs.isdisjoint(_touched(step)):
            made.append(step)
            now, later = earlier, step.turned().applied(later)
            continue
        brought = _brought(before, after, earlier)
        made.append(diff(brought, later))
        now, later = earlier, brought
    return made[::-1]


def _touched(change: Change) -> set[tuple[str, str]]:
    """The smallest parts that a change is made of."""
    found = {("", name) for name in change.parts - change.visits.keys()}
    for visit_id, visit in change.visits.items():
        shell = ("shell",) if visit.shell else ()
        found |= {(visit_id, name) for name in (*shell, *visit.sites, *visit.areas)}
    return found


def _brought(before: Record, after: Record, state: Record) -> Record:
    """An earlier state with what somebody else has done; where both changed the same, theirs
    stands, and nobody is asked.
    """
    merged = merge(before, after, state, at=datetime.now().astimezone())
    found = {conflict.id for conflict in merged.conflicts}
    kept = tuple(c for c in merged.record.conflicts if c.id not in found)
    return replace(merged.record, conflicts=kept)
