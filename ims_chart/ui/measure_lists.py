"""The clinic's movements and questionnaires as lines that are typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ims_chart.printing.terms import number, translate
from ims_chart.record import Movement, Questionnaire, RecordError, Wrong
from ims_chart.ui.pick_field import typed_number


def lines_of_movements(movements: Iterable[Movement]) -> str:
    """One movement a line; those that have no sides say so."""
    return "\n".join(m.name if m.sided else f"{m.name}, {_midline()}" for m in movements)


def movements_of(lines: Iterable[str], before: Iterable[Movement]) -> tuple[Movement, ...]:
    """What the lines mean. What else is known of a movement of that name stays."""
    held = {movement.name: movement for movement in before}
    made: dict[str, Movement] = {}
    for line in lines:
        name = line.removesuffix(_midline()).rstrip().rstrip(",").rstrip()
        known = held.get(name) or Movement(name=name)
        made[name] = replace(known, sided=not line.endswith(_midline()))
    return tuple(made.values())


def lines_of_questionnaires(asked: Iterable[Questionnaire]) -> str:
    """Name, highest total, version and which way is better, parted by commas."""
    return "\n".join(
        ", ".join((q.name, number(q.maximum), q.version, _better(higher=q.higher_is_better)))
        for q in asked
    )


def questionnaires_of(
    lines: Iterable[str], before: Iterable[Questionnaire]
) -> tuple[Questionnaire, ...]:
    """What the lines mean. The important change stays with a questionnaire of that name.

    Raises:
        RecordError: UNKNOWN_TERM for a line without its highest total, OUT_OF_RANGE.
    """
    held = {asked.name: asked for asked in before}
    made: dict[str, Questionnaire] = {}
    for line in lines:
        name, maximum, version, better = (*map(str.strip, line.split(",", 3)), "", "", "")[:4]
        try:
            highest = typed_number(maximum)
        except ValueError:
            highest = None
        if highest is None:
            raise RecordError(Wrong.UNKNOWN_TERM, "clinic.questionnaires", line[:20])
        known = held.get(name) or Questionnaire(name=name, maximum=highest)
        made[name] = replace(
            known,
            maximum=highest,
            version=version,
            higher_is_better=better == _better(higher=True),
        )
    return tuple(made.values())


def _midline() -> str:
    return translate("measures", "midline")


def _better(*, higher: bool) -> str:
    return translate("measures", "higher") if higher else translate("measures", "lower")
