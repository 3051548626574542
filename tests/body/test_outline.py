from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body.outline import Outline

corner = st.tuples(st.integers(0, 60), st.integers(0, 60))
polygons = st.lists(st.lists(corner, min_size=3, max_size=12), min_size=1, max_size=3)
# Quarters never lie on a corner's height, so "inside" has one answer unless a point lies on an
# edge; those are left out below.
quarter = st.integers(-4, 250).map(lambda n: Fraction(n, 4) + Fraction(1, 8))


def as_path(shapes):
    return "".join("M" + "L".join(f"{x} {y}" for x, y in polygon) + "Z" for polygon in shapes)


def crossings(shapes, x, y):
    """Every edge, in exact arithmetic: how many lie right of the point, and whether one is hit."""
    right, hit = 0, False
    for polygon in shapes:
        for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
            if min(ay, by) < y < max(ay, by):
                across = ax + (y - ay) * Fraction(bx - ax, by - ay)
                right += across > x
                hit = hit or across == x
    return right, hit


@given(polygons, quarter, quarter)
def test_contains_agrees_with_counting_every_edge(shapes, x, y):
    right, hit = crossings(shapes, x, y)
    if not hit:
        assert Outline(as_path(shapes)).contains(float(x), float(y)) == (right % 2 == 1)


def test_a_subpath_within_a_subpath_is_a_hole():
    ring = Outline("M0 0L90 0L90 90L0 90ZM30 30L60 30L60 60L30 60Z")
    assert ring.contains(10, 10)
    assert not ring.contains(45, 45)
    assert not ring.contains(100, 45)


def test_a_corner_at_the_points_own_height_counts_once():
    diamond = Outline("M50 0L100 50L50 100L0 50Z")
    assert diamond.contains(10, 50)
    assert diamond.contains(50, 50)
    notch = Outline("M0 0L40 20L80 0L80 60L0 60Z")
    assert notch.contains(20, 20)
    assert notch.contains(60, 20)


def test_bounds_are_those_of_the_curve_and_not_of_its_handles():
    bow = Outline("M0 0C0 100 100 100 100 0Z")
    left, top, right, bottom = bow.bounds
    assert (left, top, right) == (0, 0, 100)
    assert 74 <= bottom <= 75


def test_a_shape_without_extent_contains_nothing():
    assert not Outline("M5 5Z").contains(5, 5)
    assert not Outline("M5 5L9 5Z").contains(6, 5)
    assert not Outline("M0 0L9 9").contains(float("nan"), 4)
