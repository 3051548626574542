"""The clinic's form: what is typed is what charts, prints and offers from then on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ims_chart.record import Clinic, Needle, Therapist
from ims_chart.ui.clinic_dialog import ClinicDialog
from tests.ui.hands import find, key, tap, typed, when_asked

QUAY = Clinic(
    name="Quay Street",
    therapists=(Therapist(id="th1", name="Ada Quay", initials="A. Q."),),
    needles=(Needle(diameter_mm=0.25, length_mm=40),),
)


@pytest.fixture
def dialog(qtbot) -> ClinicDialog:
    made = ClinicDialog(QUAY)
    qtbot.addWidget(made, before_close_func=ClinicDialog.give_up)
    made.show()
    return made


def test_what_is_typed_is_taken(dialog) -> None:
    find(dialog, "clinic.name").setText("Harbour")
    find(dialog, "clinic.therapists").setPlainText("Ada Quay, A. Q.\nBo Pier, B. P.\n\n")
    find(dialog, "clinic.needles").setPlainText("0.30 × 50\n0,25x40 mm\n0.30 × 50")
    tap(dialog, "clinic.accept")
    assert dialog.clinic.name == "Harbour"
    assert [(t.name, t.initials) for t in dialog.clinic.therapists] == [
        ("Ada Quay", "A. Q."),
        ("Bo Pier", "B. P."),
    ]
    assert [(n.diameter_mm, n.length_mm) for n in dialog.clinic.needles] == [(0.3, 50), (0.25, 40)]


def test_a_therapist_who_keeps_the_name_keeps_the_id(dialog) -> None:
    find(dialog, "clinic.therapists").setPlainText("Bo Pier\nAda Quay, AQ")
    tap(dialog, "clinic.accept")
    ids = {t.name: t.id for t in dialog.clinic.therapists}
    assert ids["Ada Quay"] == "th1"
    assert ids["Bo Pier"] not in {"", "th1"}


@pytest.mark.parametrize("text", ["40", "a × 40", "0.30 ×", "9 × 40", "0.3 × 4000"])
def test_what_is_no_needle_is_refused_in_words(dialog, text: str) -> None:
    find(dialog, "clinic.needles").setPlainText(f"0.25 × 40\n{text}")
    tap(dialog, "clinic.accept")
    assert dialog.isVisible()
    assert dialog.clinic is None
    assert find(dialog, "clinic.fault").text()


def test_cancel_changes_nothing(dialog) -> None:
    find(dialog, "clinic.name").setText("Harbour")
    when_asked(lambda question: tap(question, "discardQuestion.1"))
    tap(dialog, "clinic.cancel")
    assert dialog.clinic is None
    assert not dialog.isVisible()


def test_what_is_not_shown_is_kept(qtbot) -> None:
    clinic = replace(QUAY, extra={"later": 1})
    made = ClinicDialog(clinic)
    qtbot.addWidget(made, before_close_func=ClinicDialog.give_up)
    made.accept()
    assert made.clinic == clinic


def test_what_is_measured_and_the_rooms_are_lists(dialog) -> None:
    find(dialog, "clinic.rooms").setPlainText("Blue\nGreen\nBlue\n")
    find(dialog, "clinic.movements").setPlainText("Jaw opening, midline\nNeck rotation")
    find(dialog, "clinic.questionnaires").setPlainText("NDI, 100, 0–100, lower")
    find(dialog, "clinic.same_site_mm").setText("15,5")
    find(dialog, "clinic.timer_minutes").setText("12")
    tap(dialog, "clinic.accept")
    clinic = dialog.clinic
    assert clinic.rooms == ("Blue", "Green")
    assert [(m.name, m.sided) for m in clinic.movements] == [
        ("Jaw opening", False),
        ("Neck rotation", True),
    ]
    assert [(q.name, q.important) for q in clinic.questionnaires] == [("NDI", 14)]
    assert (clinic.same_site_mm, clinic.timer_minutes) == (15.5, 12)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("same_site_mm", "near"),
        ("same_site_mm", "900"),
        ("timer_minutes", ""),
        ("timer_minutes", "0"),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_words(dialog, field, text) -> None:
    find(dialog, f"clinic.{field}").setText(text)
    tap(dialog, "clinic.accept")
    assert dialog.clinic is None
    assert find(dialog, "clinic.fault").text()


def test_it_begins_with_the_name_and_enter_takes_it(dialog, qtbot) -> None:
    qtbot.waitActive(dialog)
    assert QApplication.focusWidget() is find(dialog, "clinic.name")
    typed(find(dialog, "clinic.name"), "!")
    key(find(dialog, "clinic.name"), Qt.Key.Key_Return)
    assert dialog.clinic.name.endswith("!")


def test_the_keys_meet_nothing_without_a_name(dialog, qtbot) -> None:
    qtbot.waitActive(dialog)
    seen = []
    while (at := QApplication.focusWidget()) not in seen:
        seen.append(at)
        key(at, Qt.Key.Key_Tab)
    assert all(widget.accessibleName() for widget in seen)
    assert seen[-1] is find(dialog, "clinic.accept")
