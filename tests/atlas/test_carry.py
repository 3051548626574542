"""A figure carried to another body lies on the same places of it."""

import numpy as np
import pytest
from shapely.geometry import Point

import mesh
from carry import carry_to, stay, tabled
from pieces import piece
from silhouette import silhouette
from tests.atlas.test_anchors import seen_by
from views import HEIGHT, VIEWS, views_of

MM = 1750

pytestmark = [pytest.mark.body, pytest.mark.timeout(600)]
VIEW = "hand_right_palm"  # fingers are the hardest to carry


@pytest.fixture(scope="module")
def pair():
    return [views_of(body)[VIEW] for body in mesh.BODIES]


@pytest.fixture(scope="module")
def pieces(pair):
    return [piece(mesh.load(view.body), view) for view in pair]


def test_on_the_body_they_are_drawn_on_figures_stay(pair):
    assert carry_to(pair[0]) is stay


def test_places_are_carried_to_the_same_place(pair, pieces):
    (his, hers), (one, two) = pair, pieces
    skin = np.unique(two.triangles[~two.cut])[::7]
    before, after = (two.home + two.moved)[skin], two.vertices[skin]
    seen = seen_by(one, his, before) & seen_by(two, hers, after)
    carried = carry_to(hers)(his.project(before[seen]))
    apart = np.linalg.norm(carried - hers.project(after[seen]), axis=1) / hers.scale * MM
    assert seen.sum() > 300
    assert np.median(apart) < 0.5
    assert np.quantile(apart, 0.99) < 3


def test_the_edge_of_the_body_is_carried_to_its_edge(pair, pieces):
    (his, hers), (one, two) = pair, pieces
    edge = np.array(silhouette(one, his).body.exterior.segmentize(60).coords)
    target = silhouette(two, hers).body.boundary
    carried = carry_to(hers)(edge)
    apart = np.array([target.distance(point) for point in points_of(carried)]) / hers.scale * MM
    assert np.quantile(apart, 0.95) < 1.5


def test_nothing_is_folded(pair, pieces):
    his, hers = pair
    body = silhouette(pieces[0], his).body.buffer(100)
    x, y = np.meshgrid(np.arange(0, his.width, 60.0), np.arange(0, HEIGHT, 60.0))
    carried = carry_to(hers)(np.stack([x, y], axis=-1))
    right, down = np.gradient(carried, axis=1), np.gradient(carried, axis=0)
    area = right[..., 0] * down[..., 1] - right[..., 1] * down[..., 0]
    inside = np.array([body.contains(p) for p in points_of(np.c_[x.ravel(), y.ravel()])])
    assert area.ravel()[inside].min() > 0.1 * 60 * 60


def points_of(places):
    return [Point(place) for place in places]


def test_the_midline_stays_where_both_sides_show():
    carry = tabled(lambda places: places + np.array([30.0, 10.0]), VIEWS["front"])
    middle = np.array([[VIEWS["front"].width / 2, 4000.0]])
    assert carry(middle) == pytest.approx(middle + np.array([0, 10]))
