import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.insight.age import age_on

BORN = dt.date(1984, 3, 2)


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (dt.date(2026, 3, 1), 41),
        (dt.date(2026, 3, 2), 42),
        (BORN, 0),
        (dt.date(1984, 3, 1), None),
    ],
)
def test_age_changes_on_the_birthday(day, years):
    assert age_on(BORN, day) == years


def test_born_on_a_leap_day_is_a_year_older_on_the_first_of_march():
    born = dt.date(2000, 2, 29)
    assert age_on(born, dt.date(2026, 2, 28)) == 25
    assert age_on(born, dt.date(2026, 3, 1)) == 26


@given(st.dates(), st.dates())
def test_age_is_never_negative(born, day):
    age = age_on(born, day)
    assert (age is None) == (day < born)
    assert age is None or age >= 0
