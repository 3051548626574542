"""A draft of an earlier day: until it is plain which visit is meant, somebody is told."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.old_draft import OldDraft
from ims_chart.charting.plan import Tool
from ims_chart.record import Clinic, Record, VisitState, edits
from tests import samples
from tests.charting.places import belly

DAY, TODAY = dt.date(2026, 3, 2), dt.date(2026, 11, 21)


def charted(atlas, *visits, editable=True) -> Chart:
    record: Record = samples.record(visits=visits)
    return Chart(Document(record, editable=editable), atlas, Clinic(), author="th1")


@pytest.fixture
def place(atlas):
    return "back", *belly(atlas, "back", "infraspinatus", image_left=False)


@pytest.fixture
def other(atlas):
    return "back", *belly(atlas, "back", "gluteus_maximus", image_left=True)


@pytest.fixture
def draft(chart) -> OldDraft:
    return OldDraft(chart, TODAY)


@pytest.fixture
def told(draft) -> list[str]:
    said: list[str] = []
    draft.charted.connect(lambda: said.append("charted"))
    draft.settled.connect(lambda: said.append("settled"))
    return said


def test_it_stands_for_the_latest_visit_of_an_earlier_day(draft) -> None:
    assert draft.stands
    assert draft.day == DAY


def test_there_is_no_doubt_of_other_visits(atlas) -> None:
    signed = charted(atlas, samples.visit(state=VisitState.SIGNED))
    looked_at = charted(atlas, samples.visit(), editable=False)
    earlier = charted(atlas, samples.visit("v1"), samples.visit("v2", day=dt.date(2026, 4, 1)))
    earlier.choose_visit("v1")
    for chart in (
        *(charted(atlas), charted(atlas, samples.visit(day=TODAY))),
        *(signed, looked_at, earlier),
    ):
        assert not OldDraft(chart, TODAY).stands


def test_the_first_that_is_placed_is_told_and_no_other(chart, told, place, other) -> None:
    chart.visits.change("notes", notes="stiff")
    assert told == []
    chart.tap(*place)
    chart.tap(*other)
    assert told == ["charted"]


def test_what_undo_brings_back_is_not_charted_anew(chart, place) -> None:
    site = chart.tap(*place)
    draft, said = OldDraft(chart, TODAY), []
    draft.charted.connect(lambda: said.append("charted"))
    chart.remove(site.id)
    chart.undo()
    chart.undo()
    chart.redo()
    assert (chart.sites, said) == ((site,), [])


def test_what_comes_from_elsewhere_is_not_charted_here(chart, told) -> None:
    theirs = edits.add_sites(chart.record, "v1", [samples.site()])
    chart.document.rebase(theirs)
    assert told == []


@pytest.mark.parametrize("how", ["begin", "settle", "another visit", "another day"])
def test_it_goes_once_it_is_plain_which_visit_is_meant(chart, draft, told, place, how) -> None:
    if how == "begin":
        draft.begin()
        assert chart.visit.date == TODAY
    elif how == "settle":
        draft.settle()
    elif how == "another visit":
        chart.visits.begin(dt.date(2026, 5, 1))
    else:
        chart.visits.change("date", date=TODAY)
    assert told == ["settled"]
    assert not draft.stands
    chart.tap(*place)
    assert told == ["settled"]


def test_what_was_charted_is_carried_into_a_visit_of_today(chart, draft, place) -> None:
    chart.set_plan(replace(chart.plan, both_sides=True))
    chart.tap(*place)
    sides = [site.side for site in chart.sites]
    draft.carry()
    assert [(v.date, len(v.sites)) for v in chart.record.visits] == [(DAY, 0), (TODAY, 2)]
    assert [site.side for site in chart.sites] == sides
    assert [site.number for site in chart.sites] == [1, 2]
    assert chart.selected == chart.sites[0]
    chart.undo()
    chart.undo()
    assert [(v.date, len(v.sites)) for v in chart.record.visits] == [(DAY, 0)]


def test_a_pain_area_is_carried_too(chart, draft) -> None:
    chart.set_plan(replace(chart.plan, tool=Tool.AREA))
    ring = [(0.56, 0.22), (0.64, 0.22), (0.64, 0.30), (0.56, 0.30)]
    assert chart.areas.draw("back", ring) is not None
    draft.carry()
    assert chart.visit.date == TODAY
    assert len(chart.areas.all) == 1
    assert chart.record.visit("v1").pain_areas == ()


def test_only_what_was_charted_last_is_carried(chart, draft, place) -> None:
    """Undo would take back something else by now."""
    chart.tap(*place)
    chart.visits.change("notes", notes="stiff")
    draft.carry()
    assert chart.visit.date == TODAY
    assert chart.sites == ()
    assert chart.record.visit("v1").notes == "stiff"
    assert len(chart.record.visit("v1").sites) == 1
