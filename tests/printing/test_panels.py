import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.printing.closeup import closeup, closeups, crowded
from ims_chart.printing.figures import figures_of
from ims_chart.printing.page import WHOLE_VIEW, Area, Frame, Mark, Number, Picture, Text
from ims_chart.printing.panels import figures_strip
from ims_chart.record import Needling, PainArea, SymptomKind
from tests.printing.charts import ATLAS, EvenMeasure, chart, point
from tests.samples import TIME, site

BACK = ATLAS.view("male", "back")
FAR = [site("a", 1, point=point(0.6, 0.25)), site("b", 2, point=point(0.42, 0.9))]
CLOSE = [site(f"s{n}", n, point=point(0.6 + n / 200, 0.25)) for n in range(1, 5)]
OTHER = site("f", 9, point=point(0.45, 0.3, "front"))


def strip(charted, width=180, height=120):
    figures = figures_of(charted, charted.visits[-1], ATLAS)
    return figures_strip(figures, EvenMeasure(), width, height)


def of(kind, made):
    return [item for item in made.items if isinstance(item, kind)]


def test_a_mark_lies_where_the_site_was_tapped():
    made = strip(chart(FAR))
    (back,) = of(Picture, made)
    mark = of(Mark, made)[0]
    assert mark.x == pytest.approx(back.x + 0.6 * back.width)
    assert mark.y == pytest.approx(back.y + 0.25 * back.height)


def test_left_and_right_are_the_patients():
    made = strip(chart([]))
    letters = {
        (picture.view, item.text): item.x - picture.x
        for item in of(Text, made)
        for picture in of(Picture, made)
        if item.text in {"L", "R"} and 0 < item.x - picture.x < picture.width
    }
    assert letters["back", "L"] < letters["back", "R"]
    assert letters["front", "R"] < letters["front", "L"]


def test_sites_that_crowd_are_shown_larger_with_their_numbers_there_alone():
    made = strip(chart([*CLOSE, OTHER]))
    whole, close, front = of(Picture, made)
    assert whole.window == WHOLE_VIEW == front.window
    assert close.window != WHOLE_VIEW
    assert close.height / close.window.height > 3 * whole.height
    digits = [number for number in of(Number, made) if number.text.isdigit()]
    assert [number.text for number in digits] == ["1", "2", "3", "4", "9"]
    inside = [n for n in digits if close.x < n.x < close.x + close.width]
    assert len(inside) == 4


def test_sites_far_apart_need_no_close_up():
    assert [p.window for p in of(Picture, strip(chart([*FAR, OTHER])))] == [WHOLE_VIEW] * 2


def test_a_single_view_has_its_treated_part_larger_beside_it():
    assert len(of(Picture, strip(chart(CLOSE[:1])))) == 2


def test_sites_from_head_to_foot_that_crowd_are_shown_larger_in_two_parts():
    places = [(0.45 + n % 4 / 50, 0.2 + n / 60) for n in range(36)]
    sites = [site(f"s{n}", n, point=point(x, y)) for n, (x, y) in enumerate(places, 1)]
    made = strip(chart(sites))
    whole, upper, lower = of(Picture, made)
    assert (whole.window, len(of(Frame, made))) == (WHOLE_VIEW, 4)
    assert upper.window.top < lower.window.top
    digits = {number.text for number in of(Number, made) if number.text.isdigit()}
    assert digits == {str(n) for n in range(1, 37)}
    for close in (upper, lower):
        marks = [m for m in of(Mark, made) if close.x < m.x < close.x + close.width]
        assert all(close.y + 1 < mark.y < close.y + close.height - 1 for mark in marks)


def test_a_site_apart_from_the_crowd_has_its_number_on_the_whole_body():
    foot = site("foot", 8, point=point(0.42, 0.9))
    made = strip(chart([*CLOSE, foot, OTHER]))
    whole, close, front = of(Picture, made)
    assert whole.height == pytest.approx(front.height)
    (number,) = (n for n in of(Number, made) if n.text == "8")
    assert whole.x < number.x < whole.x + whole.width
    assert close.window.bottom < 0.9


def test_a_view_with_a_pain_area_alone_is_as_large_as_the_others():
    outline = tuple(point(x, y, "front") for x, y in ((0.4, 0.2), (0.5, 0.2), (0.45, 0.3)))
    area = PainArea(id="p", author="a", recorded=TIME, atlas="1", outline=outline)
    heights = {p.height for p in of(Picture, strip(chart(FAR, pain_areas=(area,))))}
    assert len(heights) == 1


def test_a_body_beside_its_close_up_takes_the_width_that_is_left():
    narrow, wide = (of(Picture, strip(chart([*CLOSE, OTHER]), width=w))[0] for w in (110, 300))
    assert wide.height > 1.5 * narrow.height


spots = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8)


@given(spots)
def test_a_close_up_holds_every_spot_and_lies_in_the_view(places):
    window = closeup(BACK, places)
    if window is None:
        return
    assert window.left >= -1e-9
    assert window.top >= -1e-9
    assert window.right <= 1 + 1e-9
    assert window.bottom <= 1 + 1e-9
    assert all(window.left - 1e-9 <= x <= window.right + 1e-9 for x, _ in places)
    assert all(window.top - 1e-9 <= y <= window.bottom + 1e-9 for _, y in places)


@given(spots)
def test_what_no_close_up_holds_is_near_to_nothing(places):
    windows = closeups(BACK, places)
    assert len(windows) < 3
    for n, (x, y) in enumerate(places if windows else ()):
        held = any(
            w.left - 1e-9 <= x <= w.right + 1e-9 and w.top - 1e-9 <= y <= w.bottom + 1e-9
            for w in windows
        )
        others = (*places[:n], *places[n + 1 :])
        assert held or not any(crowded(BACK, [(x, y), other]) for other in others)


def test_near_is_crowded_and_far_is_not():
    assert crowded(BACK, [(0.5, 0.5), (0.51, 0.5)])
    assert not crowded(BACK, [(0.5, 0.5), (0.5, 0.6)])


@given(st.integers(1, 16), st.floats(60, 300), st.floats(70, 200))
def test_any_number_of_views_fits_into_the_room(count, width, height):
    names = ATLAS.bodies["male"][:count]
    sites = [site(f"s{n}", n, point=point(0.5, 0.5, v)) for n, v in enumerate(names, 1)]
    made = strip(chart(sites), width, height)
    assert made.height <= height + 0.01
    for picture in of(Picture, made):
        assert picture.x >= -0.01
        assert picture.x + picture.width <= width + 0.01
        assert picture.y + picture.height <= made.height


@pytest.mark.parametrize(("removed", "hoop"), [(0, True), (1, False), (None, False)])
def test_a_needle_that_is_in_has_a_hoop(removed, hoop):
    needled = site(needling=Needling(count=1, removed=removed))
    assert {mark.inside for mark in of(Mark, strip(chart([needled])))} == {hoop}


def test_the_intensity_of_a_pain_area_stands_in_it():
    outline = tuple(point(x, y, "front") for x, y in ((0.4, 0.2), (0.5, 0.2), (0.45, 0.3)))
    area = PainArea(
        id="p", author="a", recorded=TIME, atlas="1", outline=outline, kind=SymptomKind.ACHE,
        intensity=6,
    )  # fmt: skip
    made = strip(chart([], pain_areas=(area,)))
    (drawn, *_) = of(Area, made)
    assert drawn.kind is SymptomKind.ACHE
    assert "6/10" in [number.text for number in of(Number, made)]
