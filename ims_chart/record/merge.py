"""Two versions of one record made one, by what they have in common: nothing either did is lost.

What only one of the two changed is taken. Where both changed the same field differently, mine
stands and theirs is kept whole in a `Conflict`. What one deleted stays deleted, unless the other
had changed it. The content of a signed visit is never touched.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ims_chart.frozen import frozen
from ims_chart.record.blend import blend, ordered
from ims_chart.record.conflict import Conflict
from ims_chart.record.graves import Graves, buried
from ims_chart.record.meeting import Meeting
from ims_chart.record.merge_visit import merge_visit
from ims_chart.record.problems import restored
from ims_chart.record.record import Record
from ims_chart.record.settling import moot
from ims_chart.record.visit import Visit


@frozen
class Merged:
    """What came of two versions.

    Attributes:
        record: under the higher of the two revisions.
        conflicts: those of its conflicts that were found just now.
    """

    record: Record
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Record | None, mine: Record, theirs: Record, *, at: dt.datetime) -> Merged:
    """Merges what was made of `base` in two places.

    Without a base, parts are united, what either has deleted is left out, and whatever differs is
    a conflict. `at` is when the conflicts are found.
    """
    revision = max(mine.revision, theirs.revision)
    if _same(mine, theirs) or (base and _same(theirs, base)):
        return Merged(replace(mine, revision=revision))
    if base and _same(mine, base):
        return Merged(replace(theirs, revision=revision))
    meeting = Meeting(at)
    patient = blend(base and base.patient, mine.patient, theirs.patient)
    was = base and base.patient
    meeting.differ("", was, patient.theirs, patient=theirs.patient)
    meeting.differ("", was, patient.mine, patient=mine.patient)
    graves = Graves(base, mine, theirs)
    bare = [r and _bare(r, mine) for r in (base, mine, theirs)]
    record = replace(
        blend(bare[0], bare[1] or mine, bare[2] or theirs).entry,
        revision=revision,
        patient=patient.entry,
        visits=_visits(meeting, base, mine, theirs, graves),
        archived=_later(base and base.archived, mine.archived, theirs.archived),
        keep_until=_later(base and base.keep_until, mine.keep_until, theirs.keep_until),
    )
    record = restored(record, base, theirs, mine)
    held = _conflicts(record, meeting, base, mine, theirs)
    present = {*held, *(v.id for v in record.visits)}
    record = replace(record, conflicts=tuple(held.values()), removed=graves.left(present))
    record = buried(base, record, at=at) if base else record
    new = meeting.found.keys() - {conflict.id for conflict in mine.conflicts}
    return Merged(record, tuple(c for name, c in held.items() if name in new))


def _same(one: Record, other: Record) -> bool:
    return replace(one, revision=other.revision, lineage=other.lineage) == other


def _bare(record: Record, like: Record) -> Record:
    """Of the record's own fields only those that no rule of its own merges."""
    return replace(
        record,
        id=like.id,
        patient=like.patient,
        visits=(),
        revision=0,
        lineage="",
        removed=(),
        conflicts=(),
        archived=None,
        keep_until=None,
    )


def _visits(
    meeting: Meeting, base: Record | None, mine: Record, theirs: Record, graves: Graves
) -> tuple[Visit, ...]:
    old, my, their = ({v.id: v for v in r.visits} if r else {} for r in (base, mine, theirs))
    made: list[Visit | None] = []
    for name in ordered(old, my, their):
        was, here, there = old.get(name), my.get(name), their.get(name)
        if here is not None and there is not None:
            made.append(merge_visit(meeting, was, here, there))
        else:
            made.append(meeting.alone(name, "shell", was, here or there, graves))
    return tuple(visit for visit in made if visit is not None)


def _conflicts(
    record: Record, meeting: Meeting, base: Record | None, mine: Record, theirs: Record
) -> dict[str, Conflict]:
    """What nobody has settled yet. A conflict that either has settled is gone, and so is one that
    came from elsewhere about what has become the same since.
    """
    graves = Graves(base, mine, theirs)
    old, my, their = ({c.id: c for c in r.conflicts} if r else {} for r in (base, mine, theirs))
    held = {
        name: my.get(name) or their[name]
        for name in ordered(old, my, their)
        if (name in my and name in their) or not (name in old or graves.says(name))
    }
    for name, conflict in meeting.found.items():
        if not graves.ever_said(name):
            held.setdefault(name, conflict)
    return {name: c for name, c in held.items() if name in my or not moot(record, c)}


def _later(base: dt.date | None, mine: dt.date | None, theirs: dt.date | None) -> dt.date | None:
    """Of two changes the later day, which keeps a record longer."""
    if theirs == base or theirs is None:
        return mine
    if mine == base or mine is None:
        return theirs
    return max(mine, theirs)
