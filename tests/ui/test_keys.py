"""Everything by keyboard."""

import pytest
from PySide6.QtCore import QPointF, Qt

from ims_chart.charting.plan import Tool
from ims_chart.record import Referral, Side, TriggerPointState, Twitch
from ims_chart.ui.actions import ACTIONS, sequences
from ims_chart.ui.canvas import KEY_STEP
from tests.ui.hands import click, find, key, mark, spot, typed

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("what", "modifiers"),
    [(Key.Key_Plus, Qt.KeyboardModifier.NoModifier), (Key.Key_Equal, CTRL)],
)
def test_plus_zooms_in_and_minus_out(canvas, what, modifiers) -> None:
    before = canvas.camera.scale
    key(canvas, what, modifiers)
    assert canvas.camera.scale == pytest.approx(1.25 * before)
    key(canvas, Key.Key_Minus)
    assert canvas.camera.scale == pytest.approx(before)


def test_zoom_keeps_the_selected_site_in_its_place(canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    at = mark(canvas, chart.selected)
    key(canvas, Key.Key_Plus)
    assert mark(canvas, chart.selected) == at


def test_home_shows_the_whole_body_again(canvas) -> None:
    fitted = canvas.camera
    for _ in range(5):
        key(canvas, Key.Key_Plus)
    key(canvas, Key.Key_Home)
    assert canvas.camera == fitted


@pytest.mark.parametrize(("what", "view"), [(Key.Key_B, "back"), (Key.Key_F, "front")])
def test_a_view_is_shown_large_and_whole(canvas, what, view) -> None:
    key(canvas, what)
    middle = QPointF(canvas.rect().center())
    assert canvas.stage.locate(middle)[0] == view
    other = "front" if view == "back" else "back"
    gap = abs(canvas.screen_point(view, 0.5, 0.5).x() - middle.x())
    assert gap < abs(canvas.screen_point(other, 0.5, 0.5).x() - middle.x())
    for x in (0.0, 1.0):
        assert -1 <= canvas.screen_point(view, x, 0.5).y() <= canvas.height() + 1


def test_arrows_and_enter_chart_a_site(canvas, chart) -> None:
    """From where the crosshair begins, over to the right shoulder blade."""
    goal = canvas.camera.to_world(QPointF(spot(canvas, "infraspinatus")))
    key(canvas, Key.Key_Down)
    at = canvas._crosshair.at
    for dx, what in ((goal.x() - at.x(), Key.Key_Right), (at.x() - goal.x(), Key.Key_Left)):
        for _ in range(round(max(dx, 0) / KEY_STEP)):
            key(canvas, what)
    for dy, what in ((goal.y() - at.y(), Key.Key_Down), (at.y() - goal.y(), Key.Key_Up)):
        for _ in range(round(max(dy, 0) / KEY_STEP)):
            key(canvas, what)
    assert chart.sites == ()
    key(canvas, Key.Key_Return)
    assert (chart.selected.muscle, chart.selected.side) == ("infraspinatus", Side.RIGHT)


def test_the_crosshair_is_seen_and_read_out(canvas, page) -> None:
    before = canvas.grab().toImage()
    key(canvas, Key.Key_Down)
    assert canvas.grab().toImage() != before
    assert find(page, "readout").text != ""


def test_shift_steps_finer(canvas) -> None:
    key(canvas, Key.Key_Right)
    at = canvas._crosshair.at
    key(canvas, Key.Key_Right, SHIFT)
    assert 0 < canvas._crosshair.at.x() - at.x() < KEY_STEP / 2


def test_the_crosshair_stays_in_sight_and_in_the_world(canvas) -> None:
    for _ in range(4):
        key(canvas, Key.Key_Plus)
    for _ in range(120):
        key(canvas, Key.Key_Up)
    assert canvas._crosshair.at.y() == 0
    assert canvas.rect().contains(canvas.camera.to_screen(canvas._crosshair.at).toPoint())


def test_enter_on_a_mark_selects_it(canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    site = chart.selected
    key(canvas, Key.Key_Down)
    key(canvas, Key.Key_Up)
    chart.select(None)
    key(canvas, Key.Key_Return)
    assert chart.selected == site
    assert len(chart.sites) == 1


def test_enter_without_a_crosshair_charts_nothing(canvas, chart) -> None:
    key(canvas, Key.Key_Return)
    key(canvas, Key.Key_Space)
    assert chart.sites == ()


def test_m_then_arrows_and_enter_move_a_site(canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    before = chart.selected
    key(canvas, Key.Key_M)
    key(canvas, Key.Key_Down)
    key(canvas, Key.Key_Return)
    assert len(chart.sites) == 1
    assert chart.selected.id == before.id
    assert chart.selected.point.y == pytest.approx(before.point.y + KEY_STEP, abs=1e-3)


def test_escape_lets_go(canvas, chart, page) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    key(canvas, Key.Key_M)
    assert find(page, "site.move").isChecked()
    key(canvas, Key.Key_Escape)
    assert chart.selected is None
    assert not find(page, "site.move").isChecked()
    click(canvas, spot(canvas, "gluteus"))
    assert len(chart.sites) == 2


def test_delete_undo_and_redo(canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    site = chart.selected
    key(canvas, Key.Key_Delete)
    assert chart.sites == ()
    key(canvas, Key.Key_Z, CTRL)
    assert chart.sites == (site,)
    key(canvas, Key.Key_Y, CTRL)
    assert chart.sites == ()


def test_brackets_walk_through_the_sites(canvas, chart) -> None:
    for name in ("infraspinatus", "gluteus", "thigh"):
        click(canvas, spot(canvas, name))
    key(canvas, Key.Key_BracketRight)
    assert chart.selected.number == 1
    key(canvas, Key.Key_BracketLeft)
    assert chart.selected.number == 3


@pytest.mark.parametrize(
    ("what", "tool"),
    [(Key.Key_2, Tool.TRIGGER_POINT), (Key.Key_3, Tool.NEEDLED), (Key.Key_1, Tool.BOTH)],
)
def test_alt_and_a_digit_choose_the_tool(canvas, chart, page, what, tool) -> None:
    key(canvas, what, Qt.KeyboardModifier.AltModifier)
    assert chart.plan.tool is tool
    assert find(page, f"tool.{tool}").isChecked()


# --- the selected site


@pytest.fixture
def site(canvas, chart):
    click(canvas, spot(canvas, "infraspinatus"))
    return chart.selected


@pytest.mark.parametrize(
    ("what", "state"),
    [
        (Key.Key_L, TriggerPointState.LATENT),
        (Key.Key_S, TriggerPointState.SATELLITE),
        (Key.Key_C, TriggerPointState.CLEARED),
        (Key.Key_A, None),
    ],
)
def test_a_letter_says_what_was_found(canvas, chart, page, site, what, state) -> None:
    """It was active: A takes that back."""
    key(canvas, what)
    finding = chart.selected.finding
    assert (finding.state if finding else None) is state
    assert not find(page, "site.finding.active").isChecked()


def test_t_and_r_go_round(canvas, chart, site) -> None:
    key(canvas, Key.Key_T)
    key(canvas, Key.Key_T)
    key(canvas, Key.Key_R)
    needling = chart.selected.needling
    assert (needling.twitch, needling.referral) == (Twitch.SINGLE, Referral(felt=False))


@pytest.mark.parametrize(
    ("what", "modifiers", "pain"),
    [
        (Key.Key_0, Qt.KeyboardModifier.NoModifier, 0),
        (Key.Key_7, Qt.KeyboardModifier.NoModifier, 7),
        (Key.Key_0, SHIFT, 10),
    ],
)
def test_digits_are_the_pain_of_the_selected_site(
    canvas, chart, page, site, what, modifiers, pain
) -> None:
    key(canvas, what, modifiers)
    assert chart.selected.needling.pain_during == pain
    assert find(page, f"site.pain.{pain}").isChecked()
    key(canvas, what, modifiers)
    assert chart.selected.needling.pain_during is None


def test_keys_work_from_the_panel_too(page, chart, site) -> None:
    chip = find(page, "site.twitch.none")
    chip.setFocus()
    key(chip, Key.Key_4)
    key(chip, Key.Key_L)
    assert chart.selected.needling.pain_during == 4
    assert chart.selected.finding.state is TriggerPointState.LATENT


def test_keys_without_a_site_chart_nothing(canvas, chart, window, site) -> None:
    chart.select(None)
    before = chart.record
    for what in (Key.Key_A, Key.Key_T, Key.Key_R, Key.Key_5, Key.Key_X, Key.Key_Period):
        key(canvas, what)
    assert chart.record == before
    assert not window.actions_by_id["pain_5"].isEnabled()


def test_a_point_folds_out_what_is_seldom_charted(canvas, page, site) -> None:
    assert not find(page, "site.side").isVisible()
    key(canvas, Key.Key_Period)
    assert find(page, "site.side").isVisible()
    key(canvas, Key.Key_Period)
    assert not find(page, "site.side").isVisible()


def test_a_new_visit_by_key(canvas, chart) -> None:
    key(canvas, Key.Key_T, CTRL)
    assert len(chart.record.visits) == 2
    assert canvas.hasFocus()


def test_back_to_the_patients_and_in_again(window, canvas) -> None:
    key(canvas, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.open_patient is None
    assert window.patients.search.hasFocus()
    typed(window.patients.search, "lindq")
    key(window.patients.search, Key.Key_Return)
    assert window.open_patient.chart.patient.family == "Lindqvist"


def test_no_two_actions_share_a_key() -> None:
    keys = [k.toString() for action in ACTIONS for k in sequences(action)]
    assert len(set(keys)) == len(keys)


def test_every_action_does_something(window, page) -> None:
    for action in ACTIONS:
        places = (window, window.commands, window.screen_lock, page.commands)
        assert any(callable(getattr(place, action.id, None)) for place in places), action.id


def test_tab_reaches_every_control_of_the_page(window, canvas, page) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    wanted = {"bodyCanvas", "timeline", "tool.both", "plan.needle", "site.twitch.none"}
    wanted |= {"site.delete", "visit.notes", "undo", "print_chart", "menuButton", "siteRow.1"}
    canvas.setFocus()
    met = set()
    for _ in range(200):
        held = window.focusWidget()
        met.add(held.objectName())
        key(held, Key.Key_Tab)
    assert wanted <= met
