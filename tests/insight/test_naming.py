import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.insight.naming import muscle_label, muscle_name, segments_label
from ims_chart.record import ROOTS, Side
from ims_chart.resources import asset
from tests.samples import site

MUSCLES = Atlas(asset()).muscles


@pytest.mark.parametrize(
    ("muscle", "side", "level", "label"),
    [
        ("infraspinatus", Side.RIGHT, None, "R infraspinatus"),
        ("trapezius_upper", Side.LEFT, None, "L upper trapezius"),
        ("lumbar_multifidus", Side.RIGHT, "L2", "R multifidus L2"),
        ("cervical_multifidus", Side.LEFT, "C5", "L multifidus C5"),
        ("thoracic_multifidus", Side.LEFT, "T7", "L multifidus T7"),
        ("lumbar_multifidus", Side.RIGHT, None, "R lumbar and sacral multifidus"),
        ("abductor_digiti_minimi_foot", Side.LEFT, None, "L abductor digiti minimi (foot)"),
        ("rectus_abdominis", Side.MIDLINE, None, "rectus abdominis"),
    ],
)
def test_a_site_is_called_by_side_muscle_and_level(muscle, side, level, label):
    assert muscle_label(site(muscle=muscle, side=side, level=level), MUSCLES) == label


def test_a_place_without_a_muscle_has_no_name():
    assert muscle_label(site(muscle=None), MUSCLES) == ""


def test_a_muscle_of_another_atlas_still_reads():
    assert muscle_label(site(muscle="some_new_muscle"), MUSCLES) == "R some new muscle"


def test_every_muscle_keeps_a_name_of_its_own():
    names = [muscle_name(site(muscle=muscle), MUSCLES) for muscle in MUSCLES]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("roots", "label"),
    [
        (("C6", "C5"), "C5 C6"),
        ((), ""),
        (("C5", "C6", "C7"), "C5 C6 C7"),
        (("L2", "L3", "L4", "L5", "S1", "S4"), "L2–S1 S4"),
        (ROOTS, "C1–S5"),
    ],
)
def test_segments_read_from_the_head_down(roots, label):
    assert segments_label(roots) == label


@given(st.lists(st.sampled_from(ROOTS)))
def test_no_segment_is_lost(roots):
    named = set()
    for part in segments_label(roots).split():
        first, _, last = part.partition("–")
        start = ROOTS.index(first)
        named |= set(ROOTS[start : ROOTS.index(last or first) + 1])
    assert named == set(roots)
