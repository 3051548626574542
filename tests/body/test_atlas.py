import json
import math
import random
import statistics
import time

import pytest

from ims_chart.body import SMALL_HEIGHT, Atlas, BodyError, Coat, Fault
from ims_chart.record.terms import ROOTS, Side
from ims_chart.resources import asset

ATLAS = Atlas(asset())
VIEWS = ["front", "back"]

# Bellies on the image's right half, found on the picture by anatomy; the other side is mirrored.
BELLIES = {
    "back": {
        "trapezius_upper": (0.525, 0.14),
        "trapezius_middle": (0.57, 0.185),
        "trapezius_lower": (0.53, 0.235),
        "deltoid_posterior": (0.65, 0.22),
        "deltoid_middle": (0.733, 0.23),
        "infraspinatus": (0.59, 0.225),
        "teres_major": (0.62, 0.252),
        "latissimus_dorsi": (0.60, 0.30),
        "triceps_long": (0.68, 0.27),
        "triceps_lateral": (0.735, 0.30),
        "gluteus_medius": (0.60, 0.415),
        "gluteus_maximus": (0.57, 0.46),
        "biceps_femoris_long": (0.62, 0.60),
        "semitendinosus": (0.56, 0.60),
        "gastrocnemius_medial": (0.595, 0.77),
        "gastrocnemius_lateral": (0.64, 0.77),
        "soleus": (0.605, 0.86),
    },
    "front": {
        "pectoralis_major_clavicular": (0.60, 0.197),
        "pectoralis_major_sternal": (0.57, 0.235),
        "deltoid_anterior": (0.67, 0.205),
        "deltoid_middle": (0.728, 0.22),
        "biceps_brachii": (0.72, 0.30),
        "rectus_abdominis": (0.54, 0.41),
        "external_oblique": (0.605, 0.37),
        "serratus_anterior": (0.64, 0.295),
        "rectus_femoris": (0.61, 0.56),
        "vastus_lateralis": (0.65, 0.56),
        "vastus_medialis": (0.575, 0.64),
        "sartorius": (0.56, 0.54),
        "adductor_longus": (0.535, 0.52),
        "tibialis_anterior": (0.625, 0.77),
        "gastrocnemius_medial": (0.58, 0.77),
        "fibularis_longus": (0.665, 0.78),
    },
}
POINTS = [
    (view, muscle, x, y)
    for view, bellies in BELLIES.items()
    for muscle, (right, y) in bellies.items()
    for x in (right, 1 - right)
]
THE_PATIENTS = {
    ("front", False): Side.RIGHT,
    ("front", True): Side.LEFT,
    ("back", False): Side.LEFT,
    ("back", True): Side.RIGHT,
}
"""By view, and whether it is the image's right half."""


def places(view, count):
    """Seeded points on the body."""
    dice = random.Random(view.id)
    found = []
    while len(found) < count:
        place = dice.random(), dice.random()
        if view.contains(*place):
            found.append(place)
    return found


@pytest.mark.parametrize(("view", "muscle", "x", "y"), POINTS)
def test_the_belly_of_a_large_muscle_names_it_first(view, muscle, x, y):
    first = ATLAS.view("male", view).regions_at(x, y)[0]
    assert (first.muscle, first.side) == (muscle, THE_PATIENTS[view, x > 0.5])


@pytest.mark.parametrize("view", VIEWS)
def test_every_region_lies_on_the_patients_own_side(view):
    shown = ATLAS.view("male", view)
    assert shown.image_left is THE_PATIENTS[view, False]
    for x, y in places(shown, 3000):
        for region in shown.regions_at(x, y):
            if abs(x - 0.5) > 0.01:
                assert region.side in (Side.MIDLINE, THE_PATIENTS[view, x > 0.5]), region.muscle


@pytest.mark.parametrize("view", VIEWS)
def test_anchors_agree_with_the_sides(view):
    shown, anchors = ATLAS.view("male", view), ATLAS.anchors("male", view)
    for x, y in places(shown, 500):
        anchor = anchors.anchor_at(x, y)
        assert anchor is not None
        if abs(x - 0.5) > 0.01:
            assert (anchor[0] > 0) == (THE_PATIENTS[view, x > 0.5] is Side.LEFT)


