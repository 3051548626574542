from dataclasses import replace

from hypothesis import given

from ims_chart.insight.same import matches, same_site
from ims_chart.record import Side
from tests.insight.courses import REACH, point, site_lists
from tests.samples import site


def at(mm, site_id="s1", number=1, **fields):
    return site(site_id, number, point=point(mm), **fields)


def test_the_reach_decides_and_its_edge_belongs_to_it():
    assert same_site(at(0), at(19.9), 20)
    assert not same_site(at(0), at(20.1), 20)
    assert same_site(at(0), at(0), 1)


def test_another_muscle_level_or_side_is_another_site():
    here = at(0, muscle="multifidus_lumbar", level="L4")
    assert same_site(here, replace(here), REACH)
    others = ({"muscle": "iliocostalis"}, {"level": "L5"}, {"side": Side.LEFT}, {"muscle": None})
    assert not any(same_site(here, replace(here, **other), REACH) for other in others)


def test_the_nearest_pair_is_taken_first():
    earlier = [at(0, "a", 1), at(12, "b", 2)]
    later = [at(10, "c", 1), at(-9, "d", 2)]
    assert matches(earlier, later, REACH) == ((0, 1), (1, 0))


def test_of_equally_near_ones_the_lowest_numbers_match():
    earlier = [at(0, "a", 2), at(0, "b", 1)]
    later = [at(5, "c", 1)]
    assert matches(earlier, later, REACH) == ((1, 0),)


@given(site_lists, site_lists)
def test_matches_are_one_to_one_and_the_same_both_ways(earlier, later):
    pairs = matches(earlier, later, REACH)
    assert len({n for n, _ in pairs}) == len({m for _, m in pairs}) == len(pairs)
    assert all(same_site(earlier[n], later[m], REACH) for n, m in pairs)
    assert {(m, n) for n, m in matches(later, earlier, REACH)} == set(pairs)


@given(site_lists, site_lists)
def test_the_order_in_which_sites_stand_does_not_matter(earlier, later):
    pairs = {(earlier[n].id, later[m].id) for n, m in matches(earlier, later, REACH)}
    turned = matches(earlier[::-1], later[::-1], REACH)
    assert {(earlier[::-1][n].id, later[::-1][m].id) for n, m in turned} == pairs


@given(site_lists, site_lists)
def test_no_two_sites_that_could_match_are_left_over(earlier, later):
    pairs = matches(earlier, later, REACH)
    alone = [s for n, s in enumerate(earlier) if n not in {n for n, _ in pairs}]
    free = [s for m, s in enumerate(later) if m not in {m for _, m in pairs}]
    assert not any(same_site(a, b, REACH) for a in alone for b in free)
