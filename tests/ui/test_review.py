"""Looking back: by key, chip and finger, and without charting anything."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from ims_chart.charting.review import HeatMeasure, Layout, ReviewMode
from ims_chart.insight.compare import PairKind
from ims_chart.ui.review_list import ReviewList
from tests.past import past
from tests.ui.hands import Fingers, belly_on, choose, click, drag, find, key, move, spot, tap, wheel

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAST = "past222222"


@pytest.fixture
def page(window, store, atlas, qtbot):
    """The chart of a patient with four visits."""
    store.new(past(atlas, PAST))
    window.show_store(store)
    assert window.open(PAST)
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    assert page.panel.isVisible()
    return page


@pytest.fixture
def review(chart):
    return chart.review


@pytest.fixture
def compared(page, review):
    """The page while the last two visits are compared."""
    tap(page, "review")
    return page


@pytest.fixture
def heated(page, review):
    """The page with the heat map over all visits."""
    key(page.canvas, Key.Key_H)
    return page


def rows(page, name):
    return find(page, name, ReviewList).rows


# --- in and out


def test_the_chip_opens_the_review_and_closes_it(page, review) -> None:
    tap(page, "review")
    assert review.shows(ReviewMode.COMPARE)
    assert find(page, "reviewStrip").isVisible()
    assert not find(page, "visitPanel").isVisible()
    assert not page.pane.tools.isVisible()
    tap(page, "review")
    assert not review.on
    assert not find(page, "reviewStrip").isVisible()
    assert find(page, "visitPanel").isVisible()
    assert page.pane.tools.isVisible()


@pytest.mark.parametrize("what", [Key.Key_W, Key.Key_F4])
def test_a_key_opens_it_and_escape_closes_it(window, page, canvas, review, what) -> None:
    key(canvas, what)
    assert review.on
    assert window.actions_by_id["review"].isChecked()
    key(canvas, Key.Key_Escape)
    assert not review.on
    assert not window.actions_by_id["review"].isChecked()
    assert canvas.hasFocus()


def test_escape_closes_it_from_the_list_too(compared, review) -> None:
    rows_shown = find(compared, "compareList")
    rows_shown.setFocus()
    key(rows_shown, Key.Key_Escape)
    assert not review.on


def test_escape_still_means_the_body_while_charting(canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    key(canvas, Key.Key_Escape)
    assert chart.selected is None


@pytest.mark.parametrize(
    ("what", "mode"),
    [(Key.Key_C, ReviewMode.COMPARE), (Key.Key_H, ReviewMode.COURSE)],
)
def test_each_mode_has_a_key(canvas, review, what, mode) -> None:
    key(canvas, what, SHIFT)
    assert review.shows(mode)


def test_a_new_visit_ends_it(window, compared, review, chart) -> None:
    tap(compared, "new_visit")
    assert not review.on
    assert len(chart.record.visits) == 5


def test_what_a_new_visit_asks_waits_until_the_review_is_over(page, chart, review) -> None:
    tap(page, "new_visit")
    assert find(page, "repeatStrip").isVisible()
    tap(page, "review")
    assert not find(page, "repeatStrip").isVisible()
    tap(page, "review")
    assert find(page, "repeatStrip").isVisible()


# --- nothing is charted


@pytest.mark.parametrize("mode", list(ReviewMode))
def test_taps_and_keys_chart_nothing(page, canvas, chart, review, mode) -> None:
    chart.select("v4s1")
    review.begin(mode)
    before = chart.record
    hint = find(page, "canvasHint", QLabel)
    assert "nothing" in hint.text()
    for where in ("gluteus", "thigh", "infraspinatus"):
        click(canvas, spot(canvas, where))
        Fingers(canvas).tap(spot(canvas, where))
    bare = belly_on(canvas, "front", "pectoralis_major_sternal", image_left=True)
    click(canvas, bare)
    Fingers(canvas).tap(bare)
    drag(canvas, spot(canvas, "infraspinatus"), spot(canvas, "gluteus"))
    for what in (Key.Key_A, Key.Key_Delete, Key.Key_I, Key.Key_M, Key.Key_5, Key.Key_Return):
        key(canvas, what)
    assert chart.record is before


def test_holding_opens_no_menu(compared, canvas, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.surface.menu_wanted, wait=700):
        Fingers(canvas).down(a=spot(canvas, "infraspinatus"))


# --- compare


def test_the_list_tells_what_became_of_each_site(compared) -> None:
    told = [(row.title, row.detail) for row in rows(compared, "compareList")]
    assert [title for title, _ in told] == [
        "Changed · 1", "1  R infraspinatus", "New · 1", "2  L gluteus maximus",
        "Dropped · 1", "2  R rectus femoris",
    ]  # fmt: skip
    assert told[1][1] == "active trigger point → latent trigger point"
    assert told[3][1] == "active trigger point, 0.30 × 40"


def test_other_visits_are_chosen_from_the_menus(compared, review) -> None:
    choose(compared, "review.earlier", "5 Jan 2026")
    choose(compared, "review.later", "19 Jan 2026")
    assert [visit.id for visit in review.pair] == ["v1", "v2"]
    assert rows(compared, "compareList")[0].title == "Repeated · 2"
    assert find(compared, "compareLegend").text == "new 0, repeated 2, changed 0, dropped 0"


def test_a_tap_on_a_mark_looks_at_its_row(compared, canvas, review) -> None:
    desk = compared.desk
    pair = next(p for p in review.pairs if p.kind is PairKind.DROPPED)
    click(canvas, desk.both.spots(pair, canvas.stage)[0].toPoint())
    assert review.focus is pair
    assert find(compared, "compareList").chosen_key == "v3s2"
    Fingers(canvas).tap(desk.both.spots(review.pairs[0], canvas.stage)[0].toPoint())
    assert review.focus is review.pairs[0]


def test_a_tap_on_a_row_looks_at_its_mark_and_another_goes_close(compared, canvas, review) -> None:
    listed = find(compared, "compareList")
    at = listed.visualRect(listed.model().index(1)).center()
    click(listed.viewport(), at)
    assert review.focus.kind is PairKind.CHANGED
    assert not canvas.stage.zoomed
    click(listed.viewport(), at)
    assert canvas.stage.zoomed
    shown = compared.desk.both.spots(review.focus, canvas.stage)[0]
    assert canvas.rect().contains(shown.toPoint())


def test_the_list_is_walked_with_the_keys(compared, review) -> None:
    listed = find(compared, "compareList")
    listed.setFocus()
    for kind in (PairKind.CHANGED, PairKind.NEW, PairKind.DROPPED):
        key(listed, Key.Key_Down)
        assert review.focus.kind is kind


def test_side_by_side_shows_each_visit_on_a_body_of_its_own(compared, canvas, review) -> None:
    tap(compared, "review.layout.side_by_side")
    earlier = find(compared, "earlierCanvas")
    assert earlier.isVisible()
    assert abs(earlier.width() - canvas.width()) <= 1
    dropped = next(p for p in review.pairs if p.kind is PairKind.DROPPED)
    assert earlier.layer.spots(dropped, earlier.stage)
    assert not compared.desk.later.spots(dropped, canvas.stage)
    tap(compared, "review.layout.overlay")
    assert not earlier.isVisible()


def test_what_carries_no_site_is_left_aside_where_room_is_short(compared, canvas, chart) -> None:
    """All sites of the second and third visit but one lie on one view; without it, all do."""
    review = chart.review
    tap(compared, "review.layout.side_by_side")
    assert canvas.camera.scale == canvas.camera.fitted
    tap(compared, "review.layout.overlay")
    for visit in ("v3", "v2"):
        chart.choose_visit(visit)
        chart.remove(f"{visit}s2")
    chart.range.choose("v2", "v3")
    assert {site.point.view for pair in review.pairs for site in (pair.later, pair.earlier)} == {
        "back"
    }
    tap(compared, "review.layout.side_by_side")
    assert canvas.camera.scale > 1.2 * canvas.camera.fitted
    assert find(compared, "earlierCanvas").camera == canvas.camera
    tap(compared, "review.layout.overlay")
    assert canvas.camera.scale == canvas.camera.fitted


def test_two_bodies_zoom_and_pan_together(compared, canvas, review) -> None:
    review.lay(Layout.SIDE_BY_SIDE)
    earlier = find(compared, "earlierCanvas")
    wheel(earlier, earlier.rect().center(), 360)
    assert canvas.stage.zoomed
    assert canvas.camera == earlier.camera
    drag(canvas, QPoint(20, 20), QPoint(80, 60))
    assert canvas.camera == earlier.camera
    compared.pane.show_set("head")
    assert earlier.stage.slots == canvas.stage.slots


def test_the_pair_follows_the_timeline(compared, chart, review) -> None:
    cards = find(compared, "timeline")
    click(cards.viewport(), cards.visualRect(cards.model().index(1)).center())
    assert [visit.id for visit in review.pair] == ["v2", "v3"]
    assert rows(compared, "compareList")[0].title == "Repeated · 2"


def test_a_single_visit_has_nothing_to_be_compared_with(window, store) -> None:
    window.show_store(store)
    assert window.open("abcd234567")
    page = window.open_patient.page
    tap(page, "review")
    assert rows(page, "compareList") == ()
    assert not find(page, "review.earlier").isEnabled()
    tap(page, "heat_map")
    assert rows(page, "heatList") == ()
    assert not find(page, "heatRange").isEnabled()


# --- heat map


def test_the_list_counts_what_a_hand_count_gives(heated, qtbot) -> None:
    told = {row.title: (row.value, row.detail) for row in rows(heated, "heatList")}
    assert told == {
        "R infraspinatus": ("4", "needled at 4 visits, 4 needles; visit pain −2 on 3 days"),
        "R rectus femoris": ("3", "needled at 3 visits, 6 needles; visit pain −2, −2"),
        "L gluteus maximus": ("1", "needled at 1 visit, 2 needles; visit pain −2"),
    }


@pytest.mark.parametrize(
    ("measure", "first", "value"),
    [
        (HeatMeasure.NEEDLES, "R rectus femoris", "6"),
        (HeatMeasure.PAIN, "R infraspinatus", "−2"),
        (HeatMeasure.MUSCLES, "R infraspinatus", "4"),
    ],
)
def test_another_measure_sorts_the_list_anew(heated, qtbot, measure, first, value) -> None:
    tap(heated, f"review.measure.{measure.value}")
    listed = find(heated, "heatList")
    qtbot.waitUntil(lambda: (listed.rows[0].title, listed.rows[0].value) == (first, value))


def test_pointing_and_tapping_tell_the_numbers(heated, canvas) -> None:
    legend = find(heated, "heatLegend")
    move(canvas, spot(canvas, "thigh"))
    assert legend.text.startswith("R rectus femoris · needled at 3 visits, 6 needles")
    move(canvas, QPoint(3, 3))
    assert legend.text == ""
    Fingers(canvas).tap(spot(canvas, "infraspinatus"))
    assert legend.text.startswith("R infraspinatus · needled at 4 visits")
    chosen = find(heated, "heatList").chosen_key
    assert heated.desk.heat.heat.spot_at(heated.desk.heat.at).place.muscle == "infraspinatus"
    assert chosen


def test_a_muscle_is_told_wherever_it_is_tapped(heated, canvas, review) -> None:
    review.measure_by(HeatMeasure.MUSCLES)
    click(canvas, spot(canvas, "gluteus") + QPoint(0, 12))
    assert find(heated, "heatLegend").text.startswith("L gluteus maximus · needled at 1 visit")


def test_dragging_a_handle_takes_fewer_visits(heated, chart, review, qtbot) -> None:
    slider = find(heated, "heatRange")
    drag(slider, slider.spot(3).toPoint(), slider.spot(1).toPoint())
    assert chart.range.ids == ("v1", "v2")
    listed = find(heated, "heatList")
    qtbot.waitUntil(lambda: len(listed.rows) == 2)
    drag(slider, slider.spot(0).toPoint() + QPoint(30, 0), slider.spot(1).toPoint() + QPoint(30, 0))
    assert chart.range.ids == ("v2", "v3")
    tap(heated, "review.all")
    assert slider.ends == (0, 3)


def test_the_handles_are_moved_with_the_keys(heated, chart) -> None:
    slider = find(heated, "heatRange")
    slider.setFocus()
    key(slider, Key.Key_Left)
    assert chart.range.ids == ("v1", "v2", "v3")
    key(slider, Key.Key_Right, SHIFT)
    assert chart.range.ids == ("v2", "v3")
    key(slider, Key.Key_Left)
    assert chart.range.ids == ("v2", "v3")


def test_a_range_on_the_timeline_is_the_maps(heated, chart) -> None:
    chart.range.choose("v2", "v4")
    assert find(heated, "heatRange").ends == (1, 3)


def test_the_map_is_warm_where_it_was_needled_and_clear_elsewhere(heated, canvas, review) -> None:
    heat = heated.desk.heat.heat
    views = canvas.stage.views
    for measure in HeatMeasure:
        review.measure_by(measure)
        picture = heat.picture("back", views)
        spot = next(s for s in heat.spots if s.place.muscle == "infraspinatus")
        x, y = heat.place("back", spot.anchor)
        warm = picture.pixelColor(int(x * picture.width()), int(y * picture.height()))
        assert warm.alpha() > 100
        assert picture.pixelColor(2, 2).alpha() == 0
        assert picture.pixelColor(picture.width() // 2, picture.height() // 10).alpha() == 0


def test_a_site_of_a_detail_view_counts_on_the_whole_body(window, store, atlas, qtbot) -> None:
    """The hand's site has its anchor, and the whole body shows it there."""
    from dataclasses import replace  # noqa: PLC0415

    from ims_chart.record import Point  # noqa: PLC0415

    record = past(atlas, "hand222222")
    anchor = atlas.anchors("male", "hand_right_back").anchor_at(0.5, 0.7)
    at = Point(body="male", view="hand_right_back", x=0.5, y=0.7, anchor=anchor)
    visit = record.visits[3]
    site = replace(visit.sites[1], point=at, muscle=None)
    visit = replace(visit, sites=(visit.sites[0], site))
    store.new(replace(record, visits=(*record.visits[:3], visit)))
    window.show_store(store)
    assert window.open("hand222222")
    page = window.open_patient.page
    key(page.canvas, Key.Key_H)
    heat, views = page.desk.heat.heat, page.canvas.stage.views
    places = [(view, heat.place(view, anchor)) for view in views]
    view, (x, y) = next((view, place) for view, place in places if place)
    picture = heat.picture(view, views)
    assert picture.pixelColor(int(x * picture.width()), int(y * picture.height())).alpha() > 40


def test_a_review_may_begin_before_the_body_has_been_painted(window, store, atlas) -> None:
    store.new(past(atlas, PAST))
    window.show_store(store)
    assert window.open(PAST)
    page = window.open_patient.page
    window.actions_by_id["heat_map"].trigger()
    assert find(page, "heatList").isVisible()
    assert not find(page, "visitPanel").isVisible()
    assert window.actions_by_id["review"].isChecked()
