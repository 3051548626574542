import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas, nearest_skin
from ims_chart.charting.placing import MIDLINE_REACH, new_site, place_at, place_near, side_of
from ims_chart.charting.plan import Plan
from ims_chart.insight.needle import usual_needle
from ims_chart.record import Clinic, Needle, RecordError, Side, Wrong
from ims_chart.resources import asset
from tests.charting.places import BODY, belly

ATLAS = Atlas(asset())
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
TRAY = Clinic().needles
LARGE = [
    *(("back", m) for m in ("infraspinatus", "latissimus_dorsi", "gluteus_maximus")),
    *(("back", m) for m in ("gastrocnemius_medial", "trapezius_middle", "deltoid_posterior")),
    *(("front", m) for m in ("rectus_femoris", "pectoralis_major_sternal", "biceps_brachii")),
    *(("front", m) for m in ("tibialis_anterior", "deltoid_anterior", "rectus_abdominis")),
]


@pytest.mark.parametrize("image_left", [True, False])
@pytest.mark.parametrize(("view", "muscle"), LARGE)
def test_a_belly_is_named_on_the_patients_own_side(view, muscle, image_left) -> None:
    """From behind the image's left is the patient's left; from the front it is the right."""
    place = place_at(ATLAS, BODY, view, *belly(ATLAS, view, muscle, image_left=image_left))
    assert place.region is not None
    assert place.region.muscle == muscle
    left = image_left is (view == "back")
    assert place.side is (Side.LEFT if left else Side.RIGHT)
    assert (place.point.anchor[0] > 0) is left


@pytest.mark.parametrize("view", ["back", "front"])
def test_the_two_sides_lie_opposite_each_other(view) -> None:
    shown = ATLAS.view(BODY, view)
    assert shown.midline_x is not None
    for region in shown.regions:
        centre = (region.bounds[0] + region.bounds[2]) / 2 / shown.width - shown.midline_x
        if abs(centre) > 0.02:
            expected = Side.LEFT if (centre < 0) is (view == "back") else Side.RIGHT
            assert region.side is expected, region.muscle


@given(st.sampled_from(["back", "front"]), st.floats(0, 1), st.floats(0, 1))
def test_a_place_is_on_the_skin_or_refused(view, x, y) -> None:
    if not ATLAS.view(BODY, view).contains(x, y):
        with pytest.raises(RecordError):
            place_at(ATLAS, BODY, view, x, y)
        return
    place = place_at(ATLAS, BODY, view, x, y)
    assert place.regions == ATLAS.view(BODY, view).regions_at(x, y)
    site = new_site(ATLAS, place, Plan(), tray=TRAY, author="th1", at=AT)
    assert site.side is place.side
    assert site.muscle == (place.region.muscle if place.region else None)
    assert site.atlas == ATLAS.version


@pytest.mark.parametrize(("x", "y"), [(-0.1, 0.5), (0.5, 1.2), (0.01, 0.01), (float("nan"), 0.5)])
def test_beside_the_body_nothing_can_be_placed(x, y) -> None:
    with pytest.raises(RecordError) as refused:
        place_at(ATLAS, BODY, "back", x, y)
    assert refused.value.wrong is Wrong.OUTSIDE_BODY


@pytest.mark.parametrize(
    ("x", "side"),
    [(0.1, Side.LEFT), (-0.1, Side.RIGHT), (0, Side.MIDLINE), (MIDLINE_REACH, Side.MIDLINE)],
)
def test_a_place_without_a_muscle_has_the_side_of_its_skin(x, side) -> None:
    assert side_of((x, 0.5, 0.0)) is side


# --- which needle


@pytest.mark.parametrize("muscle", ["infraspinatus", "gluteus_maximus"])
def test_the_needle_is_the_usual_one_of_the_place_unless_another_was_chosen(muscle) -> None:
    place = place_at(ATLAS, BODY, "back", *belly(ATLAS, "back", muscle, image_left=True))
    chosen = Needle(diameter_mm=0.16, length_mm=15)
    for plan, needle in (
        (Plan(), usual_needle(ATLAS.muscles[muscle], TRAY)),
        (Plan(needle=chosen), chosen),
    ):
        site = new_site(ATLAS, place, plan, tray=TRAY, author="th1", at=AT)
        assert site.needling.needle == needle


# --- by finger


@given(st.sampled_from(["back", "front"]), st.floats(0, 1), st.floats(0, 1), st.floats(0.001, 0.03))
def test_a_finger_means_something_within_its_reach_or_is_refused(view, x, y, reach) -> None:
    if nearest_skin(ATLAS.view(BODY, view), x, y, reach) is None:
        with pytest.raises(RecordError):
            place_near(ATLAS, BODY, view, x, y, reach=reach, habits={})
        return
    place = place_near(ATLAS, BODY, view, x, y, reach=reach, habits={})
    shown = ATLAS.view(BODY, view)
    assert shown.contains(place.point.x, place.point.y)
    off = (place.point.x - x) * shown.width / shown.height, place.point.y - y
    assert (off[0] ** 2 + off[1] ** 2) ** 0.5 <= reach + 1e-4
    if shown.contains(x, y):
        assert (place.point.x, place.point.y) == (round(x, 5), round(y, 5))
        assert {r.muscle for r in shown.regions_at(x, y)} <= {r.muscle for r in place.regions}
    if place.region is not None:
        assert place.side is place.region.side


def test_a_fingers_muscles_come_the_likeliest_first_and_habit_counts() -> None:
    x, y = belly(ATLAS, "back", "infraspinatus", image_left=False)
    place = place_near(ATLAS, BODY, "back", x, y, reach=0.02, habits={})
    assert place.region.muscle == "infraspinatus"
    other = place.regions[-1].muscle
    places = [
        place_near(ATLAS, BODY, "back", x, y, reach=0.02, habits={other: n}).regions
        for n in (0, 50)
    ]
    ranks = [[r.muscle for r in regions].index(other) for regions in places]
    assert ranks[1] < ranks[0]
