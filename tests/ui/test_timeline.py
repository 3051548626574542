"""The patient's visits on the timeline: begun, chosen by hand and key, deleted, brought back."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from ims_chart.ui.hand import HOLD_MS
from tests import samples
from tests.ui.hands import Fingers, click, drag, find, key, settle, spot, tap

Key = Qt.Key
FIRST = "v1"
"""The visit that the patient of these tests comes with."""
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(canvas) -> tuple:
    """The sites that the canvas has a place for."""
    sites = canvas._chart.sites
    return tuple(s for s in sites if canvas.marks.spots(s, canvas.slots, canvas.camera))


@pytest.fixture
def visits(page):
    return find(page, "timeline")


def days(visits):
    model = visits.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_a_new_visit_is_todays_and_on_top(page, chart, visits) -> None:
    tap(page, "new_visit")
    assert chart.visit.date == dt.date.today()
    assert len(days(visits)) == 2
    assert visits.currentIndex().row() == 0
    assert chart.sites == ()


def test_a_second_press_makes_no_second_empty_visit(page, canvas, chart, visits) -> None:
    tap(page, "new_visit")
    tap(page, "new_visit")
    assert len(days(visits)) == 2
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "new_visit")
    assert len(days(visits)) == 3


def test_a_tap_chooses_a_visit_with_its_sites(page, canvas, chart, visits) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "new_visit")
    assert shown(canvas) == ()
    click(visits.viewport(), visits.visualRect(visits.model().index(1)).center())
    assert [s.muscle for s in shown(canvas)] == ["infraspinatus"]
    assert find(page, "siteRow.1").isVisible()
    assert chart.selected is None


def test_arrow_keys_choose_a_visit(page, chart, visits) -> None:
    first = chart.visit.id
    tap(page, "new_visit")
    visits.setFocus()
    key(visits, Key.Key_Down)
    assert chart.visit.id == first


def test_a_deleted_visit_comes_back_by_the_toast(window, page, canvas, chart, visits) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    whole = chart.record
    window.actions_by_id["remove_visit"].trigger()
    assert chart.record.visits == ()
    assert days(visits) == []
    assert find(page, "canvasHint", QLabel).text().startswith("No visit yet")
    assert window.toast.text == "Deleted the visit of 2 Mar 2026."
    tap(window.toast, "toast.undo")
    assert chart.record == whole
    assert [s.muscle for s in shown(canvas)] == ["infraspinatus"]
    assert days(visits) == ["2 Mar 2026"]


def test_a_visit_that_came_back_is_the_chosen_one(window, page, chart) -> None:
    tap(page, "new_visit")
    chosen = chart.visit.id
    window.actions_by_id["remove_visit"].trigger()
    tap(window.toast, "toast.undo")
    assert chart.visit.id == chosen


def test_without_a_visit_a_tap_on_the_body_charts_nothing(window, canvas, chart) -> None:
    window.actions_by_id["remove_visit"].trigger()
    record = chart.record
    click(canvas, spot(canvas, "infraspinatus"))
    key(canvas, Key.Key_Down)
    key(canvas, Key.Key_Return)
    assert chart.record == record


def test_undoing_a_new_visit_goes_back_to_the_last(page, chart, visits) -> None:
    first = chart.visit.id
    tap(page, "new_visit")
    chart.document.history.undo()
    settle()
    assert chart.visit.id == first
    assert visits.currentIndex().row() == 0
    assert len(days(visits)) == 1


# --- many visits


@pytest.fixture
def many(page, chart, visits, qtbot):
    """Forty visits, w0 to w39, before the one that is begun."""
    before = [
        samples.visit(f"w{n}", day=dt.date(2024, 1, 1) + dt.timedelta(days=7 * n))
        for n in range(40)
    ]
    chart.edit("visits", lambda record: replace(record, visits=(*before, *record.visits)))
    chart.choose_visit(chart.record.visits[-1].id)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "playBar") is not None)
    visits.setFocus()
    settle()
    return visits


def card(visits, row: int) -> QPoint:
    return visits.visualRect(visits.model().index(row)).center()


def in_sight(visits) -> bool:
    return visits.viewport().rect().contains(visits.visualRect(visits.currentIndex()))


def test_a_card_says_what_a_visit_was(page, canvas, chart, visits) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    chart.visits.change("pain", pain_before=6)
    settle()
    spoken = visits.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2 Mar 2026, Pain 6 → –, 1 site · draft, 1 needle"


@pytest.mark.parametrize(
    ("what", "row"), [(Key.Key_End, 40), (Key.Key_PageDown, None), (Key.Key_Down, 1)]
)
def test_keys_go_through_the_visits_and_keep_the_chosen_in_sight(chart, many, what, row) -> None:
    key(many, what)
    now = many.currentIndex().row()
    assert now > 2 if row is None else now == row
    assert chart.visit.id == many.model().visits[now].id
    assert in_sight(many)
    key(many, Key.Key_Home)
    assert many.currentIndex().row() == 0
    assert in_sight(many)


def test_left_and_right_step_through_time(chart, many) -> None:
    key(many, Key.Key_Left)
    key(many, Key.Key_Left)
    assert chart.visit.id == "w38"
    key(many, Key.Key_Right)
    assert chart.visit.id == "w39"


def test_time_is_stepped_through_from_the_body_too(canvas, chart, many) -> None:
    canvas.setFocus()
    for _ in range(20):
        key(canvas, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert chart.visit.id == "w20"
    assert in_sight(many)
    key(canvas, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert chart.visit.id == "w21"


def test_the_marks_follow_while_time_is_stepped_through(canvas, chart, many) -> None:
    at = spot(canvas, "infraspinatus")
    click(canvas, at)
    assert len(shown(canvas)) == 1
    bare = "w39"
    tap(canvas.window(), "earlier_visit")
    assert chart.visit.id == bare
    assert shown(canvas) == ()
    tap(canvas.window(), "later_visit")
    assert len(shown(canvas)) == 1


def test_the_bar_is_there_once_there_is_more_than_one_visit(page, chart, visits, qtbot) -> None:
    qtbot.waitUntil(lambda: page.findChild(QWidget, "playBar") is not None)
    assert not find(page, "playBar").isVisible()
    tap(page, "new_visit")
    assert find(page, "playBar").isVisible()


# --- a range of visits


def test_a_drag_over_cards_chooses_a_range(chart, many) -> None:
    chosen = chart.visit.id
    drag(many.viewport(), card(many, 1), card(many, 3))
    assert chart.range.ids == ("w37", "w38", "w39")
    assert chart.visit.id == chosen


def test_shift_and_a_tap_choose_all_up_to_there(chart, many) -> None:
    QTest.mouseClick(many.viewport(), Qt.MouseButton.LeftButton, SHIFT, card(many, 2))
    assert chart.range.ids == ("w38", "w39", FIRST)
    assert many.currentIndex().row() == 0


def test_shift_and_arrows_choose_a_range(chart, many) -> None:
    key(many, Key.Key_Left)
    key(many, Key.Key_Down, SHIFT)
    key(many, Key.Key_Down, SHIFT)
    assert chart.range.ids == ("w37", "w38", "w39")
    key(many, Key.Key_Up, SHIFT)
    assert chart.range.ids == ("w38", "w39")
    key(many, Key.Key_Escape)
    assert chart.range.ids == ()


def test_a_press_that_is_held_chooses_all_up_to_there(page, chart, many, qtbot) -> None:
    finger = Fingers(page.window())
    at = many.viewport().mapTo(page.window(), card(many, 2))
    finger.down(a=at)
    qtbot.waitUntil(lambda: bool(chart.range.ids), timeout=HOLD_MS * 4)
    finger.up(a=at)
    assert chart.range.ids == ("w38", "w39", FIRST)
    assert many.currentIndex().row() == 0


def test_a_range_stays_while_its_visits_are_looked_at(chart, many) -> None:
    drag(many.viewport(), card(many, 1), card(many, 3))
    click(many.viewport(), card(many, 2))
    assert chart.visit.id == "w38"
    assert len(chart.range.ids) == 3
    click(many.viewport(), card(many, 4))
    assert chart.range.ids == ()


def test_keys_that_leave_a_range_end_it(chart, many) -> None:
    drag(many.viewport(), card(many, 1), card(many, 3))
    key(many, Key.Key_Down)
    assert len(chart.range.ids) == 3
    key(many, Key.Key_End)
    assert chart.range.ids == ()


def test_a_range_is_seen(chart, many) -> None:
    before = many.grab().toImage()
    chart.range.choose("w37", "w38")
    assert many.grab().toImage() != before


# --- a finger


def test_a_finger_taps_a_card(page, chart, many) -> None:
    Fingers(page.window()).tap(many.viewport().mapTo(page.window(), card(many, 2)))
    settle()
    assert chart.visit.id == "w38"


def test_a_finger_scrolls_the_cards_and_chooses_none(page, chart, many, qtbot) -> None:
    chosen = chart.visit.id
    bar = many.verticalScrollBar()
    at = many.viewport().mapTo(page.window(), card(many, 3))
    finger = Fingers(page.window())
    finger.down(a=at)
    for step in range(10, 200, 10):
        finger.go(a=at - QPoint(0, step))
    qtbot.waitUntil(lambda: bar.value() > 0)
    finger.up(a=at - QPoint(0, 190))
    settle()
    assert chart.visit.id == chosen
    assert chart.range.ids == ()
