"""Which of the muscles under a finger is taken."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Near, Region
from ims_chart.charting.likely import habit, likeliest
from ims_chart.record import Layer, Side
from tests import samples

USES = {"c1": "common", "c2": "common", "s1": "sometimes", "r1": "rare"}
MUSCLES = SimpleNamespace(
    get=lambda name: SimpleNamespace(use=USES[name]) if name in USES else None
)


def near(muscle, distance=0.0, layer=Layer.SUPERFICIAL, side=Side.LEFT, level=None):
    region = Region(
        muscle=muscle, side=side, layer=layer, level=level, bounds=(0, 0, 1, 1), path="M0 0Z"
    )
    return Near(region, distance)


def ranked(*found, **habits):
    return [region.muscle for region in likeliest(found, MUSCLES, habits)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (near("c1"), near("c2", 1 / 3)),
        (near("c1"), near("c2", layer=Layer.DEEP)),
        (near("c1", 1 / 3), near("c2", layer=Layer.INTERMEDIATE)),
        (near("c1"), near("r1")),
        (near("c1"), near("s1")),
        (near("s1"), near("r1")),
        (near("c1"), near("unknown")),
        (near("r1"), near("c1", 1.0)),
    ],
)
def test_the_nearer_the_shallower_the_more_common_comes_first(first, second) -> None:
    expected = [first.region.muscle, second.region.muscle]
    assert ranked(first, second) == expected
    assert ranked(second, first) == expected


def test_the_habit_of_a_therapist_outweighs_a_little_distance() -> None:
    found = near("c1"), near("c2", 1 / 3)
    assert ranked(*found)[0] == "c1"
    assert ranked(*found, c2=6)[0] == "c2"
    assert ranked(near("c1"), near("c2", 1.0), c2=100)[0] == "c1"


def test_the_side_that_was_touched_is_meant() -> None:
    touched, across = near("c1", side=Side.LEFT), near("c2", 0.0, side=Side.RIGHT)
    assert ranked(touched, across) == ["c1", "c2"]
    assert ranked(across, touched) == ["c2", "c1"]


def test_a_muscle_of_two_sides_or_levels_is_offered_for_each() -> None:
    found = likeliest(
        [near("c1"), near("c1", side=Side.RIGHT), near("c1", level="T4"), near("c1", 1.0)],
        MUSCLES,
        {},
    )
    assert {(r.side, r.level) for r in found} == {
        (Side.LEFT, None),
        (Side.RIGHT, None),
        (Side.LEFT, "T4"),
    }
    assert len(found) == 3


NEARS = st.builds(
    near,
    st.sampled_from([*USES, "unknown"]),
    st.sampled_from([0.0, 1 / 3, 2 / 3, 1.0]),
    st.sampled_from(Layer),
    st.sampled_from(Side),
)


def key(region):
    return region.muscle, region.side, region.level


@given(st.lists(NEARS, max_size=8))
def test_nothing_is_lost_and_nothing_comes_twice(found) -> None:
    kept = [key(region) for region in likeliest(found, MUSCLES, {})]
    assert len(set(kept)) == len(kept)
    assert set(kept) == {key(one.region) for one in found}


@given(st.lists(NEARS, min_size=1, max_size=8), st.sampled_from(sorted(USES)), st.integers(1, 50))
def test_a_muscle_never_falls_behind_by_being_charted(found, muscle, times) -> None:
    before, after = (ranked(*found, **{muscle: n}) for n in (0, times))
    if muscle in before:
        assert after.index(muscle) <= before.index(muscle)


def test_the_habit_is_this_therapists_over_all_visits() -> None:
    visits = [
        samples.visit("v1", [samples.site("a"), samples.site("b", 2, muscle="soleus")]),
        samples.visit(
            "v2",
            [
                samples.site("c"),
                samples.site("d", 2, author="th2"),
                samples.site("e", 3, muscle=None),
            ],
        ),
    ]
    assert habit(samples.record(visits=visits), "th1") == {"infraspinatus": 2, "soleus": 1}
