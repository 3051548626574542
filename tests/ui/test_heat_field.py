"""Sums over the skin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.ui.heat_field import SPREAD, Field, Splat

SHARE = st.floats(0, 1)
SPLATS = st.lists(
    st.builds(Splat, SHARE, SHARE, st.integers(1, 9).map(float), st.integers(-10, 10).map(float)),
    max_size=12,
)


@pytest.fixture(scope="module")
def field():
    return Field(1.03, 0.6)


@given(splats=SPLATS)
def test_one_place_more_never_lessens_a_sum(field, splats) -> None:
    whole, part = field.sums(splats), field.sums(splats[:-1])
    assert all(a >= b - 1e-9 for a, b in zip(whole, part, strict=True))


@given(splats=SPLATS)
def test_the_order_of_the_places_doesnt_matter(field, splats) -> None:
    assert field.sums(splats) == pytest.approx(field.sums(splats[::-1]))


@given(splats=SPLATS)
def test_a_mean_lies_between_the_values(field, splats) -> None:
    weights, means = field.means(splats)
    low, high = (f((s.value for s in splats), default=0) for f in (min, max))
    assert all(
        low - 1e-6 <= mean <= high + 1e-6
        for weight, mean in zip(weights, means, strict=True)
        if weight > 1e-6
    )


@given(x=SHARE, y=SHARE)
def test_a_place_counts_in_full_where_it_lies_and_nowhere_far_off(field, x, y) -> None:
    sums = field.sums([Splat(x, y, 4.0)])
    assert len(sums) == field.rows * field.columns
    assert 3.3 < max(sums) <= 4
    column, row = int(x * field.columns), int(y * field.rows)
    for at, value in enumerate(sums):
        away = max(abs(at % field.columns - column), abs(at // field.columns - row))
        assert value == 0 or away <= SPREAD + 1


def test_two_places_close_to_each_other_add_up(field) -> None:
    near = field.sums([Splat(0.5, 0.5, 3), Splat(0.5, 0.502, 2)])
    far = field.sums([Splat(0.5, 0.2, 3), Splat(0.5, 0.8, 2)])
    assert max(near) > 4.5
    assert max(far) <= 3


@given(first=SPLATS, then=SPLATS)
def test_what_was_shown_before_leaves_no_trace(first, then) -> None:
    used, fresh = Field(1.03, 0.6), Field(1.03, 0.6)
    used.means([*first, *then])
    assert used.sums(then) == pytest.approx(fresh.sums(then), abs=1e-9)
    assert used.means(then)[1] == pytest.approx(fresh.means(then)[1], abs=1e-5)
