"""The clinic's lists of measures as lines: what was not touched comes back as it was."""

import pytest

from ims_chart.record import Clinic, Movement, RecordError
from ims_chart.ui.measure_lists import (
    lines_of_movements,
    lines_of_questionnaires,
    movements_of,
    questionnaires_of,
)


def test_lists_come_back_as_they_were() -> None:
    clinic = Clinic()
    lines = lines_of_movements(clinic.movements).splitlines()
    assert movements_of(lines, clinic.movements) == clinic.movements
    lines = lines_of_questionnaires(clinic.questionnaires).splitlines()
    assert questionnaires_of(lines, clinic.questionnaires) == clinic.questionnaires


def test_a_movement_may_have_no_sides() -> None:
    assert movements_of(["Jaw opening, midline", "Wrist flexion"], ()) == (
        Movement(name="Jaw opening", sided=False),
        Movement(name="Wrist flexion"),
    )


def test_a_questionnaire_of_ones_own() -> None:
    made = questionnaires_of(["Own, 50, raw, higher", "Short, 7,5"], ())
    assert [(q.name, q.maximum, q.version, q.higher_is_better) for q in made] == [
        ("Own", 50, "raw", True),
        ("Short", 7, "5", False),
    ]


@pytest.mark.parametrize("line", ["Own", "Own, many", ", 50", "Own, -3"])
def test_a_line_without_a_highest_total_is_refused(line) -> None:
    with pytest.raises(RecordError):
        questionnaires_of([line], ())
