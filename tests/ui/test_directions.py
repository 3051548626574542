"""Words for the direction add up, and those that can't hold together don't."""

from hypothesis import given
from hypothesis import strategies as st

from ims_chart.ui.directions import ANGLES, WAYS, toggled, ways_in

ways = st.sampled_from((*ANGLES, *WAYS))
typed = st.text(alphabet="abc ,", max_size=12)


@given(typed, ways)
def test_a_word_comes_and_goes(direction, way) -> None:
    without = direction if way not in ways_in(direction) else toggled(direction, way)
    there = toggled(without, way)
    assert way in ways_in(there)
    assert way not in ways_in(toggled(there, way))


@given(st.lists(ways, max_size=8))
def test_one_angle_and_one_way_of_each_kind(taps) -> None:
    direction = ""
    for way in taps:
        direction = toggled(direction, way)
    held = ways_in(direction)
    assert len(held & set(ANGLES)) <= 1
    assert not {"medial", "lateral"} <= held
    assert not {"cranial", "caudal"} <= held


def test_what_was_typed_stays() -> None:
    assert toggled("toward the coracoid, oblique", "medial") == (
        "toward the coracoid, oblique, medial"
    )
    assert toggled("toward the coracoid, oblique", "oblique") == "toward the coracoid"
