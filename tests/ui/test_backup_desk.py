"""Work that could be lost, and the ways it comes back, as a person meets them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget

from ims_chart.charting.autosave import SaveState
from ims_chart.record import Clinic, edits
from ims_chart.storage.archive import check_archive
from ims_chart.storage.backups import Reason
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.rescue import Rescued
from ims_chart.storage.store import Store
from ims_chart.ui import ask
from ims_chart.ui.backups_dialog import BackupsDialog
from ims_chart.ui.said import Said
from tests.torture.disks import FAULTS, Failing, standing_in
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, settle, spot


def reasons(store: Store) -> list[Reason]:
    return [backup.reason for backup in store.backups.of(ADA)]


def answering(window, answer):
    """Answers the dialog of backups as soon as it stands."""

    def look() -> None:
        dialog = window.findChild(BackupsDialog)
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(10, look)
        else:
            answer(dialog)

    QTimer.singleShot(10, look)


def taken(dialog) -> None:
    click(find(dialog, "backups.accept"))


def place(page, canvas, qtbot) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    qtbot.waitUntil(lambda: page.chart.sites != () and saved(page))


def saved(page) -> bool:
    return page.chart.document.record.visits != () and page.window().open_patient.autosave.flush()


def test_opening_keeps_a_backup_and_closing_another_once_it_changed(
    window, page, canvas, store, qtbot
) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    place(page, canvas, qtbot)
    window.show_patients()
    qtbot.waitUntil(lambda: reasons(store) == [Reason.CLOSED, Reason.OPENED])
    assert window.open(ADA)
    window.show_patients()
    qtbot.wait(100)
    assert reasons(store) == [Reason.CLOSED, Reason.OPENED]


def test_a_backup_is_looked_at_and_restored(window, page, canvas, store, qtbot) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    place(page, canvas, qtbot)
    told = []

    def answer(dialog) -> None:
        rows = find(dialog, "backups.list", QListWidget)
        qtbot.waitUntil(lambda: "sites: 0" in rows.item(0).text())
        told.append(find(dialog, "backups.now", Said).text())
        told.append(find(dialog, "backups.preview", Said).text())
        taken(dialog)

    answering(window, answer)
    window.commands.show_backups()
    assert "Visits: 1 · sites: 1" in told[0]
    assert "sites: 0 · draft" in told[1]
    assert window.open_patient.chart.sites == ()
    assert "kept" in window.toast.text
    newest = store.backups.of(ADA)[0]
    assert newest.reason is Reason.RESTORED
    assert len(store.backups.load(newest).record.visit("v1").sites) == 1


def test_leaving_the_dialog_changes_nothing(window, page, store, qtbot) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    before = store.path(ADA).read_bytes()
    answering(window, lambda dialog: click(find(dialog, "backups.cancel")))
    window.commands.show_backups()
    assert store.path(ADA).read_bytes() == before
    assert window.open_patient is not None


def test_a_backup_that_can_not_be_read_is_not_restored(window, page, store, qtbot) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    store.backups.of(ADA)[0].path.write_bytes(b"{")
    seen = []

    def answer(dialog) -> None:
        seen.append(find(dialog, "backups.accept").isEnabled())
        seen.append(find(dialog, "backups.preview", Said).text())
        dialog.reject()

    answering(window, answer)
    window.commands.show_backups()
    assert seen[0] is False
    assert "damaged" in seen[1]


def test_a_damaged_record_is_mended_from_the_list(window, page, store, qtbot) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    window.show_patients()
    store.path(ADA).write_bytes(b"half a rec")
    window.show_patients()
    window.patients.refresh()
    qtbot.waitUntil(window.patients.mend.isVisible)
    answering(window, taken)
    click(window.patients.mend)
    assert window.open_patient.chart.patient.family == "Lindqvist"
    (aside,) = store.damaged.files()
    assert aside.read_bytes() == b"half a rec"


def test_a_damaged_record_without_a_backup_is_told(window, store) -> None:
    store.path(ADA).write_bytes(b"half a rec")
    window.show_store(store)
    assert not window.open(ADA)
    assert "damaged" in window.toast.text
    assert not window.patients.mend.isVisible()


@pytest.mark.parametrize("number", FAULTS)
def test_while_nothing_can_be_saved_it_is_told_and_a_copy_is_offered(
    window, page, canvas, store, qtbot, tmp_path, monkeypatch, number: int
) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(ask, "save_path", lambda *_: copy)
    autosave = window.open_patient.autosave
    with standing_in(Failing(1, number, lasting=True)):
        click(canvas, spot(canvas, "infraspinatus"))
        qtbot.waitUntil(lambda: autosave.state is SaveState.FAILING)
        offered = find(window.toast, "toast.copy")
        assert offered.isVisible()
        assert "Not saved yet; what you charted is kept here." in window.toast.text
    click(offered)
    assert len(json.loads(copy.read_bytes())["visits"][0]["sites"]) == 1
    assert str(copy) in window.toast.text
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED, timeout=5000)


def test_unsaved_work_is_put_back_at_the_next_start_and_told(window, store, qtbot) -> None:
    base = store.load(ADA).record
    mine = edits.change_visit(base, "v1", notes="could not be saved")
    store.rescue.put(Rescued(base=base, mine=mine))
    window.show_store(store)
    qtbot.waitUntil(lambda: "put back" in window.toast.text)
    assert store.load(ADA).record.visit("v1").notes == "could not be saved"
    assert store.rescue.ids() == []


def test_unsaved_work_given_up_is_not_put_back(
    window, page, canvas, store, qtbot, monkeypatch
) -> None:
    qtbot.waitUntil(lambda: reasons(store) == [Reason.OPENED])
    monkeypatch.setattr(ask, "unsaved", lambda *_: ask.Unsaved.DISCARD)
    store.patients.rename(store.folder / "away")
    click(canvas, spot(canvas, "infraspinatus"))
    qtbot.waitUntil(lambda: store.rescue.ids() == [ADA])
    assert window.close_patient()
    (store.folder / "away").rename(store.patients)
    assert store.rescue.ids() == []
    assert store.load(ADA).record.visit("v1").sites == ()


@pytest.fixture
def packed(window, page, store, qtbot, tmp_path, monkeypatch) -> Path:
    path = tmp_path / "all.zip"
    monkeypatch.setattr(ask, "save_path", lambda *_: path)
    window.commands.back_up_store()
    qtbot.waitUntil(lambda: "backed up" in window.toast.text)
    return path


def test_the_whole_store_is_packed_and_opened_elsewhere(
    window, packed, qtbot, tmp_path, monkeypatch
) -> None:
    assert check_archive(packed)[1] == ()
    monkeypatch.setattr(ask, "open_path", lambda *_: packed)
    monkeypatch.setattr(ask, "folder", lambda *_: tmp_path / "new")
    window.commands.restore_store()
    qtbot.waitUntil(lambda: "restored" in window.toast.text)
    assert window.store.folder == tmp_path / "new"
    settle()
    assert window.store.ids() == [ADA]


def test_a_broken_backup_of_the_store_is_told(window, packed, qtbot, tmp_path, monkeypatch) -> None:
    packed.write_bytes(packed.read_bytes()[:300])
    monkeypatch.setattr(ask, "open_path", lambda *_: packed)
    monkeypatch.setattr(ask, "folder", lambda *_: tmp_path / "new")
    before = window.store
    window.commands.restore_store()
    qtbot.waitUntil(lambda: "damaged" in window.toast.text)
    assert window.store is before


def test_a_worse_backup_stays_beside_the_one_it_was_to_replace(
    window, page, packed, store, qtbot
) -> None:
    good = packed.read_bytes()
    window.show_patients()
    store.path(ADA).write_bytes(b"{")
    window.commands.back_up_store()
    qtbot.waitUntil(lambda: "was not replaced" in window.toast.text)
    assert packed.read_bytes() == good
    (beside,) = set(packed.parent.glob("all*.zip")) - {packed}
    assert str(beside) in window.toast.text
    assert check_archive(beside)[1] != ()


def test_damaged_records_in_a_first_backup_are_told(
    window, store, qtbot, tmp_path, monkeypatch
) -> None:
    window.show_store(store)
    store.path(ADA).write_bytes(b"{")
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / "first.zip")
    window.commands.back_up_store()
    qtbot.waitUntil(lambda: "Damaged records among them: 1." in window.toast.text)


def test_a_damaged_clinic_shuts_nobody_out(window, store, qtbot) -> None:
    store.clinic_path.write_text("{", encoding="utf-8")
    window.show_store(store)
    qtbot.waitUntil(lambda: "under Clinic…" in window.toast.text)
    (aside,) = store.damaged.files()
    assert str(aside) in window.toast.text
    assert aside.read_text(encoding="utf-8") == "{"
    assert window.clinic == Clinic()
    assert window.open(ADA)
    assert window.commands.keep_clinic(Clinic(name="Anew"))
    assert store.clinic().name == "Anew"


def test_a_clinic_damaged_meanwhile_is_written_as_the_window_knows_it(
    window, page, store, qtbot
) -> None:
    assert window.commands.keep_clinic(Clinic(name="Riverside"))
    store.clinic_path.write_text("{", encoding="utf-8")
    window.show_patients()
    qtbot.waitUntil(lambda: "written anew" in window.toast.text)
    assert store.clinic().name == window.clinic.name == "Riverside"
    assert len(store.damaged.files()) == 1


def test_a_clinic_that_is_closed_for_the_moment_is_not_moved(window, store, monkeypatch) -> None:
    closed = StorageError(Code.NO_PERMISSION, store.clinic_path)

    def clinic(_store: Store) -> Clinic:
        raise closed

    store.save_clinic(Clinic(name="Riverside"))
    monkeypatch.setattr(Store, "clinic", clinic)
    with pytest.raises(StorageError) as caught:
        window.show_store(store)
    assert caught.value is closed
    monkeypatch.undo()
    assert store.clinic().name == "Riverside"