def test_front_and_back_are_two_sides_of_one_body():
    front, back = ATLAS.anchors("male", "front"), ATLAS.anchors("male", "back")
    for x, y in places(ATLAS.view("male", "front"), 500):
        before, behind = front.anchor_at(x, y), back.anchor_at(1 - x, y)
        assert before[:2] == pytest.approx(behind[:2], abs=1e-3)
        assert before[2] > behind[2] - 0.01


@pytest.mark.parametrize("view", VIEWS)
def test_vertex_and_sole_are_where_the_body_ends(view):
    shown, anchors = ATLAS.view("male", view), ATLAS.anchors("male", view)
    assert anchors.anchor_at(shown.midline_x, shown.vertex_y)[:2] == pytest.approx((0, 1), abs=1e-3)
    assert shown.contains(shown.midline_x, shown.vertex_y + 0.01)
    assert not shown.contains(shown.midline_x, shown.vertex_y - 0.01)
    assert shown.outline.bounds[3] / shown.height == pytest.approx(shown.sole_y, abs=0.005)


@pytest.mark.parametrize(("view", "muscle", "x", "y"), POINTS)
def test_a_belly_is_found_again_in_its_view_and_hidden_from_the_other(view, muscle, x, y):
    anchor = ATLAS.anchors("male", view).anchor_at(x, y)
    assert ATLAS.anchors("male", view).locate(anchor) == pytest.approx((x, y), abs=1e-5)
    other = "front" if view == "back" else "back"
    assert ATLAS.anchors("male", other).locate(anchor) is None


@pytest.mark.parametrize("y", [0.13, 0.2, 0.25, 0.36])
def test_beside_the_spine_a_level_answers(y):
    for x in (0.49, 0.51):
        cells = [r for r in ATLAS.view("male", "back").regions_at(x, y) if r.level]
        assert len(cells) == 1
        assert cells[0].segments
        assert set(cells[0].segments) <= set(ROOTS)
        assert cells[0].level in cells[0].segments


@pytest.mark.parametrize("x", [0.47, 0.49, 0.51, 0.53])
def test_over_the_lumbar_fascia_the_paraspinal_muscles_answer(x):
    view = ATLAS.view("male", "back")
    assert "thoracolumbar_fascia" in [structure.id for structure in view.structures_at(x, 0.36)]
    muscles = [region.muscle for region in view.regions_at(x, 0.36)]
    assert muscles
    assert muscles[0] in {"longissimus_lumborum", "iliocostalis_lumborum", "lumbar_multifidus"}
    assert "latissimus_dorsi" not in muscles


def test_levels_follow_each_other_from_neck_to_sacrum():
    view = ATLAS.view("male", "back")
    for side in (Side.LEFT, Side.RIGHT):
        cells = [region for region in view.regions if region.level and region.side is side]
        cells.sort(key=lambda region: region.bounds[1])
        order = [ROOTS.index(cell.level) for cell in cells]
        assert order == sorted(set(order))
        assert (cells[0].level, cells[-1].level) == ("C2", "S2")


@pytest.mark.parametrize("view", VIEWS)
def test_every_outline_can_be_read_and_lies_within_its_bounds(view):
    shown = ATLAS.view("male", view)
    for shape in shown.regions + shown.structures:
        (left, top, right, bottom), (x0, y0, x1, y1) = shape.bounds, shape.outline.bounds
        assert left - 1 <= x0 < x1 <= right + 1, shape
        assert top - 1 <= y0 < y1 <= bottom + 1, shape


@pytest.mark.parametrize("view", VIEWS)
def test_every_region_has_a_muscle_in_the_table(view):
    assert set(ATLAS.view("male", view).muscles) <= set(ATLAS.muscles)


@pytest.mark.parametrize("view", VIEWS)
def test_the_pictures_are_there(view):
    for height in (SMALL_HEIGHT, 1600, math.inf):
        path = ATLAS.picture_path("male", view, height=height)
        assert path.read_bytes()[8:12] == b"WEBP"


