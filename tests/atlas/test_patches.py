"""Painter's order: what a later patch covers is taken from the earlier ones."""

import pytest
from shapely.geometry import box

from carry import stay
from patches import Figure, region_of, shapes
from silhouette import Silhouette
from views import FRONT, HEIGHT, VIEWS

MIDDLE = FRONT.width / 2


def alike(outline):
    return Silhouette(outline, outline)


EVERYWHERE = alike(box(0, 0, FRONT.width, HEIGHT))
LOWER = ("10,700 10,600", "90,700 90,600")
UPPER = ("50,700 50,600", "90,700 90,600")
FLAT = {"start": "50,700", "end": "50,600"}


def drawn(**upper):
    figure = Figure()
    figure.hidden("under", *LOWER, **FLAT)
    figure.muscle("lower", *LOWER, **FLAT)
    figure.muscle("between", *LOWER, layer="intermediate", **FLAT)
    figure.patches.append(figure.patches.pop(1))  # lower above between
    figure.muscle("upper", *UPPER, start="70,700", end="70,600", **upper)
    return {shape.patch.id: shape for shape in shapes(figure, FRONT, EVERYWHERE, stay)}


def test_a_superficial_muscle_answers_only_where_it_shows():
    found = drawn()
    assert region_of(found["upper"]).area == pytest.approx(region_of(found["lower"]).area, rel=0.05)
    assert region_of(found["lower"]).intersection(region_of(found["upper"])).area < 10


def test_deeper_muscles_keep_their_whole_outline():
    found = drawn()
    for name in ("between", "under"):
        assert region_of(found[name]).area == pytest.approx(found["lower"].whole.area, rel=0.01)


def test_a_thin_structure_lets_taps_through():
    found = drawn(covers=False)
    assert region_of(found["lower"]).area == pytest.approx(found["lower"].whole.area, rel=0.01)


def test_patches_are_cut_by_the_body_and_the_midline():
    figure = Figure()
    figure.muscle("wide", "-50,700 -50,600", "90,700 90,600")
    [shape] = shapes(figure, FRONT, alike(box(0, 0, MIDDLE + 500, HEIGHT)), stay)
    assert shape.whole.bounds[0] == MIDDLE
    assert shape.whole.bounds[2] == MIDDLE + 500


def test_an_aponeurosis_is_no_part_of_the_muscle():
    figure = Figure()
    more = {"flesh_from": ((0, 0.5), (1, 0.5)), "aponeurosis": "fascia"}
    figure.muscle("broad", *LOWER, **FLAT, **more)
    [shape] = shapes(figure, FRONT, EVERYWHERE, stay)
    assert region_of(shape).area == pytest.approx(shape.whole.area / 2, rel=0.05)
    assert shape.aponeurosis.area == pytest.approx(shape.whole.area / 2, rel=0.05)


def test_a_view_of_one_side_is_drawn_on_all_of_its_sheet():
    figure, view = Figure(), VIEWS["right"]
    figure.muscle("wide", "-50,700 -50,600", "90,700 90,600")
    [shape] = shapes(figure, view, alike(view.sheet), stay)
    assert shape.whole.bounds[0] < view.zero < shape.whole.bounds[2]


def test_only_nameless_paint_lies_where_the_body_is_cut_through():
    figure = Figure()
    figure.muscle("named", *LOWER, **FLAT)
    figure.dressing("bone", *LOWER, **FLAT)
    cut = Silhouette(body=EVERYWHERE.body, skin=box(0, 0, 10, HEIGHT))
    named, bone = shapes(figure, FRONT, cut, stay)
    assert named.whole.is_empty
    assert not bone.whole.is_empty


def test_a_figure_placed_aside_keeps_its_shape():
    arm, figure = Figure(), Figure()
    arm.muscle("arm", *LOWER, **FLAT)
    figure.place(arm, -0.02)
    [there], [here] = (shapes(f, FRONT, EVERYWHERE, stay) for f in (arm, figure))
    assert here.whole.area < there.whole.area  # the midline cuts it
    assert here.whole.bounds[2] == pytest.approx(there.whole.bounds[2] - 0.02 * FRONT.scale)
