import dataclasses

from ims_chart.printing.figures import figures_of, figures_strip, hidden_words
from ims_chart.printing.page import Mark, Number, Picture, Text
from ims_chart.record import PainArea, Point
from tests.printing.charts import ATLAS, EvenMeasure, chart, patient, point
from tests.samples import TIME, site


def figures(charted):
    return figures_of(charted, charted.visits[-1], ATLAS)


def strip(charted):
    return figures_strip(figures(charted), EvenMeasure(), 180, 120)


def of(kind, made):
    return [item for item in made.items if isinstance(item, kind)]


def test_a_mark_lies_where_the_site_was_tapped():
    made = strip(chart([site(point=point(0.6, 0.25))]))
    back = of(Picture, made)[0]
    (mark,) = of(Mark, made)
    assert mark.x == back.x + 0.6 * back.width
    assert mark.y == back.y + 0.25 * back.height


def test_a_site_is_shown_in_the_view_it_was_tapped_in_even_at_its_edge():
    edges = [
        tapped
        for x in range(400)
        for y in (0.1, 0.15, 0.175, 0.225)
        if ATLAS.view("male", "back").contains(x / 400, y)
        and ATLAS.anchors("male", "front").locate((tapped := point(x / 400, y)).anchor)
    ]
    assert edges
    placed = figures(chart([site(point=edges[0])])).sites
    assert [len(sites) for sites in placed] == [1, 0]


def test_a_site_of_another_body_is_shown_by_its_anchor():
    tapped = point(0.62, 0.3)
    foreign = dataclasses.replace(tapped, body="female", view="back", x=0.1, y=0.1)
    back, front = figures(chart([site(point=foreign)])).sites
    ((_, (x, y)),) = back
    assert abs(x - 0.62) < 0.01
    assert abs(y - 0.3) < 0.01
    assert not front


def test_a_site_that_no_view_shows_is_told():
    nowhere = Point(body="x", view="y", x=0.5, y=0.5, anchor=(1.4, 1.4, 1.4))
    shown = figures(chart([site(number=7, point=nowhere)]))
    assert hidden_words(shown).endswith(": 7")


def test_a_figure_the_atlas_has_not_is_the_reference_body():
    charted = chart(person=patient(figure="../../etc"))
    assert {view.body for view in figures(charted).views} == {ATLAS.reference_body}


def test_left_and_right_are_the_patients():
    made = strip(chart([]))
    back, front = of(Picture, made)
    letters = {
        (picture.view, item.text): item.x - picture.x
        for item in of(Text, made)
        for picture in (back, front)
        if item.text in {"L", "R"} and 0 < item.x - picture.x < picture.width
    }
    assert letters["back", "L"] < letters["back", "R"]
    assert letters["front", "R"] < letters["front", "L"]


def test_every_site_has_its_number():
    sites = [site(f"s{n}", n, point=point(0.6, 0.25)) for n in (1, 2, 9)]
    assert [number.text for number in of(Number, strip(chart(sites)))] == ["1", "2", "9"]


def test_a_pain_area_is_drawn_in_its_view():
    outline = tuple(point(x, y, "front") for x, y in ((0.4, 0.2), (0.5, 0.2), (0.45, 0.3)))
    area = PainArea(id="p", author="a", recorded=TIME, atlas="1", outline=outline)
    assert [len(areas) for areas in figures(chart(pain_areas=(area,))).areas] == [0, 1]
