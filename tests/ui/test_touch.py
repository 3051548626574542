"""The canvas under fingers: one charts, two look closer and never chart."""

from math import cos, sin

import pytest
from PySide6.QtCore import QPoint, QPointF

from ims_chart.body import regions_near
from ims_chart.insight.naming import muscle_label
from ims_chart.insight.needle import usual_needle
from ims_chart.record import Side
from ims_chart.ui.gestures import FINGER
from tests.ui.hands import Fingers, click, find, mark, spot, tap, typed


@pytest.fixture
def fingers(canvas):
    return Fingers(canvas)


def test_one_finger_charts(fingers, canvas, chart) -> None:
    fingers.down(a=spot(canvas, "infraspinatus"))
    assert chart.sites == ()
    assert canvas.surface.provisional is not None
    fingers.up(a=spot(canvas, "infraspinatus"))
    (site,) = chart.sites
    assert (site.muscle, site.side) == ("infraspinatus", Side.RIGHT)
    assert chart.selected == site


def test_a_tap_on_a_mark_selects_it(fingers, canvas, chart) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    fingers.tap(spot(canvas, "gluteus"))
    fingers.tap(mark(canvas, chart.sites[0]))
    assert chart.selected == chart.sites[0]
    assert len(chart.sites) == 2


def test_a_finger_that_wobbles_still_charts(fingers, canvas, chart) -> None:
    at = spot(canvas, "infraspinatus")
    fingers.down(a=at)
    fingers.go(a=at + QPoint(8, 6))
    fingers.up(a=at + QPoint(8, 6))
    assert [s.muscle for s in chart.sites] == ["infraspinatus"]


def test_a_finger_that_drags_pans_and_charts_nothing(fingers, canvas, chart) -> None:
    at, before = spot(canvas, "infraspinatus"), canvas.camera.origin
    fingers.down(a=at)
    fingers.go(a=at + QPoint(40, 10))
    fingers.go(a=at + QPoint(80, 20))
    fingers.up(a=at + QPoint(80, 20))
    assert canvas.camera.origin - before == QPointF(80, 20)
    assert chart.sites == ()


def test_a_flick_without_a_move_between_charts_nothing(fingers, canvas, chart) -> None:
    at = spot(canvas, "infraspinatus")
    fingers.down(a=at)
    fingers.up(a=at + QPoint(90, 0))
    assert chart.sites == ()


@pytest.mark.parametrize("together", [True, False])
def test_two_fingers_zoom_and_chart_nothing(fingers, canvas, chart, together) -> None:
    middle, before = spot(canvas, "infraspinatus"), canvas.camera.scale
    under = canvas.camera.to_world(QPointF(middle))
    left, right = middle - QPoint(40, 0), middle + QPoint(40, 0)
    if together:
        fingers.down(a=left, b=right)
    else:
        fingers.down(a=left)
        fingers.down(b=right)
    fingers.go(a=left - QPoint(40, 0), b=right + QPoint(40, 0))
    assert canvas.camera.scale == pytest.approx(2 * before)
    assert (canvas.camera.to_screen(under) - QPointF(middle)).manhattanLength() < 1
    if together:
        fingers.up(a=left - QPoint(40, 0), b=right + QPoint(40, 0))
    else:
        fingers.up(b=right + QPoint(40, 0))
        fingers.up(a=left - QPoint(40, 0))
    assert chart.sites == ()
    assert canvas.surface.provisional is None


def test_two_fingers_pan(fingers, canvas, chart) -> None:
    a, b = spot(canvas, "infraspinatus"), spot(canvas, "gluteus")
    before, scale = canvas.camera.origin, canvas.camera.scale
    fingers.down(a=a, b=b)
    fingers.go(a=a + QPoint(30, 20), b=b + QPoint(30, 20))
    fingers.up(a=a + QPoint(30, 20), b=b + QPoint(30, 20))
    assert canvas.camera.scale == pytest.approx(scale)
    assert (canvas.camera.origin - before - QPointF(30, 20)).manhattanLength() < 1e-6
    assert chart.sites == ()


def test_a_second_finger_cancels_the_press(fingers, canvas, chart) -> None:
    fingers.down(a=spot(canvas, "infraspinatus"))
    fingers.down(b=spot(canvas, "gluteus"))
    assert canvas.surface.provisional is None
    fingers.up(b=spot(canvas, "gluteus"))
    fingers.go(a=spot(canvas, "infraspinatus") + QPoint(2, 0))
    fingers.up(a=spot(canvas, "infraspinatus"))
    assert chart.sites == ()


def test_a_second_finger_leaves_a_dragged_mark_where_it_was(fingers, canvas, chart) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    site, at = chart.sites[0], mark(canvas, chart.sites[0])
    fingers.down(a=at)
    fingers.go(a=at + QPoint(40, 40))
    fingers.down(b=at + QPoint(90, 90))
    fingers.up(a=at + QPoint(40, 40), b=at + QPoint(90, 90))
    assert chart.sites == (site,)
    assert canvas.surface.moving is None


def test_after_two_fingers_one_charts_again(fingers, canvas, chart) -> None:
    fingers.down(a=QPoint(100, 100), b=QPoint(200, 200))
    fingers.go(a=QPoint(90, 100), b=QPoint(215, 200))
    fingers.up(a=QPoint(90, 100), b=QPoint(215, 200))
    canvas.fit()
    fingers.tap(spot(canvas, "infraspinatus"))
    assert len(chart.sites) == 1


