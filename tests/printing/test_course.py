"""All visits for the doctor who referred."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import Phase, given
from hypothesis import settings as limits

from ims_chart.printing.course import Course
from ims_chart.printing.format import Format
from ims_chart.printing.page import Mark, Silhouette, Text, page_text
from ims_chart.record import Clinic, FollowUp, Measure, Side, Trend, VisitState
from tests import strategies
from tests.printing.charts import ATLAS, CLINIC, EvenMeasure, patient
from tests.samples import TIME, record, site, visit

DAY = dt.date(2026, 1, 5)


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
    bodies = [i for page in made for i in page.items if isinstance(i, Silhouette)]
    marks = [i for page in made for i in page.items if isinstance(i, Mark)]
    assert len(bodies) == 16
    assert len(marks) == 8
    said = page_text(made)
    for n in range(8):
        day = DAY + dt.timedelta(7 * n)
        assert f"{n + 1} · {day.day} {day:%b} 2026" in said
        assert f"pain {10 - n} → {9 - n}" in said


def test_the_summary_is_written_from_the_data():
    said = words(treated(4))
    for part in (
        *("4 visits, 5 January 2026 to 26 January 2026", "4 needles at 4 charted sites"),
        *("muscles needled: infraspinatus", "Pain on arrival went from 10 to 7 of 10"),
        *("changed by −3", "the important change is 2"),
    ):
        assert part in said, part


def test_what_was_told_later_is_counted():
    asked = FollowUp(visit="v0", trend=Trend.BETTER)
    charted = treated(2)
    second = dataclasses.replace(charted.visits[1], follow_up=asked)
    charted = dataclasses.replace(charted, visits=(charted.visits[0], second))
    assert "Told at the following visits: better 1×." in words(charted)


def test_what_was_not_recorded_is_not_said():
    said = words(treated(3, pain_before=None, pain_after=None, measures=()))
    assert "went from" not in said
    assert "Trends" not in said
    assert said.count("pain not recorded → not recorded") == 3


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
