import dataclasses
import datetime as dt

import pytest
from hypothesis import given

from ims_chart.record import (
    Needling,
    Record,
    RecordError,
    Technique,
    Wrong,
    removed_at_once,
)
from tests import samples, strategies


@given(strategies.records)
def test_a_record_can_not_be_changed_in_place(record: Record) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.revision = 5  # pyright: ignore[reportAttributeAccessIssue]


@given(strategies.records)
def test_visits_stand_from_the_oldest_to_the_newest(record: Record) -> None:
    days = [visit.date for visit in record.visits]
    assert days == sorted(days)
    assert record.latest is (record.visits[-1] if record.visits else None)


def test_a_visit_is_found_by_its_id_and_a_missing_one_is_named() -> None:
    record = samples.record(visits=[samples.visit("v1"), samples.visit("v2")])
    assert record.visit("v2").id == "v2"
    with pytest.raises(RecordError) as caught:
        record.visit("nope")
    assert (caught.value.wrong, caught.value.detail) == (Wrong.NOT_FOUND, "nope")


def test_two_visits_of_one_id_are_refused() -> None:
    with pytest.raises(RecordError, match=r"visits\.id: duplicate"):
        samples.record(visits=[samples.visit("v1"), samples.visit("v1")])


def test_sites_stand_in_the_order_of_their_numbers() -> None:
    visit = samples.visit(sites=[samples.site("b", 7), samples.site("a", 2)])
    assert [site.number for site in visit.sites] == [2, 7]
    assert (visit.numbers_given, visit.removed_count) == (7, 5)


def test_visits_of_one_day_stand_in_the_order_they_were_begun() -> None:
    later = samples.visit("a", recorded=samples.TIME + dt.timedelta(hours=2))
    record = samples.record(visits=[later, samples.visit("b")])
    assert [visit.id for visit in record.visits] == ["b", "a"]


@pytest.mark.parametrize(
    ("technique", "removed"),
    [
        (Technique.PISTONING, 3),
        (Technique.FANNING, 3),
        (Technique.PECKING, 3),
        (Technique.IN_PLACE, 0),
        (Technique.ELECTRICAL, 0),
        (Technique.SUPERFICIAL, 0),
        (Technique.WINDING, None),
        (None, None),
    ],
)
def test_a_technique_tells_whether_its_needles_are_out_again(technique, removed) -> None:
    assert removed_at_once(technique, 3) == removed


@given(strategies.visits)
def test_needles_in_are_those_known_to_be_left(visit) -> None:
    done = [site.needling for site in visit.sites if site.needling]
    known = [needling for needling in done if needling.removed is not None]
    assert visit.needles_in == sum(n.count for n in known) - sum(n.removed for n in known)
    assert visit.needles_in >= 0
    assert all(needling.inside == 0 for needling in done if needling.removed is None)


def test_needles_in_are_counted_over_all_sites_of_a_visit() -> None:
    left = [Needling(count=2, removed=0), Needling(count=3, removed=2), Needling(count=4), None]
    sites = [samples.site(f"s{n}", n, needling=needling) for n, needling in enumerate(left, 1)]
    assert samples.visit(sites=sites).needles_in == 3
