"""The canvas under fingers: one charts, two look closer and never chart."""

import pytest
from PySide6.QtCore import QPoint, QPointF

from ims_chart.record import Side
from tests.ui.hands import Fingers, find, mark, spot, tap, typed


@pytest.fixture
def fingers(canvas):
    return Fingers(canvas)


def test_one_finger_charts(fingers, canvas, chart) -> None:
    fingers.down(a=spot(canvas, "infraspinatus"))
    assert chart.sites == ()
    assert canvas._provisional is not None
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
    assert canvas._provisional is None


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
    assert canvas._provisional is None
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
    assert canvas._moving is None


def test_after_two_fingers_one_charts_again(fingers, canvas, chart) -> None:
    fingers.down(a=QPoint(100, 100), b=QPoint(200, 200))
    fingers.up(a=QPoint(100, 100), b=QPoint(200, 200))
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
