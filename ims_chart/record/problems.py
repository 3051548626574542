"""The list of a patient's problems, as a form gives it back: which line is which problem.

Visits name the problem they treat by its id, so an id that changes hands rewrites what they say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ims_chart.record.entry import new_id
from ims_chart.record.patient import Patient, Problem
from ims_chart.record.record import Record


def listed(lines: Iterable[tuple[str, str]], before: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that lines stand for. Each line is the id it was made for, "" for a new one,
    and what it reads now.

    A line that reads like a problem there was is that problem, wherever it stands now. Only what
    reads like none is its own problem in other words.
    """
    lines = [(name, text.strip()) for name, text in lines if text.strip()]
    held = {problem.id: problem for problem in before}
    read = {_read(problem.title): problem.id for problem in reversed(before)}
    # First those that still read as they did: two problems may bear the same words.
    taken = {n: name for n, (name, text) in enumerate(lines) if _reads(held.get(name), text)}
    for n, (_, text) in enumerate(lines):
        name = read.get(_read(text))
        if n not in taken and name is not None and name not in taken.values():
            taken[n] = name
    for n, (name, _) in enumerate(lines):
        if n not in taken and name in held and name not in taken.values():
            taken[n] = name
    made: list[Problem] = []
    said = {_read(lines[n][1]) for n in taken}
    for n, (_, text) in enumerate(lines):
        if n in taken:
            made.append(replace(held[taken[n]], title=text))
        elif _read(text) not in said:
            said.add(_read(text))
            made.append(Problem(id=new_id(), title=text))
    return tuple(made)


def treated(record: Record) -> Counter[str]:
    """How many visits say of a problem, by its id, that they treated it."""
    return Counter(visit.problem for visit in record.visits if visit.problem)


def lost(record: Record, patient: Patient) -> set[str]:
    """Ids of problems that visits have treated and that a change of the patient leaves out."""
    kept = {problem.id for problem in patient.problems}
    return {p.id for p in record.patient.problems if p.id not in kept} & treated(record).keys()


def restored(record: Record, *versions: Record | None) -> Record:
    """The record with the problems that its visits treat and that it lacks, as other versions of it
    have them: one may have taken away what was treated in another.
    """
    missing = treated(record).keys() - {problem.id for problem in record.patient.problems}
    held = {p.id: p for version in versions if version for p in version.patient.problems}
    found = tuple(held[name] for name in sorted(missing & held.keys()))
    if not found:
        return record
    problems = (*record.patient.problems, *found)
    return replace(record, patient=replace(record.patient, problems=problems))


def _reads(problem: Problem | None, text: str) -> bool:
    return problem is not None and _read(problem.title) == _read(text)


def _read(title: str) -> str:
    return " ".join(title.split()).casefold()
