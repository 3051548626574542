"""What is measured: recorded, retested and compared with the visits before."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.measures import (
    DEGREES,
    OFFERED,
    PAIN_WORST,
    Quantity,
    Scale,
    measured,
    offers,
    quantity_of,
)
from ims_chart.record import Clinic, Measure, Side, Wrong
from tests import samples
from tests.strategies import measures as any_measure

NECK = Quantity("Neck rotation", Side.RIGHT, unit=DEGREES)
KNEE = Quantity("Knee flexion", Side.LEFT, unit=DEGREES)
numbers = st.none() | st.floats(-1000, 1000)


@given(st.lists(any_measure), numbers, numbers)
def test_only_the_quantity_that_was_measured_changes(before, first, after) -> None:
    made = measured(before, NECK, before=first, after=after)
    others = [m for m in before if quantity_of(m) != NECK]
    assert [m for m in made if quantity_of(m) != NECK] == others
    found = [(m.before, m.after) for m in made if quantity_of(m) == NECK]
    assert found == ([] if first is None and after is None else [(first, after)])


def test_what_else_a_measure_holds_stays() -> None:
    known = Measure(kind="Neck rotation", side=Side.RIGHT, before=55, unit=DEGREES, extra={"x": 1})
    made = measured((known,), NECK, before=55, after=70)
    assert made == (replace(known, after=70),)


def test_values_stand_in_the_order_they_were_taken() -> None:
    made = measured((), NECK, before=55, after=None)
    made = measured(made, KNEE, before=120, after=None)
    made = measured(made, NECK, before=55, after=70)
    assert [quantity_of(m) for m in made] == [NECK, KNEE]


@given(
    near=st.none() | st.floats(0, 300),
    step=st.sampled_from([0.25, 1.0, 2.0, 5.0]),
    highest=st.sampled_from([10.0, 100.0, 360.0]),
)
def test_values_to_tap_rise_within_the_scale_and_hold_the_last_one(near, step, highest) -> None:
    scale = Scale(step=step, first_step=step * 2, highest=highest)
    near = None if near is None else min(near, highest)
    values = offers(scale, near)
    assert list(values) == sorted(set(values))
    assert len(values) <= OFFERED
    assert all(value <= highest for value in values)
    if near is not None:
        assert values[0] <= near <= values[-1] + step


def test_a_retest_is_offered_round_the_first_value(chart) -> None:
    chart.measures.record(NECK, before=55, after=None)
    values = chart.measures.offers(NECK, after=True)
    assert {50, 55, 60, 75, 90} <= set(values)


def test_without_a_value_the_whole_range_is_offered(chart) -> None:
    assert chart.measures.offers(NECK, after=False)[:3] == (0, 10, 20)
    ndi = chart.measures.of_questionnaire(Clinic().questionnaires[0])
    values = chart.measures.offers(ndi, after=False)
    assert (values[0], values[-1]) == (0, 100)


def test_a_value_out_of_range_is_refused_and_told(chart, qtbot) -> None:
    chart.measures.record(NECK, before=55, after=None)
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not chart.measures.record(NECK, before=-9_999_999, after=None)
    assert said.args[0].wrong is Wrong.OUT_OF_RANGE
    assert chart.measures.get(NECK).before == 55


def test_a_measure_is_one_step_of_undo(chart) -> None:
    assert chart.measures.record(NECK, before=55, after=None)
    chart.measures.record(NECK, before=55, after=70)
    assert chart.measures.get(NECK).after == 70
    assert chart.document.history.undoText() == "change measure Neck rotation"
    chart.document.history.undo()
    assert chart.measures.get(NECK).after is None
    chart.document.history.undo()
    assert chart.measures.taken == ()


def test_a_movement_with_sides_is_two_quantities(chart) -> None:
    rotation, flexion = (
        next(m for m in Clinic().movements if m.name == name)
        for name in ("Neck rotation", "Neck flexion")
    )
    assert [q.side for q in chart.measures.of_movement(rotation)] == [Side.LEFT, Side.RIGHT]
    assert [q.side for q in chart.measures.of_movement(flexion)] == [None]


def test_pain_at_its_worst_is_a_measure(chart) -> None:
    quantity = chart.measures.of_pain(PAIN_WORST)
    chart.measures.record(quantity, before=8, after=None)
    assert [(m.kind, m.before, m.unit) for m in chart.measures.taken] == [(PAIN_WORST, 8, "/ 10")]


# --- earlier visits


@pytest.fixture
def second(atlas):
    """A second visit, chosen; the first has measures and a site."""
    site = samples.site()
    taken = (
        Measure(kind="Neck rotation", side=Side.RIGHT, before=55, after=70, unit=DEGREES),
        Measure(kind="Grip", before=20, unit="kg"),
        Measure(kind="Pressure threshold", side=site.side, site=site.id, before=2, unit="kg/cm²"),
    )
    first = samples.visit(sites=(site,), measures=taken)
    later = samples.visit("visit22222", day=dt.date(2026, 3, 9))
    record = samples.record(visits=[first, later])
    return Chart(Document(record), atlas, Clinic(), author="th1")


def test_what_was_measured_last_time_is_to_be_retested(second) -> None:
    wanted = second.measures.to_retest
    assert [q.kind for q in wanted] == ["Neck rotation", "Grip"]
    second.measures.record(wanted[0], before=60, after=None)
    assert [q.kind for q in second.measures.to_retest] == ["Grip"]


def test_the_last_value_is_the_latest_one_taken(second) -> None:
    assert second.measures.last(NECK) == 70
    assert second.measures.last(Quantity("Grip", unit="kg")) == 20
    assert second.measures.last(KNEE) is None


def test_pressure_at_a_site_is_compared_where_the_site_is_repeated(second) -> None:
    old = second.record.visits[0].sites[0]
    again = replace(samples.site("site222222"), repeats=old.id)
    visit = replace(second.visit, sites=(again,))
    second.document.edit("again", lambda r: replace(r, visits=(r.visits[0], visit)))
    assert second.measures.last(second.measures.of_site(again)) == 2
