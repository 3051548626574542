"""Since last visit: asked once, answered by taps, tied to the sites of the earlier visit."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.charting.answers import Answers
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic, EventKind, FollowUp, Told, Trend, VisitState
from ims_chart.resources import asset
from tests import samples

ATLAS = Atlas(asset())
TODAY = dt.date(2026, 3, 9)
BRUISE, FAINT, BREATHLESS = EventKind.BRUISE, EventKind.FAINT, EventKind.BREATHLESS


def charted(atlas, **fields) -> Chart:
    visits = [
        samples.visit("v1", (samples.site("e1", 1), samples.site("e2", 2)), **fields),
        samples.visit("v2", day=TODAY),
    ]
    return Chart(Document(samples.record(visits=visits)), atlas, Clinic(), author="th1")


@pytest.fixture
def chart(atlas) -> Chart:
    return charted(atlas, state=VisitState.SIGNED)


@pytest.fixture
def answers(chart) -> Answers:
    made = Answers(chart)
    made.ask()
    return made


def test_the_last_visit_is_asked_about_until_it_is_skipped(answers, chart) -> None:
    assert answers.asking
    assert answers.about.id == "v1"
    answers.done()
    assert not answers.asking
    assert chart.document.history.count() == 0


def test_nothing_is_asked_at_a_first_visit(chart) -> None:
    chart.choose_visit("v1")
    answers = Answers(chart)
    answers.ask()
    assert not answers.asking


def test_answers_go_into_the_new_visit_with_the_earlier_visits_id(answers, chart) -> None:
    answers.set_trend(Trend.BETTER)
    answers.set_soreness(2)
    assert chart.visit.follow_up == FollowUp(visit="v1", trend=Trend.BETTER, soreness_days=2)
    assert chart.record.visit("v1").follow_up is None


def test_no_soreness_is_not_the_same_as_not_asked(answers, chart) -> None:
    answers.set_soreness(0)
    assert chart.visit.follow_up.soreness_days == 0


def test_an_answer_taken_back_leaves_nothing(answers, chart) -> None:
    answers.set_trend(Trend.WORSE)
    answers.set_trend(None)
    assert chart.visit.follow_up is None
    answers.tell(BRUISE)
    answers.tell(BRUISE)
    assert chart.visit.follow_up is None


def test_every_answer_can_be_undone(answers, chart) -> None:
    answers.set_trend(Trend.SAME)
    answers.tell(BRUISE)
    answers.tie("e1")
    for _ in range(3):
        chart.document.history.undo()
    assert chart.visit.follow_up is None


def test_a_tap_on_a_site_says_where_it_bruised(answers, chart) -> None:
    answers.tell(BRUISE)
    assert answers.held is BRUISE
    answers.tie("e2")
    assert chart.visit.follow_up.reactions == (Told(kind=BRUISE, site="e2"),)
    answers.tie("e1")
    assert [t.site for t in answers.told(BRUISE)] == ["e2", "e1"]
    answers.tie("e2")
    answers.tie("e1")
    assert answers.told(BRUISE) == (Told(kind=BRUISE),)


def test_only_the_reaction_told_last_waits_for_its_place(answers) -> None:
    answers.tell(BRUISE)
    answers.tell(FAINT)
    answers.tie("e1")
    assert answers.told(BRUISE) == (Told(kind=BRUISE),)
    assert answers.told(FAINT) == (Told(kind=FAINT, site="e1"),)


@pytest.mark.parametrize(
    "go_on",
    [
        lambda answers, chart: answers.set_trend(Trend.BETTER),
        lambda answers, chart: answers.set_soreness(1),
        lambda answers, chart: answers.release(),
        lambda answers, chart: answers.done(),
        lambda answers, chart: answers.tell(BRUISE),
        lambda answers, chart: chart.document.history.undo(),
        lambda answers, chart: chart.choose_visit("v1"),
    ],
)
def test_going_on_lets_the_reaction_go(answers, chart, go_on) -> None:
    answers.tell(BRUISE)
    go_on(answers, chart)
    assert answers.held is None
    before = chart.record
    answers.tie("e1")
    assert chart.record == before


def test_none_told_is_recorded_as_none(answers, chart) -> None:
    answers.tell(BRUISE)
    answers.tell_none()
    assert chart.visit.follow_up.reactions == ()


def test_a_signed_visit_is_not_asked(answers, chart) -> None:
    chart.visits.change("state", state=VisitState.SIGNED)
    assert not answers.asking
    answers.ask()
    assert not answers.asking


def test_words_of_ones_own_are_one_step(answers, chart) -> None:
    for text in ("s", "st", "stiff"):
        answers.set_note(text)
    assert chart.visit.follow_up.note == "stiff"
    assert chart.document.history.count() == 1


STEPS = st.one_of(
    st.tuples(st.just("set_trend"), st.none() | st.sampled_from(Trend)),
    st.tuples(st.just("set_soreness"), st.none() | st.integers(0, 60)),
    st.tuples(st.just("tell"), st.sampled_from([BRUISE, FAINT, BREATHLESS])),
    st.tuples(st.just("tie"), st.sampled_from(["e1", "e2"])),
)


@given(st.lists(STEPS, max_size=12))
def test_any_row_of_answers_is_undone_to_nothing(steps) -> None:
    chart = charted(ATLAS)
    answers = Answers(chart)
    answers.ask()
    for name, value in steps:
        getattr(answers, name)(value)
        told = chart.visit.follow_up.reactions if chart.visit.follow_up else None
        pairs = [(t.kind, t.site) for t in told or ()]
        assert len(set(pairs)) == len(pairs)
        assert chart.visit.follow_up != FollowUp(visit="v1")
    while chart.document.history.canUndo():
        chart.document.history.undo()
    assert chart.visit.follow_up is None
