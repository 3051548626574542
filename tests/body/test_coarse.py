"""The quick look-up against the exact one."""

import random

import pytest

from ims_chart.body import Atlas
from ims_chart.body.coarse import Coarse
from ims_chart.resources import asset

ATLAS = Atlas(asset())
VIEWS = ("back", "front", "hand_left_palm")
COARSE = {view: Coarse(ATLAS.anchors("male", view)) for view in VIEWS}


def places(view, count=400):
    chance, shown = random.Random(view), ATLAS.view("male", view)
    while count:
        x, y = chance.random(), chance.random()
        anchor = ATLAS.anchors("male", view).anchor_at(x, y)
        if anchor is not None and shown.contains(x, y):
            count -= 1
            yield x, y, anchor


@pytest.mark.parametrize("view", VIEWS)
def test_a_place_is_found_again_to_a_fingers_breadth(view):
    coarse, shown = COARSE[view], ATLAS.view("male", view)
    lost = 0
    for x, y, anchor in places(view):
        found = coarse.locate(anchor)
        lost += found is None
        if found is not None:
            across = (found[0] - x) * shown.width / shown.height * coarse.height
            assert (across**2 + ((found[1] - y) * coarse.height) ** 2) ** 0.5 < 0.016
    assert lost <= 6  # seen edgewise only


def test_what_faces_away_is_not_shown():
    belly = ATLAS.anchors("male", "front").anchor_at(0.5, 0.42)
    assert COARSE["front"].locate(belly) is not None
    assert COARSE["back"].locate(belly) is None


@pytest.mark.parametrize(
    ("view", "low", "high"), [("back", 1.0, 1.1), ("hand_left_palm", 0.1, 0.2)]
)
def test_it_knows_how_much_of_the_body_a_view_shows(view, low, high):
    assert low < COARSE[view].height < high
