"""The canvas under the mouse: real presses, drags and turns of the wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from ims_chart.record import Side
from tests.ui.hands import (
    belly_on,
    click,
    drag,
    find,
    mark,
    move,
    press,
    release,
    settle,
    spot,
    tap,
    wheel,
)

LARGE = {
    "back": ("infraspinatus", "latissimus_dorsi", "gluteus_maximus", "gastrocnemius_medial"),
    "front": ("rectus_femoris", "pectoralis_major_sternal", "biceps_brachii", "tibialis_anterior"),
}
BESIDE = QPoint(5, 5)
RIGHT = Qt.MouseButton.RightButton


def site_at(canvas, at):
    click(canvas, at)
    return canvas._chart.selected


@pytest.mark.parametrize("view", ["back", "front"])
@pytest.mark.parametrize("image_left", [True, False])
def test_a_click_on_a_belly_charts_that_muscle_on_the_patients_side(
    canvas, chart, view, image_left
) -> None:
    """The patient's left is on the image's left from behind, on its right from the front."""
    for number, muscle in enumerate(LARGE[view], start=1):
        at = belly_on(canvas, view, muscle, image_left=image_left)
        site = site_at(canvas, at)
        assert (site.muscle, site.number, site.point.view) == (muscle, number, view)
        assert site.side is (Side.LEFT if image_left is (view == "back") else Side.RIGHT)
        assert (mark(canvas, site) - at).manhattanLength() <= 1
    assert len(chart.sites) == 4


def test_the_views_overlap_nowhere_on_the_body(canvas, atlas) -> None:
    """Their boxes may; a click there must still be of the body that is seen."""
    for slot in canvas.slots:
        view = atlas.view("male", slot.view)
        for step in range(400):
            x, y = step % 20 / 19, step // 20 / 19
            if view.contains(x, y):
                where = canvas.stage.locate(canvas.screen_point(slot.view, x, y))
                assert where is not None
                assert where[0] == slot.view


def test_a_press_shows_the_mark_and_the_release_charts_it(canvas, chart) -> None:
    at = spot(canvas, "infraspinatus")
    press(canvas, at)
    assert canvas.surface.provisional == QPointF(at)
    assert chart.sites == ()
    release(canvas, at)
    assert canvas.surface.provisional is None
    assert len(chart.sites) == 1


def test_the_provisional_mark_is_painted(canvas) -> None:
    at = spot(canvas, "infraspinatus")
    before = canvas.grab().toImage()
    press(canvas, at)
    during = canvas.grab().toImage()
    spots = [QPoint(x, y) for x in range(-14, 15) for y in range(-14, 15)]
    changed = sum(before.pixel(at + by) != during.pixel(at + by) for by in spots)
    assert changed > 60
    release(canvas, at)


def test_dragging_from_empty_skin_pans_and_charts_nothing(canvas, chart) -> None:
    start = spot(canvas, "infraspinatus")
    before = canvas.camera.origin
    drag(canvas, start, start + QPoint(60, 40))
    assert canvas.camera.origin - before == QPointF(60, 40)
    assert chart.sites == ()
    assert chart.document.history.count() == 0


def test_a_slip_within_a_few_pixels_is_still_a_tap(canvas, chart) -> None:
    start = spot(canvas, "infraspinatus")
    drag(canvas, start, start + QPoint(3, 2))
    assert [s.muscle for s in chart.sites] == ["infraspinatus"]


@pytest.mark.parametrize("button", [RIGHT, Qt.MouseButton.MiddleButton])
def test_the_other_buttons_drag_the_body_about(canvas, chart, button) -> None:
    start = spot(canvas, "infraspinatus")
    before = canvas.camera.origin
    drag(canvas, start, start + QPoint(40, 0), button)
    assert canvas.camera.origin - before == QPointF(40, 0)
    assert chart.sites == ()


def test_the_middle_button_charts_nothing(canvas, chart) -> None:
    start = spot(canvas, "infraspinatus")
    press(canvas, start, Qt.MouseButton.MiddleButton)
    release(canvas, start, Qt.MouseButton.MiddleButton)
    assert chart.sites == ()


def right_click(canvas, at):
    press(canvas, at, RIGHT)
    release(canvas, at, RIGHT)
    settle()


def test_a_right_click_charts_and_opens_the_menu_there(canvas, chart, qtbot) -> None:
    at = spot(canvas, "infraspinatus")
    with qtbot.waitSignal(canvas.surface.menu_wanted, timeout=0) as wanted:
        right_click(canvas, at)
    assert wanted.args == [QPointF(at)]
    assert [s.muscle for s in chart.sites] == ["infraspinatus"]


def test_a_right_click_on_a_mark_selects_it_for_the_menu(canvas, chart, qtbot) -> None:
    first = site_at(canvas, spot(canvas, "infraspinatus"))
    site_at(canvas, spot(canvas, "gluteus"))
    with qtbot.waitSignal(canvas.surface.menu_wanted, timeout=0):
        right_click(canvas, mark(canvas, first))
    assert chart.selected == first
    assert len(chart.sites) == 2


def test_beside_the_body_there_is_no_menu(canvas, chart, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.surface.menu_wanted):
        right_click(canvas, BESIDE)
    assert chart.sites == ()


def test_a_press_that_is_held_opens_the_menu_and_the_release_charts_no_more(
    canvas, chart, qtbot
) -> None:
    at = spot(canvas, "infraspinatus")
    press(canvas, at)
    with qtbot.waitSignal(canvas.surface.menu_wanted, timeout=3000):
        pass
    release(canvas, at)
    assert len(chart.sites) == 1


def test_a_held_mark_opens_its_menu_and_does_not_move(canvas, chart, qtbot) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    at = mark(canvas, site)
    press(canvas, at)
    with qtbot.waitSignal(canvas.surface.menu_wanted, timeout=0):
        canvas._hand.hold()
    release(canvas, at + QPoint(40, 40))
    assert chart.sites == (site,)


def test_a_dragged_mark_moves_and_is_named_anew(canvas, chart) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    before = canvas.camera.origin
    drag(canvas, mark(canvas, site), spot(canvas, "gluteus"))
    moved = chart.selected
    assert (moved.id, moved.number) == (site.id, site.number)
    assert (moved.muscle, moved.side) == ("gluteus_maximus", Side.LEFT)
    assert canvas.camera.origin == before
    assert chart.document.history.undoText() == "move site 1 (R infraspinatus)"


def test_a_mark_moves_from_one_view_to_the_other(canvas, chart) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    drag(canvas, mark(canvas, site), spot(canvas, "thigh"))
    assert (chart.selected.muscle, chart.selected.point.view) == ("rectus_femoris", "front")
    assert chart.selected.side is Side.RIGHT


def test_a_mark_dragged_off_the_body_stays_and_it_is_said(canvas, chart, window) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    drag(canvas, mark(canvas, site), BESIDE)
    assert chart.sites == (site,)
    drag(canvas, mark(canvas, site), canvas.screen_point("back", 0.02, 0.5).toPoint())
    assert chart.sites == (site,)
    assert window.toast.text == "That is beside the body. Nothing was changed."


def test_a_mark_undone_while_it_is_dragged_stays_gone(canvas, chart) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    at = mark(canvas, site)
    press(canvas, at)
    move(canvas, at + QPoint(30, 30))
    chart.document.history.undo()
    release(canvas, at + QPoint(30, 30))
    assert chart.sites == ()


def test_move_then_a_tap_moves_without_a_drag(canvas, chart, page) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.move")
    hint = find(page, "canvasHint")
    assert "new place" in hint.text()
    click(canvas, spot(canvas, "gluteus"))
    assert [(s.id, s.muscle) for s in chart.sites] == [(site.id, "gluteus_maximus")]
    assert not find(page, "site.move").isChecked()
    assert "new place" not in hint.text()
    click(canvas, spot(canvas, "infraspinatus"))
    assert len(chart.sites) == 2


def test_move_pressed_again_moves_nothing(canvas, chart, page) -> None:
    site_at(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.move")
    tap(page, "site.move")
    click(canvas, spot(canvas, "gluteus"))
    assert len(chart.sites) == 2


def test_move_is_let_go_with_the_selection(canvas, chart, page) -> None:
    first = site_at(canvas, spot(canvas, "infraspinatus"))
    second = site_at(canvas, spot(canvas, "gluteus"))
    tap(page, "site.move")
    chart.select(first.id)
    assert not find(page, "site.move").isChecked()
    click(canvas, spot(canvas, "thigh"))
    assert [s.id for s in chart.sites[:2]] == [first.id, second.id]
    assert len(chart.sites) == 3


def test_a_tap_within_a_mark_selects_it(canvas, chart) -> None:
    first = site_at(canvas, spot(canvas, "infraspinatus"))
    site_at(canvas, spot(canvas, "gluteus"))
    click(canvas, mark(canvas, first) + QPoint(4, -4))
    assert chart.selected == first
    assert len(chart.sites) == 2


def test_of_two_marks_the_nearer_is_selected(canvas, chart) -> None:
    at = spot(canvas, "infraspinatus")
    first = site_at(canvas, at)
    second = site_at(canvas, at + QPoint(14, 0))
    assert len(chart.sites) == 2
    a, b = QPointF(mark(canvas, first)), QPointF(mark(canvas, second))
    click(canvas, (a + (b - a) * 0.4).toPoint())
    assert chart.selected == first
    click(canvas, (a + (b - a) * 0.6).toPoint())
    assert chart.selected == second


def test_two_quick_clicks_are_two_sites(canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    click(canvas, spot(canvas, "gluteus"))
    assert [s.number for s in chart.sites] == [1, 2]


def test_beside_the_body_a_click_deselects_and_charts_nothing(canvas, chart) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    for at in (BESIDE, canvas.screen_point("back", 0.02, 0.5).toPoint()):
        chart.select(site.id)
        click(canvas, at)
        assert chart.selected is None
        assert chart.sites == (site,)


@pytest.mark.parametrize("turn", [120, -120, 480, 15])
def test_the_wheel_zooms_about_the_pointer(canvas, turn) -> None:
    at = spot(canvas, "infraspinatus")
    before, under = canvas.camera.scale, canvas.camera.to_world(QPointF(at))
    wheel(canvas, at, turn)
    assert (canvas.camera.scale > before) is (turn > 0)
    # Held on the screen, a body that has become small may be pulled back a little.
    assert (canvas.camera.to_screen(under) - QPointF(at)).manhattanLength() < 1e-3
    wheel(canvas, at, -turn)
    assert canvas.camera.scale == pytest.approx(before)


def test_a_click_still_hits_what_it_shows_when_zoomed_and_panned(canvas, chart) -> None:
    wheel(canvas, spot(canvas, "infraspinatus"), 720)
    start = QPoint(20, 20)
    drag(canvas, start, start + QPoint(30, -20))
    at = spot(canvas, "infraspinatus")
    assert canvas.rect().contains(at)
    site = site_at(canvas, at)
    assert (site.muscle, site.side) == ("infraspinatus", Side.RIGHT)
    assert (mark(canvas, site) - at).manhattanLength() <= 1


def test_the_body_cannot_be_pushed_out_of_sight(canvas) -> None:
    for _ in range(8):
        drag(canvas, QPoint(20, 20), QPoint(620, 560))
    assert any(
        canvas.stage.place_at(QPointF(x, y)) for x in range(0, 670, 10) for y in range(0, 590, 10)
    )


def test_fitted_it_stays_fitted_when_the_window_grows(canvas, window, qtbot) -> None:
    before = canvas.camera.scale
    window.resize(1500, 1000)
    qtbot.waitUntil(lambda: canvas.camera.scale > before)
    assert canvas.camera.scale == pytest.approx(canvas.camera.fitted)


def test_hover_names_muscle_side_and_segments(canvas, page) -> None:
    readout = find(page, "readout")
    move(canvas, spot(canvas, "infraspinatus"))
    assert readout.text.startswith("R infraspinatus  C5 C6")
    assert readout.accessibleName() == readout.text
    move(canvas, spot(canvas, "gluteus"))
    assert readout.text.startswith("L gluteus maximus  L5 S1 S2")
    move(canvas, BESIDE)
    assert readout.text == ""


def test_hover_says_what_lies_deeper(canvas, page) -> None:
    move(canvas, spot(canvas, "gluteus"))
    assert "under it: " in find(page, "readout").text


def test_hover_shows_where_the_muscle_is(canvas) -> None:
    at = spot(canvas, "infraspinatus")
    move(canvas, BESIDE)
    before = canvas.grab().toImage().pixel(at)
    move(canvas, at)
    assert canvas.grab().toImage().pixel(at) != before


def test_hover_charts_and_selects_nothing(canvas, chart) -> None:
    site = site_at(canvas, spot(canvas, "infraspinatus"))
    chart.select(None)
    move(canvas, mark(canvas, site))
    assert chart.selected is None
    assert len(chart.sites) == 1
