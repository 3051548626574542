"""What a tap is told, through the program's own reader."""

import numpy as np
import pytest

import views
from ims_chart.body import Atlas
from ims_chart.record.terms import LEVELS
from ims_chart.resources import asset

# Places in thousandths of a body height: to the image's right of the midline, and above the sole.
# In the side view: before the plane of depth 0; the arm where it is drawn, beside the trunk.
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

FROM_THE_SIDE = [
    (-45, 780, ["infraspinatus"]), (-42, 755, ["teres_major"]), (-20, 700, ["latissimus_dorsi"]),
    (40, 705, ["serratus_anterior"]), (35, 640, ["external_oblique", "internal_oblique"]),
    (-33, 640, ["iliocostalis_lumborum"]), (-14, 640, ["latissimus_dorsi", "quadratus_lumborum"]),
    (70, 650, ["rectus_abdominis"]), (70, 765, ["pectoralis_major_sternal"]),
    (3, 790, ["deltoid_middle"]), (32, 790, ["deltoid_anterior"]),
    (-22, 790, ["deltoid_posterior"]),
    (-8, 860, ["trapezius_upper"]), (10, 875, ["levator_scapulae"]),
    (-4, 905, ["splenius_capitis"]),
    (40, 860, ["scm_sternal"]), (27, 870, ["scm_clavicular"]), (15, 850, ["scalenus_medius"]),
    (50, 900, ["masseter_superficial"]), (50, 945, ["temporalis"]),
    (0, 580, ["gluteus_medius", "gluteus_minimus_posterior"]),
    (15, 560, ["gluteus_medius", "gluteus_minimus_anterior"]), (35, 540, ["tensor_fasciae_latae"]),
    (-30, 530, ["gluteus_maximus"]), (40, 420, ["vastus_lateralis", "vastus_intermedius"]),
    (12, 420, ["vastus_lateralis"]), (62, 440, ["rectus_femoris"]),
    (-16, 400, ["biceps_femoris_long"]), (-4, 360, ["biceps_femoris_long", "biceps_femoris_short"]),
    (-25, 430, ["biceps_femoris_long"]), (-28, 230, ["gastrocnemius_lateral"]),
    (-13, 190, ["soleus"]), (2, 230, ["fibularis_longus"]), (-1, 115, ["fibularis_brevis"]),
    (22, 220, ["extensor_digitorum_longus"]), (28, 200, ["tibialis_anterior"]),
    (30, 27, ["extensor_digitorum_brevis"]), (20, 9, ["abductor_digiti_minimi_foot"]),
    (-175, 780, ["deltoid_middle"]), (-182, 710, ["triceps_lateral"]),
    (-145, 700, ["biceps_brachii"]),
    (-152, 650, ["brachioradialis"]), (-161, 650, ["extensor_carpi_radialis_longus", "supinator"]),
    (-174, 612, ["extensor_carpi_radialis_brevis"]), (-181, 625, ["extensor_digitorum"]),
    (-186, 600, ["extensor_carpi_ulnaris"]), (-185, 640, ["anconeus"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


def told(atlas, name, across, up):
    view = views.VIEWS[name]
    x, y = view.to_box(np.array([across, up]) / 1000) / [view.width, views.HEIGHT]
    return atlas.view("male", name).regions_at(x, y)


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


@pytest.mark.parametrize(("across", "up", "expected"), FROM_THE_SIDE)
def test_from_the_side_the_same_is_told_of_left_and_right(atlas, across, up, expected):
    right, left = told(atlas, "right", across, up), told(atlas, "left", -across, up)
    assert [region.muscle for region in right] == [region.muscle for region in left]
    names = [region.muscle for region in right]
    assert [name for name in names if name in expected] == expected
    assert names[0] == expected[0]
    assert {region.side for region in right} == {"right"}
    assert {region.side for region in left} == {"left"}


def test_latissimus_does_not_answer_over_the_lumbar_fascia(atlas):
    for across in (5, 15, 25, 35):
        names = {region.muscle for region in told(atlas, "back", across, 650)}
        assert "latissimus_dorsi" not in names
        assert names & {"lumbar_multifidus", "longissimus_lumborum", "iliocostalis_lumborum"}


@pytest.mark.parametrize(("up", "level"), [(849, "C7"), (756, "T7"), (607, "L4"), (566, "S2")])
def test_beside_the_spine_the_level_is_told(atlas, up, level):
    levels = [region.level for region in told(atlas, "back", 6, up) if region.level]
    assert levels == [level]


@pytest.mark.parametrize("view", ["front", "back", "right", "head_front", "hand_right_back"])
def test_the_same_place_of_another_figure_is_told_alike(atlas, view):
    """Through its anchor, as when a patient's figure is changed."""
    chance = np.random.default_rng(7)
    his, hers = (atlas.view(body, view) for body in ("male", "female"))
    from_his, to_hers = (atlas.anchors(body, view) for body in ("male", "female"))
    asked = alike = 0
    for x, y in chance.random((900, 2)):
        told = his.regions_at(x, y)
        anchor = from_his.anchor_at(x, y)
        place = to_hers.locate(anchor) if told and anchor else None
        if place is not None:
            asked += 1
            other = [region.muscle for region in hers.regions_at(*place)]
            alike += told[0].muscle in other[:1]
    assert asked > 80
    assert alike > (0.85 if view == "right" else 0.9) * asked  # its edges are steep


def test_every_level_is_told_on_both_figures(atlas):
    for body in ("male", "female"):
        view = atlas.view(body, "back")
        cells = [region for region in view.regions if region.level]
        assert [cell.level for cell in cells if cell.side == "right"] == list(LEVELS)
