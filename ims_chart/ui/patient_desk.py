"""What can be done with a patient in the list, besides opening: the menu of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu

from ims_chart.charting.chart import now
from ims_chart.record import Record, retention
from ims_chart.storage import transfer
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.same_person import same_person
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, summary_of
from ims_chart.storage.transfer import Transfer
from ims_chart.ui import ask
from ims_chart.ui.background import Background
from ims_chart.ui.patient_row import name_of, who

if TYPE_CHECKING:
    from ims_chart.ui.window import Window

KINDS = "IMS Chart (*.imspatient)"


class PatientDesk(QObject):
    """Works for a window while its list of patients is shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._background = Background(self)

    def offer(self, summary: Summary, at: QPoint) -> None:
        """Opens the menu of a row."""
        menu = QMenu(self._window)
        menu.setObjectName("patientMenu")
        shelf = (
            ("take_up", self.tr("Take out of the archive"), self.take_up)
            if summary.archived
            else ("archive", self.tr("Archive…"), self.archive)
        )
        entries: tuple[tuple[str, str, Callable[[Summary], None]] | None, ...] = (
            ("open", self.tr("Open"), self.open),
            ("backups", self.tr("Backups…"), self.show_backups),
            None,
            shelf,
            ("join", self.tr("Join with another record…"), self.join),
            ("export", self.tr("Export for another clinic…"), self.export),
            None,
            ("erase", self.tr("Erase for good…"), self.erase),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            name, words, does = entry
            action = menu.addAction(words)
            action.setObjectName(f"patientMenu.{name}")
            action.triggered.connect(lambda _on=False, d=does: self._try(d, summary))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _try(self, does: Callable[[Summary], None], summary: Summary) -> None:
        try:
            does(summary)
        except StorageError as error:
            self._window.say(error)

    @property
    def _store(self) -> Store:
        if self._window.store is None:
            raise StorageError(Code.FOLDER_GONE)
        return self._window.store

    def _accepted(self, dialog: QDialog) -> bool:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def _say(self, text: str) -> None:
        self._window.patients.refresh()
        self._window.toast.say(text, stays=True)

    # --- what the menu offers

    def open(self, summary: Summary) -> None:
        self._window.open(summary.id)

    def show_backups(self, summary: Summary) -> None:
        """Opens the record first: what is restored takes its place."""
        if self._window.open(summary.id):
            self._window.backup_desk.show_backups()

    def archive(self, summary: Summary) -> None:
        from ims_chart.ui.archive_dialog import ArchiveDialog  # noqa: PLC0415

        record = self._store.load(summary.id).record
        today = dt.date.today()
        dialog = ArchiveDialog(who(summary), retention.begins(record, today), self._window)
        if self._accepted(dialog):
            self._change(summary.id, lambda now: retention.archived(now, today, dialog.keep_until))
            self._say(self.tr("{0} is archived.").format(name_of(summary)))

    def take_up(self, summary: Summary) -> None:
        self._change(summary.id, retention.taken_up)
        self._say(self.tr("{0} is back in the list.").format(name_of(summary)))

    def _change(self, record_id: str, edit: Callable[[Record], Record]) -> None:
        loaded = self._store.load(record_id)
        if loaded.newer:
            raise StorageError(Code.READ_ONLY, self._store.path(record_id))
        self._store.save(edit(loaded.record), loaded.digest)

    def join(self, summary: Summary) -> None:
        from ims_chart.storage.joining import join_files  # noqa: PLC0415
        from ims_chart.ui.join_dialog import JoinDialog  # noqa: PLC0415

        dialog = JoinDialog(self._store, summary, self._window)
        if self._accepted(dialog):
            joined = join_files(self._store, dialog.kept, dialog.other, now())
            kept = name_of(summary_of(joined.record))
            text = self.tr("All visits are in the record of {0} now. The other is archived.")
            self._say(text.format(kept))

    def export(self, summary: Summary) -> None:
        from ims_chart.ui.export_dialog import ExportDialog  # noqa: PLC0415

        store = self._store
        dialog = ExportDialog(who(summary), sealed=bool(store.vault.suffix), parent=self._window)
        if not self._accepted(dialog):
            return
        title = self.tr("Export for another clinic")
        # The file is named by the random id: a name would travel in mails and folders.
        path = ask.save_path(self._window, title, f"{summary.id}{transfer.SUFFIX}", KINDS)
        if path is None:
            return
        words = dialog.words
        self._window.toast.say(self.tr("Exporting…"), stays=True)
        self._background.run(
            self,
            lambda: transfer.export_file(store, summary.id, path, words),
            lambda _none: self._window.toast.say(
                self.tr("Exported to {0}.").format(path), stays=True
            ),
            self._window.say,
        )

    def erase(self, summary: Summary) -> None:
        from ims_chart.storage.erasing import erase  # noqa: PLC0415
        from ims_chart.ui.erase_dialog import EraseDialog  # noqa: PLC0415

        other = self._store.locks.other(summary.id)
        if other is not None:
            # Whoever has it open would write it anew with the next tap.
            text = self.tr(
                "{0} is charting this patient on {1}. Nothing was erased. If nobody is there any "
                "more, open the patient here first."
            )
            self._window.toast.say(
                text.format(other.who or self.tr("Somebody"), other.computer), stays=True
            )
            return
        if self._accepted(EraseDialog(summary, self._window)):
            erase(self._store, summary.id)
            self._say(self.tr("The record is erased."))

    # --- from elsewhere

    def import_patient(self) -> None:
        """Takes up a patient whom another clinic has sent."""
        window = self._window
        if window.store is None or (window.open_patient is not None and not window.close_patient()):
            return
        path = ask.open_path(window, self.tr("File of a patient"), f"{KINDS};;* (*)")
        if path is None:
            return
        try:
            self._import(path)
        except StorageError as error:
            window.say(error.at(path) if error.path is None else error)

    def _import(self, path: Path) -> None:
        from ims_chart.ui.import_dialog import ImportDialog, Take  # noqa: PLC0415

        dialog = ImportDialog(transfer.read_file(path), self._alike, self._window)
        if not self._accepted(dialog) or dialog.transfer is None:
            return
        if dialog.take is Take.JOIN and dialog.same is not None:
            record_id = dialog.same.id
            transfer.import_into(self._store, record_id, dialog.transfer, now())
        else:
            record_id = transfer.import_new(self._store, dialog.transfer)
        self._window.show_patients()
        self._window.open(record_id)

    def _alike(self, sent: Transfer) -> Summary | None:
        """Who bears that id, or the same name and birth date."""
        index = self._store.index
        rows = [*index.rows(), *index.rows(archived=True)]
        by_id = (row for row in rows if row.id == sent.record.id)
        return next(by_id, None) or next(iter(same_person(self._store, sent.record.patient)), None)
