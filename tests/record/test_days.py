"""Days that can be true, asked where they are entered; what is on record already still opens."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.record import RecordError, Signature, VisitState, Wrong, edits
from ims_chart.record.days import check_birth_date, check_visit_date
from ims_chart.storage.codec import decode_record, encode_record
from tests import samples

TODAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)
BIRTH = samples.record().patient.birth_date


def wrong(call) -> Wrong:
    with pytest.raises(RecordError) as refused:
        call()
    return refused.value.wrong


@pytest.mark.parametrize(
    ("birth", "why"),
    [
        (TODAY + DAY, Wrong.FUTURE),
        (dt.date(2084, 1, 2), Wrong.FUTURE),
        (dt.date(1895, 12, 31), Wrong.LONG_AGO),
    ],
)
def test_nobody_is_born_tomorrow_or_too_long_ago(birth, why) -> None:
    assert wrong(lambda: check_birth_date(birth, today=TODAY)) is why


def test_nobody_was_treated_before_their_birth() -> None:
    first = TODAY - DAY
    assert wrong(lambda: check_birth_date(TODAY, today=TODAY, first_visit=first)) is (
        Wrong.BEFORE_BIRTH
    )
    assert wrong(lambda: check_visit_date(first, today=TODAY, birth=TODAY)) is Wrong.BEFORE_BIRTH


@pytest.mark.parametrize("birth", [None, TODAY, dt.date(1971, 4, 3), dt.date(1896, 1, 1)])
def test_other_days_hold(birth) -> None:
    check_birth_date(birth, today=TODAY, first_visit=TODAY)
    check_visit_date(TODAY, today=TODAY, birth=birth)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (TODAY + DAY, Wrong.FUTURE),
        (dt.date(1800, 1, 1), Wrong.LONG_AGO),
        (BIRTH - DAY, Wrong.BEFORE_BIRTH),
    ],
)
def test_a_visit_is_put_on_no_such_day(day, why) -> None:
    record = samples.record()
    assert wrong(lambda: edits.enter_visit_date(record, "v1", day, today=TODAY)) is why
    moved = edits.enter_visit_date(record, "v1", BIRTH, today=TODAY)
    assert moved.visit("v1").date == BIRTH


def test_a_birth_date_is_looked_at_when_it_is_new() -> None:
    record = samples.record()
    bad = replace(record.patient, birth_date=dt.date(2084, 1, 2))
    assert wrong(lambda: edits.enter_patient(record, bad, today=TODAY)) is Wrong.FUTURE
    held = replace(record, patient=bad)
    called = edits.enter_patient(held, replace(bad, phone="1"), today=TODAY)
    assert called.patient.phone == "1"


def test_a_visit_of_tomorrow_opens_and_is_signed_once_it_is_mended() -> None:
    late = samples.TIME.date() + DAY
    record = samples.record(visits=[samples.visit(day=late)])
    record = decode_record(encode_record(record)).record
    by = Signature(author="th1", name="Mia", recorded=samples.TIME, verified=False, digest="d")
    assert wrong(lambda: edits.sign_visit(record, "v1", by)) is Wrong.FUTURE
    mended = edits.enter_visit_date(record, "v1", samples.TIME.date(), today=samples.TIME.date())
    assert edits.sign_visit(mended, "v1", by).visit("v1").state is VisitState.SIGNED
