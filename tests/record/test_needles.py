import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.record import (
    IN_AND_OUT,
    LEFT_IN,
    Needling,
    RecordError,
    Technique,
    VisitState,
    removed_at_once,
)
from ims_chart.record.needles import changed_needling, visits_with_needles_in
from tests import samples
from tests.strategies import needlings

IN_PLACE, PISTONING = Technique.IN_PLACE, Technique.PISTONING
DUE = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


def charted(technique, count=1):
    """As the plan charts it."""
    removed = removed_at_once(technique, count)
    return Needling(technique=technique, count=count, removed=removed)


techniques = st.none() | st.sampled_from(Technique)
counts = st.integers(1, 100)


@given(techniques, counts, techniques, counts)
def test_correcting_what_was_just_charted_is_as_if_charted_so(t1, c1, t2, c2) -> None:
    changed = changed_needling(charted(t1, c1), technique=t2, count=c2)
    assert changed == charted(t2, c2)


@given(needlings, techniques, counts)
def test_needles_in_and_out_always_fit(needling, technique, count) -> None:
    changed = changed_needling(needling, technique=technique, count=count)
    assert changed.removed is None or 0 <= changed.removed <= count
    assert changed.due is None or changed.inside
    if technique in IN_AND_OUT and (technique, count) != (needling.technique, needling.count):
        assert changed.removed == count


@given(needlings.filter(lambda n: n.due is None or n.inside))
def test_another_field_leaves_the_needles_alone(needling) -> None:
    changed = changed_needling(needling, pain_during=3)
    assert changed == replace(needling, pain_during=3)


@pytest.mark.parametrize("technique", sorted(LEFT_IN))
def test_what_somebody_took_out_stays_out(technique) -> None:
    out = replace(charted(IN_PLACE, 3), removed=3)
    assert changed_needling(out, technique=technique).inside == 0
    assert changed_needling(out, count=5).removed == 5
    assert changed_needling(out, count=2).removed == 2
    assert changed_needling(out, technique=None).removed == 3


def test_of_some_that_are_out_as_many_stay_out() -> None:
    some = replace(charted(IN_PLACE, 3), removed=1)
    assert changed_needling(some, count=5).removed == 1
    assert changed_needling(some, count=1).removed == 1


def test_what_nobody_recorded_is_not_made_up() -> None:
    old = Needling(technique=IN_PLACE, count=2)
    assert changed_needling(old, count=3).removed is None
    assert changed_needling(old, technique=PISTONING).removed == 2


def test_a_timer_goes_with_the_last_needle() -> None:
    timed = replace(charted(IN_PLACE, 2), due=DUE)
    assert changed_needling(timed, removed=1).due == DUE
    assert changed_needling(timed, removed=2).due is None
    assert changed_needling(timed, technique=PISTONING).due is None


def test_a_wrong_count_is_refused() -> None:
    with pytest.raises(RecordError):
        changed_needling(charted(IN_PLACE), count=0)


def test_only_visits_that_are_open_have_needles_in() -> None:
    inside = samples.site(needling=charted(IN_PLACE, 2))
    visits = (
        samples.visit("v1", sites=[inside], state=VisitState.SIGNED),
        samples.visit("v2", sites=[inside]),
        samples.visit("v3", sites=[samples.site()]),
    )
    assert [v.id for v in visits_with_needles_in(samples.record(visits=visits))] == ["v2"]
