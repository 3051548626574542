"""All visits for the doctor who referred."""

import dataclasses
import datetime as dt
from unittest import mock

import pytest
from hypothesis import Phase, given
from hypothesis import settings as limits

from ims_chart.printing.course import Course
from ims_chart.printing.format import Format
from ims_chart.printing.page import Diagram, Mark, Picture, Text, page_text
from ims_chart.record import (
    Clinic,
    Event,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Measure,
    Needling,
    Side,
    Trend,
    TriggerPointState,
    VisitState,
)
from tests import strategies
from tests.printing.charts import ATLAS, CLINIC, EvenMeasure, patient, point
from tests.samples import TIME, record, site, visit

DAY = dt.date(2026, 1, 5)
EVEN = {"pain_before": 5, "pain_after": 4}


def course(charted, clinic=CLINIC):
    return Course(charted, clinic, ATLAS, TIME)


def pages(charted):
    return course(charted).pages(Format(), EvenMeasure())


def words(charted):
    return " ".join(page_text(pages(charted)).split())


def treated(count, **fields):
    """So many visits a week apart, pain going down by one each."""
    visits = []
    for n in range(count):
        plain = {
            "day": DAY + dt.timedelta(7 * n),
            "sites": (site(f"s{n}"),),
            "pain_before": 10 - n,
            "pain_after": 9 - n,
            "state": VisitState.SIGNED,
            "measures": (Measure(kind="Abduction", side=Side.RIGHT, before=90.5 + n, unit="°"),),
        }
        visits.append(visit(f"v{n}", **(plain | fields)))
    return record(patient=patient(), visits=visits)


def test_every_visit_is_a_small_body_with_its_day_and_numbers():
    made = pages(treated(8))
    bodies = [i for page in made for i in page.items if isinstance(i, Picture)]
    marks = [i for page in made for i in page.items if isinstance(i, Mark)]
    legend = 1
    assert len(bodies) == 8
    assert len(marks) == 8 + legend
    said = page_text(made)
    for n in range(8):
        day = DAY + dt.timedelta(7 * n)
        assert f"{n + 1} · {day.day} {day:%b} 2026" in said
        assert f"pain {10 - n} → {9 - n}" in said


def test_the_summary_is_written_from_the_data():
    said = words(treated(4))
    for part in (
        *(
            "4 visits, 5 January 2026 to 26 January 2026",
            "4 needles placed in 4 visits",
        ),
        *("Muscles needled: infraspinatus.", "Pain on arrival fell from 10 to 7 of 10;"),
        *("the important change is 2", "abduction, right: 90.5° → 93.5°."),
    ):
        assert part in said, part


def test_what_was_told_later_is_counted():
    asked = FollowUp(visit="v0", trend=Trend.BETTER)
    charted = treated(2)
    second = dataclasses.replace(charted.visits[1], follow_up=asked)
    charted = dataclasses.replace(charted, visits=(charted.visits[0], second))
    assert "Asked at the following visits, the patient felt better once." in words(charted)


def test_what_was_not_recorded_is_not_said():
    said = words(treated(3, pain_before=None, pain_after=None, measures=()))
    assert "Pain on arrival" not in said
    assert "Trends" not in said
    assert said.count("pain not recorded") == 3


def test_all_visits_show_the_same_views_and_parts():
    shoulder = site("a", point=point(0.6, 0.25))
    hip = site("b", point=point(0.4, 0.3, "front"))
    charted = treated(2)
    one, two = (
        dataclasses.replace(visit, sites=(where,))
        for visit, where in zip(charted.visits, (shoulder, hip), strict=True)
    )
    made = pages(dataclasses.replace(charted, visits=(one, two)))
    bodies = [i for page in made for i in page.items if isinstance(i, Picture)]
    assert [body.view for body in bodies] == ["back", "front"] * 2
    assert bodies[0].window == bodies[2].window
    assert bodies[0].window.height < 0.5


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9, 20])
def test_small_bodies_stay_within_the_margins(count):
    for page in pages(treated(count, **EVEN)):
        for item in page.items:
            if isinstance(item, Picture):
                assert item.x > 14.9
                assert item.x + item.width < 195.1
                assert item.height > 25


