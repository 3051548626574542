"""A patient whose last visit is the draft of an earlier day: which visit is meant is asked, and
nobody is held up.
"""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ims_chart.ui.turn import all_done
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, key, settle, spot, tap

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def strip(page):
    return find(page, "draftStrip")


def days(chart):
    return [(visit.date, len(visit.sites)) for visit in chart.record.visits]


def test_it_asks_and_takes_no_focus(strip, canvas) -> None:
    assert strip.isVisible()
    assert strip.words == "Draft of 2 Mar 2026 · Needling today?"
    assert canvas.hasFocus()
    assert QApplication.activeModalWidget() is None


def test_the_body_stands_still_when_it_comes(window, store, qtbot) -> None:
    """Room is kept for it from the first picture on."""
    window.show_store(store)
    heights = []
    assert window.open(ADA)
    page = window.open_patient.page
    page.canvas.painted.connect(lambda: heights.append(page.canvas.height()))
    page.canvas.stage.moved.connect(lambda: heights.append(page.canvas.height()))
    qtbot.waitUntil(lambda: find(page, "draftStrip").isVisible())
    page.canvas.grab()
    settle()
    assert set(heights) == {page.canvas.height()}


def test_a_new_visit_today_is_one_tap(strip, page, chart, canvas) -> None:
    tap(strip, "draft.new")
    assert chart.visit.date == dt.date.today()
    assert not strip.isVisible()
    assert canvas.hasFocus()


def test_to_go_on_is_one_tap(strip, window, chart, canvas) -> None:
    tap(strip, "draft.keep")
    assert not strip.isVisible()
    assert canvas.hasFocus()
    click(canvas, spot(canvas, "gluteus"))
    assert days(chart) == [(DAY, 1)]
    assert not window.toast.isVisible()


def test_the_draft_chosen_by_hand_is_an_answer(strip, page, window, chart, canvas) -> None:
    settle()
    first = page.timeline.visualRect(page.timeline.model().index(0, 0)).center()
    click(page.timeline.viewport(), first)
    assert not strip.isVisible()
    click(canvas, spot(canvas, "gluteus"))
    assert not window.toast.isVisible()


def test_the_first_tap_is_told_and_can_be_had_in_a_new_visit(strip, window, chart, canvas) -> None:
    click(canvas, spot(canvas, "gluteus"))
    settle()
    assert window.toast.isVisible()
    assert window.toast.text == "Charted into the visit of 2 Mar 2026."
    assert strip.isVisible()  # the body doesn't move between two taps
    muscle = chart.selected.muscle
    tap(window.toast, "toast.way")
    assert days(chart) == [(DAY, 0), (dt.date.today(), 1)]
    assert chart.selected.muscle == muscle
    assert not strip.isVisible()
    assert not window.toast.isVisible()


def test_it_is_told_once(window, chart, strip, canvas) -> None:
    click(canvas, spot(canvas, "gluteus"))
    assert window.toast.isVisible()
    click(canvas, spot(canvas, "thigh"))
    assert not window.toast.isVisible()  # what it offered would be something else by now
    assert days(chart) == [(DAY, 2)]
    assert strip.isVisible()


def test_the_tap_is_painted_first(strip, window, canvas, chart) -> None:
    at = spot(canvas, "gluteus")
    while not all_done():
        QApplication.processEvents()
    shown = []
    chart.changed.connect(lambda _: shown.append(window.toast.isVisible()))
    click(canvas, at)
    assert shown == [False]


def test_undo_and_the_keys_work_on_while_it_stands(strip, window, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    key(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert days(chart) == [(DAY, 0)]
    assert not window.toast.isVisible()


def test_a_visit_of_today_is_not_doubted(window, store) -> None:
    record = samples.record("bcde234567", visits=[samples.visit(day=dt.date.today())])
    store.new(record)
    window.show_store(store)
    window.open(record.id)
    settle()
    page = window.open_patient.page
    assert page.panel.isVisible()
    assert not find(page, "draftStrip").isVisible()
    click(page.canvas, spot(page.canvas, "gluteus"))
    assert not window.toast.isVisible()


def test_past_visits_are_reviewed_without_it(strip, window, chart, page) -> None:
    window.actions_by_id["course"].trigger()
    settle()
    assert not strip.isVisible()
    window.actions_by_id["end_review"].trigger()
    settle()
    assert strip.isVisible()


def test_the_strip_for_the_new_visit_stands_where_it_stood(strip, window, chart, canvas) -> None:
    """The body doesn't move when the question is answered."""
    click(canvas, spot(canvas, "gluteus"))
    high = canvas.height()
    tap(strip, "draft.new")
    assert chart.repeat.open
    assert canvas.height() == high
    assert window.open_patient.id == ADA


def test_it_goes_as_the_strip_for_the_new_visit_comes(strip, page, canvas, qtbot) -> None:
    """In one go: the body doesn't move, not even there and back."""
    click(canvas, spot(canvas, "gluteus"))
    settle()
    moves = []
    canvas.stage.moved.connect(lambda: moves.append(canvas.height()))
    find(strip, "draft.new").click()
    qtbot.waitUntil(all_done)
    settle()
    assert find(page, "repeatStrip").isVisible()
    assert not strip.isVisible()
    assert moves == []
