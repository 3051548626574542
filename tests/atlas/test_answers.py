"""What a tap is told, through the program's own reader."""

import pytest

from ims_chart.body import Atlas
from ims_chart.resources import asset

# Places in thousandths of a body height: to the image's right of the midline, and above the sole.
LAYERED = [
    ("back", 25, 812, ["trapezius_middle", "rhomboid_major"]),
    ("back", 25, 640, ["longissimus_lumborum"]),
    ("back", 43, 640, ["iliocostalis_lumborum", "quadratus_lumborum"]),
    ("back", 60, 530, ["gluteus_maximus", "piriformis"]),
    ("back", 75, 590, ["gluteus_medius"]),
    ("back", 85, 824, ["trapezius_middle", "supraspinatus"]),
    ("back", 78, 140, ["soleus"]),
    ("front", 95, 400, ["vastus_lateralis"]),
    ("front", 70, 430, ["rectus_femoris", "vastus_intermedius"]),
    ("front", 78, 785, ["pectoralis_major_sternal", "pectoralis_minor"]),
]


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


def told(atlas, view, across, up):
    x, y = 0.5 + across / 640, (1020 - up) / 1040
    return atlas.view("male", view).regions_at(x, y)


@pytest.mark.parametrize(("view", "across", "up", "expected"), LAYERED)
def test_muscles_are_told_from_the_skin_inwards_on_both_sides(atlas, view, across, up, expected):
    near, far = told(atlas, view, across, up), told(atlas, view, -across, up)
    assert [region.muscle for region in near] == [region.muscle for region in far]
    names = [region.muscle for region in near]
    assert [name for name in names if name in expected] == expected
    assert names[0] == expected[0]
    sides = {"front": ("left", "right"), "back": ("right", "left")}[view]
    assert {region.side for region in near} == {sides[0]}
    assert {region.side for region in far} == {sides[1]}


def test_latissimus_does_not_answer_over_the_lumbar_fascia(atlas):
    for across in (5, 15, 25, 35):
        names = {region.muscle for region in told(atlas, "back", across, 650)}
        assert "latissimus_dorsi" not in names
        assert names & {"lumbar_multifidus", "longissimus_lumborum", "iliocostalis_lumborum"}


@pytest.mark.parametrize(("up", "level"), [(860, "C7"), (756, "T7"), (607, "L4"), (566, "S2")])
def test_beside_the_spine_the_level_is_told(atlas, up, level):
    levels = [region.level for region in told(atlas, "back", 6, up) if region.level]
    assert levels == [level]
