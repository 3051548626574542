"""What is reviewed: derived from the record and the range, kept nowhere."""

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.review import HeatMeasure, Layout, ReviewMode
from ims_chart.insight.compare import PairKind
from ims_chart.record import Clinic
from tests.past import past


@pytest.fixture
def chart(atlas):
    return Chart(Document(past(atlas, "past222222")), atlas, Clinic(), author="th1")


@pytest.fixture
def review(chart):
    return chart.review


def ids(visits):
    return [visit.id for visit in visits]


def kinds(review):
    return sorted(pair.kind.value for pair in review.pairs)


def test_it_begins_with_the_chosen_visit_and_the_one_before(review) -> None:
    review.begin()
    assert review.shows(ReviewMode.COMPARE)
    assert ids(review.pair) == ["v3", "v4"]
    assert kinds(review) == ["changed", "dropped", "new"]


def test_the_first_visit_is_compared_with_the_second(chart, review) -> None:
    chart.choose_visit("v1")
    assert ids(review.pair) == ["v1", "v2"]
    assert {pair.kind for pair in review.pairs} == {PairKind.REPEATED}


def test_any_two_visits_can_be_chosen_in_either_order(review) -> None:
    review.choose("v3", "v1")
    assert ids(review.pair) == ["v1", "v3"]
    assert ids(review.visits) == ["v1", "v2", "v3"]
    assert review.span == (0, 2)


def test_without_a_range_all_visits_count(review) -> None:
    assert review.span == (0, 3)
    assert sorted(spot.heat.visits for spot in review.heat.spots(*review.span)) == [1, 3, 4]


def test_the_sums_are_made_once_until_the_record_changes(chart, review) -> None:
    before, pairs = review.heat, review.pairs
    assert review.heat is before
    assert review.pairs is pairs
    chart.visits.change("notes", notes="seen")
    assert review.heat is not before


def test_ending_lets_the_range_go_and_changes_nothing_in_the_record(chart, review) -> None:
    record = chart.record
    review.begin("heat")
    review.choose("v1", "v2")
    review.measure_by(HeatMeasure.PAIN)
    review.lay(Layout.SIDE_BY_SIDE)
    review.end()
    assert not review.on
    assert chart.range.ids == ()
    assert chart.record is record
    assert not chart.document.history.canUndo()


def test_the_mode_is_kept_for_the_next_time(review) -> None:
    review.begin("heat")
    review.end()
    review.toggle()
    assert review.mode is ReviewMode.HEAT


def test_it_tells_what_follows_it(chart, review, qtbot) -> None:
    review.begin()
    with qtbot.waitSignal(review.changed):
        chart.choose_visit("v2")
    with qtbot.waitSignal(review.changed):
        chart.range.choose("v1", "v2")
    with qtbot.assertNotEmitted(review.changed):
        review.lay(review.layout)


def test_a_pair_is_looked_at_by_the_site_of_either_visit(review, qtbot) -> None:
    with qtbot.waitSignal(review.focus_changed):
        review.look_at("v3s1")
    focus = review.focus
    review.look_at("v4s1")
    assert review.focus is focus
    review.look_at("")
    assert review.focus is None
