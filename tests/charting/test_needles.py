import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic, Needling, Technique, VisitState
from tests import samples

NOW = dt.datetime(2026, 3, 2, 9, 45, tzinfo=dt.UTC)


def minutes(count):
    return dt.timedelta(minutes=count)


def inside(count=1, removed=0, **fields):
    return Needling(technique=Technique.IN_PLACE, count=count, removed=removed, **fields)


@pytest.fixture
def chart(atlas) -> Chart:
    """Two sites with three needles in, one with needles out again, one of which nobody knows."""
    sites = (
        samples.site("s1", 1, needling=inside(2)),
        samples.site("s2", 2, needling=inside()),
        samples.site("s3", 3, needling=Needling(technique=Technique.PISTONING, count=4, removed=4)),
        samples.site("s4", 4, needling=Needling(count=2)),
        samples.site("s5", 5, needling=None),
    )
    record = samples.record(visits=[samples.visit(sites=sites)])
    return Chart(Document(record), atlas, Clinic(timer_minutes=12), author="th1")


def removed(chart):
    return [site.needling.removed for site in chart.sites if site.needling]


def dues(chart):
    return [site.needling.due for site in chart.sites if site.needling]


def test_only_what_was_left_in_counts_as_in(chart) -> None:
    assert chart.needles.inside == 3
    assert [site.id for site in chart.needles.sites_in] == ["s1", "s2"]


def test_all_out_is_one_step(chart, qtbot) -> None:
    before = chart.record
    with qtbot.waitSignal(chart.removed, timeout=0) as said:
        assert chart.needles.all_out()
    assert said.args == ["3 needles out"]
    assert chart.needles.inside == 0
    assert removed(chart) == [2, 1, 4, 2]
    assert chart.document.history.count() == 1
    chart.document.history.undo()
    assert chart.record == before


def test_without_needles_in_there_is_nothing_to_take_out(chart) -> None:
    chart.needles.all_out()
    assert not chart.needles.all_out()
    assert chart.document.history.count() == 1


def test_needles_in_count_whichever_visit_is_looked_at(atlas) -> None:
    visits = (
        samples.visit("v1", sites=[samples.site(needling=inside(2))]),
        samples.visit("v2", day=dt.date(2026, 3, 9)),
    )
    chart = Chart(Document(samples.record(visits=visits)), atlas, Clinic())
    assert chart.visit.id == "v2"
    assert chart.needles.inside == 2
    chart.needles.all_out()
    assert chart.needles.inside == 0


def test_a_needle_is_taken_out_and_put_back(chart) -> None:
    chart.needles.take_out("s1", 1)
    assert chart.needles.inside == 2
    chart.needles.take_out("s1")
    assert removed(chart) == [2, 0, 4, None]
    chart.needles.put_back("s1")
    assert chart.needles.inside == 3
    assert chart.document.history.undoText() == "needles in at site 1 (R infraspinatus)"


def test_a_toggle_says_in_or_out(chart) -> None:
    for site, expected in (("s1", 1), ("s4", 3), ("s4", 1), ("s5", 1)):
        chart.needles.toggle(site)
        assert chart.needles.inside == expected
    assert not chart.needles.toggle("gone")


@pytest.mark.parametrize(
    ("site", "offered"), [("s1", True), ("s3", False), ("s4", True), ("s5", False), (None, False)]
)
def test_a_site_is_offered_where_needles_may_have_stayed(chart, site, offered) -> None:
    chart.select(site)
    assert (chart.needles.offered is not None) is offered


def test_the_timer_of_all_takes_the_clinics_time(chart) -> None:
    assert chart.needles.start_timer(NOW)
    assert dues(chart) == [NOW + minutes(12)] * 2 + [None] * 2
    assert chart.needles.due == NOW + minutes(12)
    assert chart.document.history.count() == 1


def test_a_site_has_a_timer_of_its_own(chart) -> None:
    chart.needles.start_timer(NOW, 20)
    chart.needles.start_timer(NOW, 5, "s2")
    assert dues(chart)[:2] == [NOW + minutes(20), NOW + minutes(5)]
    assert chart.needles.due == NOW + minutes(5)
    chart.needles.take_out("s2")
    assert chart.needles.due == NOW + minutes(20)
    assert dues(chart)[1] is None


def test_a_timer_says_that_the_needle_is_in(chart) -> None:
    chart.needles.start_timer(NOW, 5, "s4")
    assert chart.needles.inside == 5


def test_more_time_runs_on_or_begins_anew(chart) -> None:
    chart.needles.start_timer(NOW, 20)
    chart.needles.start_timer(NOW, 1, "s2")
    chart.needles.add_time(NOW + minutes(3))
    assert dues(chart)[:2] == [NOW + minutes(25), NOW + minutes(8)]


def test_a_timer_is_stopped_and_undone(chart) -> None:
    chart.needles.start_timer(NOW)
    chart.needles.stop_timer()
    assert chart.needles.due is None
    assert chart.needles.inside == 3
    chart.document.history.undo()
    assert chart.needles.due == NOW + minutes(12)


def test_what_takes_no_edit_loses_no_needle(chart) -> None:
    chart.document.editable = False
    before = chart.record
    chart.select("s1")
    assert chart.needles.offered is None
    for edit in (chart.needles.all_out, chart.needles.stop_timer):
        assert not edit()
    assert chart.record is before


def test_a_signed_visit_has_no_needle_in(chart) -> None:
    visit = replace(chart.visit, state=VisitState.SIGNED)
    signed = Chart(Document(samples.record(visits=[visit])), chart.atlas, Clinic())
    assert signed.needles.inside == 0
    assert not signed.needles.all_out()
