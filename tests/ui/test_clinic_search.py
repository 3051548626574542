"""What was charted, looked for in all records: from the list of patients and from a chart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ims_chart.charting.clinic_search import ClinicSearch
from ims_chart.record import Event, EventKind, Needling
from tests import samples, treated
from tests.ui.conftest import ADA
from tests.ui.hands import choose, click, find, key, settle, tap, typed
from tests.ui.test_access import nameless

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clinic(window, store):
    """Berg was bruised at the last visit, Lindqvist at one before it, Ada never."""
    bruised = Needling(events=(Event(kind=EventKind.BRUISE),))
    site = samples.site(needling=bruised)
    store.new(samples.record("bcde234567", "Berg", "Ole", visits=[samples.visit(sites=[site])]))
    store.new(treated.record(family="Lindqvist", given="Zoe"))
    window.show_store(store)
    return window


@pytest.fixture
def panel(clinic):
    tap(clinic, "searchRecords")
    return find(clinic, "clinicSearch")


@pytest.fixture
def found(panel, qtbot):
    """The families found, once all records are looked through."""

    def after() -> list[str]:
        qtbot.waitUntil(lambda: not panel.search.running and not panel._typing.isActive())
        settle()
        return [entry.patient.family for entry in panel.hits.found]

    return after


def state(panel) -> str:
    return find(panel, "clinic.state", QLabel).text()


def test_it_stands_in_place_of_the_patients_and_goes_again(clinic, panel) -> None:
    assert panel.isVisible()
    assert find(panel, "clinic.words").hasFocus()
    assert not find(clinic, "patientList").isVisible()
    tap(clinic, "searchRecords")
    assert not panel.isVisible()
    assert find(clinic, "patientList").isVisible()


def test_every_control_has_a_name(panel) -> None:
    assert nameless(panel) == []


def test_a_reaction_is_chosen_and_everybody_with_it_is_found(panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    assert found() == ["Berg", "Lindqvist"]
    assert state(panel) == "2 patients."


def test_since_the_last_visit_leaves_out_what_was_before(panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    tap(panel, "clinic.since")
    assert found() == ["Berg"]
    tap(panel, "clinic.since")
    assert found() == ["Berg", "Lindqvist"]


def test_typed_words_and_chips_must_all_be_true(panel, found) -> None:
    typed(find(panel, "clinic.words"), "trapezius")
    assert found() == ["Lindqvist"]
    choose(panel, "clinic.side", "Right")
    assert found() == []
    assert state(panel) == "Nobody is found."


def test_a_choice_is_taken_back(panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    assert len(found()) == 2
    choose(panel, "clinic.reaction", "Any reaction")
    assert found() == []
    assert state(panel).startswith("Type, or choose")


def test_a_tap_opens_the_patient_at_the_place(clinic, panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    found()
    hits = panel.hits
    click(hits.viewport(), hits.visualRect(hits.model().index(1)).center())
    chart = clinic.open_patient.chart
    assert (chart.patient.given, chart.visit.id, chart.selected.id) == ("Zoe", "v1", "i1")


def test_enter_and_arrows_work_the_list_while_typing(clinic, panel, found) -> None:
    words = find(panel, "clinic.words")
    typed(words, "bruise")
    key(words, Key.Key_Return)
    assert found() == ["Berg", "Lindqvist"]
    key(words, Key.Key_Down)
    key(words, Key.Key_Return)
    assert clinic.open_patient.chart.patient.given == "Zoe"


def test_the_key_leads_there_from_a_chart(clinic) -> None:
    clinic.open(ADA)
    key(clinic.open_patient.page.canvas, Key.Key_F, CTRL_SHIFT)
    settle()
    assert clinic.open_patient is None
    assert find(clinic, "clinic.words").hasFocus()


def test_the_list_of_patients_is_what_comes_first_again(clinic, panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    found()
    clinic.open(ADA)
    clinic.show_patients()
    settle()
    assert not panel.isVisible()
    assert find(clinic, "patientList").isVisible()


def test_files_that_cannot_be_read_are_said(panel, store, found) -> None:
    store.path(ADA).write_text("{", encoding="utf-8")
    choose(panel, "clinic.reaction", "Bruise")
    assert found() == ["Berg", "Lindqvist"]
    assert state(panel) == "2 patients. 1 file could not be read."


def test_progress_is_shown_and_can_be_stopped(panel, monkeypatch) -> None:
    monkeypatch.setattr(ClinicSearch, "begin", lambda *_: None)
    choose(panel, "clinic.reaction", "Bruise")
    stop, bar = find(panel, "clinic.stop"), find(panel, "clinic.progress")
    assert stop.isVisible()
    panel.search.progressed.emit(40, 120)
    assert (bar.value(), bar.maximum()) == (40, 120)
    tap(panel, "clinic.stop")
    assert panel.search._stop.is_set()


def test_leaving_ends_the_search(clinic, panel) -> None:
    typed(find(panel, "clinic.words"), "bruise")
    tap(clinic, "searchRecords")
    assert not panel._typing.isActive()
    assert not panel.search.running
    assert not find(panel, "clinic.stop").isVisible()


def test_hits_are_shown_by_initials_while_names_are_hidden(clinic, panel, found) -> None:
    choose(panel, "clinic.reaction", "Bruise")
    assert found() == ["Berg", "Lindqvist"]
    clinic.screen_lock.hide_names()
    rows = panel.hits.model()
    shown = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    clinic.screen_lock.hide_names()
    assert [words.split("\n")[0] for words in shown] == ["O.B.", "Z.L."]
