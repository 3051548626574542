import dataclasses

import pytest

from ims_chart.printing.figures import figures_of, hidden_words
from ims_chart.record import PainArea, Point
from tests.printing.charts import ATLAS, chart, patient, point
from tests.samples import TIME, site


def figures(charted):
    return figures_of(charted, charted.visits[-1], ATLAS)


def views(charted):
    return [figure.view.id for figure in figures(charted).shown]


def test_only_views_that_carry_something_are_shown():
    assert views(chart([site(point=point(0.6, 0.25))])) == ["back"]
    both = [site("a", 1, point=point(0.6, 0.25)), site("b", 2, point=point(0.45, 0.3, "front"))]
    assert views(chart(both)) == ["back", "front"]


def test_without_a_site_back_and_front_are_shown():
    assert views(chart([])) == ["back", "front"]


@pytest.mark.parametrize("view", [v for v in ATLAS.bodies["male"] if v not in {"back", "front"}])
def test_a_site_is_shown_in_the_view_it_was_tapped_in(view):
    shown = figures(chart([site(point=point(0.5, 0.5, view))])).shown
    assert [figure.view.id for figure in shown] == [view]
    assert shown[0].sites[0][1] == (0.5, 0.5)


def test_a_site_at_the_edge_of_a_view_is_shown_once():
    edges = [
        tapped
        for x in range(400)
        for y in (0.1, 0.15, 0.175, 0.225)
        if ATLAS.view("male", "back").contains(x / 400, y)
        and ATLAS.anchors("male", "front").locate((tapped := point(x / 400, y)).anchor)
    ]
    assert edges
    (only,) = figures(chart([site(point=edges[0])])).shown
    assert only.view.id == "back"


def test_a_site_of_another_body_is_shown_by_its_anchor():
    tapped = point(0.62, 0.3)
    foreign = dataclasses.replace(tapped, body="another", view="back", x=0.1, y=0.1)
    (only,) = figures(chart([site(point=foreign)])).shown
    ((_, (x, y)),) = only.sites
    assert only.view.id == "back"
    assert abs(x - 0.62) < 0.01
    assert abs(y - 0.3) < 0.01


def test_a_site_that_no_view_shows_is_told():
    nowhere = Point(body="x", view="y", x=0.5, y=0.5, anchor=(1.4, 1.4, 1.4))
    shown = figures(chart([site(number=7, point=nowhere)]))
    assert hidden_words(shown).endswith(": 7")


def test_a_figure_the_atlas_has_not_is_the_reference_body():
    charted = chart(person=patient(figure="../../etc"))
    assert {f.view.body for f in figures(charted).shown} == {ATLAS.reference_body}


def test_a_pain_area_brings_its_view():
    outline = tuple(point(x, y, "front") for x, y in ((0.4, 0.2), (0.5, 0.2), (0.45, 0.3)))
    area = PainArea(id="p", author="a", recorded=TIME, atlas="1", outline=outline)
    shown = figures(chart(pain_areas=(area,))).shown
    assert [(f.view.id, len(f.areas)) for f in shown] == [("back", 0), ("front", 1)]
