"""Two records of one person made one: nothing that either holds is lost.

Visits keep their ids, and their sites the numbers they were given. Of the person's own details the
kept record's hold; where it has none, the other's do.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

from ims_chart.frozen import frozen
from ims_chart.record.merge import merge
from ims_chart.record.patient import REFERENCE_FIGURE, Alert, Patient
from ims_chart.record.record import Record
from ims_chart.record.visit import Removal

JOINED_INTO = "joined_into"
"""Key of the emptied record that names the one its visits went to."""

_DEFAULTS = {"figure": REFERENCE_FIGURE}
_LISTS = ("alerts", "problems", "extra")


@frozen
class Joined:
    """What comes of two records.

    Attributes:
        record: the kept one, with all visits of both.
        emptied: the other one, archived, with nothing but a pointer and what the person was called.
        differing: names of the person's details that both have and that differ: the other's stay in
            the emptied record and its backup only.
    """

    record: Record
    emptied: Record
    differing: tuple[str, ...]


def join(kept: Record, other: Record, *, author: str, at: dt.datetime) -> Joined:
    """Joins `other` into `kept`.

    Visits that both hold, as copies of one record do, are merged by id; what differs in them is
    kept twice, as a conflict.
    """
    patient = _person(kept.patient, other.patient)
    own = {"id": kept.id, "patient": patient, "revision": kept.revision}
    present = {visit.id for each in (kept, other) for visit in each.visits}
    mine, theirs = (
        replace(
            each,
            **own,
            # A visit that was moved out of one of the two earlier is there, not removed.
            removed=tuple(r for r in each.removed if r.id not in present),
            archived=None,
            keep_until=None,
            extra={key: value for key, value in each.extra.items() if key != JOINED_INTO},
        )
        for each in (kept, other)
    )
    record = merge(None, mine, theirs, at=at).record
    return Joined(record, _emptied(other, kept.id, author, at), _differing(kept, other))


def _emptied(other: Record, kept_id: str, author: str, at: dt.datetime) -> Record:
    """Each visit leaves its id, so that no other computer's copy brings it back here."""
    gone = [Removal(id=visit.id, author=author, recorded=at) for visit in other.visits]
    known = {removal.id for removal in other.removed}
    return replace(
        other,
        visits=(),
        conflicts=(),
        removed=(*other.removed, *(r for r in gone if r.id not in known)),
        archived=at.date(),
        extra={**other.extra, JOINED_INTO: kept_id},
    )


def _names() -> list[str]:
    return [f.name for f in fields(Patient) if f.name not in _LISTS]


def _is_set(name: str, value: object) -> bool:
    return value not in (None, "", _DEFAULTS.get(name))


def _differing(kept: Record, other: Record) -> tuple[str, ...]:
    pairs = {n: (getattr(kept.patient, n), getattr(other.patient, n)) for n in _names()}
    return tuple(
        name
        for name, (mine, theirs) in pairs.items()
        if mine != theirs and _is_set(name, mine) and _is_set(name, theirs)
    )


def _person(kept: Patient, other: Patient) -> Patient:
    taken = {
        name: getattr(other, name) for name in _names() if not _is_set(name, getattr(kept, name))
    }
    told = {alert.text.strip().casefold() for alert in kept.alerts}
    alerts = [a for a in other.alerts if a.text.strip().casefold() not in told]
    alert_ids = {alert.id for alert in kept.alerts}
    problem_ids = {problem.id for problem in kept.problems}
    return replace(
        kept,
        **taken,
        # An alert under an id that is taken, but in other words, is no copy: it must be seen.
        alerts=(*kept.alerts, *(_renamed(a, alert_ids) for a in alerts)),
        problems=(*kept.problems, *(p for p in other.problems if p.id not in problem_ids)),
        extra={**other.extra, **kept.extra},
    )


def _renamed(alert: Alert, taken: set[str]) -> Alert:
    return replace(alert, id=f"{alert.id}-2") if alert.id in taken else alert
