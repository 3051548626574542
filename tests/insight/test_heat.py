from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.insight.heat import Heat, HeatSource
from ims_chart.insight.lineage import lineages
from ims_chart.insight.review_wording import heat_words
from ims_chart.insight.same import place_of
from ims_chart.record import Needling
from tests.insight.courses import REACH, courses, point
from tests.samples import site, visit


def changed(n, change, *sites):
    """A visit whose pain changed so much; None where it wasn't recorded."""
    after = None if change is None else 7 + change
    return visit(f"v{n}", sites, pain_before=7, pain_after=after)


def needled(mm=0, count=1, **fields):
    return site(point=point(mm), needling=Needling(count=count), **fields)


def only(found):
    (one,) = found
    return one


@given(courses(), st.integers(0, 4), st.integers(0, 4))
def test_a_range_says_what_its_visits_alone_would(drawn, first, last):
    source = HeatSource(drawn.visits, REACH)
    spots = source.spots(first, last)
    inside = [(at, v) for at, v in enumerate(drawn.visits) if first <= at <= last]
    needles = sum(s.needling.count for _, v in inside for s in v.sites if s.needling)
    assert sum(spot.heat.needles for spot in spots) == needles
    assert sum(spot.heat.visits for spot in spots) == sum(
        s.needling is not None for _, v in inside for s in v.sites
    )
    muscles = defaultdict(Counter)
    for at, v in inside:
        for s in v.sites:
            if s.needling and s.muscle:
                muscles[place_of(s)][at] += s.needling.count
    found = source.muscles(first, last)
    assert {place: (h.visits, h.needles) for place, h in found.items()} == {
        place: (len(days), sum(days.values())) for place, days in muscles.items()
    }


@given(courses())
def test_a_spot_lies_in_the_middle_of_where_its_site_was_needled(drawn):
    spots = HeatSource(drawn.visits, REACH).spots(0, len(drawn.visits))
    places = [
        [step.site.point.anchor for step in one.steps if step.site.needling]
        for one in lineages(drawn.visits, REACH)
    ]
    middles = [tuple(sum(axis) / len(axis) for axis in zip(*p, strict=True)) for p in places if p]
    assert [spot.anchor for spot in spots] == [pytest.approx(middle) for middle in middles]


@given(courses())
def test_a_visit_without_pain_recorded_changes_no_mean(drawn):
    known = [v for v in drawn.visits if None not in (v.pain_before, v.pain_after)]
    silent = [replace(v, id=f"{v.id}x", pain_after=None, follow_up=None) for v in drawn.visits]
    alone = HeatSource(known, REACH).muscles(0, 99)
    beside = HeatSource(known + silent, REACH).muscles(0, 99)
    for place, heat in beside.items():
        without = alone.get(place)
        assert heat.pain_changes == (without.pain_changes if without else ())
        assert heat.pain_change == (without.pain_change if without else None)


def test_a_mean_needs_three_visits():
    visits = [changed(n, c, needled()) for n, c in enumerate((-1, None, -2, -6))]
    source = HeatSource(visits, REACH)
    assert only(source.spots(0, 2)).heat == Heat(visits=3, needles=3, pain_changes=(-1, -2))
    assert only(source.spots(0, 2)).heat.pain_change is None
    assert only(source.spots(0, 3)).heat.pain_change == -3
    assert source.spots(4, 9) == source.spots(2, 1) == ()


def test_two_sites_of_a_muscle_in_one_visit_count_its_pain_once():
    sites = (needled(), needled(80, 2, site_id="s2", number=2))
    heat = only(HeatSource([changed(0, -2, *sites)], REACH).muscles(0, 0).values())
    assert heat == Heat(visits=1, needles=3, pain_changes=(-2,))


def test_a_site_that_was_only_found_is_cold():
    source = HeatSource([changed(0, -2, site(needling=None))], REACH)
    assert (source.spots(0, 0), source.muscles(0, 0)) == ((), {})


def test_heat_is_told_with_single_values_until_there_are_enough():
    assert heat_words(Heat(1, 1, ())) == "needled at 1 visit, 1 needle"
    assert heat_words(Heat(2, 3, (-2, 0))) == "needled at 2 visits, 3 needles; visit pain −2, 0"
    told = heat_words(Heat(3, 3, (-2, -1, 1)))
    assert told == "needled at 3 visits, 3 needles; visit pain −0.7 on 3 days"
