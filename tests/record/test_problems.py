"""Which line of a form is which problem: what visits say that they treated never changes hands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.record import Problem, RecordError, Wrong, edits
from ims_chart.record.merge import merge
from ims_chart.record.problems import listed
from tests import samples

ELBOW, BACK, KNEE = (
    Problem(id=f"p{n}", title=title, note=title)
    for n, title in enumerate(("Tennis elbow", "Low back pain", "Knee"), 1)
)
ALL = (ELBOW, BACK, KNEE)
TITLES = [problem.title for problem in ALL]
words = st.sampled_from([*TITLES, "tennis  ELBOW", "Headache", "Neck", "", "  "])


def record(*treated: str):
    visits = [samples.visit(f"v{n}", problem=name) for n, name in enumerate(treated)]
    made = samples.record(visits=visits)
    return replace(made, patient=replace(made.patient, problems=ALL))


def said(record) -> dict[str, str]:
    """What each visit says that it treated."""
    titles = {problem.id: problem.title for problem in record.patient.problems}
    return {visit.id: " ".join(titles[visit.problem].split()).casefold() for visit in record.visits}


def own(problem: Problem) -> tuple[str, str]:
    return problem.id, problem.title


def test_untouched_lines_are_the_same_problems() -> None:
    assert listed([own(p) for p in ALL], ALL) == ALL


def test_lines_that_change_places_keep_their_problems() -> None:
    assert listed([own(BACK), own(KNEE), own(ELBOW)], ALL) == (BACK, KNEE, ELBOW)
    typed = [(ELBOW.id, BACK.title), (BACK.id, ELBOW.title)]
    assert listed(typed, (ELBOW, BACK)) == (BACK, ELBOW)


def test_a_line_in_other_words_is_the_same_problem() -> None:
    made = listed([(ELBOW.id, "Tennis elbow, R"), own(BACK)], ALL)
    assert made == (replace(ELBOW, title="Tennis elbow, R"), BACK)


def test_a_new_line_is_a_new_problem_even_where_another_was_taken_away() -> None:
    first, second = listed([own(BACK), ("", "Headache")], (ELBOW, BACK))
    assert first == BACK
    assert second.id not in {ELBOW.id, BACK.id}


def test_one_that_is_put_down_anew_is_the_one_there_was() -> None:
    assert listed([("", " tennis  elbow ")], ALL)[0].id == ELBOW.id


def test_what_is_put_down_twice_is_there_once() -> None:
    assert len(listed([("", "Neck"), ("", "neck"), own(BACK), ("", "Low back pain")], ALL)) == 2


def test_a_treated_problem_is_not_left_out() -> None:
    before = record(ELBOW.id)
    with pytest.raises(RecordError) as refused:
        edits.change_patient(before, replace(before.patient, problems=(BACK, KNEE)))
    assert refused.value.wrong is Wrong.TREATED
    kept = edits.change_patient(before, replace(before.patient, problems=(ELBOW,)))
    assert kept.patient.problems == (ELBOW,)


def test_a_problem_that_was_gone_before_is_no_hindrance() -> None:
    before = record("p9")
    edits.change_patient(before, replace(before.patient, problems=()))


@given(
    st.lists(st.sampled_from([p.id for p in ALL]), min_size=1, max_size=4),
    st.lists(
        st.tuples(
            st.sampled_from(["type", "move", "take", "add"]),
            st.integers(0, 9),
            st.integers(0, 9),
            words,
        ),
        max_size=8,
    ),
)
def test_whatever_is_done_to_the_list_visits_say_what_they_said(treated, doings) -> None:
    before = record(*treated)
    lines = [own(problem) for problem in ALL]
    for what, one, other, text in doings:
        if what == "add" or not lines:
            lines.insert(one % (len(lines) + 1), ("", text))
            continue
        line = lines.pop(one % len(lines))
        if what == "type":
            lines.insert(one % (len(lines) + 1), (line[0], text))
        elif what == "move":
            lines.insert(other % (len(lines) + 1), line)
    problems = listed(lines, ALL)
    patient = replace(before.patient, problems=problems)
    if set(treated) - {problem.id for problem in problems}:
        with pytest.raises(RecordError):
            edits.change_patient(before, patient)
        return
    after = edits.change_patient(before, patient)
    reworded = {name: " ".join(text.split()).casefold() for name, text in lines if name}
    assert after.visits == before.visits
    for visit in after.visits:
        now = said(after)[visit.id]
        assert now in {said(before)[visit.id], reworded.get(visit.problem)}


def test_a_problem_treated_in_one_place_outlives_being_taken_away_in_another() -> None:
    base = record("")
    mine = edits.change_visit(base, "v0", problem=KNEE.id)
    theirs = edits.change_patient(base, replace(base.patient, problems=(ELBOW,)))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(base, one, other, at=samples.TIME).record
        assert merged.patient.problems == (ELBOW, KNEE)
        assert merged.visit("v0").problem == KNEE.id
