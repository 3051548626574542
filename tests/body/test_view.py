import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import BodyError, Fault, Region, View
from ims_chart.body.grid import Grid
from ims_chart.body.view import Facing, read_view
from ims_chart.record.terms import Layer, Side


def box(left, top, right, bottom):
    return f"M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z"


def value(**changes):
    return {
        "format": "ims-chart/view",
        "version": 1,
        "atlas": "1",
        "body": "male",
        "view": "back",
        "width": 200,
        "height": 400,
        "midline_x": 0.5,
        "vertex_y": 0.02,
        "sole_y": 0.98,
        "image_left": "left",
        "silhouette": box(20, 10, 180, 390),
        "regions": [
            {"muscle": "trapezius_middle", "side": "right", "layer": "superficial",
             "bounds": [100, 100, 160, 160], "path": box(100, 100, 160, 160)},
            {"muscle": "thoracic_multifidus", "side": "right", "layer": "deep", "level": "T4",
             "segments": ["T4"], "bounds": [100, 120, 120, 140], "path": box(100, 120, 120, 140)},
        ],
        "structures": [
            {"id": "scapular_spine", "name": "Scapular spine", "side": "right",
             "bounds": [130, 130, 170, 140], "path": box(130, 130, 170, 140)},
        ],
    } | changes  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "back.json"
        path.write_text(
            content if isinstance(content, str) else json.dumps(content), encoding="utf-8"
        )
        return path

    return write


@pytest.fixture
def view(file) -> View:
    return read_view(file(value()))


def test_regions_come_nearest_the_skin_first(view):
    assert [r.muscle for r in view.regions_at(0.55, 0.32)] == [
        "trapezius_middle",
        "thoracic_multifidus",
    ]
    assert [r.muscle for r in view.regions_at(0.75, 0.32)] == ["trapezius_middle"]


def test_a_region_knows_side_layer_level_and_segments(view):
    deep = view.regions_at(0.55, 0.32)[1]
    assert (deep.side, deep.layer, deep.level, deep.segments) == (
        Side.RIGHT,
        Layer.DEEP,
        "T4",
        ("T4",),
    )
    assert view.regions[0].level is None
    assert view.regions[0].segments == ()


def test_a_structure_is_found_and_is_no_region(view):
    assert [s.name for s in view.structures_at(0.84, 0.33)] == ["Scapular spine"]
    assert view.regions_at(0.84, 0.33) == ()


@pytest.mark.parametrize(
    "place", [(-0.1, 0.5), (1.1, 0.5), (0.5, -0.1), (0.5, 2), (float("nan"), 0.5), (0.5, -1e300)]
)
def test_outside_the_box_there_is_nothing(view, place):
    assert view.regions_at(*place) == ()
    assert view.structures_at(*place) == ()
    assert not view.contains(*place)


def test_the_body_ends_at_its_silhouette(view):
    assert view.contains(0.5, 0.5)
    assert not view.contains(0.05, 0.5)
    assert view.regions_at(0.05, 0.5) == ()


def test_the_corners_of_the_box_may_be_asked(view):
    assert view.regions_at(0, 0) == view.regions_at(1, 1) == ()


def test_muscles_are_named_once(view, file):
    twice = value()
    twice["regions"] *= 2
    assert (
        read_view(file(twice)).muscles
        == view.muscles
        == (
            "trapezius_middle",
            "thoracic_multifidus",
        )
    )


@pytest.mark.parametrize(
    ("image_left", "image_right", "side"),
    [
        (Side.RIGHT, Side.LEFT, None),
        (Side.LEFT, Side.RIGHT, None),
        (Facing.BACK, Facing.FRONT, Side.RIGHT),
        (Facing.FRONT, Facing.BACK, Side.LEFT),
    ],
)
def test_a_view_says_what_lies_at_its_edges(file, image_left, image_right, side):
    shown = read_view(file(value(image_left=image_left) | ({"side": side} if side else {})))
    assert (shown.image_left, shown.image_right, shown.side) == (image_left, image_right, side)
    assert type(shown.image_left) is type(image_left)


def broken(**changes):
    changed = value()
    changed["regions"] = [changed["regions"][0] | changes]
    return changed


@pytest.mark.parametrize(
    "content",
    [
        "not json", "[]", "{}", "", '"ims-chart/view"', "[" * 100_000, "\x00",
        value(format="ims-chart/record"), value(version="x"), value(width=0), value(width="200"),
        value(image_left="west"), value(image_left="midline"), value(side="both"),
        value(silhouette=5), value(regions={"a": 1}), value(regions=[5]),
        broken(side="middle"), broken(layer="skin"), broken(level="T13"), broken(segments=["X1"]),
        broken(bounds=[1, 2, 3]), broken(bounds=["1", 2, 3, 4]), broken(path=""),
        broken(muscle=None),
    ],
)  # fmt: skip
def test_a_damaged_file_is_named(file, content):
    path = file(content)
    with pytest.raises(BodyError) as caught:
        read_view(path)
    assert caught.value.code is Fault.DAMAGED_FILE
    assert caught.value.subject == str(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BodyError) as caught:
        read_view(tmp_path / "left.json")
    assert caught.value.code is Fault.MISSING_FILE
    assert caught.value.subject.endswith("left.json")


def test_a_newer_file_is_told_from_a_damaged_one(file):
    with pytest.raises(BodyError) as caught:
        read_view(file(value(version=2)))
    assert caught.value.code is Fault.NEWER_FILE


span = st.tuples(st.integers(0, 600), st.integers(0, 600)).map(sorted)


@given(
    st.lists(st.tuples(span, span), max_size=25),
    st.floats(0, 600, exclude_max=True),
    st.floats(0, 600, exclude_max=True),
)
def test_the_grid_agrees_with_asking_every_shape(spans, x, y):
    shapes = [
        Region(
            muscle=str(index),
            side=Side.LEFT,
            layer=Layer.SUPERFICIAL,
            bounds=(left, top, right, bottom),
            path=box(left, top, right, bottom),
        )
        for index, ((left, right), (top, bottom)) in enumerate(spans)
    ]
    grid = Grid(shapes, 600, 600)
    assert grid.at(x, y) == tuple(shape for shape in shapes if shape.contains(x, y))
