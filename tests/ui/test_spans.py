"""Lengths of time are taken as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.ui.spans import span_words, typed_span


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("30 s", 30), ("30s", 30), ("2 min", 120), ("2,5 min", 150), ("10", 600)),
        *(("1:30", 90), ("0:05", 5), ("", None), ("  ", None), ("5′", 300)),
    ],
)
def test_what_is_typed_is_understood(text, seconds) -> None:
    assert typed_span(text) == seconds


@pytest.mark.parametrize("text", ["x", "-5", "1:75", "10 hours", "1e3", "5 5"])
def test_anything_else_is_refused(text) -> None:
    with pytest.raises(ValueError, match=r".*"):
        typed_span(text)


@given(st.integers(0, 6 * 3600))
def test_words_mean_what_they_were_made_of(seconds) -> None:
    assert typed_span(span_words(float(seconds))) == seconds
