"""The run of visits that is looked at together."""

import datetime as dt
from itertools import permutations

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from tests import samples

DAYS = [dt.date(2026, 3, day) for day in range(1, 7)]


@pytest.fixture
def chart(atlas) -> Chart:
    """A patient with six visits, v0 to v5."""
    visits = [samples.visit(f"v{n}", day=day) for n, day in enumerate(DAYS)]
    return Chart(Document(samples.record(visits=visits)), atlas, Clinic(), author="th1")


def test_a_range_is_its_ends_and_all_between_in_either_order(chart) -> None:
    said = []
    chart.range.changed.connect(lambda *ends: said.append(ends))
    for one, other in permutations(range(6), 2):
        chart.range.clear()
        said.clear()
        chart.range.choose(f"v{one}", f"v{other}")
        first, last = sorted((one, other))
        assert chart.range.ids == tuple(f"v{n}" for n in range(first, last + 1))
        assert chart.range.visits == chart.record.visits[first : last + 1]
        assert [v.id for v in chart.range.pair] == [f"v{first}", f"v{last}"]
        assert said == [(f"v{first}", f"v{last}")]


def test_one_visit_is_no_range(chart) -> None:
    chart.range.choose("v1", "v3")
    chart.range.choose("v2", "v2")
    assert chart.range.ids == ()
    assert chart.range.visits == chart.record.visits


def test_a_cleared_range_says_so_once(chart) -> None:
    chart.range.choose("v1", "v3")
    said = []
    chart.range.changed.connect(lambda *ends: said.append(ends))
    chart.range.clear()
    chart.range.clear()
    assert said == [("", "")]


def test_without_a_range_the_chosen_visit_is_compared_with_the_one_before(chart) -> None:
    assert [v.id for v in chart.range.pair] == ["v4", "v5"]
    chart.choose_visit("v0")
    assert chart.range.pair is None


def test_a_visit_that_comes_between_belongs_to_the_range(chart) -> None:
    chart.range.choose("v4", "v5")
    chart.choose_visit("v0")
    chart.visits.change("date", date=DAYS[5])
    assert chart.range.ids == ("v4", "v0", "v5")


def test_without_its_end_there_is_no_range_until_it_comes_back(chart) -> None:
    chart.range.choose("v2", "v4")
    chart.choose_visit("v3")
    chart.visits.remove()
    assert chart.range.ids == ("v2", "v4")
    chart.choose_visit("v4")
    chart.visits.remove()
    assert chart.range.ids == ()
    chart.document.history.undo()
    assert chart.range.ids == ("v2", "v4")


@pytest.mark.parametrize(("by", "where"), [(-1, "v4"), (-9, "v0"), (1, "v5")])
def test_a_step_through_time_ends_at_the_last_visit(chart, by, where) -> None:
    chart.visits.step(by)
    assert chart.visit.id == where
