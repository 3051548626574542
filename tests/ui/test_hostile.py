"""Names and notes that mean no good are plain text, and no window grows by them."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextBrowser, QWidget

from ims_chart.record import Alert, Clinic, Problem, Therapist
from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.actions import ACTIONS
from ims_chart.ui.patient_dialog import PatientDialog
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, settle, spot, tap

LONG = "W" * 10_000
HUGE = "Wi " * 350_000
"""A megabyte, ten times what a file may hold of one text."""
TAG = "<img src=x>"
MARKS = "\u2066\u200f\ufeff\u0301" * 50
NAMES = [
    pytest.param(LONG, id="long"),
    pytest.param(TAG, id="tag"),
    pytest.param(f"{TAG}<b>bold</b>&amp;&lt;u&gt;<!-- A && B", id="more tags"),
    pytest.param(f"שלום\u202eabc{MARKS}", id="right to left"),
    pytest.param("a\nb\r\nc\td", id="line breaks"),
    pytest.param("👩🏽‍⚕️" * 300, id="faces"),
    pytest.param("a\0b\u0007", id="control"),
    pytest.param('=HYPERLINK("../../../CON","x")', id="formula"),
]


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


@pytest.fixture
def patient(name):
    return replace(
        samples.record().patient,
        family=name,
        given=name,
        file_number=name,
        alerts=(Alert(id="a1", text=name, author="", recorded=samples.TIME),),
        problems=(Problem(id="p1", title=name),),
    )


@pytest.fixture
def hostile(window, store, patient, name):
    before, hint = window.size(), _plain_hint(window, store)
    write(store, patient, name)
    window.show_store(store)
    settle()
    assert window.open(ADA)
    page = window.open_patient.page
    page.chart.select("s1")
    settle()
    yield page
    assert window.size() == before
    assert window.minimumSizeHint().width() <= hint


def _plain_hint(window, store) -> int:
    """The least width of the window with a patient who means well."""
    window.show_store(store)
    assert window.open(ADA)
    settle()
    width = window.minimumSizeHint().width()
    window.show_patients()
    return width


def write(store, patient, name) -> None:
    store.path(ADA).unlink()
    site = samples.site(note=name, muscle=name)
    visit = samples.visit(notes=name, therapist="th1", problem="p1", sites=[site])
    store.new(samples.record(ADA, patient=patient, visits=[visit]))
    store.save_clinic(Clinic(name=name, therapists=(Therapist(id="th1", name=name),)))


def is_rich(text: str) -> bool:
    """Whether Qt takes a text for HTML by itself: a tag or an escaped one in its first line."""
    return bool(re.match(r"[^<\n]*(</?\w+[^>]*>|&lt;)", text))


def read(widget_text: str) -> str:
    """What a person reads of a tooltip."""
    if not is_rich(widget_text):
        return widget_text
    document = QTextDocument()
    document.setHtml(widget_text)
    return document.toPlainText()


def test_nothing_grows_beyond_the_window(hostile, window) -> None:
    assert window.minimumSizeHint().height() <= 800
    panel = find(hostile, "visitPanel")
    assert panel.widget().width() <= panel.viewport().width()
    for widget in hostile.findChildren(QWidget):
        if widget.isVisible():
            assert widget.width() <= window.width(), widget.objectName()


def test_no_label_takes_a_name_for_markup(hostile, window, name) -> None:
    for label in window.findChildren(QLabel):
        if is_rich(label.text()):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()


def test_tooltips_show_the_name_as_it_is(hostile, name) -> None:
    for widget in hostile.findChildren(QWidget):
        if TAG in name and "img" in widget.toolTip():
            assert TAG in read(widget.toolTip()), widget.objectName()


def test_the_banner_is_read_as_text(hostile, name) -> None:
    words = find(hostile, "patientBanner").accessibleName()
    assert "\n" not in words
    assert words.startswith(" ".join(name.split())[:10])


def test_charting_goes_on(hostile, window) -> None:
    canvas = hostile.canvas
    click(canvas, spot(canvas, "gluteus"))
    assert len(hostile.chart.sites) == 2
    window.grab()


def plain_everywhere(root: QWidget, name: str) -> None:
    """Nothing under `root` shows any part of the name as anything but text."""
    for label in root.findChildren(QLabel):
        if is_rich(label.text()):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()
    for widget in [root, *root.findChildren(QWidget)]:
        if "<" in name and "img" in widget.toolTip():
            assert TAG in read(widget.toolTip()), widget.objectName()
    for browser in root.findChildren(QTextBrowser):
        assert TAG not in browser.toHtml()


SKIPPED = {"close_window", "show_about", "lock", "choose_store", "use_store"}
"""They end the walk, or show nothing of anybody."""


@pytest.mark.parametrize("name", [f"{TAG}<b>A & B</b>&amp;"])
def test_a_walk_through_all_that_can_be_done(hostile, window, name) -> None:
    asked: list[str] = []

    def look_and_leave() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            asked.append(dialog.objectName())
            plain_everywhere(dialog, name)
            dialog.close()

    timer = QTimer(window, interval=5)
    timer.timeout.connect(look_and_leave)
    timer.start()
    for action in ACTIONS:
        if action.id not in SKIPPED and not action.id.startswith(("theme_", "privacy")):
            window._do(action.id)
            settle()
            plain_everywhere(window, name)
            if window.open_patient is None:
                assert window.open(ADA)
                window.open_patient.page.chart.select("s1")
                settle()
    timer.stop()
    assert {"patientDialog", "clinicDialog", "signingDialog"} <= set(asked)
    window.resize(1280, 800)


def test_the_page_of_patients_shows_it(hostile, window) -> None:
    window.show_patients()
    settle()
    window.grab()
    assert window.patients.list.model().rowCount() == 1
    assert window.minimumSizeHint().width() <= 1280


def test_the_form_holds_it_and_keeps_it(qapp, qtbot, patient) -> None:
    record = replace(samples.record(), patient=patient)
    dialog = PatientDialog(record, figures=("male",), author="th1")
    qtbot.addWidget(dialog, before_close_func=PatientDialog.give_up)
    dialog.show()
    settle()
    assert dialog.width() <= 1280
    inner = dialog.findChild(QWidget, "alertEditor").parentWidget()
    assert inner.width() <= dialog.width()
    dialog.accept()
    kept = dialog.patient
    assert kept is not None
    assert kept.alerts == patient.alerts
    if "\n" not in patient.family and "\0" not in patient.family:
        assert kept == patient


def test_a_note_of_ten_thousand_letters_is_kept(window, page, reopen) -> None:
    click(page.canvas, spot(page.canvas, "infraspinatus"))
    note = find(page, "site.note")
    note.insertPlainText(LONG)
    assert page.chart.selected.note == LONG
    again = reopen()
    again.chart.select(again.chart.sites[0].id)
    assert find(again, "site.note").toPlainText() == LONG
    panel = find(again, "visitPanel")
    assert panel.widget().width() <= panel.viewport().width()


def test_a_list_of_choices_is_no_wider_than_the_screen(hostile) -> None:
    tap(hostile, "visit.therapist")
    menu = find(hostile, "visit.therapist.menu", QMenu)
    assert menu.sizeHint().width() <= 1280
    menu.close()


def test_a_megabyte_in_a_note_is_kept_as_far_as_there_is_room(window, page, reopen) -> None:
    click(page.canvas, spot(page.canvas, "infraspinatus"))
    note = find(page, "site.note")
    note.insertPlainText("kept")
    note.insertPlainText(HUGE)
    settle()
    assert page.chart.selected.note == f"kept{HUGE}"[:TEXT_MAX]
    assert find(page, "site.note.fault", QLabel).text().startswith("Too long by ")
    assert find(page, "site.note.fault").isVisible()
    assert reopen().chart.sites[0].note == f"kept{HUGE}"[:TEXT_MAX]


def test_a_megabyte_in_a_name_is_refused_or_cut(qapp, qtbot) -> None:
    dialog = PatientDialog(samples.record(), figures=("male",), author="th1")
    qtbot.addWidget(dialog, before_close_func=PatientDialog.give_up)
    dialog.show()
    find(dialog, "patient.family").setText(HUGE)
    settle()
    dialog.accept()
    kept = dialog.patient
    assert kept is None or len(kept.family) < len(HUGE)
