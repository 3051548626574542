"""What keeps work from being lost, and brings it back: backups, rescue, the store in one file."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ims_chart.printing.terms import moment
from ims_chart.record import Clinic
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.leftovers import clear_leftovers
from ims_chart.ui import ask
from ims_chart.ui.background import Background
from ims_chart.words import explain

if TYPE_CHECKING:
    from ims_chart.storage.archive import Archived
    from ims_chart.storage.backups import Backup
    from ims_chart.storage.safekeeping import Safekeeping
    from ims_chart.storage.store import Store
    from ims_chart.ui.open_patient import OpenPatient
    from ims_chart.ui.window import Window

LEAVING_S = 10
"""A share that doesn't answer holds up the end of the program for so long at most."""

_MENDED = frozenset({Code.DAMAGED, Code.TOO_LARGE})
"""What a backup helps against."""


class BackupDesk(QObject):
    """Works for a window, once that has been painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._background = Background(self)
        self._leaving: list[Event] = []
        if (app := QApplication.instance()) is not None:
            app.aboutToQuit.connect(self._wait)

    # --- by itself

    def use_store(self, store: Store) -> None:
        """Puts back what a program before this one could not save, and clears away after it."""
        self._background.run(self, lambda: _put_back(store), self._tell_put_back, self._hush)
        if store.writable and not store.locked:
            self._window.sharing.use_store(store)

    def attend(self, opened: OpenPatient) -> None:
        """Keeps the record as it was opened."""
        if opened.keeping is not None:
            self._background.run(opened, opened.keeping.back_up, lambda _none: None, self._hush)

    def leave(self, opened: OpenPatient) -> None:
        """Keeps the record as it is left; the program doesn't end before that."""
        if opened.keeping is not None:
            done = Event()
            self._leaving = [other for other in self._leaving if not other.is_set()] + [done]
            self._background.run(
                self, partial(_kept, opened.keeping, done), lambda _none: None, self._hush
            )

    def _wait(self) -> None:
        for done in self._leaving:
            done.wait(LEAVING_S)

    def _tell_put_back(self, ids: list[str]) -> None:
        window = self._window
        if not ids:
            return
        if window.open_patient is not None and window.open_patient.id in ids:
            window.open(window.open_patient.id)
        text = self.tr("Work that could not be saved last time has been put back, in {0} records.")
        if len(ids) == 1:
            text = self.tr("Work that could not be saved last time has been put back.")
        window.toast.say(text.format(len(ids)), stays=True)

    def _hush(self, error: StorageError) -> None:
        """Nobody asked for it: what was to be put back is kept for the next start."""

    def without_clinic(self, store: Store, error: StorageError) -> Clinic:
        """What a store goes on with whose clinic can't be read, which is told.

        Raises:
            StorageError: the one that is given, if the file of the clinic may be sound.
        """
        from ims_chart.storage.clinic_file import set_aside  # noqa: PLC0415 - seldom needed

        lies = set_aside(store, error)
        window = self._window
        known = window.store is not None and window.store.folder == store.folder
        clinic = window.clinic if known else Clinic()
        text = self.tr("The file with the clinic's own details is damaged. The records are safe.")
        if lies is None:
            text += " " + self.tr("It can't be moved away from here: {0}").format(store.clinic_path)
        elif clinic != Clinic() and _saved(store, clinic):
            text += " " + self.tr("It was written anew; the damaged one lies in {0}.").format(lies)
        else:
            text += " " + self.tr(
                "Fill in therapists, letterhead and needles again under Clinic…, or put back a "
                "sound clinic.json from a backup. The damaged one lies in {0}."
            ).format(lies)
        QTimer.singleShot(0, self, lambda: window.toast.say(text, stays=True))
        return clinic

    # --- when asked

    def mend(self, record_id: str, error: Exception) -> bool:
        """Offers the backups of a record that can't be read; whether one was restored."""
        store = self._window.store
        if not isinstance(error, StorageError) or error.code not in _MENDED or store is None:
            return False
        if not store.backups.has(record_id):
            return False
        backup = self._choose(record_id, explain(error))
        return backup is not None and self._restore(backup)

    def show_backups(self) -> None:
        opened = self._window.open_patient
        if opened is None:
            return
        opened.flush()
        backup = self._choose(opened.id, "")
        if backup is not None and self._window.close_patient():
            self._restore(backup)
            self._window.open(backup.record_id)

    def _choose(self, record_id: str, damage: str) -> Backup | None:
        from ims_chart.ui.backups_dialog import BackupsDialog  # noqa: PLC0415 - seldom needed

        if self._window.store is None:
            return None
        try:
            dialog = BackupsDialog(
                self._window.store, record_id, damage=damage, parent=self._window
            )
        except StorageError as error:
            self._window.say(error)
            return None
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def _restore(self, backup: Backup) -> bool:
        store = self._window.store
        if store is None:
            return False
        try:
            store.backups.restore(backup)
        except StorageError as error:
            self._window.say(error)
            return False
        text = self.tr("Restored as it was on {0}. What was there before is kept.")
        self._window.toast.say(text.format(moment(backup.at.astimezone())), stays=True)
        return True

    def save_copy(self) -> None:
        """Writes the open record elsewhere, while it can't be saved where it belongs."""
        opened = self._window.open_patient
        if opened is None:
            return
        try:
            path = opened.save_copy(self._window)
        except StorageError as error:
            self.copy_failed(error)
            return
        if path is not None:
            self._window.toast.say(self.tr("A copy lies in {0}.").format(path), stays=True)

    def copy_failed(self, error: StorageError) -> None:
        """Says why unsaved work could not be written elsewhere, until it is saved."""
        if error.code is Code.ENCRYPTED:
            self._window.say(error)
        else:
            self._window.saving.say_of_copy(error)

    # --- the whole store

    def back_up_store(self) -> None:
        """Packs the store into one file."""
        store, window = self._window.store, self._window
        if store is None:
            return
        if window.open_patient is not None:
            window.open_patient.flush()
        name = f"{store.folder.name} {dt.date.today():%Y-%m-%d}.zip"
        path = ask.save_path(window, self.tr("Back up all records"), name, "ZIP (*.zip)")
        if path is not None:
            window.toast.say(self.tr("Backing up…"), stays=True)
            self._background.run(
                self, lambda: _packed(store, path), lambda done: self._tell(path, done), window.say
            )

    def _tell(self, path: Path, done: Archived) -> None:
        text = self.tr("{0} files are backed up in {1}.").format(done.files, done.path)
        if done.lost:
            text += " " + self.tr(
                "{0} was not replaced: it has {1} of the records whole that are damaged or missing "
                "now. Keep both."
            ).format(path.name, len(done.lost))
        elif done.damaged:
            text += " " + self.tr("Damaged records among them: {0}. {1}").format(
                len(done.damaged), explain(done.damaged[0].error)
            )
        if done.left_out:
            text += " " + self.tr("{0} could not be read and are not in it: {1}").format(
                len(done.left_out), explain(done.left_out[0].error)
            )
        self._window.toast.say(text, stays=True)

    def restore_store(self) -> None:
        """Makes a store of a packed one, in a folder of its own, and shows it."""
        window = self._window
        packed = ask.open_path(window, self.tr("Backup to be opened"), "ZIP (*.zip)")
        if packed is None:
            return
        folder = ask.folder(window, self.tr("Empty folder for its records"), packed.parent)
        if folder is None or not window.close_patient():
            return
        window.toast.say(self.tr("Unpacking…"), stays=True)
        self._background.run(
            self, lambda: _unpacked(packed, folder), self._show_unpacked, window.say
        )

    def _show_unpacked(self, store: Store) -> None:
        try:
            self._window.show_store(store)
        except StorageError as error:
            self._window.say(error)
            return
        text = self.tr("{0} patients are restored in {1}.")
        self._window.toast.say(text.format(store.count(), store.folder), stays=True)


def _kept(keeping: Safekeeping, done: Event) -> None:
    try:
        keeping.back_up_closed()
    finally:
        done.set()


def _put_back(store: Store) -> list[str]:
    """The ids of the records into which something was merged."""
    done: list[str] = []
    if store.locked or not store.writable:
        return done
    clear_leftovers(store)
    for record_id in store.rescue.ids():
        try:
            if store.rescue.recover(record_id):
                done.append(record_id)
        except StorageError:
            continue  # kept for the next start; the record's own trouble is told when it is opened
    return done


def _saved(store: Store, clinic: Clinic) -> bool:
    try:
        store.save_clinic(clinic)
    except StorageError:
        return False
    return True


def _packed(store: Store, path: Path) -> Archived:
    from ims_chart.storage.backing_up import back_up  # noqa: PLC0415 - seldom needed

    return back_up(store, path)


def _unpacked(path: Path, folder: Path) -> Store:
    from ims_chart.storage.archive import unpack_archive  # noqa: PLC0415

    return unpack_archive(path, folder)
