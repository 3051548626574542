"""Two records of one person: all that either holds is in the one that is kept."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ims_chart.record import Alert, Patient, Problem, VisitState
from ims_chart.record.join import JOINED_INTO, join
from tests import samples
from tests.accounting import unaccounted
from tests.chance import Chance
from tests.samples import TIME

NOW = TIME + dt.timedelta(days=30)


def joined(kept, other):
    return join(kept, other, author="th1", at=NOW)


def two():
    one = samples.record("aaaaaaaaaa", visits=[samples.visit("v1", [samples.site("s1", 3)])])
    signed = samples.visit("v2", [samples.site("s2", 7)], state=VisitState.SIGNED, notes="Better")
    return one, samples.record("bbbbbbbbbb", "Lindquist", visits=[signed])


def test_visits_of_both_keep_their_ids_and_numbers() -> None:
    one, other = two()
    record = joined(one, other).record
    assert record.visits == (one.visits[0], other.visits[0])
    assert [v.sites[0].number for v in record.visits] == [3, 7]
    assert record.id == one.id
    assert record.conflicts == ()


def test_the_other_is_emptied_archived_and_says_where_its_visits_are() -> None:
    one, other = two()
    emptied = joined(one, other).emptied
    assert emptied.visits == ()
    assert emptied.archived == NOW.date()
    assert emptied.extra[JOINED_INTO] == one.id
    assert [r.id for r in emptied.removed] == ["v2"]
    assert emptied.patient == other.patient


def test_what_the_kept_person_lacks_is_taken_and_what_differs_is_named() -> None:
    one, other = two()
    one = replace(one, patient=replace(one.patient, phone="", file_number="17"))
    other = replace(other, patient=replace(other.patient, phone="0660", file_number="18"))
    done = joined(one, other)
    assert done.record.patient.phone == "0660"
    assert done.record.patient.file_number == "17"
    assert set(done.differing) == {"family", "file_number"}


def test_alerts_and_problems_of_both_are_there_once() -> None:
    def patient(family, *texts):
        alerts = tuple(
            Alert(id=f"a{n}", text=text, author="th1", recorded=TIME)
            for n, text in enumerate(texts)
        )
        problems = (Problem(id=f"p-{family}", title="Shoulder"),)
        return Patient(family=family, alerts=alerts, problems=problems)

    one, other = two()
    one = replace(one, patient=patient("One", "Pacemaker"))
    other = replace(other, patient=patient("Other", "Warfarin", "pacemaker "))
    record = joined(one, other).record
    assert [alert.text for alert in record.patient.alerts] == ["Pacemaker", "Warfarin"]
    assert len({alert.id for alert in record.patient.alerts}) == 2
    assert [problem.id for problem in record.patient.problems] == ["p-One", "p-Other"]


def test_joining_the_other_way_round_afterwards_loses_nothing() -> None:
    one, other = two()
    done = joined(one, other)
    back = joined(done.emptied, done.record)
    assert {v.id for v in back.record.visits} == {"v1", "v2"}
    assert back.record.archived is None
    assert JOINED_INTO not in back.record.extra


def test_joining_twice_changes_nothing() -> None:
    one, other = two()
    once = joined(one, other).record
    assert joined(once, other).record == once


def charted(seed: int, name: str, record):
    """A record that somebody has worked in for a while."""
    chance = Chance(random.Random(seed), name)
    for _ in range(8):
        record = chance.edit(record)
    return record


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_visit_is_lost_or_changed(seed) -> None:
    one, other = two()
    one, other = charted(seed, "a", one), charted(seed + 1, "b", other)
    by_id = {visit.id: visit for visit in joined(one, other).record.visits}
    for visit in (*one.visits, *other.visits):
        assert by_id[visit.id] == visit


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_copy_that_was_charted_in_is_merged_by_id(seed) -> None:
    one = charted(seed, "o", samples.record("aaaaaaaaaa"))
    copy = replace(charted(seed + 1, "a", one), id="bbbbbbbbbb")
    record = joined(one, copy).record
    assert {v.id for v in copy.visits} | {v.id for v in one.visits} == {v.id for v in record.visits}
    lost = unaccounted(None, replace(copy, id=one.id), record)
    assert not [path for path in lost if path[0] != "patient"]
