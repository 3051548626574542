import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ims_chart.insight.wording import ENGLISH, VIEWS
from ims_chart.printing import terms
from ims_chart.printing.kind import EVERY_KIND, Shape
from ims_chart.record import Needle
from ims_chart.record import terms as record_terms

ENUMS = [
    kind
    for kind in vars(record_terms).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", [*ENUMS, Shape])
def test_every_term_has_a_word_of_its_own(kind):
    words = [terms.word(term) for term in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_every_kind_of_mark_is_explained_differently():
    words = [terms.mark_words(kind) for kind in EVERY_KIND]
    assert len(set(words)) == len(words)


def test_terms_of_the_same_name_keep_their_own_words():
    assert terms.word(record_terms.EventKind.OTHER) != terms.word(record_terms.Sex.OTHER)


@pytest.mark.parametrize(
    ("value", "text"),
    [(4, "4"), (2.10, "2.1"), (0.125, "0.125"), (12000, "12000"), (0, "0"), (-3.5, "-3.5")],
)
def test_a_number_has_the_digits_it_was_recorded_with(value, text):
    assert terms.number(value) == text


@given(st.floats(-10_000, 10_000).map(lambda value: round(value, 5)), st.integers(0, 2))
@example(9.996, 2)
@example(0.5, 0)
def test_a_note_writes_numbers_as_the_window_does(value, decimals):
    assert terms.number(value, decimals) == ENGLISH.number(value, decimals)


@pytest.mark.parametrize("view", [*VIEWS, "new_view"])
def test_a_view_has_a_caption(view):
    assert terms.view_name(view) == VIEWS.get(view, "new view")


@pytest.mark.parametrize(
    ("diameter", "length", "text"),
    [(0.3, 40, "0.30 × 40"), (0.125, 12.5, "0.125 × 12.5"), (1, 9.5, "1.00 × 9.5")],
)
def test_a_needle_is_diameter_by_length(diameter, length, text):
    assert terms.needle_words(Needle(diameter_mm=diameter, length_mm=length)) == text


def test_a_date_can_not_be_misread():
    assert terms.short_day(dt.date(2026, 3, 2)) == "2 Mar 2026"
    assert terms.day(dt.date(2026, 3, 2)) == "2 March 2026"
