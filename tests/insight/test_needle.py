"""Which needle of the tray a place usually takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.insight.needle import _BY_REGION, usual_needle
from ims_chart.record import Clinic, Needle
from ims_chart.resources import asset
from tests.strategies import needles

MUSCLES = Atlas(asset()).muscles
TRAY = Clinic().needles


def size(muscle, tray=TRAY):
    found = usual_needle(MUSCLES.get(muscle), tray)
    return found.diameter_mm, found.length_mm


@pytest.mark.parametrize(
    ("muscle", "expected"),
    [
        ("frontalis", (0.16, 15)),
        ("masseter_superficial", (0.16, 15)),
        ("infraspinatus", (0.25, 40)),
        ("gluteus_maximus", (0.30, 60)),
        ("rectus_femoris", (0.30, 50)),
    ],
)
def test_the_face_takes_a_thin_and_short_needle_and_the_buttock_a_long_one(
    muscle, expected
) -> None:
    assert size(muscle) == expected


def test_every_region_of_the_body_has_its_needle() -> None:
    assert {MUSCLES[name].body_region for name in MUSCLES} <= set(_BY_REGION)


def test_off_every_muscle_the_plainest_needle_is_taken() -> None:
    assert usual_needle(None, TRAY) == Needle(diameter_mm=0.25, length_mm=40)


def test_an_empty_tray_has_no_needle() -> None:
    assert usual_needle(MUSCLES.get("infraspinatus"), ()) is None


@given(st.lists(needles, min_size=1, max_size=6))
def test_whatever_the_tray_holds_a_needle_of_it_is_taken(tray) -> None:
    for name in ("frontalis", "gluteus_maximus"):
        assert usual_needle(MUSCLES.get(name), tray) in tray


@given(needles, needles)
def test_the_buttocks_needle_is_no_shorter_than_the_faces_of_the_same_gauge(a, b) -> None:
    tray = [Needle(diameter_mm=0.25, length_mm=n.length_mm) for n in (a, b)]
    face, buttock = (size(m, tray)[1] for m in ("frontalis", "gluteus_maximus"))
    assert face <= buttock
