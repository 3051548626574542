"""What an edit changed: before and after of only the parts that differ, by id.

A change is its own undo: turned round it puts back what was there. Because it holds parts and not
whole records, it can still be applied after another part has been changed by somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Generic, Protocol, TypeVar

from ims_chart.frozen import frozen
from ims_chart.record.area import PainArea
from ims_chart.record.patient import Patient
from ims_chart.record.record import Record
from ims_chart.record.site import Site
from ims_chart.record.visit import Visit


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T")
Part = TypeVar("Part", bound=_Named)


@frozen
class Swap(Generic[T]):
    """One part before and after; None where it wasn't there."""

    before: T
    after: T

    def turned(self) -> Swap[T]:
        return Swap(self.after, self.before)


@frozen
class VisitChange:
    """What changed in one visit.

    Attributes:
        shell: the visit without sites and areas, where that differs.
        sites: by site id.
        areas: by pain area id.
    """

    shell: Swap[Visit | None] | None = None
    sites: Mapping[str, Swap[Site | None]] = field(default_factory=dict)
    areas: Mapping[str, Swap[PainArea | None]] = field(default_factory=dict)

    def turned(self) -> VisitChange:
        return VisitChange(
            shell=self.shell.turned() if self.shell else None,
            sites={k: s.turned() for k, s in self.sites.items()},
            areas={k: s.turned() for k, s in self.areas.items()},
        )


@frozen
class Change:
    """What changed in a record: the patient, visits by id, and the rest (`shell`: the record
    without its visits).
    """

    patient: Swap[Patient] | None = None
    shell: Swap[Record] | None = None
    visits: Mapping[str, VisitChange] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return self.patient is None and self.shell is None and not self.visits

    @property
    def parts(self) -> set[str]:
        """What it touches: ids of visits, "patient", "record" for the rest, and "problem <id>" for
        a problem that is put down, reworded or treated. Changes without a part in common can be
        undone in any order.
        """
        others = {"patient": self.patient, "record": self.shell}
        touched = {*self.visits, *(name for name, swap in others.items() if swap)}
        return touched | {part_of_problem(problem) for problem in self._problems()}

    def _problems(self) -> set[str]:
        found: set[str] = set()
        if self.patient:
            swaps = _swaps(self.patient.before.problems, self.patient.after.problems)
            found |= swaps.keys()
        for change in self.visits.values():
            shells = (change.shell.before, change.shell.after) if change.shell else ()
            treated = {shell.problem for shell in shells if shell is not None}
            found |= treated if len(treated) > 1 or None in shells else set()
        return found - {""}

    def turned(self) -> Change:
        """The change that undoes this one."""
        return Change(
            patient=self.patient.turned() if self.patient else None,
            shell=self.shell.turned() if self.shell else None,
            visits={k: v.turned() for k, v in self.visits.items()},
        )

    def applied(self, record: Record) -> Record:
        """The record with every changed part as it is after the change."""
        visits = {v.id: v for v in record.visits}
        for visit_id, change in self.visits.items():
            visit = _applied(change, visits.pop(visit_id, None))
            if visit is not None:
                visits[visit_id] = visit
        shell = record
        if self.shell:
            own = {"revision": record.revision, "lineage": record.lineage}
            shell = replace(self.shell.after, **own)
        return replace(
            shell,
            patient=self.patient.after if self.patient else record.patient,
            visits=tuple(visits.values()) if self.visits else record.visits,
        )


def part_of_problem(problem_id: str) -> str:
    """How `Change.parts` names a problem."""
    return f"problem {problem_id}"


def diff(before: Record, after: Record) -> Change:
    """What turns `before` into `after`. Revision and lineage don't count: storage keeps them."""
    patient = None if before.patient == after.patient else Swap(before.patient, after.patient)
    shell = Swap(_bare(before, before), _bare(after, before))
    visits = {
        visit_id: _visit_diff(swap)
        for visit_id, swap in _swaps(before.visits, after.visits).items()
    }
    differs = shell.before != shell.after
    return Change(patient=patient, shell=shell if differs else None, visits=visits)


def _bare(record: Record, like: Record) -> Record:
    """The record without what a change holds by itself, or the store."""
    return replace(record, patient=like.patient, visits=(), revision=0, lineage="")


def _swaps(before: Iterable[Part], after: Iterable[Part]) -> dict[str, Swap[Part | None]]:
    old = {part.id: part for part in before}
    new = {part.id: part for part in after}
    return {
        key: Swap(old.get(key), new.get(key))
        for key in (old | new)
        if old.get(key) is not new.get(key) and old.get(key) != new.get(key)
    }


def _shell(visit: Visit | None) -> Visit | None:
    return None if visit is None else replace(visit, sites=(), pain_areas=())


def _visit_diff(swap: Swap[Visit | None]) -> VisitChange:
    before, after = swap.before, swap.after
    shell = Swap(_shell(before), _shell(after))
    return VisitChange(
        shell=None if shell.before == shell.after else shell,
        sites=_swaps(before.sites if before else (), after.sites if after else ()),
        areas=_swaps(before.pain_areas if before else (), after.pain_areas if after else ()),
    )


def _patched(parts: Iterable[Part], swaps: Mapping[str, Swap[Part | None]]) -> tuple[Part, ...]:
    patched = {part.id: part for part in parts}
    for key, swap in swaps.items():
        if swap.after is None:
            patched.pop(key, None)
        else:
            patched[key] = swap.after
    return tuple(patched.values())


def _applied(change: VisitChange, visit: Visit | None) -> Visit | None:
    shell = change.shell.after if change.shell else visit
    if shell is None:
        return None
    return replace(
        shell,
        sites=_patched(visit.sites if visit else (), change.sites),
        pain_areas=_patched(visit.pain_areas if visit else (), change.areas),
    )
