import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.needles_in import Lying, NeedlesIn, initials, lying
from ims_chart.record import Needling, Patient, VisitState
from ims_chart.storage.store import Store
from tests import samples

NOW = dt.datetime(2026, 3, 2, 9, 45, tzinfo=dt.UTC)
ADA, BEA, CY = "abcd234567", "bcde234567", "cdef234567"


def minutes(count):
    return dt.timedelta(minutes=count)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def needles_in(clock):
    return NeedlesIn(clock)


def record(record_id=ADA, *, count=2, removed=0, due=None, room="2", **fields):
    needling = Needling(count=count, removed=removed, due=due)
    site = samples.site(needling=needling)
    return samples.record(record_id, visits=[samples.visit(sites=[site], room=room, **fields)])


def test_a_patient_is_told_by_initials_room_number_and_timer() -> None:
    due = NOW + minutes(10)
    assert lying(record(due=due)) == Lying(
        record_id=ADA, visit_id="v1", initials="A.L.", room="2", count=2, due=due
    )


@pytest.mark.parametrize(
    ("given", "family", "expected"),
    [
        ("Ada", "Lindqvist", "A.L."),
        ("Anna Maria", "van der Berg", "A.V."),
        ("", "Öberg", "Ö."),
        ("élodie", "", "É."),
        ("\u202eIb", "'t Hooft", "I.T."),
        ("†", "李", "李."),
    ],
)
def test_initials(given, family, expected) -> None:
    assert initials(Patient(family=family, given=given)) == expected


@pytest.mark.parametrize(
    "without", [record(removed=2), record(removed=None), record(state=VisitState.SIGNED)]
)
def test_who_has_no_needle_in_does_not_lie(without) -> None:
    assert lying(without) is None


def test_patients_come_and_go_with_their_needles(needles_in, qtbot) -> None:
    with qtbot.waitSignals([needles_in.changed, needles_in.kept], timeout=0):
        needles_in.follow(record())
    needles_in.follow(record(BEA, count=1))
    assert needles_in.count == 3
    with qtbot.waitSignal(needles_in.kept, timeout=0) as kept:
        needles_in.follow(record(removed=2))
    assert kept.args == [(BEA,)]
    assert [one.record_id for one in needles_in.patients] == [BEA]


def test_what_changes_nothing_here_is_not_told(needles_in, qtbot) -> None:
    needles_in.follow(record())
    with qtbot.assertNotEmitted(needles_in.changed), qtbot.assertNotEmitted(needles_in.kept):
        needles_in.follow(record())
        needles_in.follow(record(BEA, removed=2))
    with qtbot.assertNotEmitted(needles_in.kept):
        needles_in.follow(record(room="3"))
    assert needles_in.patients[0].room == "3"


def test_the_next_timer_comes_first(needles_in) -> None:
    needles_in.follow(record(ADA))
    needles_in.follow(record(BEA, due=NOW + minutes(9)))
    needles_in.follow(record(CY, due=NOW + minutes(4)))
    assert [one.record_id for one in needles_in.patients] == [CY, BEA, ADA]
    assert needles_in.remaining(needles_in.patients[0]) == minutes(4)
    assert needles_in.remaining(needles_in.patients[2]) is None


def test_a_timer_rings_once_until_it_is_answered(needles_in, clock, qtbot) -> None:
    needles_in.follow(record(due=NOW + minutes(1)))
    with qtbot.assertNotEmitted(needles_in.rang):
        needles_in.tick()
    clock.now += minutes(1)
    with qtbot.waitSignal(needles_in.rang, timeout=0) as rang:
        needles_in.tick()
    assert rang.args[0].record_id == ADA
    with qtbot.assertNotEmitted(needles_in.rang):
        needles_in.tick()
    assert [one.record_id for one in needles_in.ringing] == [ADA]
    with qtbot.waitSignal(needles_in.changed, timeout=0):
        needles_in.silence(ADA)
    assert needles_in.ringing == ()
    assert needles_in.count == 2


def test_more_time_rings_again(needles_in, clock, qtbot) -> None:
    needles_in.follow(record(due=NOW))
    needles_in.silence_all()
    needles_in.follow(record(due=NOW + minutes(5)))
    assert needles_in.ringing == ()
    clock.now += minutes(6)
    with qtbot.waitSignal(needles_in.rang, timeout=0):
        needles_in.tick()


def test_needles_out_end_the_ringing(needles_in) -> None:
    needles_in.follow(record(due=NOW))
    assert needles_in.ringing
    needles_in.follow(record(removed=2))
    assert needles_in.ringing == ()


def test_one_is_answered_and_the_other_rings_on(needles_in) -> None:
    for record_id in (ADA, BEA):
        needles_in.follow(record(record_id, due=NOW))
    needles_in.silence(BEA)
    assert [one.record_id for one in needles_in.ringing] == [ADA]


def test_the_clock_is_watched_only_while_a_timer_is_set(needles_in, qtbot) -> None:
    needles_in.follow(record())
    assert not needles_in._timer.isActive()
    needles_in.follow(record(due=NOW + minutes(5)))
    assert needles_in._timer.isActive()
    needles_in.follow(record(removed=2))
    assert not needles_in._timer.isActive()


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    made.new(record(ADA, due=NOW - minutes(3)))
    made.new(record(BEA, removed=2))
    return made


def test_the_next_start_knows_who_lies_and_rings_what_is_over(needles_in, store, qtbot) -> None:
    with qtbot.waitSignals([needles_in.rang, needles_in.kept], timeout=0):
        needles_in.recall(store, [ADA, BEA])
    assert [one.record_id for one in needles_in.patients] == [ADA]
    assert needles_in.remaining(needles_in.patients[0]) == minutes(-3)


def test_what_can_not_be_read_is_remembered_on(needles_in, store, qtbot) -> None:
    store.path(CY).write_text("{", encoding="utf-8")
    with qtbot.waitSignal(needles_in.kept, timeout=0) as kept:
        needles_in.recall(store, [ADA, BEA, CY, "../x"])
    assert kept.args == [(ADA, CY)]
    needles_in.follow(replace(record(CY), revision=3))
    assert needles_in.count == 4
    with qtbot.waitSignal(needles_in.kept, timeout=0) as kept:
        needles_in.follow(record(CY, removed=2))
    assert kept.args == [(ADA,)]


def test_another_store_has_patients_of_its_own(needles_in, store, tmp_path) -> None:
    needles_in.recall(store, [ADA])
    needles_in.recall(Store.create(tmp_path / "other"), [ADA])
    assert needles_in.patients == ()
    needles_in.recall(store, [ADA])
    assert needles_in.count == 2
