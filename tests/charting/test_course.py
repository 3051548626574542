"""What all visits say together is put together once, and anew when they change."""

from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.charting.document import Document
from ims_chart.insight.response import Memory, remember
from ims_chart.insight.same import place_of
from ims_chart.record import Clinic, Needling
from tests import samples, treated


@pytest.fixture
def chart(atlas) -> Chart:
    return Chart(Document(treated.record()), atlas, Clinic(), author="th1")


@pytest.fixture
def course(chart) -> Course:
    return Course(chart)


def before(course) -> Memory | None:
    """What is remembered, when it has been put together."""
    for _ in course.recalling():
        pass
    return course.memory_before


def test_what_was_before_is_put_together_visit_by_visit(chart, course) -> None:
    turns = course.recalling()
    next(turns)
    assert course.memory_before is None
    chart.visits.change("pain", pain_before=2)
    assert course.recalling() is turns  # it is about earlier visits, so it goes on
    assert (
        before(course).sites()
        == remember(
            chart.record, chart.atlas.muscles, chart.clinic.same_site_mm, before=chart.visit.id
        ).sites()
    )
    chart.choose_visit("v0")
    assert course.memory_before is None


def test_answers_are_made_once(course) -> None:
    assert course.memory is course.memory
    assert before(course) is before(course)
    assert course.trends is course.trends


def test_a_change_makes_them_anew(chart, course) -> None:
    memory, pain = course.memory, course.trends[0]
    chart.visits.change("pain", pain_before=2)
    assert course.memory is not memory
    assert course.trends[0] != pain
    assert course.trends[0].readings[-1].before == 2


def test_a_rule_of_the_clinic_makes_them_anew(chart, course) -> None:
    memory = course.memory
    chart.clinic = replace(chart.clinic, same_site_mm=5)
    assert course.memory is not memory


def test_charting_now_leaves_what_was_before(chart, course) -> None:
    memory = before(course)
    chart.select("i3")
    chart.change_site("needling", needling=Needling(count=9))
    assert course.memory_before is memory
    response = memory.of_muscle(place_of(chart.selected))
    assert (len(response.visits), response.needles) == (3, 3)


def test_before_the_first_visit_there_was_nothing(chart, course) -> None:
    chart.choose_visit("v0")
    assert before(course).of_muscle(place_of(chart.sites[0])) is None


def test_without_visits_there_is_no_before(atlas) -> None:
    empty = Course(Chart(Document(samples.record(visits=[])), atlas, Clinic()))
    assert before(empty) is None
    assert empty.trends == ()
    assert empty.lives == ()


def test_the_life_that_was_charted_last_comes_first(course) -> None:
    assert [life.latest.id for life in course.lives] == ["i3"]


def test_a_site_knows_its_visit(chart, course) -> None:
    site = chart.record.visit("v1").sites[0]
    assert course.visit_of(site).id == "v1"
    assert course.visit_of(replace(site, note="another")) is None


def test_going_to_a_place_chooses_visit_and_site(chart) -> None:
    chart.go_to("v0", "t0")
    assert (chart.visit.id, chart.selected.id) == ("v0", "t0")
    chart.go_to("v1", None)
    assert (chart.visit.id, chart.selected) == ("v1", None)


def test_going_to_what_has_gone_stays_or_selects_nothing(chart) -> None:
    chart.go_to("v0", "i3")
    assert (chart.visit.id, chart.selected) == ("v0", None)
    chart.go_to("gone", "i0")
    assert chart.visit.id == "v0"
