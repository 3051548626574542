import datetime as dt

import pytest

from ims_chart.record import retention
from tests import samples

TODAY = dt.date(2026, 11, 21)


def test_the_time_begins_with_the_last_visit() -> None:
    record = samples.record(visits=[samples.visit(day=dt.date(2026, 3, 2))])
    assert retention.begins(record, TODAY) == dt.date(2026, 3, 2)
    assert retention.begins(samples.record(visits=[]), TODAY) == TODAY


@pytest.mark.parametrize(
    ("last", "until"),
    [
        (dt.date(2026, 3, 2), dt.date(2036, 3, 2)),
        (dt.date(2024, 2, 29), dt.date(2034, 3, 1)),
        (dt.date(9995, 1, 1), dt.date(9999, 3, 1)),
    ],
)
def test_it_ends_years_after(last, until) -> None:
    assert retention.years_after(last) == until


def test_archiving_and_taking_up_change_nothing_else() -> None:
    record = samples.record()
    kept = retention.archived(record, TODAY, dt.date(2036, 1, 1))
    assert (kept.archived, kept.keep_until) == (TODAY, dt.date(2036, 1, 1))
    assert retention.taken_up(kept) == record


def test_a_record_may_go_from_the_day_on_that_is_told() -> None:
    assert not retention.may_go(None, TODAY)
    assert not retention.may_go(TODAY + dt.timedelta(days=1), TODAY)
    assert retention.may_go(TODAY, TODAY)
