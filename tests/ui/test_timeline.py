"""The patient's visits: begun, chosen, deleted and brought back."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.hands import click, find, key, settle, spot, tap


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
    key(visits, Qt.Key.Key_Down)
    assert chart.visit.id == first


def test_a_deleted_visit_comes_back_by_the_toast(window, page, canvas, chart, visits) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    whole = chart.record
    window.actions_by_id["remove_visit"].trigger()
    assert chart.record.visits == ()
    assert days(visits) == []
    assert find(page, "canvasHint", QLabel).text().startswith("No visit yet")
    assert window.toast.text == "Deleted the visit of 2026-03-02."
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
    key(canvas, Qt.Key.Key_Down)
    key(canvas, Qt.Key.Key_Return)
    assert chart.record == record


def test_undoing_a_new_visit_goes_back_to_the_last(page, chart, visits) -> None:
    first = chart.visit.id
    tap(page, "new_visit")
    chart.document.history.undo()
    settle()
    assert chart.visit.id == first
    assert visits.currentIndex().row() == 0
    assert len(days(visits)) == 1
