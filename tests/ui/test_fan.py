"""Marks that would cover each other fan out; those that stand free stay."""

import time
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from ims_chart.ui.fan import _FARTHEST, fanned

APART = 20.0
PLACES = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 600)), max_size=25)
CROWDS = st.lists(st.tuples(st.floats(0, 40), st.floats(0, 40)), max_size=25)


def away(a, b):
    return hypot(a[0] - b[0], a[1] - b[1])


def nearest(places):
    return min((away(a, b) for i, a in enumerate(places) for b in places[:i]), default=APART)


@given(PLACES)
def test_whoever_stands_free_of_all_that_moved_stays_to_the_pixel(places) -> None:
    moved = fanned(places, APART)
    for i, place in enumerate(places):
        if all(
            min(away(place, other), away(place, moved[j])) > 3 * APART
            for j, other in enumerate(places)
            if j != i
        ):
            assert moved[i] == place


@given(CROWDS | PLACES)
def test_no_mark_goes_far_and_the_same_places_give_the_same_answer(places) -> None:
    moved = fanned(places, APART)
    assert len(moved) == len(places)
    assert moved == fanned(list(places), APART)
    for place, at in zip(places, moved, strict=True):
        assert away(place, at) <= APART * _FARTHEST + 1e-6


@given(st.lists(st.tuples(st.floats(0, 40), st.floats(0, 40)), max_size=5))
def test_where_there_is_room_no_two_are_nearer_than_they_should_be(places) -> None:
    assert nearest(fanned(places, APART)) >= APART * 0.9


@given(st.integers(2, 12))
def test_marks_of_one_place_spread_round_it(count) -> None:
    moved = fanned([(100.0, 100.0)] * count, APART)
    assert len(set(moved)) == count
    assert nearest(moved) >= APART * 0.8
    middle = sum(x for x, _ in moved) / count, sum(y for _, y in moved) / count
    assert away(middle, (100, 100)) < APART


@given(PLACES)
def test_no_place_is_ever_drawn_nearer_to_another_than_it_lies(places) -> None:
    assert nearest(fanned(places, APART)) >= min(nearest(places), APART * 0.9) - 0.1


def test_nothing_to_part_is_nothing_moved() -> None:
    places = [(0.0, 0.0), (25.0, 0.0), (0.0, 25.0)]
    assert fanned(places, APART) == places
    assert fanned([], APART) == []


def test_five_hundred_marks_are_parted_at_once() -> None:
    places = [(37.0 * i % 500, 61.0 * i % 700) for i in range(500)]
    begin = time.perf_counter()
    fanned(places, APART)
    assert time.perf_counter() - begin < 1.0
