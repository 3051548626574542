"""The paraspinal strip."""

from itertools import pairwise

import pytest

from carry import stay
from levels import LEVELS, cells, heights
from views import BACK, FRONT, VIEWS

EVERYWHERE = BACK.sheet


def test_the_vertebrae_descend_and_grow_downwards():
    at = list(heights().values())
    assert at == sorted(at, reverse=True)
    step = {name: a - b for name, (a, b) in zip(LEVELS, pairwise(at), strict=False)}
    assert step["C4"] < step["T5"] < step["L2"]


def test_cells_tile_the_strip_from_c2_to_s2():
    strip = cells(BACK, EVERYWHERE, stay)
    assert [cell.level for cell in strip] == list(LEVELS)
    for upper, lower in pairwise(strip):
        assert upper.shape.bounds[3] == pytest.approx(lower.shape.bounds[1])
        assert upper.shape.bounds[0] == BACK.width / 2


def test_roots_and_muscles_follow_the_level():
    by_level = {cell.level: cell for cell in cells(BACK, EVERYWHERE, stay)}
    assert by_level["C7"].segments == ("C7", "C8")
    assert by_level["T12"].segments == ("T12",)
    muscles = [by_level[level].muscle for level in ("C2", "T1", "L1", "S2")]
    assert muscles == [
        "cervical_multifidus",
        "thoracic_multifidus",
        "lumbar_multifidus",
        "lumbar_multifidus",
    ]


def test_the_head_from_behind_shows_the_whole_cells_of_the_neck():
    view = VIEWS["head_back"]
    strip = cells(view, view.sheet, stay)
    assert [cell.level for cell in strip][:7] == list(LEVELS[:7])
    assert strip[-1].shape.bounds[3] < 10000


def test_the_front_has_no_strip():
    assert cells(FRONT, EVERYWHERE, stay) == []
