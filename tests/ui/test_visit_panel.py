"""The visit beside the body: its fields, written by taps and by typing."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel

from ims_chart.printing.terms import short_day
from ims_chart.record import retention
from ims_chart.record.checks import TEXT_MAX
from ims_chart.storage.settings import load_settings
from ims_chart.ui.theme import ROW, TOUCH, theme
from tests.ui.conftest import ADA
from tests.ui.hands import (
    NONE,
    choose,
    click,
    find,
    key,
    pasted,
    settle,
    spot,
    tap,
    typed,
    when_asked,
)


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
    chart.visits.begin(dt.date(2026, 3, 9))
    second = chart.visit.id
    write_day(page, last_year)
    assert [v.id for v in chart.record.visits] == [second, first]
    assert chart.visit.id == second
    visits = find(page, "timeline")
    assert visits.currentIndex().row() == 1
    chart.document.history.undo()
    settle()
    assert visits.currentIndex().row() == 0
    assert chart.visit.id == second


def test_a_problem_put_in_other_words_is_still_the_visits_problem(window, page, chart) -> None:
    chart.visits.change("problem", problem="p1")

    def fill(dialog) -> None:
        key(find(dialog, "patient.problem.0"), Qt.Key.Key_End)
        typed(find(dialog, "patient.problem.0"), ", R")
        tap(dialog, "patient.accept")

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert find(page, "visit.problem").text() == "Tennis elbow, R"


def test_a_problem_that_is_not_on_record_is_not_shown_as_an_id(page, chart) -> None:
    chart.visits.change("problem", problem="p7")
    assert find(page, "visit.problem").text() not in {"p7", ""}


# --- sections


def test_every_section_is_one_tap_away(page, canvas, chart) -> None:
    for name in ("infraspinatus", "gluteus", "thigh"):
        click(canvas, spot(canvas, name))
    for name in ("visit", "pain", "sites", "measures", "notes"):
        tap(page, f"visit.jump.{name}")
        settle()
        heading = find(page, f"section.{name}.heading")
        top = heading.mapTo(page.panel.viewport(), heading.rect().topLeft()).y()
        assert 0 <= top < page.panel.viewport().height(), name
        assert find(page, f"section.{name}").is_open


def test_a_section_folds_and_says_what_it_holds(page, chart) -> None:
    tap(page, "visit.pain_before.6")
    tap(page, "section.pain.heading")
    assert not find(page, "visit.pain_before").isVisible()
    assert find(page, "section.pain.heading").accessibleDescription() == "6 → –"
    tap(page, "section.pain.heading")
    assert find(page, "visit.pain_before").isVisible()


def test_selecting_a_site_opens_the_sites(page, canvas, chart) -> None:
    tap(page, "section.sites.heading")
    click(canvas, spot(canvas, "infraspinatus"))
    assert find(page, "sitePanel").isVisible()


def test_what_more_folds_out_is_in_sight(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.more")
    settle()
    for name in ("site.depth.typed", "site.way.medial", "site.time.typed"):
        assert not find(page, name).visibleRegion().isEmpty(), name


# --- the note


@pytest.fixture
def note(page, canvas, qtbot):
    click(canvas, spot(canvas, "infraspinatus"))
    box = find(page, "visit.summary")
    qtbot.waitUntil(lambda: "infraspinatus" in box.toPlainText())
    return box


def test_the_note_is_written_from_the_data(page, note, qtbot) -> None:
    assert note.toPlainText().startswith("R infraspinatus: active trigger point")
    tap(page, "site.twitch.multiple")
    qtbot.waitUntil(lambda: "multiple twitches" in note.toPlainText())


def test_a_note_changed_by_hand_stays_until_it_is_written_again(
    page, canvas, chart, note, reopen, qtbot
) -> None:
    typed(note, "Well. ")
    assert chart.visit.summary.startswith("Well. R infraspinatus")
    click(canvas, spot(canvas, "gluteus"))
    again = reopen()
    box = find(again, "visit.summary")
    qtbot.waitUntil(lambda: box.toPlainText().startswith("Well. "))
    assert "gluteus" not in box.toPlainText()
    tap(again, "visit.summary.again")
    assert again.chart.visit.summary == ""
    assert "L gluteus maximus" in find(again, "visit.summary").toPlainText()


def test_the_note_is_copied_as_the_data_are_now(page, note) -> None:
    tap(page, "site.twitch.single")
    tap(page, "visit.summary.copy")
    assert QApplication.clipboard().text() == note.toPlainText()
    assert "single twitch" in note.toPlainText()


def test_the_counts_stand_with_the_note(page, note) -> None:
    assert find(page, "visit.counts", QLabel).text().startswith("1 site, 1 needle")


# --- density


def test_large_controls_for_the_room_and_small_ones_for_the_mouse(
    window, page, canvas, chart, reopen
) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    chips = ("site.twitch.none", "site.pain.3", "site.needle", "visit.consent.True", "site.move")
    window.actions_by_id["room_density"].trigger()
    compact = not theme.roomy
    for _ in range(2):
        settle()
        height = ROW if compact else TOUCH
        assert {find(page, name).height() for name in chips} == {height}
        window.actions_by_id["room_density"].trigger()
        compact = not compact
    assert load_settings().room_density is theme.roomy


# --- texts


def test_ctrl_z_takes_back_what_was_typed_since_the_last_pause(window, page, chart) -> None:
    seconds = [0.0]
    chart.document.clock = lambda: seconds[0]
    notes = find(page, "visit.notes")
    typed(notes, "First sentence. ")
    seconds[0] = 3.0
    typed(notes, "Second.")
    key(notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert notes.toPlainText() == chart.visit.notes == "First sentence. "
    key(notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert notes.toPlainText() == chart.visit.notes == ""


def test_a_note_that_is_too_long_says_so_until_it_is_not(page, chart, window) -> None:
    notes = find(page, "visit.notes")
    high = notes.height()
    pasted(notes, "x" * (TEXT_MAX + 20))
    fault = find(page, "visit.notes.fault", QLabel)
    assert fault.isVisible()
    assert fault.text() == "Too long by 20 characters: the last of them are not kept."
    assert notes.accessibleDescription() == fault.text()
    assert fault.geometry().top() >= notes.viewport().geometry().bottom()
    assert len(notes.toPlainText()) == TEXT_MAX + 20
    assert len(chart.visit.notes) == TEXT_MAX
    tap(page, "visit.pain_before.3")  # what else is charted leaves it alone
    assert fault.isVisible()
    # What is typed before the end is within what is kept.
    key(notes, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    typed(notes, "before ")
    assert fault.text().startswith("Too long by 27 characters")
    assert chart.visit.notes.startswith("before xxx")
    assert len(notes.toPlainText()) == TEXT_MAX + 27
    cursor = notes.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, 40)
    notes.setTextCursor(cursor)
    key(notes, Qt.Key.Key_Delete)
    assert not fault.isVisible()
    assert notes.height() >= high
    typed(notes, " after")
    assert chart.visit.notes == notes.toPlainText()
    assert chart.visit.notes.endswith("x after")
    assert not window.toast.isVisible()


def test_without_a_visit_the_panel_says_what_stands_there(window, page, chart) -> None:
    window.actions_by_id["remove_visit"].trigger()
    panel, words = find(page, "visitPanel"), find(page, "visit.none", QLabel)
    assert words.isVisible()
    assert panel.rect().contains(words.geometry())
    assert not panel.verticalScrollBar().isVisible()
    tap(page, "new_visit")
    settle()
    assert not words.isVisible()


def test_the_panel_has_a_name(page) -> None:
    assert find(page, "visitPanel").accessibleName() == "Visit"


def test_an_archived_record_says_so_beside_the_name(window, store, page, reopen) -> None:
    banner = find(page, "patientBanner")
    assert "Archived" not in banner.accessibleName()
    window.show_patients()
    loaded = store.load(ADA)
    kept = dt.date(2040, 1, 1)
    store.save(retention.archived(loaded.record, dt.date(2026, 3, 9), kept), loaded.digest)
    window.open(ADA)
    banner = find(window.open_patient.page, "patientBanner")
    assert "Archived 9 Mar 2026" in banner.accessibleName()
    assert "Archived 9 Mar 2026" in banner._line


# --- days that can't be


def test_a_day_to_come_cannot_be_chosen(window, page, chart) -> None:
    day = chart.visit.date
    tap(page, "visit.date")
    calendar = find(page, "visit.date.calendar")
    assert calendar.maximumDate() == QDate.currentDate()
    birth = chart.patient.birth_date
    assert calendar.minimumDate() == QDate(birth.year, birth.month, birth.day)
    calendar.parentWidget().close()
    find(page, "visit.date").chosen.emit(dt.date.today() + dt.timedelta(days=1))
    assert chart.visit.date == day
    assert find(page, "visit.date").text() == short_day(day)
    assert "in the future" in window.toast.text


def test_a_visit_of_tomorrow_says_so_until_it_is_mended(window, page, chart) -> None:
    wrong = find(page, "visit.date.wrong")
    assert not wrong.isVisible()
    chart.visits.change("date", date=dt.date.today() + dt.timedelta(days=1))
    settle()
    assert wrong.isVisible()
    assert "in the future" in wrong.text()

    def look(dialog) -> None:
        assert "in the future" in find(dialog, "signing.wrong").text()
        chart.work_as("th1")
        assert not find(dialog, "signing.accept").isEnabled()

    when_asked(look)
    window.actions_by_id["sign_visit"].trigger()
    find(page, "visit.date").chosen.emit(dt.date.today())
    settle()
    assert not wrong.isVisible()
    when_asked(lambda dialog: tap(dialog, "signing.accept"))
    window.actions_by_id["sign_visit"].trigger()
    assert not chart.editable


def test_a_letter_typed_at_once_goes_into_the_visit_that_was_begun(page, chart) -> None:
    notes = find(page, "visit.notes")
    typed(notes, "old words")
    first = chart.visit.id
    chart.visits.begin(dt.date.today())
    QTest.keyClicks(notes, "x")  # before any panel has had its turn
    assert chart.record.visit(first).notes == "old words"
    assert chart.visit.notes == "x"


# --- out of it by a key


@pytest.mark.parametrize("name", ["visit.notes", "visit.plan", "visit.summary"])
def test_esc_in_the_notes_leads_back_to_the_body(page, canvas, name) -> None:
    typed(find(page, name), "stiff")
    key(find(page, name), Qt.Key.Key_Escape)
    assert canvas.hasFocus()
    assert find(page, name).toPlainText().startswith("stiff") or name == "visit.summary"
