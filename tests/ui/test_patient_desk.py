"""What can be done with a patient in the list: by mouse, finger and keys, and never by accident."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ims_chart.record.join import JOINED_INTO
from ims_chart.storage import transfer
from ims_chart.storage.store import Store
from ims_chart.ui import ask
from ims_chart.ui.hand import HOLD_MS
from ims_chart.ui.patient_list import MORE_WIDTH
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import Fingers, find, key, press, release, settle, tap, typed, when_asked

BOB = "bcde234567"
Key = Qt.Key


@pytest.fixture
def patients(window, store, qtbot):
    visit = samples.visit("b1", [samples.site("bs1")], day=dt.date(2020, 5, 4))
    store.new(samples.record(BOB, "Lindquist", "Ada", visits=[visit]))
    window.show_store(store)
    qtbot.waitUntil(window.patients.search.hasFocus)
    assert shown(window.patients) == [ADA, BOB]
    return window.patients


def shown(patients) -> list[str]:
    return [row.id for row in patients._patients.shown]


def row_at(patients, record_id: str) -> QPoint:
    index = patients.list.model().index(shown(patients).index(record_id))
    return patients.list.visualRect(index).center()


def menu(window) -> QMenu:
    return find(window, "patientMenu", QMenu)


def pick(window, name: str) -> None:
    """Takes an entry of the open menu."""
    opened = menu(window)
    action = next(a for a in opened.actions() if a.objectName() == f"patientMenu.{name}")
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.actionGeometry(action).center())
    settle()


def do(window, record_id: str, name: str, answer=None) -> None:
    """What a person does: the dots at the end of the row, and then an entry."""
    at = row_at(window.patients, record_id)
    at.setX(window.patients.list.viewport().width() - MORE_WIDTH // 2)
    press(window.patients.list.viewport(), at)
    release(window.patients.list.viewport(), at)
    if answer is not None:
        when_asked(answer)
    pick(window, name)


def compared(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.patients._comparing is None)


# --- the menu


def test_the_dots_open_the_menu_and_not_the_patient(window, patients) -> None:
    at = row_at(patients, BOB)
    at.setX(patients.list.viewport().width() - 10)
    press(patients.list.viewport(), at)
    release(patients.list.viewport(), at)
    assert menu(window).isVisible()
    assert window.open_patient is None
    assert patients.current.id == BOB
    menu(window).close()


def test_a_held_press_opens_the_menu(window, patients, qtbot) -> None:
    press(patients.list.viewport(), row_at(patients, BOB))
    qtbot.waitUntil(lambda: window.findChild(QMenu, "patientMenu") is not None, timeout=HOLD_MS * 5)
    menu(window).close()
    release(patients.list.viewport(), row_at(patients, BOB))
    assert window.open_patient is None


def test_a_right_click_opens_the_menu(window, patients, qtbot) -> None:
    at = row_at(patients, BOB)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(patients.list.viewport(), QContextMenuEvent(reason, at, at))
    assert menu(window).isVisible()
    menu(window).close()


def test_the_menu_key_opens_the_menu_of_the_chosen_row(window, patients) -> None:
    key(patients.search, Key.Key_Down)
    key(patients.search, Key.Key_Menu)
    assert menu(window).isVisible()
    assert patients.current.id == BOB
    menu(window).close()


def test_a_finger_that_moves_opens_nothing(window, patients) -> None:
    at = row_at(patients, BOB)
    fingers = Fingers(patients.list.viewport())
    fingers.down(a=at)
    for step in range(1, 9):
        fingers.go(a=at - QPoint(0, 12 * step))
    fingers.up(a=at - QPoint(0, 96))
    settle()
    assert window.open_patient is None
    assert window.findChild(QMenu, "patientMenu") is None


def test_a_finger_opens_a_patient(window, patients) -> None:
    Fingers(patients.list.viewport()).tap(row_at(patients, BOB))
    settle()
    assert window.open_patient.id == BOB


# --- archive


def archive(window, record_id: str) -> None:
    do(window, record_id, "archive", lambda dialog: tap(dialog, "archive.accept"))


def test_an_archived_patient_leaves_the_list_and_comes_back(window, patients, store, qtbot) -> None:
    before = store.load(BOB).record
    archive(window, BOB)
    compared(window, qtbot)
    assert shown(patients) == [ADA]
    kept = store.load(BOB).record
    assert kept.archived == dt.date.today()
    assert kept.keep_until == dt.date(2030, 5, 4)
    tap(patients, "showArchived")
    assert shown(patients) == [BOB]
    do(window, BOB, "take_up")
    compared(window, qtbot)
    tap(patients, "showArchived")
    assert set(shown(patients)) == {ADA, BOB}
    now = store.load(BOB).record
    assert replace(now, revision=0, lineage="") == replace(before, revision=0, lineage="")


def test_the_time_to_keep_can_be_chosen(window, patients, store) -> None:
    def longer(dialog) -> None:
        tap(dialog, "archive.30")
        tap(dialog, "archive.accept")

    do(window, BOB, "archive", longer)
    assert store.load(BOB).record.keep_until == dt.date(2050, 5, 4)


def test_who_is_archived_is_told_when_nobody_else_is_found(window, patients, qtbot) -> None:
    archive(window, BOB)
    compared(window, qtbot)
    typed(patients.search, "4.5.19")
    patients.search.clear()
    typed(patients.search, "lindquist")
    assert shown(patients) == [ADA]  # one letter off
    patients.search.clear()
    typed(patients.search, "lindquist x")
    assert "Nobody is found" in patients._empty.text()


# --- erase


def test_erasing_asks_for_the_name(window, patients, store) -> None:
    def wrong(dialog) -> None:
        typed(find(dialog, "erase.name"), "Lindqvist")
        assert not find(dialog, "erase.accept").isEnabled()
        key(find(dialog, "erase.name"), Key.Key_Return)
        assert dialog.isVisible()

    do(window, BOB, "erase", wrong)
    assert BOB in store.ids()


def test_what_was_erased_is_gone(window, patients, store, qtbot) -> None:
    def right(dialog) -> None:
        typed(find(dialog, "erase.name"), "lindquist")
        tap(dialog, "erase.accept")

    do(window, BOB, "erase", right)
    compared(window, qtbot)
    assert store.ids() == [ADA]
    assert shown(patients) == [ADA]


def test_who_is_charted_elsewhere_is_not_erased(window, patients, store) -> None:
    there = Store.open(store.folder)
    mine = there.locks.take(BOB, who="Jo Falk")
    foreign = replace(mine, machine="anothermachine", session="0123456789abcdef")
    there.locks._write(BOB, foreign)
    do(window, BOB, "erase")
    assert window.toast.text.startswith("Jo Falk is charting this patient on")
    assert BOB in store.ids()


def test_once_the_time_is_over_no_name_is_asked(window, patients, store, qtbot) -> None:
    loaded = store.load(BOB)
    over = replace(loaded.record, archived=dt.date(2020, 1, 1), keep_until=dt.date(2025, 1, 1))
    store.save(over, loaded.digest)
    window.show_patients()
    tap(patients, "showArchived")

    def right(dialog) -> None:
        assert find(dialog, "erase.name").isHidden()
        tap(dialog, "erase.accept")

    do(window, BOB, "erase", right)
    assert store.ids() == [ADA]


# --- join


def choose_bob(dialog) -> None:
    names = [row.id for row in dialog._others.shown]
    dialog.list.setCurrentIndex(dialog.list.model().index(names.index(BOB)))
    settle()


def test_joining_shows_what_comes_of_it_and_does_it(window, patients, store) -> None:
    told = []

    def answer(dialog) -> None:
        assert not find(dialog, "join.accept").isEnabled()
        choose_bob(dialog)
        told.append(find(dialog, "join.preview").text())
        tap(dialog, "join.accept")

    do(window, ADA, "join", answer)
    assert "all 2 visits" in told[0]
    assert "family name" in told[0]
    assert {v.id for v in store.load(ADA).record.visits} == {"v1", "b1"}
    assert store.load(BOB).record.extra[JOINED_INTO] == ADA
    assert shown(patients) == [ADA]


def test_the_other_one_can_be_kept(window, patients, store) -> None:
    def answer(dialog) -> None:
        choose_bob(dialog)
        tap(dialog, "join.turn")
        tap(dialog, "join.accept")

    do(window, ADA, "join", answer)
    assert {v.id for v in store.load(BOB).record.visits} == {"v1", "b1"}
    assert store.load(ADA).record.visits == ()


def test_thinking_better_of_it_changes_nothing(window, patients, store) -> None:
    before = {each: store.path(each).read_bytes() for each in (ADA, BOB)}
    for name in ("archive", "erase", "join", "export"):
        do(window, BOB, name, lambda dialog: dialog.reject())
    assert {each: store.path(each).read_bytes() for each in (ADA, BOB)} == before


# --- to and from another clinic


def exported(window, monkeypatch, tmp_path, qtbot) -> Path:
    path = tmp_path / "bob.imspatient"
    monkeypatch.setattr(ask, "save_path", lambda *_args: path)

    def plain(dialog) -> None:
        assert not find(dialog, "export.accept").isEnabled()
        tap(dialog, "export.seal")
        assert find(dialog, "export.plain").isVisible()
        tap(dialog, "export.accept")

    do(window, BOB, "export", plain)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: window.toast.text.startswith("Exported to"))
    return path


def test_a_patient_is_sent_and_taken_up_elsewhere(
    window, patients, monkeypatch, tmp_path, qtbot
) -> None:
    path = exported(window, monkeypatch, tmp_path, qtbot)
    there = Store.create(tmp_path / "there")
    window.show_store(there)
    monkeypatch.setattr(ask, "open_path", lambda *_args: path)

    def take(dialog) -> None:
        assert find(dialog, "import.join").isHidden()
        tap(dialog, "import.new")

    when_asked(take)
    window._do("import_patient")
    assert window.open_patient.id == BOB
    assert there.load(BOB).record.visits[0].id == "b1"


def test_who_is_here_already_is_joined(window, patients, store, monkeypatch, tmp_path) -> None:
    record = store.load(BOB).record
    there = Store.create(tmp_path / "there")
    there.new(replace(record, visits=(*record.visits, samples.visit("b2"))))
    path = tmp_path / "bob.imspatient"
    transfer.export_file(there, BOB, path)
    monkeypatch.setattr(ask, "open_path", lambda *_args: path)

    def join(dialog) -> None:
        assert "here already" in find(dialog, "import.what").text()
        tap(dialog, "import.join")

    when_asked(join)
    window._do("import_patient")
    assert {v.id for v in store.load(BOB).record.visits} == {"b1", "b2"}
    assert window.open_patient.id == BOB


def test_a_file_that_is_none_is_told_of(window, patients, monkeypatch, tmp_path) -> None:
    path = tmp_path / "bob.imspatient"
    path.write_bytes(b"PK\x03\x04 nothing")
    monkeypatch.setattr(ask, "open_path", lambda *_args: path)
    window._do("import_patient")
    assert "damaged" in window.toast.text
    assert window.open_patient is None
