"""A stroke by hand becomes a smooth closed outline of few points, or nothing at all."""

import time
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.charting.outline import POINTS_MAX, closed_outline

FINE = 0.0035
PLACES = st.tuples(st.floats(0, 1), st.floats(0, 1))
STROKES = st.lists(PLACES, max_size=60)


def circle(count=200, radius=0.2, shake=0.0):
    turns = [2 * pi * k / count for k in range(count)]
    return [
        (
            0.5 + (radius + shake * sin(17 * a)) * cos(a),
            0.5 + (radius + shake * cos(23 * a)) * sin(a),
        )
        for a in turns
    ]


def area(ring):
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


@given(STROKES, st.floats(0.001, 0.05))
def test_any_stroke_gives_few_points_within_its_own_box(stroke, tolerance) -> None:
    ring = closed_outline(stroke, tolerance)
    assert len(ring) == 0 or 3 <= len(ring) <= POINTS_MAX
    for x, y in ring:
        assert min(p[0] for p in stroke) - 1e-9 <= x <= max(p[0] for p in stroke) + 1e-9
        assert min(p[1] for p in stroke) - 1e-9 <= y <= max(p[1] for p in stroke) + 1e-9


@given(STROKES, st.floats(0.001, 0.05))
def test_the_same_stroke_gives_the_same_outline(stroke, tolerance) -> None:
    assert closed_outline(stroke, tolerance) == closed_outline(list(stroke), tolerance)


@given(PLACES, PLACES, st.lists(st.floats(0, 1), max_size=30))
def test_a_straight_line_encloses_nothing(start, end, shares) -> None:
    stroke = [
        (start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in shares
    ]
    assert closed_outline(stroke, FINE) == ()


@pytest.mark.parametrize("stroke", [[], [(0.5, 0.5)], [(0.5, 0.5)] * 9, [(0.1, 0.1), (0.4, 0.4)]])
def test_a_tap_is_no_area(stroke) -> None:
    assert closed_outline(stroke, FINE) == ()


@given(st.floats(0.05, 0.45), st.integers(12, 400))
def test_a_circle_stays_a_circle(radius, count) -> None:
    ring = closed_outline(circle(count, radius), FINE)
    assert area(ring) == pytest.approx(pi * radius**2, rel=0.15)
    assert all(abs(hypot(x - 0.5, y - 0.5) - radius) < 0.12 * radius for x, y in ring)


def test_the_outline_is_as_close_as_it_is_open_where_it_began() -> None:
    """A hand rarely comes back to where it began: what is missing is bridged."""
    assert area(closed_outline(circle()[:150], FINE)) > 0.6 * pi * 0.2**2


def test_corners_are_rounded() -> None:
    square = [(0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)]
    ring = closed_outline(square, FINE)
    assert len(ring) == 16
    assert not set(square) & set(ring)


def test_what_trembles_by_less_than_the_tolerance_is_smoothed_away() -> None:
    shaken = circle(2000, 0.3, FINE / 3)
    plain = closed_outline(circle(2000, 0.3), FINE)
    assert area(closed_outline(shaken, FINE)) == pytest.approx(area(plain), rel=0.05)


def test_a_long_stroke_is_closed_at_once() -> None:
    stroke = circle(5000, 0.3, 0.01)
    begin = time.perf_counter()
    assert 3 <= len(closed_outline(stroke, FINE)) <= POINTS_MAX
    assert time.perf_counter() - begin < 1
