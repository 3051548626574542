"""Encryption as a person meets it: turned on, unlocked, changed, forgotten, and taken off."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ims_chart.charting.autosave import SaveState
from ims_chart.record import Problem
from ims_chart.storage import atomic
from ims_chart.storage.codec import decode_record, encode_record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import establish, prepare, renew_recovery_key
from ims_chart.storage.key_state import Work
from ims_chart.storage.rescue import Rescued
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER, OpenVault
from ims_chart.ui import ask, encryption_dialog, turn_on_dialog
from ims_chart.ui.encryption_dialog import EncryptionDialog
from ims_chart.ui.key_work import KeyWork
from ims_chart.ui.recovery_panel import RecoveryPanel
from tests.storage.sealing import WORDS, quick_passphrases, seal
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, key, settle, spot, typed

NEW = "a heron stands in the reeds"


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    quick_passphrases(monkeypatch)


@pytest.fixture
def sealed(store) -> Store:
    """Locked, as at a program's start."""
    seal(store, "th1")
    return Store.open(store.folder)


@pytest.fixture
def locked(window, sealed, qtbot):
    window.show_store(sealed)
    settle()
    return window


def field(parent: QWidget) -> QWidget:
    return find(parent, "unlock.passphrase")


def give(window, qtbot, words: str) -> None:
    field(window).clear()
    typed(field(window), words)
    click(find(window, "unlock.go"))
    qtbot.waitUntil(lambda: not window.encryption._page or field(window).isEnabled())