def test_move_then_a_touch_moves(fingers, canvas, chart, page) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    tap(page, "site.move")
    fingers.tap(spot(canvas, "gluteus"))
    assert [s.muscle for s in chart.sites] == ["gluteus_maximus"]


def test_a_touch_ends_what_was_being_typed(fingers, canvas, chart, page) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    field = find(page, "site.segments")
    field.selectAll()
    typed(field, "C7")
    fingers.tap(spot(canvas, "gluteus"))
    assert [s.segments for s in chart.sites] == [("C7",), ("L5", "S1", "S2")]


# --- what a finger means


def off_infraspinatus(canvas, muscle):
    """A place just off the right infraspinatus, within what a finger on it covers."""
    view, reach = canvas._chart.atlas.view("male", "back"), canvas.stage.reach(FINGER)
    x, y = canvas.stage.locate(QPointF(spot(canvas, "infraspinatus")))[1:]
    for near in regions_near(view, x, y, reach):
        if near.region.muscle == muscle:
            return near
    return None


def test_a_finger_takes_the_likeliest_and_offers_what_else_it_covers(
    fingers, canvas, chart, page
) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    assert chart.selected.muscle == "infraspinatus"
    assert 1 <= len(chart.offered) <= 4
    labels = [muscle_label(r, chart.atlas.muscles) for r in chart.offered]
    chips = [find(page, f"offer.{n}") for n in range(4)]
    assert [chip.text() for chip in chips if chip.isVisible()] == labels
    assert all(off_infraspinatus(canvas, r.muscle) for r in chart.offered)


def test_one_tap_on_an_offer_corrects_the_muscle_and_its_usual_needle(
    fingers, canvas, chart, page
) -> None:
    fingers.tap(spot(canvas, "infraspinatus"))
    other = chart.offered[0]
    tap(page, "offer.0")
    site = chart.selected
    assert (site.muscle, site.side) == (other.muscle, other.side)
    usual = usual_needle(chart.atlas.muscles[other.muscle], chart.clinic.needles)
    assert site.needling.needle == usual
    assert len(chart.sites) == 1
    assert find(page, "offer.0").text() == "R infraspinatus"


def rim(canvas, y):
    """The patient's right flank from behind, and a place 8 pixels beside it."""
    view = canvas._chart.atlas.view("male", "back")
    x = next(x / 1000 for x in range(999, 0, -1) if view.contains(x / 1000, y))
    return canvas.screen_point("back", x, y).toPoint() + QPoint(9, 0)


@pytest.mark.parametrize("y", [0.12, 0.62, 0.8])
def test_a_finger_just_beside_the_body_means_its_rim(fingers, canvas, chart, y) -> None:
    at = rim(canvas, y)
    click(canvas, at)
    assert chart.sites == ()
    fingers.tap(at)
    (site,) = chart.sites
    assert site.point.view == "back"
    assert (mark(canvas, site) - at).manhattanLength() < 2 * FINGER


def test_a_finger_far_beside_the_body_charts_nothing(fingers, canvas, chart) -> None:
    fingers.tap(QPoint(6, 6))
    assert chart.sites == ()


def test_a_tap_with_two_fingers_goes_close_and_another_goes_back(fingers, canvas, chart) -> None:
    a, b = spot(canvas, "infraspinatus"), spot(canvas, "infraspinatus") + QPoint(60, 0)
    fitted, under = canvas.camera, canvas.camera.to_world(QPointF(a + b) / 2)
    for zoomed in (True, False):
        fingers.down(a=a)
        fingers.down(b=b)
        fingers.up(b=b)
        fingers.up(a=a)
        assert canvas.stage.zoomed is zoomed
        if zoomed:
            there = canvas.camera.to_screen(under)
            assert (there - QPointF(a + b) / 2).manhattanLength() < 1
    assert canvas.camera == fitted
    assert chart.sites == ()


def test_a_finger_that_is_held_opens_the_menu(fingers, canvas, chart, qtbot) -> None:
    at = spot(canvas, "infraspinatus")
    fingers.down(a=at)
    with qtbot.waitSignal(canvas.surface.menu_wanted, timeout=0):
        canvas._hand.hold()
    fingers.up(a=at)
    assert len(chart.sites) == 1


def test_a_finger_draws_an_area_and_a_second_finger_gives_it_up(
    fingers, canvas, chart, page
) -> None:
    tap(page, "tool.area")
    at = spot(canvas, "infraspinatus")
    ring = [at + QPoint(round(30 * cos(k)), round(30 * sin(k))) for k in range(7)]
    for given_up in (True, False):
        fingers.down(a=ring[0])
        for place in ring[1:]:
            fingers.go(a=place)
        assert len(canvas.surface.stroke) > 3
        if given_up:
            fingers.down(b=at + QPoint(100, 0))
            fingers.up(a=ring[-1], b=at + QPoint(100, 0))
            canvas.fit()
        else:
            fingers.up(a=ring[-1])
        assert canvas.surface.stroke == []
        assert len(chart.areas.all) == (0 if given_up else 1)
    assert chart.sites == ()
