"""Deciding what a merge could not: which of two versions stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ims_chart.record.area import PainArea
from ims_chart.record.blend import taken_over
from ims_chart.record.conflict import Conflict
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.patient import Patient
from ims_chart.record.record import Record
from ims_chart.record.site import Site
from ims_chart.record.terms import VisitState
from ims_chart.record.visit import Removal, Visit

Part = Patient | Visit | Site | PainArea


def other_version(conflict: Conflict) -> Part | None:
    """What the conflict holds: the version that does not stand, or, where the other had deleted
    the part, what stands.
    """
    held = (conflict.patient, conflict.shell, conflict.site, conflict.area)
    return next((part for part in held if part is not None), None)


def standing(record: Record, conflict: Conflict) -> Part | None:
    """The part of the record that a conflict is about; None if it is not there (any more)."""
    if conflict.patient is not None:
        return record.patient
    visit = next((v for v in record.visits if v.id == conflict.visit), None)
    if conflict.shell is not None or visit is None:
        return visit
    held = other_version(conflict)
    parts: Iterable[Site | PainArea] = visit.sites if conflict.site else visit.pain_areas
    return next((part for part in parts if part.id == getattr(held, "id", "")), None)


def moot(record: Record, conflict: Conflict) -> bool:
    """Whether there is nothing left to decide, because the two have become the same."""
    part, held = standing(record, conflict), other_version(conflict)
    if held is None:
        return True
    if conflict.deleted:
        return part is None
    if part is None:
        return False
    if "signature" in conflict.fields or (isinstance(part, Visit) and _signed(part)):
        return False
    try:
        return taken_over(part, held, conflict.fields) == part
    except RecordError:
        return False


def takeable(record: Record, conflict: Conflict) -> bool:
    """Whether the other version can be taken: into a signed visit nothing can."""
    visit = next((v for v in record.visits if v.id == conflict.visit), None)
    if conflict.patient is not None:
        return True
    return not _signed(visit) if visit else conflict.shell is not None


def keep(record: Record, conflict_id: str, *, author: str, at: dt.datetime) -> Record:
    """Lets the record stand as it is, and the conflict be settled.

    Raises:
        RecordError: NOT_FOUND.
    """
    gone = Removal(id=_conflict(record, conflict_id).id, author=author, recorded=at)
    left = tuple(c for c in record.conflicts if c.id != conflict_id)
    return replace(record, conflicts=left, removed=(*record.removed, gone))


def take(record: Record, conflict_id: str, *, author: str, at: dt.datetime) -> Record:
    """Puts the other version in the place of what stands, in the fields that differ.

    Raises:
        RecordError: NOT_FOUND, SIGNED, or what the values themselves are refused for.
    """
    conflict = _conflict(record, conflict_id)
    if not takeable(record, conflict):
        wrong = Wrong.SIGNED if standing(record, conflict) else Wrong.NOT_FOUND
        raise RecordError(wrong, "conflict.visit", conflict.visit)
    gone = Removal(id=conflict_id, author=author, recorded=at)
    return keep(_taken(record, conflict, gone), conflict_id, author=author, at=at)


def _conflict(record: Record, conflict_id: str) -> Conflict:
    for conflict in record.conflicts:
        if conflict.id == conflict_id:
            return conflict
    raise RecordError(Wrong.NOT_FOUND, "conflict.id", conflict_id)


def _signed(visit: Visit | None) -> bool:
    return visit is not None and visit.state is VisitState.SIGNED


def _taken(record: Record, conflict: Conflict, gone: Removal) -> Record:
    held, part = other_version(conflict), standing(record, conflict)
    if isinstance(held, Patient):
        return replace(record, patient=taken_over(record.patient, held, conflict.fields))
    if held is None:
        return record
    made = taken_over(part, held, conflict.fields) if type(part) is type(held) and part else held
    grave = replace(gone, id=held.id)
    if isinstance(held, Visit):
        return _with_part(record, "visits", held.id, None if conflict.deleted else made, grave)
    visit = record.visit(conflict.visit)
    name = "sites" if isinstance(held, Site) else "pain_areas"
    if part is None and isinstance(made, Site):
        taken = {site.number for site in visit.sites}
        number = made.number if made.number not in taken else visit.numbers_given + 1
        made = replace(made, number=number)
    changed = _with_part(visit, name, held.id, None if conflict.deleted else made, grave)
    return replace(record, visits=tuple(changed if v.id == visit.id else v for v in record.visits))


def _with_part(whole: Any, name: str, part_id: str, part: Any, grave: Removal) -> Any:
    """The record or visit with the part in its place; a Removal stands for what is not there."""
    parts = {p.id: p for p in getattr(whole, name)}
    removed = {r.id: r for r in whole.removed}
    if part is None:
        parts.pop(part_id, None)
        removed.setdefault(part_id, grave)
    else:
        parts[part_id] = part
        removed.pop(part_id, None)
    return replace(whole, **{name: tuple(parts.values()), "removed": tuple(removed.values())})
