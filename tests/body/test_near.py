"""What a finger covers: muscles it only just missed, and the rim of the body."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Region, View, nearest_skin, regions_near
from ims_chart.record import Layer, Side

WIDTH, HEIGHT = 200, 400
BODY = (20, 10, 180, 390)
BOXES = {
    "upper": (40, 100, 100, 160),
    "beside": (100, 100, 160, 160),
    "under": (60, 120, 140, 200),
}


def path(left, top, right, bottom):
    return f"M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z"


VIEW = View(
    id="back",
    body="male",
    width=WIDTH,
    height=HEIGHT,
    midline_x=0.5,
    vertex_y=0.02,
    sole_y=0.98,
    image_left=Side.LEFT,
    silhouette=path(*BODY),
    regions=tuple(
        Region(muscle=name, side=Side.LEFT, layer=Layer.SUPERFICIAL, bounds=box, path=path(*box))
        for name, box in BOXES.items()
    ),
    structures=(),
)
SHARES = st.floats(0, 1)
REACHES = st.floats(0.001, 0.2)


def away(x, y, box):
    """How far a place lies from a box, in heights of the view."""
    left, top, right, bottom = box
    u, v = x * WIDTH, y * HEIGHT
    return hypot(max(left - u, 0, u - right), max(top - v, 0, v - bottom)) / HEIGHT


def names(x, y, reach):
    return [near.region.muscle for near in regions_near(VIEW, x, y, reach)]


@given(SHARES, SHARES, REACHES)
def test_what_lies_under_the_place_comes_first_and_is_no_distance_away(x, y, reach) -> None:
    found = regions_near(VIEW, x, y, reach)
    under = VIEW.regions_at(x, y)
    assert tuple(near.region for near in found[: len(under)]) == under
    assert [near.distance == 0 for near in found] == [near.region in under for near in found]


@given(SHARES, SHARES, REACHES)
def test_each_region_is_found_once_the_nearest_first_and_none_beyond_reach(x, y, reach) -> None:
    found = regions_near(VIEW, x, y, reach)
    assert len({near.region.muscle for near in found}) == len(found)
    assert [near.distance for near in found] == sorted(near.distance for near in found)
    for near in found:
        assert away(x, y, BOXES[near.region.muscle]) <= near.distance * reach + 1e-9
        assert 0 <= near.distance <= 1


@given(SHARES, SHARES, st.floats(0.001, 0.07))
def test_a_region_well_within_reach_is_never_missed(x, y, reach) -> None:
    """A ring of sixteen places leaves gaps of less than half the reach."""
    found = names(x, y, reach)
    for name, box in BOXES.items():
        if away(x, y, box) <= 0.75 * reach:
            assert name in found


def test_a_mouse_means_only_what_lies_under_it() -> None:
    assert names(0.24, 0.3, 0) == ["upper"]
    assert names(0.15, 0.3, 0) == []


def test_a_muscle_beside_the_place_is_found_by_its_distance() -> None:
    (near,) = regions_near(VIEW, 0.15, 0.3, 0.05)  # 10 units beside "upper", of the reach of 20
    assert near.region.muscle == "upper"
    assert near.distance == pytest.approx(2 / 3)


@given(SHARES, SHARES, REACHES)
def test_a_finger_beside_the_body_means_its_rim(x, y, reach) -> None:
    skin = nearest_skin(VIEW, x, y, reach)
    if VIEW.contains(x, y):
        assert skin == (x, y)
    elif skin is not None:
        assert VIEW.contains(*skin)
        assert hypot((skin[0] - x) * WIDTH, (skin[1] - y) * HEIGHT) / HEIGHT <= reach + 1e-9
    else:
        assert away(x, y, BODY) > 0.5 * reach


def test_far_beside_the_body_there_is_no_skin() -> None:
    assert nearest_skin(VIEW, 0.02, 0.5, 0.02) is None
    assert nearest_skin(VIEW, 0.02, 0.5, 0) is None
    assert nearest_skin(VIEW, 0.08, 0.5, 0.02) is not None
