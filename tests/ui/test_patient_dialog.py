"""The form for a patient: what must be there, what is refused with words, what Cancel leaves."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ims_chart.record import Alert, Problem, Sex
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from ims_chart.ui.patient_dialog import PatientDialog
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import find, key, settle, tap, typed, when_asked

ADA_NOW = replace(
    samples.record().patient,
    given="Ada",
    file_number="A 12",
    sex=Sex.FEMALE,
    alerts=(Alert(id="a1", text="Pregnant", author="th1", recorded=samples.TIME),),
    problems=(Problem(id="p1", title="Tennis elbow", note="right"),),
    extra={"x-lab": 1},
)


@pytest.fixture
def form(qapp, qtbot):
    def made(patient=None, visits=(), figures=("male",), **asked):
        record = replace(samples.record(visits=visits), patient=patient) if patient else None
        dialog = PatientDialog(record, figures=figures, author="th1", **asked)
        qtbot.addWidget(dialog, before_close_func=PatientDialog.give_up)
        dialog.show()
        qtbot.waitActive(dialog)
        return dialog

    return made


def fault(dialog):
    return find(dialog, "patient.fault", QLabel)


def test_a_patient_is_made_from_what_was_typed(form) -> None:
    dialog = form()
    for field, text in {
        "family": " Okonkwo ",
        "given": "Ngozi",
        "preferred": "Zizi",
        "birth": "2.3.1984",
        "file_number": "77",
        "phone": "0123",
        "referrer": "Dr Falk",
    }.items():
        typed(find(dialog, f"patient.{field}"), text)
    tap(dialog, "patient.sex.female")
    typed(find(dialog, "patient.problem.0"), "Low back pain")
    tap(dialog, "patient.accept")
    made = dialog.patient
    assert not dialog.isVisible()
    assert (made.family, made.given, made.preferred) == ("Okonkwo", "Ngozi", "Zizi")
    assert (made.birth_date, made.sex) == (dt.date(1984, 3, 2), Sex.FEMALE)
    assert (made.file_number, made.phone, made.referrer) == ("77", "0123", "Dr Falk")
    assert [p.title for p in made.problems] == ["Low back pain"]
    assert made.alerts == ()


def test_a_name_is_required(form) -> None:
    dialog = form()
    typed(find(dialog, "patient.phone"), "0123")
    tap(dialog, "patient.accept")
    assert dialog.isVisible()
    assert dialog.patient is None
    assert fault(dialog).isVisible()
    assert "name" in fault(dialog).text().lower()
    typed(find(dialog, "patient.given"), "Ngozi")
    tap(dialog, "patient.accept")
    assert dialog.patient.given == "Ngozi"


@pytest.mark.parametrize("text", ["2.13.1984", "yesterday", "2.3.84", "31 Feb 1984"])
def test_a_birth_date_that_is_no_day_is_refused_with_words(form, text) -> None:
    dialog = form()
    typed(find(dialog, "patient.family"), "Okonkwo")
    typed(find(dialog, "patient.birth"), text)
    tap(dialog, "patient.accept")
    assert dialog.isVisible()
    assert dialog.patient is None
    assert "birth date isn't a day" in fault(dialog).text()
    assert find(dialog, "patient.birth").text() == text


def test_the_month_is_shown_as_a_word_at_once(form) -> None:
    dialog = form()
    birth = find(dialog, "patient.birth")
    typed(birth, "2/3/1984")
    find(dialog, "patient.family").setFocus()
    assert birth.text() == "2 Mar 1984"


@pytest.mark.parametrize("how", ["button", "Esc"])
def test_cancel_changes_nothing(form, how) -> None:
    dialog = form(ADA_NOW)
    typed(find(dialog, "patient.family"), "Changed")
    tap(dialog, "alert.Pacemaker")
    when_asked(lambda question: tap(question, "discardQuestion.1"))
    if how == "button":
        tap(dialog, "patient.cancel")
    else:
        key(find(dialog, "patient.family"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.patient is None


def test_saved_unchanged_a_patient_is_the_same(form) -> None:
    dialog = form(ADA_NOW)
    tap(dialog, "patient.accept")
    assert dialog.patient == ADA_NOW


def test_a_change_keeps_everything_else(form) -> None:
    dialog = form(ADA_NOW)
    field = find(dialog, "patient.phone")
    typed(field, "0123")
    tap(dialog, "patient.accept")
    assert dialog.patient == replace(ADA_NOW, phone="0123")


def test_alerts_are_tapped_on_and_off(form) -> None:
    dialog = form(ADA_NOW)
    tap(dialog, "alert.Pacemaker")
    tap(dialog, "alert.Pregnant")
    tap(dialog, "patient.accept")
    (alert,) = dialog.patient.alerts
    assert (alert.text, alert.author) == ("Pacemaker", "th1")
    assert alert.recorded.utcoffset() is not None


def test_a_kept_alert_keeps_its_author_and_time(form) -> None:
    dialog = form(ADA_NOW)
    tap(dialog, "alert.Pacemaker")
    tap(dialog, "patient.accept")
    assert dialog.patient.alerts[0] == ADA_NOW.alerts[0]
    assert [a.text for a in dialog.patient.alerts] == ["Pregnant", "Pacemaker"]


@pytest.mark.parametrize("how", ["button", "Enter", "left in the field"])
def test_an_alert_in_own_words(form, how) -> None:
    dialog = form(ADA_NOW)
    own = find(dialog, "alert.own")
    typed(own, "Fear of fish")
    if how == "button":
        tap(dialog, "alert.add")
    elif how == "Enter":
        key(own, Qt.Key.Key_Return)
        assert dialog.isVisible()
    tap(dialog, "patient.accept")
    assert [a.text for a in dialog.patient.alerts] == ["Pregnant", "Fear of fish"]


def test_problems_keep_their_ids(form) -> None:
    dialog = form(ADA_NOW)
    key(find(dialog, "patient.problem.0"), Qt.Key.Key_Return)
    typed(QApplication.focusWidget(), "Low back pain")
    tap(dialog, "patient.accept")
    first, second = dialog.patient.problems
    assert first == ADA_NOW.problems[0]
    assert second.title == "Low back pain"


# --- in the window


def test_a_new_patient_is_on_disk_and_open(window, store) -> None:
    window.show_store(store)

    def fill(dialog) -> None:
        typed(find(dialog, "patient.family"), "Okonkwo")
        tap(dialog, "patient.accept")

    when_asked(fill)
    tap(window, "new_patient")
    assert window.open_patient.chart.patient.family == "Okonkwo"
    assert store.load(window.open_patient.id).record.patient.family == "Okonkwo"
    assert len(store.ids()) == 2


def test_no_new_patient_after_cancel(window, store) -> None:
    window.show_store(store)
    when_asked(lambda dialog: tap(dialog, "patient.cancel"))
    tap(window, "new_patient")
    assert window.open_patient is None
    assert store.ids() == [ADA]


def test_changed_details_show_and_can_be_undone(window, page, store) -> None:
    def fill(dialog) -> None:
        find(dialog, "patient.family").selectAll()
        typed(find(dialog, "patient.family"), "Lindgren")
        tap(dialog, "alert.Pacemaker")
        tap(dialog, "patient.accept")

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    banner = find(page, "patientBanner")
    assert banner.accessibleName().startswith("Lindgren, Ada")
    assert "Pacemaker" in banner.accessibleName()
    page.chart.document.history.undo()
    assert banner.accessibleName().startswith("Lindqvist, Ada")
    assert "Pacemaker" not in banner.accessibleName()


def test_unchanged_details_leave_no_step(window, page) -> None:
    when_asked(lambda dialog: tap(dialog, "patient.accept"))
    window.actions_by_id["edit_patient"].trigger()
    assert page.chart.document.history.count() == 0


def test_a_new_patient_that_cannot_be_saved_is_not_typed_for_nothing(
    window, page, store, monkeypatch
) -> None:
    def refuse(self, _record):
        raise StorageError(Code.NO_SPACE, store.path("bcde234567"))

    monkeypatch.setattr(Store, "new", refuse)

    def fill(dialog) -> None:
        typed(find(dialog, "patient.family"), "Okonkwo")
        tap(dialog, "patient.accept")
        assert dialog.isVisible()
        assert "no space left" in fault(dialog).text()
        assert find(dialog, "patient.family").text() == "Okonkwo"
        said.append(dialog)

    said = []
    when_asked(fill)
    window.actions_by_id["new_patient"].trigger()
    assert said
    assert window.open_patient is not None
    assert window.open_patient.id == ADA  # whoever was open stays open


# --- problems


def treating(*problems: str):
    return [samples.visit(f"v{n}", problem=name) for n, name in enumerate(problems)]


TWO = replace(
    ADA_NOW,
    problems=(*ADA_NOW.problems, Problem(id="p2", title="Low back pain")),
)


def test_a_problem_is_taken_away_and_another_put_down(form) -> None:
    dialog = form(TWO)
    tap(dialog, "patient.problem.0.remove")
    typed(find(dialog, "patient.problem.1"), "Headache")
    tap(dialog, "patient.accept")
    first, second = dialog.patient.problems
    assert first == TWO.problems[1]
    assert (second.title, second.id in {"p1", "p2"}) == ("Headache", False)


def test_a_treated_problem_has_no_way_out_of_the_list(form) -> None:
    dialog = form(TWO, visits=treating("p1"))
    assert not find(dialog, "patient.problem.0.remove").isVisible()
    assert find(dialog, "patient.problem.1.remove").isVisible()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "Treated in one visit" in words


def test_emptied_in_the_window_a_treated_problem_stays(window, page, chart) -> None:
    chart.visits.change("problem", problem="p1")
    before = chart.patient

    def fill(dialog) -> None:
        find(dialog, "patient.problem.0").setText("")
        tap(dialog, "patient.accept")
        assert dialog.isVisible()
        assert "treated" in fault(dialog).text()

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert chart.patient == before


def test_the_lines_changed_round_each_visit_says_what_it_said(window, page, chart) -> None:
    chart.visits.change("problem", problem="p1")

    def fill(dialog) -> None:
        find(dialog, "patient.problem.0").setText("Low back pain")
        find(dialog, "patient.problem.1").setText("Tennis elbow")
        tap(dialog, "patient.accept")

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert [p.id for p in chart.patient.problems] == ["p2", "p1"]
    assert find(page, "visit.problem").text() == "Tennis elbow"


def test_enter_in_the_empty_line_ends_the_list_and_the_form(form) -> None:
    dialog = form(ADA_NOW)
    typed(find(dialog, "patient.problem.1"), "Headache")
    key(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    key(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [p.title for p in dialog.patient.problems] == ["Tennis elbow", "Headache"]


# --- days


@pytest.mark.parametrize(
    ("text", "words"),
    [("2.3.2084", "in the future"), ("1.1.1800", "can't be before"), ("4.3.2026", "first visit")],
)
def test_a_birth_date_that_cannot_be_is_told_at_once_and_stays_as_typed(form, text, words) -> None:
    dialog = form(replace(ADA_NOW, birth_date=None), visits=[samples.visit()])
    typed(find(dialog, "patient.birth"), text)
    find(dialog, "patient.family").setFocus()
    shown = find(dialog, "patient.birth").text()
    assert text[-4:] in shown
    assert words in find(dialog, "patient.birth.fault", QLabel).text()
    tap(dialog, "patient.accept")
    assert dialog.patient is None
    assert find(dialog, "patient.birth").text() == shown


def test_what_is_on_record_already_keeps_nobody_from_an_alert(form) -> None:
    dialog = form(replace(ADA_NOW, birth_date=dt.date(2084, 1, 2)))
    assert "in the future" in find(dialog, "patient.birth.fault", QLabel).text()
    tap(dialog, "alert.Pacemaker")
    tap(dialog, "patient.accept")
    assert dialog.patient.alerts[-1].text == "Pacemaker"


# --- keys


def test_the_keys_go_through_it_from_top_to_bottom(form) -> None:
    dialog = form(TWO, figures=("male", "female"))
    tap(dialog, "alert.Pacemaker")
    typed(find(dialog, "alert.own"), "Fear of fish")
    key(find(dialog, "alert.own"), Qt.Key.Key_Return)
    typed(find(dialog, "patient.problem.2"), "Headache")
    find(dialog, "patient.family").setFocus()
    seen = []
    while (at := QApplication.focusWidget()) not in seen:
        seen.append(at)
        key(at, Qt.Key.Key_Tab)
    inner = dialog.findChild(QScrollArea).widget()
    inside = [widget for widget in seen if inner.isAncestorOf(widget)]
    rows = [widget.mapTo(inner, widget.rect().center()).y() for widget in inside]
    assert rows == sorted(rows)
    assert len(inside) > 25
    assert seen[0].objectName() == "patient.family"
    assert seen[-1].objectName() == "patient.accept"


def test_enter_in_a_line_adds_the_patient(form) -> None:
    dialog = form()
    typed(find(dialog, "patient.family"), "Okonkwo")
    key(find(dialog, "patient.family"), Qt.Key.Key_Return)
    assert dialog.patient.family == "Okonkwo"


# --- somebody who is in the list already


def again(dialog, answer: str) -> None:
    typed(find(dialog, "patient.family"), "lindqvist")
    typed(find(dialog, "patient.given"), "ada")
    typed(find(dialog, "patient.birth"), "3.4.1971")
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    when_asked(lambda question: tap(question, f"samePatient.{answer}"))
    tap(dialog, "patient.accept")


def test_the_same_patient_is_opened_instead(window, store) -> None:
    window.show_store(store)
    when_asked(lambda dialog: again(dialog, "2"))
    tap(window, "new_patient")
    assert window.open_patient.id == ADA
    assert store.ids() == [ADA]


def test_somebody_else_of_the_same_name_and_day_is_added(window, store) -> None:
    window.show_store(store)
    when_asked(lambda dialog: again(dialog, "1"))
    tap(window, "new_patient")
    assert window.open_patient.id != ADA
    assert len(store.ids()) == 2


def test_whoever_goes_back_finds_the_form_as_it_was(window, store) -> None:
    window.show_store(store)

    def fill(dialog) -> None:
        again(dialog, "0")
        assert dialog.isVisible()
        assert find(dialog, "patient.family").text() == "lindqvist"

    when_asked(fill)
    tap(window, "new_patient")
    assert store.ids() == [ADA]


# --- while it is open


def test_what_came_from_elsewhere_meanwhile_is_kept(window, page, chart) -> None:
    def fill(dialog) -> None:
        typed(find(dialog, "patient.phone"), "0123")
        chart.document.rebase(
            replace(chart.record, patient=replace(chart.patient, referrer="Dr Falk"))
        )
        tap(dialog, "patient.accept")

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert (chart.patient.phone, chart.patient.referrer) == ("0123", "Dr Falk")


def test_it_goes_with_the_patient_it_is_about(window, page, store) -> None:
    def fill(dialog) -> None:
        typed(find(dialog, "patient.family"), "x")
        window.show_patients()
        settle()
        assert not dialog.isVisible()

    when_asked(fill)
    window.actions_by_id["edit_patient"].trigger()
    assert store.load(ADA).record.patient.family == "Lindqvist"
