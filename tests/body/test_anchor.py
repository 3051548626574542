import struct
from array import array
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ims_chart.body import Anchors, BodyError, Fault, distance_mm
from ims_chart.body.anchor import MISSING, REACH, read_anchors

COLUMNS, ROWS = 21, 31
unit = st.floats(0, 1)


def table(depth, x=lambda u, v: 4000 * (u - 0.5), y=lambda u, v: 6000 * (1 - v)):
    """A table of the surface z = depth(u, v), None off the body; u, v in 0…1."""
    nodes = array("h")
    for row in range(ROWS):
        for column in range(COLUMNS):
            u, v = column / (COLUMNS - 1), row / (ROWS - 1)
            z = depth(u, v)
            place = [MISSING] * 3 if z is None else [x(u, v), y(u, v), z]
            nodes.extend(round(value) for value in place)
    return Anchors(COLUMNS, ROWS, nodes)


def dome(u, v):
    return 1500 - 3000 * ((u - 0.5) ** 2 + (v - 0.5) ** 2)


DOME = table(dome)
LEANING = table(dome, x=lambda u, v: 3000 * u - 900 * v, y=lambda u, v: 5000 - 4000 * v + 700 * u)


@pytest.mark.parametrize("anchors", [DOME, LEANING], ids=["upright", "leaning"])
@given(x=unit, y=unit)
def test_a_place_is_found_again_from_its_anchor(anchors, x, y):
    anchor = anchors.anchor_at(x, y)
    assert anchor is not None
    assert anchors.locate(anchor) == pytest.approx((x, y), abs=1e-5)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), unit, unit)
def test_a_rough_surface_gives_places_back_too(random, x, y):
    heights = [random.randint(-700, 700) for _ in range(COLUMNS * ROWS)]
    rough = table(lambda u, v: heights[round(v * (ROWS - 1)) * COLUMNS + round(u * (COLUMNS - 1))])
    assert rough.locate(rough.anchor_at(x, y)) == pytest.approx((x, y), abs=1e-5)


@given(unit, unit, unit, unit)
def test_between_nodes_the_anchor_runs_smoothly(x, y, u, v):
    a, b = DOME.anchor_at(x, y), DOME.anchor_at(u, v)
    steepest = dist((0.4, 0.6), (0, 0)) + 0.3
    assert dist(a, b) <= steepest * dist((x, y), (u, v)) + 1e-9


def test_an_anchor_is_in_body_heights():
    assert DOME.anchor_at(0.5, 0.5) == pytest.approx((0, 0.3, 0.15))
    assert DOME.anchor_at(1, 0) == pytest.approx((0.2, 0.6, 0.0))
    assert DOME.anchor_at(0.025, 0) == pytest.approx((-0.19, 0.6, 0.0071))


@given(unit, unit)
def test_what_lies_behind_the_body_is_not_shown(x, y):
    ax, ay, az = DOME.anchor_at(x, y)
    assert DOME.locate((ax, ay, -0.3 - az)) is None


@given(unit, unit, st.floats(-1, 1))
def test_what_is_shown_lies_within_reach(x, y, lift):
    ax, ay, az = DOME.anchor_at(x, y)
    lifted = (ax, ay, az + lift * 2 * REACH)
    place = DOME.locate(lifted)
    if place is None:
        assert abs(lift) > 0.5
    else:
        assert dist(DOME.anchor_at(*place), lifted) <= REACH + 1e-9


@given(st.tuples(*[st.floats(allow_nan=True)] * 3))
def test_no_anchor_makes_it_fail(anchor):
    place = DOME.locate(anchor)
    assert place is None or all(0 <= value <= 1 for value in place)


def test_clear_of_the_body_there_is_no_anchor():
    half = table(lambda u, v: 0 if u <= 0.5 else None)
    assert half.anchor_at(0.5, 0.5) is None  # its cell reaches off the body
    assert half.anchor_at(0.49, 0.5) is not None
    assert half.anchor_at(0.9, 0.5) is None
    assert half.locate((0.1, 0.3, 0)) is None
    assert half.locate((-0.1, 0.3, 0)) == pytest.approx((0.25, 0.5))


@pytest.mark.parametrize("place", [(-0.01, 0.5), (0.5, 1.01), (float("nan"), 0.5)])
def test_outside_the_box_there_is_no_anchor(place):
    assert DOME.anchor_at(*place) is None


def test_distance_is_in_mm_of_the_patient():
    assert distance_mm((0, 0.5, 0.1), (0, 0.5, 0.1)) == 0
    assert distance_mm((0, 0, 0), (0.03, 0.04, 0)) == pytest.approx(87.5)
    assert distance_mm((0, 0, 0), (0, 1, 0), 1600) == 1600


@given(unit, unit, unit, unit)
def test_distance_is_the_same_both_ways(x, y, u, v):
    a, b = DOME.anchor_at(x, y), DOME.anchor_at(u, v)
    assert distance_mm(a, b) == distance_mm(b, a) >= 0


def content(magic=b"IMSA", version=1, columns=2, rows=2, nodes=(0,) * 12):
    return struct.pack("<4s4H", magic, version, columns, rows, 0) + struct.pack(
        f"<{len(nodes)}h", *nodes
    )


def test_a_file_is_read_row_by_row_from_the_top_left(tmp_path):
    file = tmp_path / "front.anchors"
    file.write_bytes(content(nodes=(-100, 200, 7, 100, 200, 7, -100, 0, 9, 100, 0, 9)))
    anchors = read_anchors(file)
    assert anchors.anchor_at(0, 0) == pytest.approx((-0.01, 0.02, 0.0007))
    assert anchors.anchor_at(1, 0) == pytest.approx((0.01, 0.02, 0.0007))
    assert anchors.anchor_at(1, 1) == pytest.approx((0.01, 0, 0.0009))


@pytest.mark.parametrize(
    "damaged",
    [b"", b"IMSA", content(magic=b"RIFF"), content()[:-1], content()[:-2], content(columns=3),
     content(columns=1, rows=4), content() + b"\0\0"],
)  # fmt: skip
def test_a_damaged_file_is_named(tmp_path, damaged):
    file = tmp_path / "front.anchors"
    file.write_bytes(damaged)
    with pytest.raises(BodyError) as caught:
        read_anchors(file)
    assert caught.value.code is Fault.DAMAGED_FILE
    assert caught.value.subject == str(file)


def test_a_newer_or_missing_file_is_told_apart(tmp_path):
    newer = tmp_path / "front.anchors"
    newer.write_bytes(content(version=2))
    for file, fault in ((newer, Fault.NEWER_FILE), (tmp_path / "x", Fault.MISSING_FILE)):
        with pytest.raises(BodyError) as caught:
            read_anchors(file)
        assert caught.value.code is fault
