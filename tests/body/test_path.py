from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import BodyError, Fault
from ims_chart.body.path import TOLERANCE, flatten, parse

number = st.integers(-20_000, 20_000)
SIZES = {"M": 2, "L": 2, "C": 6, "Z": 0}


@st.composite
def subpaths(draw: st.DrawFn) -> list[tuple[str, tuple[int, ...]]]:
    letters = ["M", *draw(st.lists(st.sampled_from("LC"), max_size=6))]
    if draw(st.booleans()):
        letters.append("Z")
    return [(letter, tuple(draw(number) for _ in range(SIZES[letter]))) for letter in letters]


paths = st.lists(subpaths(), max_size=4).map(lambda parts: [c for part in parts for c in part])


def written(commands, glue):
    return glue.join(letter + " ".join(map(str, numbers)) for letter, numbers in commands)


@given(paths, st.sampled_from(["", " ", "\n"]))
def test_a_written_path_parses_to_what_was_written(commands, glue):
    assert parse(written(commands, glue)) == tuple(commands)


def test_repeated_arguments_become_commands_of_their_own():
    assert parse("M0 0 10 0C1 2 3 4 5 6 7 8 9 10 11 12Z") == (
        ("M", (0, 0)),
        ("L", (10, 0)),
        ("C", (1, 2, 3, 4, 5, 6)),
        ("C", (7, 8, 9, 10, 11, 12)),
        ("Z", ()),
    )


@pytest.mark.parametrize(
    "text",
    [
        "L1 2", "M1", "M1 2 3", "M1 2C1 2 3 4", "M1 2Z3", "M1 2ZL3 4", "M1 2ZZ", "m1 2", "M1.5 2",
        "M1 2Q1 2 3 4", "M", "M1 2L", "M--1 2", "M1-2 3", "hello", "Z", "M1 2 ,3 4",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(BodyError) as caught:
        parse(text)
    assert caught.value.code is Fault.DAMAGED_PATH


@given(paths)
def test_flattening_keeps_every_corner_in_order(commands):
    corners = [[]]
    for letter, numbers in commands:
        if letter == "M":
            corners.append([])
        if numbers:
            corners[-1].append(numbers[-2:])
    polygons = flatten(commands)
    assert len(polygons) == len(corners) - 1
    for polygon, expected in zip(polygons, corners[1:], strict=True):
        rest = iter(polygon)
        assert all(corner in rest for corner in expected)


def gap(point, a, b):
    """Distance from a point to a stretch of line."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    t = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length if length else 0
    t = min(1, max(0, t))
    return ((px - ax - t * (bx - ax)) ** 2 + (py - ay - t * (by - ay)) ** 2) ** 0.5


@given(st.tuples(*[st.integers(-2000, 2000)] * 8))
def test_a_flattened_curve_stays_within_the_tolerance(numbers):
    ax, ay, bx, by, cx, cy, dx, dy = numbers
    (polygon,) = flatten([("M", (ax, ay)), ("C", (bx, by, cx, cy, dx, dy))])
    for step in range(41):
        t = step / 40
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        point = (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
        nearest = min((gap(point, p, q) for p, q in pairwise(polygon)), default=0)
        assert nearest <= TOLERANCE + 1e-6