def do(window, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle()


def when_asked(name: str, hand: Callable[[QWidget], None], done: Callable[[], bool]) -> None:
    """Lets a hand work a dialog once it is up. What fails in it closes the dialog."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != name:
            if not done():
                QTimer.singleShot(10, look)
            return
        try:
            hand(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, look)


def never() -> bool:
    return False


def said(window) -> str:
    return find(window, "unlock.said").text()


def converted(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.store.keys.state.work is Work.NONE or not window.store.keys.on)
    qtbot.waitUntil(lambda: not window.encryption._converting)


def plain_files(folder: Path) -> list[str]:
    """Files of patients that can be read."""
    return [
        str(path.relative_to(folder))
        for name in ("patients", "backups", "photos", "index", "damaged")
        for path in (folder / name).rglob("*")
        if path.is_file() and not path.read_bytes().startswith(HEADER)
    ]


# --- turning it on


def test_it_is_turned_on_only_when_the_recovery_key_is_on_paper(window, store, qtbot) -> None:
    window.show_store(store)

    def hand(dialog) -> None:
        go = find(dialog, "turn_on.go")
        assert not go.isEnabled()
        click(find(dialog, "turn_on.who.th2"))
        typed(find(dialog, "passphrase.new"), WORDS)
        typed(find(dialog, "passphrase.again"), WORDS[:-1])
        assert not go.isEnabled()
        typed(find(dialog, "passphrase.again"), WORDS[-1])
        click(go)
        qtbot.waitUntil(lambda: dialog.findChild(RecoveryPanel) is not None)
        assert not store.keys.on
        assert not go.isEnabled()
        shown = find(dialog, "recovery.key").text().split()
        typed(find(dialog, "recovery.last"), shown[-1].lower())
        click(go)

    when_asked("turnOnDialog", hand, never)
    do(window, "edit_encryption")
    converted(window, qtbot)
    assert store.keys.holders() == ("th2",)
    assert plain_files(store.folder) == []
    assert window.open(ADA)


def test_thinking_better_of_it_leaves_everything_as_it_was(window, store, qtbot) -> None:
    window.show_store(store)

    def hand(dialog) -> None:
        typed(find(dialog, "passphrase.new"), WORDS)
        typed(find(dialog, "passphrase.again"), WORDS)
        click(find(dialog, "turn_on.go"))
        qtbot.waitUntil(lambda: dialog.findChild(RecoveryPanel) is not None)
        dialog.reject()

    when_asked("turnOnDialog", hand, never)
    window.encryption.show_dialog()
    assert not store.keys.folder.joinpath("store.age").exists()
    assert isinstance(store.vault, OpenVault)


@pytest.mark.parametrize(
    ("words", "taken"),
    [("short", False), ("passwordpassword", True), (WORDS, True), ("          ", True)],
)
def test_a_weak_passphrase_is_told_a_short_one_refused(window, store, words, taken) -> None:
    window.show_store(store)

    def hand(dialog) -> None:
        typed(find(dialog, "passphrase.new"), words)
        typed(find(dialog, "passphrase.again"), words)
        hint = find(dialog, "passphrase.hint").text()
        assert hint.startswith("Good") == (words == WORDS)
        assert find(dialog, "turn_on.go").isEnabled() == taken
        dialog.reject()

    when_asked("turnOnDialog", hand, never)
    window.encryption.show_dialog()


# --- unlocking


def test_a_locked_store_shows_no_patient_and_lets_no_action_through(locked, qtbot) -> None:
    assert locked.covers.currentWidget() is locked.encryption._page
    assert locked.windowTitle() == "IMS Chart"
    seen = " ".join(label.text() for label in locked.findChildren(QLabel))
    assert "Lovelace" not in seen
    do(locked, "new_patient")
    assert QApplication.activeModalWidget() is None
    assert locked.store is None


def test_the_passphrase_opens_it_and_tells_who_works_here(locked, qtbot) -> None:
    assert load_settings().therapist == ""
    give(locked, qtbot, WORDS)
    assert locked.encryption._page is None
    assert locked.covers.currentIndex() == 0
    assert load_settings().therapist == "th1"
    assert locked.open(ADA)
    assert locked.author() == "th1"


def test_return_unlocks_without_a_mouse(locked, qtbot) -> None:
    qtbot.waitUntil(lambda: field(locked).hasFocus())
    typed(field(locked), WORDS)
    key(field(locked), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: locked.encryption._page is None)


def test_a_passphrase_that_was_begun_is_not_shown_as_a_recovery_key(locked) -> None:
    typed(field(locked), "seven wet")
    click(find(locked, "unlock.who.recovery"))
    assert field(locked).text() == ""


def test_wrong_damaged_and_missing_each_have_words_of_their_own(locked, sealed, qtbot) -> None:
    give(locked, qtbot, "something else")
    assert "doesn't fit" in said(locked)
    path = sealed.keys.path("th1")
    data = path.read_bytes()
    path.write_bytes(data[:50])
    give(locked, qtbot, WORDS)
    assert "damaged" in said(locked)
    path.unlink()
    give(locked, qtbot, WORDS)
    assert "not there" in said(locked)
    click(find(locked, "unlock.who.recovery"))
    give(locked, qtbot, "ABCD-EFGH")
    assert "not the recovery key" in said(locked)
    sealed.keys.path("recovery").unlink()
    from ims_chart.storage.recovery_key import new_recovery_key  # noqa: PLC0415

    give(locked, qtbot, new_recovery_key())
    assert "recovery.age" in said(locked)
    assert "not there" in said(locked)
    path.write_bytes(data)
    click(find(locked, "unlock.who.th1"))
    give(locked, qtbot, WORDS)
    assert locked.encryption._page is None


def test_the_recovery_key_opens_it_in_nobodys_name(window, store, qtbot) -> None:
    recovery = seal(store, "th1")
    window.show_store(Store.open(store.folder))
    click(find(window, "unlock.who.recovery"))
    give(window, qtbot, recovery.lower().replace("-", " "))
    assert window.encryption._page is None
    assert load_settings().therapist == ""
    assert window.open(ADA)


def test_a_conversion_that_was_cut_short_goes_on_after_unlocking(window, store, qtbot) -> None:
    establish(store.keys, prepare(store.keys, "th1", WORDS))
    window.show_store(Store.open(store.folder))
    assert plain_files(store.folder)
    give(window, qtbot, WORDS)
    converted(window, qtbot)
    assert plain_files(store.folder) == []


def test_from_a_store_that_stays_closed_there_is_a_way_back(window, store, qtbot, tmp_path) -> None:
    other = Store.create(tmp_path / "other")
    seal(other, "th1")
    window.show_store(store)
    window.commands.use_folder(other.folder)
    assert window.encryption._page is not None
    click(find(window, "unlock.back"))
    assert window.covers.currentIndex() == 0
    assert window.open(ADA)
    assert window.store is store


def test_the_passphrase_opens_a_screen_where_pins_ran_out(locked, qtbot, sealed) -> None:
    give(locked, qtbot, WORDS)
    do(locked, "lock")
    locked.screen_lock.passphrase_wanted.emit("th1")
    assert locked.covers.currentWidget() is locked.encryption._page
    click(find(locked, "unlock.back"))
    assert locked.covers.currentWidget().objectName() == "lockPage"
    locked.screen_lock.passphrase_wanted.emit("th1")
    give(locked, qtbot, WORDS)
    assert not locked.screen_lock.guard.is_locked
    assert locked.covers.currentIndex() == 0


# --- at work


def test_sealed_on_another_computer_the_work_goes_on_after_the_passphrase(
    page, window, store, qtbot
) -> None:
    seal(Store.open(store.folder), "th1")
    click(page.canvas, spot(page.canvas, "gluteus"))
    qtbot.waitUntil(lambda: window.encryption._page is not None)
    assert plain_files(store.folder) == []
    give(window, qtbot, WORDS)
    qtbot.waitUntil(lambda: window.open_patient.autosave.state is SaveState.SAVED)
    assert window.open_patient.page is page
    assert len(store.load(ADA).record.latest.sites) == 1
    assert plain_files(store.folder) == []


def test_the_key_leaves_memory_when_the_screen_was_locked_long_enough(
    locked, qtbot, sealed
) -> None:
    give(locked, qtbot, WORDS)
    assert locked.open(ADA)
    canvas = locked.open_patient.page.canvas
    click(canvas, spot(canvas, "gluteus"))
    do(locked, "lock")
    guard = locked.screen_lock.guard
    guard.key_due.emit()
    assert sealed.locked
    assert locked.open_patient is None
    guard.pass_by()
    assert locked.covers.currentWidget() is locked.encryption._page
    give(locked, qtbot, WORDS)
    assert len(sealed.load(ADA).record.latest.sites) == 1
    assert locked.patients.isVisible()


def test_unsaved_work_keeps_the_key(locked, qtbot, sealed, monkeypatch) -> None:
    give(locked, qtbot, WORDS)
    assert locked.open(ADA)
    canvas = locked.open_patient.page.canvas

    def full(path: Path, data: bytes) -> None:
        raise StorageError(Code.NO_SPACE, path)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write", full)
        click(canvas, spot(canvas, "gluteus"))
        do(locked, "lock")
        locked.screen_lock.guard.key_due.emit()
        assert not sealed.locked
        assert locked.open_patient is not None
    locked.open_patient.flush()
    locked.screen_lock.guard.key_due.emit()
    assert sealed.locked


# --- who can open it


def test_a_copy_of_what_could_not_be_saved_is_sealed_too(
    locked, qtbot, sealed, tmp_path, monkeypatch
) -> None:
    give(locked, qtbot, WORDS)
    locked.open(ADA)
    opened = locked.open_patient
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / "copy.json")
    locked._do("save_copy")
    copy = tmp_path / "copy.json.age"
    assert not (tmp_path / "copy.json").exists()
    assert copy.read_bytes().startswith(HEADER)
    assert decode_record(sealed.vault.unseal(copy.read_bytes())).record == opened.document.record
    assert str(copy) in locked.toast.text


@pytest.fixture
def dialog(locked, qtbot):
    """The dialog about who can open the store."""
    give(locked, qtbot, WORDS)
    work = KeyWork(
        locked.store, locked.clinic, locked.atlas, locked.encryption._unlocking, author="th1"
    )
    made = EncryptionDialog(work, locked)
    qtbot.addWidget(made)
    made.open()
    return made


def proving(dialog, qtbot, then) -> None:
    """Gives the own passphrase where it is asked for, then does what comes after."""

    def hand(asked) -> None:
        typed(field(asked), WORDS)
        if then is not None:
            when_asked("setPassphraseDialog", then, never)
        click(find(asked, "unlock.go"))

    when_asked("unlockDialog", hand, never)


def set_words(asked) -> None:
    typed(find(asked, "passphrase.new"), NEW)
    typed(find(asked, "passphrase.again"), NEW)
    click(find(asked, "passphrase.set"))


def test_somebody_is_let_in_and_shut_out_again(dialog, locked, qtbot, monkeypatch) -> None:
    keys = locked.store.keys
    proving(dialog, qtbot, set_words)
    click(find(dialog, "encryption.set.th2"))
    qtbot.waitUntil(lambda: keys.holders() == ("th1", "th2") and dialog.isEnabled())
    bert = Store.open(locked.store.folder)
    assert bert.unlock(NEW, "th2") == "th2"
    monkeypatch.setattr(ask, "sure", lambda *_: True)
    click(find(dialog, "encryption.remove.th2"))
    qtbot.waitUntil(lambda: dialog.work_begun)
    locked.encryption.go_on()
    converted(locked, qtbot)
    assert keys.holders() == ("th1",)
    with pytest.raises(StorageError) as caught:
        bert.load(ADA)
    assert caught.value.code is Code.SHUT_OUT
    vault = locked.store.vault
    assert all(vault.is_current(p.read_bytes()) for p in locked.store.patients.iterdir())


def test_nobody_shuts_out_themselves(dialog, locked, qtbot) -> None:
    proving(dialog, qtbot, None)
    click(find(dialog, "encryption.remove.th1"))
    assert "themselves" in find(dialog, "encryption.said").text()
    assert locked.store.keys.holders() == ("th1",)


def test_without_the_own_passphrase_nothing_is_changed(dialog, locked, qtbot) -> None:
    before = {p.name: p.read_bytes() for p in locked.store.keys.folder.iterdir()}
    for name in ("set.th1", "set.th2", "remove.th1", "new_recovery", "off"):
        when_asked("unlockDialog", lambda asked: asked.reject(), never)
        click(find(dialog, f"encryption.{name}"))
    assert {p.name: p.read_bytes() for p in locked.store.keys.folder.iterdir()} == before


def test_it_is_taken_off(dialog, locked, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(ask, "sure", lambda *_: True)
    proving(dialog, qtbot, None)
    click(find(dialog, "encryption.off"))
    qtbot.waitUntil(lambda: dialog.work_begun)
    dialog.accept()
    locked.encryption.go_on()
    converted(locked, qtbot)
    assert not locked.store.keys.on
    assert locked.open(ADA)
    assert not list(locked.store.patients.glob("*.age"))


# --- nothing of a patient anywhere


PLANTED = [f"Xylo{n:02}qua" for n in range(50)]


def found_in(*folders: Path) -> list[str]:
    """Planted words in the content or name of any file."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                seen = path.read_bytes() + str(path).encode()
                found += [f"{w}: {path}" for w in PLANTED if w.encode() in seen]
    return found


def test_no_planted_word_is_in_plain_text_anywhere(
    window, store, qtbot, tmp_path, monkeypatch, caplog
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    _plant(store)
    assert len(found_in(store.folder, store.rescue.folder)) > len(PLANTED)
    establish(store.keys, prepare(store.keys, "th1", WORDS))
    window.show_store(Store.open(store.folder))
    give(window, qtbot, WORDS)
    converted(window, qtbot)
    assert window.open(ADA)
    canvas = window.open_patient.page.canvas
    click(canvas, spot(canvas, "gluteus"))
    chart = window.open_patient.chart
    assert chart.visits.change("Notes", notes=" ".join(PLANTED[40:]))
    window.open_patient.flush()
    _leave_unsaved(window)
    do(window, "show_patients")
    settle()
    do(window, "lock")
    window.screen_lock.guard.key_due.emit()
    assert window.windowTitle() == "IMS Chart"
    home = Path.home().parent
    assert found_in(store.folder, tmp_path, home, store.rescue.folder) == []
    assert not [w for w in PLANTED if w in caplog.text]


def _leave_unsaved(window) -> None:
    """Work that can't be saved where it belongs goes to a rescue file, sealed as well."""
    store, record = window.store, window.open_patient.document.record
    store.rescue.put(Rescued(base=record, mine=record))
    assert list(store.rescue.folder.iterdir())


def _plant(store: Store) -> None:
    record = store.load(ADA).record
    visit = record.visits[0]
    patient = replace(
        record.patient,
        family=PLANTED[0],
        given=PLANTED[1],
        file_number=PLANTED[2],
        problems=tuple(Problem(id=f"p{n}", title=PLANTED[n]) for n in range(10, 50)),
    )
    planted = replace(
        record, patient=patient, visits=(replace(visit, notes=" ".join(PLANTED[3:10])),)
    )
    from ims_chart.storage.backups import Reason  # noqa: PLC0415

    store.backups.keep(ADA, encode_record(planted), Reason.SIGNED)
    store.save(planted, store.load(ADA).digest)
    store.rescue.put(Rescued(base=record, mine=planted))
    store.photos.add(ADA, b"\xff\xd8" + PLANTED[5].encode())
    (store.patients / ".left.over.tmp").write_text(PLANTED[6], encoding="utf-8")
    store.damaged.folder.mkdir()
    (store.damaged.folder / "abcd-20260101T000000.json").write_text(PLANTED[8], encoding="utf-8")
    assert list(store.summaries())


# --- what can't be stopped, and what is missing


def test_while_keys_are_written_nobody_gets_out_half_way(window, store, qtbot, monkeypatch) -> None:
    window.show_store(store)
    go_on = threading.Event()

    def slowly(keys, prepared):
        go_on.wait(20)
        return establish(keys, prepared)

    monkeypatch.setattr(turn_on_dialog, "establish", slowly)

    def hand(dialog) -> None:
        typed(find(dialog, "passphrase.new"), WORDS)
        typed(find(dialog, "passphrase.again"), WORDS)
        click(find(dialog, "turn_on.go"))
        qtbot.waitUntil(lambda: dialog.findChild(RecoveryPanel) is not None)
        shown = find(dialog, "recovery.key").text().split()
        typed(find(dialog, "recovery.last"), shown[-1])
        click(find(dialog, "turn_on.go"))
        assert not find(dialog, "turn_on.cancel").isEnabled()
        dialog.close()
        key(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "can't be stopped" in find(dialog, "turn_on.said").text()
        window.screen_lock.lock()
        assert not dialog.isVisible()
        window.screen_lock.guard.pass_by()
        settle()
        assert dialog.isVisible()
        go_on.set()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    when_asked("turnOnDialog", hand, never)
    do(window, "edit_encryption")
    converted(window, qtbot)
    assert store.keys.on
    assert plain_files(store.folder) == []
    assert window.open(ADA)


def test_a_clinic_that_names_nobody_is_led_to_its_form(window, store) -> None:
    store.save_clinic(replace(store.clinic(), therapists=()))
    window.show_store(store)
    seen = []

    def name(dialog) -> None:
        seen.append("clinic")
        find(dialog, "clinic.therapists").setPlainText("Mia Berg")
        when_asked("turnOnDialog", again, never)
        click(find(dialog, "clinic.accept"))

    def hand(dialog) -> None:
        seen.append(find(dialog, "turn_on.said").text())
        when_asked("clinicDialog", name, never)
        click(find(dialog, "turn_on.clinic"))

    def again(dialog) -> None:
        seen.append(dialog.holder)
        dialog.reject()

    when_asked("turnOnDialog", hand, never)
    do(window, "edit_encryption")
    assert "therapists" in seen[0]
    assert seen[1] == "clinic"
    assert seen[2] == window.clinic.therapists[0].id


def test_while_a_new_recovery_key_is_made_nobody_misses_it(dialog, qtbot, monkeypatch) -> None:
    go_on = threading.Event()

    def slowly(keys, vault):
        go_on.wait(20)
        return renew_recovery_key(keys, vault)

    monkeypatch.setattr(encryption_dialog, "renew_recovery_key", slowly)
    dialog._by = "th1"
    click(find(dialog, "encryption.new_recovery"))
    dialog.close()
    assert dialog.isVisible()
    shown = []

    def read(asked) -> None:
        asked.reject()
        assert asked.isVisible()  # the key before it is no longer valid
        key_words = find(asked, "recovery.key").text()
        typed(find(asked, "recovery.last"), key_words.split()[-1].lower())
        shown.append(key_words)
        click(find(asked, "recovery.done"))

    when_asked("recoveryDialog", read, lambda: bool(shown))
    go_on.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert dialog.isEnabled()
    dialog.close()
    assert not dialog.isVisible()


def test_a_form_outlives_the_forgetting_of_the_key(locked, qtbot) -> None:
    give(locked, qtbot, WORDS)
    shown = []

    def fill(form) -> None:
        typed(find(form, "patient.family"), "Okonkwo")
        locked.screen_lock.lock()
        locked.encryption.forget_key()
        assert locked.store.locked
        assert not form.isVisible()
        locked.screen_lock.guard.pass_by()
        settle()
        assert find(locked, "unlockPage").isVisible()
        assert not form.isVisible()
        give(locked, qtbot, WORDS)
        qtbot.waitUntil(form.isVisible)
        click(find(form, "patient.accept"))
        shown.append(form.patient)

    when_asked("patientDialog", fill, never)
    do(locked, "new_patient")
    assert shown[0].family == "Okonkwo"
    assert locked.open_patient.chart.patient.family == "Okonkwo"


def test_a_form_about_a_patient_goes_when_the_key_is_forgotten(locked, qtbot) -> None:
    give(locked, qtbot, WORDS)
    locked.open(ADA)
    gone = []

    def fill(form) -> None:
        typed(find(form, "patient.family"), "x")
        locked.screen_lock.lock()
        locked.encryption.forget_key()
        settle()
        gone.append(form.answered)

    when_asked("patientDialog", fill, never)
    do(locked, "edit_patient")
    assert gone == [True]
    assert locked.open_patient is None
