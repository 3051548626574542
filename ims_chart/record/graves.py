"""Which parts were removed, as two versions of a record or a visit tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ims_chart.record.record import Record
from ims_chart.record.terms import VisitState
from ims_chart.record.visit import Removal, Visit


class Graves:
    """The removals of two versions of one record, or of one visit."""

    def __init__(
        self, base: Record | Visit | None, mine: Record | Visit, theirs: Record | Visit
    ) -> None:
        self._old = {r.id for r in base.removed} if base else set()
        self._removals: dict[str, Removal] = {}
        for removal in (*theirs.removed, *mine.removed):
            known = self._removals.get(removal.id, removal)
            first = min(known, removal, key=lambda r: (r.recorded, r.author))
            self._removals[removal.id] = first

    def says(self, name: str) -> bool:
        """Whether one of the two has removed it since the base."""
        return name in self._removals and name not in self._old

    def ever_said(self, name: str) -> bool:
        return name in self._removals or name in self._old

    def left(self, present: AbstractSet[str]) -> tuple[Removal, ...]:
        """Every removal, save of what is there after all."""
        return tuple(r for name, r in self._removals.items() if name not in present)


def buried(base: Record, record: Record, *, at: dt.datetime) -> Record:
    """The record with a Removal for every part that `base` has, or had, and the record has not.

    To undo an entry leaves none; but once it was written, somebody may have read it.
    """
    old = {visit.id: visit for visit in base.visits}
    visits = tuple(_buried(old.get(visit.id, visit), visit, at) for visit in record.visits)
    present = {v.id for v in visits} | {c.id for c in record.conflicts}
    removed = _with_graves(base, record, old.keys() - present, present, at)
    if removed == record.removed and all(
        a is b for a, b in zip(visits, record.visits, strict=True)
    ):
        return record
    return replace(record, visits=visits, removed=removed)


def _buried(base: Visit, visit: Visit, at: dt.datetime) -> Visit:
    if base is visit or visit.state is VisitState.SIGNED:
        return visit
    present = _ids(visit)
    removed = _with_graves(base, visit, _ids(base) - present, present, at)
    return visit if removed == visit.removed else replace(visit, removed=removed)


def _with_graves(
    base: Record | Visit,
    now: Record | Visit,
    gone: AbstractSet[str],
    present: AbstractSet[str],
    at: dt.datetime,
) -> tuple[Removal, ...]:
    """The removals of both, and new ones for what has gone without one."""
    known = {removal.id for removal in now.removed}
    old = tuple(r for r in base.removed if r.id not in known and r.id not in present)
    known |= {removal.id for removal in old}
    new = (Removal(id=name, author="", recorded=at) for name in sorted(gone - known))
    return (*now.removed, *old, *new)


def _ids(visit: Visit) -> set[str]:
    return {part.id for part in (*visit.sites, *visit.pain_areas, *visit.photos)}
