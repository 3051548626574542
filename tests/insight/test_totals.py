from ims_chart.body import Atlas
from ims_chart.insight.totals import totals
from ims_chart.record import Needling, Side
from ims_chart.resources import asset
from tests.samples import site, visit

MUSCLES = Atlas(asset()).muscles


def needled(number, muscle, side=Side.RIGHT, count=1):
    return site(f"s{number}", number, muscle=muscle, side=side, needling=Needling(count=count))


def test_parts_of_one_muscle_count_once_and_sides_apart():
    sites = (
        needled(1, "trapezius_upper"),
        needled(2, "trapezius_lower"),
        needled(3, "trapezius_upper", Side.LEFT),
        needled(4, "infraspinatus"),
    )
    counted = totals(visit(sites=sites), MUSCLES)
    assert counted.muscles == 3
    assert counted.by_side == {Side.RIGHT: 2, Side.LEFT: 1}


def test_needles_are_the_sum_of_the_counts():
    sites = (needled(1, "soleus", count=3), needled(2, "soleus"))
    assert totals(visit(sites=sites), MUSCLES).needles == 4


def test_a_site_that_was_not_needled_counts_as_a_site_only():
    counted = totals(visit(sites=(site(needling=None),)), MUSCLES)
    assert (counted.sites, counted.needles, counted.muscles) == (1, 0, 0)


def test_a_needle_where_no_muscle_is_named_is_a_needle():
    counted = totals(visit(sites=(needled(1, None),)), MUSCLES)
    assert (counted.needles, counted.muscles) == (1, 0)


def test_removed_sites_are_counted():
    assert totals(visit(sites=(site(number=4),), numbers_given=6), MUSCLES).removed == 5


def test_an_empty_visit_counts_nothing():
    counted = totals(visit(), MUSCLES)
    assert (counted.sites, counted.needles, counted.muscles, counted.removed) == (0, 0, 0, 0)


def test_needles_out_are_told_only_where_all_are_known():
    out = site("s1", 1, needling=Needling(count=3, removed=2))
    assert totals(visit(sites=(out,)), MUSCLES).out == 2
    unknown = site("s2", 2, needling=Needling())
    assert totals(visit(sites=(out, unknown)), MUSCLES).out is None
