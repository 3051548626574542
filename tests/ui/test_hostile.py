"""Names and notes that mean no good are plain text, and no window grows by them."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ims_chart.record import Alert, Clinic, Problem, Therapist
from ims_chart.ui.patient_dialog import PatientDialog
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, settle, spot, tap

LONG = "W" * 10_000
TAG = "<img src=x>"
NAMES = [
    pytest.param(LONG, id="long"),
    pytest.param(TAG, id="tag"),
    pytest.param(f"{TAG}<b>bold</b>&amp;", id="more tags"),
    pytest.param("שלום\u202eabc", id="right to left"),
    pytest.param("a\nb\r\nc\td", id="line breaks"),
    pytest.param("👩🏽‍⚕️" * 300, id="faces"),
    pytest.param("a\0b\u0007", id="control"),
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
    return window.minimumSizeHint().width()


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


def test_the_page_of_patients_shows_it(hostile, window) -> None:
    window.show_patients()
    settle()
    window.grab()
    assert window.patients.list.model().rowCount() == 1
    assert window.minimumSizeHint().width() <= 1280


def test_the_form_holds_it_and_keeps_it(qapp, qtbot, patient) -> None:
    dialog = PatientDialog(patient, figures=("male",), author="th1")
    qtbot.addWidget(dialog)
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