def test_the_lowest_picture_that_is_high_enough_is_chosen():
    """A view that has no medium one is read as it is."""
    wanted = {1: "-small", 800: "-small", 800.5: "-medium", 1600: "-medium", 1601: "", math.inf: ""}
    for coat, dress in ((Coat.MUSCLE, ""), (Coat.SKIN, "-skin")):
        for height, ending in wanted.items():
            path = ATLAS.picture_path("female", "left", coat, height=height)
            assert path.name == f"left{dress}{ending}.webp"
    assert ATLAS.picture_path("male", "head_front", height=1600).name == "head_front.webp"


@pytest.mark.parametrize("view", VIEWS)
def test_asking_for_the_muscles_under_a_point_takes_no_time(view, record_property):
    shown = ATLAS.view("male", view)
    times = []
    for x, y in places(shown, 1000):
        start = time.perf_counter()
        shown.regions_at(x, y)
        times.append(time.perf_counter() - start)
    median_ms = statistics.median(times) * 1000
    record_property("where_ms", median_ms)
    assert median_ms < 0.5  # ten times the goal: a slow machine must not fail this


def test_the_atlas_says_what_it_has():
    assert ATLAS.version
    assert ATLAS.reference_body == "male"
    assert {"front", "back"} <= set(ATLAS.bodies["male"])


@pytest.mark.parametrize(
    ("body", "view", "fault", "subject"),
    [
        ("troll", "back", Fault.UNKNOWN_BODY, "troll"),
        ("male", "inside", Fault.UNKNOWN_VIEW, "inside"),
        ("male", "../male/back", Fault.UNKNOWN_VIEW, "../male/back"),
    ],
)
def test_an_unknown_body_or_view_is_named(body, view, fault, subject):
    for ask in (ATLAS.view, ATLAS.anchors, ATLAS.picture_path):
        with pytest.raises(BodyError) as caught:
            ask(body, view)
        assert (caught.value.code, caught.value.subject) == (fault, subject)


@pytest.fixture
def assets(tmp_path):
    """An atlas that lists a view whose files are still missing."""
    folder = tmp_path / "body"
    (folder / "male").mkdir(parents=True)
    value = {
        "format": "ims-chart/atlas",
        "version": "1",
        "reference_body": "male",
        "bodies": {"male": {"views": ["back"]}},
    }
    (folder / "atlas.json").write_text(json.dumps(value), encoding="utf-8")
    return tmp_path


def test_missing_files_are_named_when_they_are_needed(assets):
    atlas = Atlas(assets)
    asks = {
        "back.json": lambda: atlas.view("male", "back"),
        "back.anchors": lambda: atlas.anchors("male", "back"),
        "back.webp": lambda: atlas.picture_path("male", "back"),
        "muscles.json": lambda: atlas.muscles,
    }
    for name, ask in asks.items():
        with pytest.raises(BodyError) as caught:
            ask()
        assert caught.value.code is Fault.MISSING_FILE
        assert caught.value.subject.endswith(name)


def test_a_file_of_another_view_is_not_taken_for_this_one(assets):
    front = asset("body", "male", "front.json").read_text(encoding="utf-8")
    (assets / "body" / "male" / "back.json").write_text(front, encoding="utf-8")
    with pytest.raises(BodyError) as caught:
        Atlas(assets).view("male", "back")
    assert caught.value.code is Fault.DAMAGED_FILE


@pytest.mark.parametrize(
    "content", ["{}", "[]", "x", '{"format": "ims-chart/atlas", "version": "1"}']
)
def test_a_damaged_list_of_views_is_named(assets, content):
    (assets / "body" / "atlas.json").write_text(content, encoding="utf-8")
    with pytest.raises(BodyError) as caught:
        Atlas(assets)
    assert caught.value.code is Fault.DAMAGED_FILE
    assert caught.value.subject.endswith("atlas.json")


def test_a_view_is_read_once():
    assert ATLAS.view("male", "back") is ATLAS.view("male", "back")
    assert ATLAS.anchors("male", "back") is ATLAS.anchors("male", "back")
