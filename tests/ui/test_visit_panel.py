"""The visit beside the body: its fields, written by taps and by typing."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget

from ims_chart.record import Problem
from tests.ui.hands import NONE, choose, find, key, tap, typed, when_asked


def write_day(page, day):
    """Picks a day in the calendar as the arrow keys and Enter do."""
    tap(page, "visit.date")
    calendar = find(page, "visit.date.calendar", QCalendarWidget)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    table = calendar.findChild(object, "qt_calendar_calendarview")
    QTest.keyClick(table, Qt.Key.Key_Return, NONE)


@pytest.mark.parametrize("field", ["pain_before", "pain_after"])
@pytest.mark.parametrize("pain", [0, 7, 10])
def test_pain(page, chart, reopen, field, pain) -> None:
    tap(page, f"visit.{field}.{pain}")
    assert getattr(chart.visit, field) == pain
    again = reopen()
    on = [n for n in range(11) if find(again, f"visit.{field}.{n}").isChecked()]
    assert on == [pain]
    tap(again, f"visit.{field}.{pain}")
    assert getattr(again.chart.visit, field) is None
    assert not find(again, f"visit.{field}.{pain}").isChecked()


@pytest.mark.parametrize("given", [True, False])
def test_consent_is_yes_no_or_not_recorded(page, chart, reopen, given) -> None:
    assert chart.visit.consent is None
    tap(page, f"visit.consent.{given}")
    assert chart.visit.consent is given
    again = reopen()
    assert find(again, f"visit.consent.{given}").isChecked()
    assert not find(again, f"visit.consent.{not given}").isChecked()
    tap(again, f"visit.consent.{given}")
    assert again.chart.visit.consent is None


def test_therapist(page, chart, reopen) -> None:
    choose(page, "visit.therapist", "Jo Falk")
    assert chart.visit.therapist == "th2"
    assert find(reopen(), "visit.therapist").text() == "Jo Falk"


def test_problem_treated(page, chart, reopen) -> None:
    choose(page, "visit.problem", "Low back pain")
    assert chart.visit.problem == "p2"
    again = reopen()
    assert find(again, "visit.problem").text() == "Low back pain"
    choose(again, "visit.problem", "Not recorded")
    assert again.chart.visit.problem == ""


def test_visits_planned(page, chart, reopen) -> None:
    choose(page, "visit.planned", "6 visits planned")
    assert chart.visit.planned_visits == 6
    again = reopen()
    assert find(again, "visit.planned").text() == "6 visits planned"
    choose(again, "visit.planned", "Not recorded")
    assert again.chart.visit.planned_visits is None


@pytest.mark.parametrize("field", ["notes", "aftercare", "plan"])
def test_texts_are_written_as_they_are_typed(page, chart, reopen, field) -> None:
    box = find(page, f"visit.{field}")
    typed(box, "heat, then walk")
    key(box, Qt.Key.Key_Return)
    typed(box, "2 weeks")
    assert getattr(chart.visit, field) == "heat, then walk\n2 weeks"
    assert chart.document.history.count() == 1
    assert find(reopen(), f"visit.{field}").toPlainText() == "heat, then walk\n2 weeks"


def test_undo_in_a_text_is_the_records_undo(page, chart) -> None:
    tap(page, "visit.pain_before.6")
    box = find(page, "visit.notes")
    typed(box, "stiff")
    key(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (chart.visit.notes, box.toPlainText()) == ("", "")
    key(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chart.visit.pain_before is None
    key(box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    key(box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (chart.visit.pain_before, box.toPlainText()) == (6, "stiff")


def test_a_text_typed_back_leaves_no_step(page, chart) -> None:
    box = find(page, "visit.notes")
    typed(box, "st")
    for _ in "st":
        key(box, Qt.Key.Key_Backspace)
    assert chart.visit.notes == ""
    assert not chart.document.history.canUndo()


def test_the_date(page, chart, reopen, last_year) -> None:
    write_day(page, last_year)
    assert chart.visit.date == last_year
    assert find(page, "visit.date").text() == "3 Nov 2025"
    assert find(reopen(), "visit.date").text() == "3 Nov 2025"


def test_a_changed_date_moves_the_visit_in_the_list(page, chart, last_year) -> None:
    first = chart.visit.id
    chart.new_visit(dt.date(2026, 3, 9))
    second = chart.visit.id
    write_day(page, last_year)
    assert [v.id for v in chart.record.visits] == [second, first]
    assert chart.visit.id == second
    visits = find(page, "visitList")
    assert visits.currentIndex().row() == 1
    chart.document.history.undo()
    assert visits.currentIndex().row() == 0
    assert chart.visit.id == second


def test_a_problem_put_in_other_words_is_still_the_visits_problem(window, page, chart) -> None:
    chart.change_visit("problem", problem="p1")

    def fill(dialog) -> None:
        problems = find(dialog, "patient.problems")
        problems.setPlainText(problems.toPlainText().replace("Tennis elbow", "Tennis elbow, R"))
        tap(dialog, "patient.accept")

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert find(page, "visit.problem").text() == "Tennis elbow, R"


def test_a_problem_that_is_gone_is_not_shown_as_an_id(page, chart) -> None:
    chart.change_visit("problem", problem="p1")
    chart.change_patient(replace(chart.patient, problems=(Problem(id="p9", title="Knee"),)))
    assert find(page, "visit.problem").text() != "p1"
