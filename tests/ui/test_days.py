import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.printing.terms import short_day
from ims_chart.ui.days import typed_day

DAY = dt.date(1984, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        *("2.3.1984", "02.03.1984", "2/3/1984", "2-3-1984", "2 3 1984", " 2. 3. 1984 "),
        *("1984-03-02", "1984-3-2", "1984/03/02", "1984.03.02"),
        *("2 Mar 1984", "2 march 1984", "2-MAR-1984", "2. March 1984", "2 Mar, 1984"),
    ],
)
def test_a_day_is_understood(text) -> None:
    assert typed_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "1984", "2.3.", "2.3.84", "84-03-02", "2.13.1984", "31.2.1984", "0.1.1984"),
        *("29.2.1983", "2 Foo 1984", "2.3.19844", "a.b.cdef", "1984-1984-02", "2.3.1984x"),
        *("2.3.0000", "²·³·1984", "١٢.٣.1984 ", "9" * 5000, "2 " * 3000),
    ],
)
def test_what_is_no_day_is_none(text) -> None:
    if text.startswith("١٢"):
        assert typed_day(text) in {None, dt.date(1984, 3, 12)}
        return
    assert typed_day(text) is None


@given(st.dates(dt.date(1000, 1, 1)))
def test_what_the_field_shows_is_read_back_as_the_same_day(day) -> None:
    assert typed_day(short_day(day)) == day
    assert typed_day(day.isoformat()) == day
    assert typed_day(f"{day.day}.{day.month}.{day.year}") == day


@given(st.text(max_size=20))
def test_no_text_is_too_strange(text) -> None:
    assert typed_day(text) is None or isinstance(typed_day(text), dt.date)
