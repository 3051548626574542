"""Both sides at once, and the other side of what is selected."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.charting.placing import mirror_site, mirrored, place_at
from ims_chart.record import (
    Needling,
    RecordError,
    Referral,
    Side,
    Technique,
    Twitch,
)
from ims_chart.resources import asset
from tests import samples
from tests.charting.places import BODY, belly
from tests.strategies import findings, needlings

ATLAS = Atlas(asset())
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
SEEN = Needling(
    technique=Technique.PISTONING,
    count=2,
    removed=1,
    direction="medial",
    depth_mm=20,
    twitch=Twitch.MULTIPLE,
    referral=Referral(felt=True, where="arm"),
    pain_during=5,
)


@pytest.fixture
def infraspinatus(atlas):
    return "back", *belly(atlas, "back", "infraspinatus", image_left=False)


@pytest.fixture
def gluteus(atlas):
    return "back", *belly(atlas, "back", "gluteus_maximus", image_left=True)


@given(st.sampled_from(sorted(ATLAS.bodies[BODY])), st.floats(0, 1), st.floats(0, 1))
def test_the_other_side_is_as_far_from_the_midline(view, x, y) -> None:
    try:
        place = place_at(ATLAS, BODY, view, x, y)
        other = mirrored(ATLAS, place.point)
    except RecordError:
        return  # beside the body, or on the very rim of it
    if other is None:
        return
    ax, ay, az = place.point.anchor
    assert other.point.anchor == pytest.approx((-ax, ay, az), abs=0.012)
    assert ATLAS.view(BODY, view).side is OTHER.get(ATLAS.view(BODY, other.point.view).side)
    back = mirrored(ATLAS, other.point)
    assert back is None or back.point.view == view


@pytest.mark.parametrize(
    ("view", "muscle"),
    [("back", "infraspinatus"), ("back", "gluteus_maximus"), ("front", "rectus_femoris")],
)
@pytest.mark.parametrize("image_left", [True, False])
def test_across_from_a_belly_lies_the_same_muscle(view, muscle, image_left) -> None:
    place = place_at(ATLAS, BODY, view, *belly(ATLAS, view, muscle, image_left=image_left))
    other = mirrored(ATLAS, place.point)
    assert other.region.muscle == muscle
    assert other.side is OTHER[place.side]


def test_the_midline_has_no_other_side() -> None:
    assert mirrored(ATLAS, place_at(ATLAS, BODY, "back", 0.5, 0.3).point) is None
    middle = samples.site(side=Side.MIDLINE)
    assert mirror_site(ATLAS, middle, author="th1", at=AT) is None


@given(findings, needlings)
def test_nothing_that_was_observed_is_mirrored(finding, needling) -> None:
    place = place_at(ATLAS, BODY, "back", 0.6, 0.25)
    site = samples.site(
        point=place.point, finding=finding, needling=needling, note="sore", repeats="x"
    )
    made = mirror_site(ATLAS, site, author="th2", at=AT)
    assert (made.author, made.recorded, made.side) == ("th2", AT, OTHER[site.side])
    assert made.id != site.id
    assert (made.note, made.repeats, made.extra) == ("", "", {})
    assert (made.finding.kind, made.finding.state) == (finding.kind, finding.state)
    assert (made.finding.note, made.finding.palpation) == ("", None)
    done = made.needling
    assert (done.needle, done.count, done.technique) == (
        needling.needle,
        needling.count,
        needling.technique,
    )
    assert (done.depth_mm, done.twitch, done.referral, done.events) == (None,) * 4
    assert (done.pain_during, done.time_s, done.due, done.stimulation) == (None,) * 4


def test_one_tap_places_both_sides_in_one_step(chart, infraspinatus) -> None:
    chart.set_plan(replace(chart.plan, both_sides=True))
    first = chart.tap(*infraspinatus)
    assert [(s.number, s.muscle, s.side) for s in chart.sites] == [
        (1, "infraspinatus", Side.RIGHT),
        (2, "infraspinatus", Side.LEFT),
    ]
    assert chart.selected == first
    assert chart.sites[0].needling == chart.sites[1].needling
    assert chart.document.history.count() == 1
    chart.document.history.undo()
    assert chart.sites == ()


def test_on_the_midline_both_sides_are_one(chart) -> None:
    chart.set_plan(replace(chart.plan, both_sides=True))
    chart.tap("back", 0.5, 0.3)
    assert len(chart.sites) == 1


def test_a_selection_is_mirrored_in_one_step_and_then_selected(
    chart, infraspinatus, gluteus
) -> None:
    first, second = chart.tap(*infraspinatus), chart.tap(*gluteus)
    chart.change_site("this", needling=SEEN)
    chart.select(first.id, second.id)
    chart.mirror()
    made = chart.sites[2:]
    assert [(s.number, s.muscle, s.side) for s in made] == [
        (3, "infraspinatus", Side.LEFT),
        (4, "gluteus_maximus", Side.RIGHT),
    ]
    assert chart.selection == made
    assert made[1].needling == Needling(
        technique=Technique.PISTONING, count=2, direction="medial", removed=2
    )
    assert chart.document.history.undoText() == "mirror 2 sites"
    chart.document.history.undo()
    assert len(chart.sites) == 2


def test_without_a_selection_nothing_is_mirrored(chart, infraspinatus) -> None:
    chart.tap(*infraspinatus)
    chart.select(None)
    chart.mirror()
    assert len(chart.sites) == 1
    assert chart.document.history.count() == 1


def test_a_signed_visit_is_not_mirrored(chart, infraspinatus) -> None:
    chart.tap(*infraspinatus)
    chart.document.editable = False
    chart.mirror()
    assert len(chart.sites) == 1