def tallest(charted) -> float:
    """The height of the largest body of a course, in mm."""
    return max(i.height for page in pages(charted) for i in page.items if isinstance(i, Picture))


def test_bodies_are_as_large_as_a_page_less_allows():
    """Never smaller than they need be, and smaller where that saves a page."""
    shrunk = 0
    for count in range(1, 24):
        course = treated(count, **EVEN)
        made, height = len(pages(course)), tallest(course)
        with mock.patch("ims_chart.printing.course._TALL", (44.0,)):
            without, most = len(pages(course)), tallest(course)
        assert 28.0 <= height <= most
        assert made < without if height < most else made == without
        shrunk += height < most
    assert shrunk


def test_what_was_measured_once_is_told_in_words():
    once, twice = pages(treated(1)), pages(treated(2))
    assert not any(isinstance(i, Diagram) for page in once for i in page.items)
    assert any(isinstance(i, Diagram) for page in twice for i in page.items)
    assert "90.5" in page_text(once)


def test_a_finding_is_told_as_it_became():
    charted = treated(2)
    found = [
        Finding(kind=FindingKind.TRIGGER_POINT, state=state)
        for state in (TriggerPointState.ACTIVE, TriggerPointState.CLEARED)
    ]
    visits = tuple(
        dataclasses.replace(v, sites=(dataclasses.replace(v.sites[0], finding=finding),))
        for v, finding in zip(charted.visits, found, strict=True)
    )
    said = words(dataclasses.replace(charted, visits=visits))
    assert "Active → cleared trigger point" in said


def test_it_ends_with_a_line_for_who_treated():
    said = words(treated(2, therapist="th1"))
    assert "treated by A. Moss" in said
    assert "Therapist: A. Moss" in said


def test_reactions_are_told_with_how_often_they_were_asked_about():
    faint = Needling(count=1, events=(Event(kind=EventKind.FAINT),))
    sites = (site("a", 1, needling=faint), site("b", 2, needling=Needling(count=1)))
    said = words(treated(1, sites=sites))
    assert "Reactions on the day: faint once (recorded at 1 of 2 needled sites)." in said
    assert "Reactions" not in words(treated(1, sites=sites[1:]))


def test_trends_hold_every_value():
    said = words(treated(4))
    assert "Abduction, right, °" in said
    for value in ("90.5", "91.5", "92.5", "93.5"):
        assert value in said


def test_every_muscle_is_in_the_table_with_its_counts():
    said = words(treated(4))
    assert "R infraspinatus 4 4" in said


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ((VisitState.SIGNED, VisitState.SIGNED), ""),
        ((VisitState.SIGNED, VisitState.DRAFT), "Draft – 1 visit not signed"),
        ((VisitState.DRAFT, VisitState.DRAFT), "Draft – 2 visits not signed"),
    ],
)
def test_visits_that_are_not_signed_are_told_on_every_page(states, told):
    charted = treated(2)
    visits = tuple(
        dataclasses.replace(v, state=state) for v, state in zip(charted.visits, states, strict=True)
    )
    for page in pages(dataclasses.replace(charted, visits=visits)):
        said = page_text([page])
        assert told in said
        assert ("Draft" in said) is bool(told)


def test_a_patient_without_visits_has_a_course_too():
    assert "No visit has been charted." in words(record(patient=patient(), visits=()))


@limits(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(strategies.records, strategies.clinics)
def test_any_record_has_a_course_that_stays_on_the_sheet(charted, clinic: Clinic):
    for page in course(charted, clinic).pages(Format(), EvenMeasure()):
        for item in page.items:
            if isinstance(item, Text):
                assert item.style.points >= 8
                assert 0 < item.y < page.paper.height
