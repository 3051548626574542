"""A patient that is open: the record, its autosave, and its page on the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ims_chart.body import Atlas
from ims_chart.charting.autosave import Autosave
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.reading_ahead import ReadingAhead
from ims_chart.charting.witness import Witness
from ims_chart.record import Clinic
from ims_chart.storage import atomic
from ims_chart.storage.codec import encode_record
from ims_chart.storage.letterhead import LetterheadFile
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.store import Store
from ims_chart.ui.chart_page import ChartPage
from ims_chart.ui.chip import Chip
from ims_chart.ui.pictures import Pictures


class OpenPatient(QObject):
    """Opens a record for charting; for reading only if it can't be saved here."""

    def __init__(  # noqa: PLR0913
        self,
        store: Store,
        record_id: str,
        *,
        clinic: Clinic,
        atlas: Atlas,
        author: str,
        pictures: Pictures,
        actions: dict[str, QAction],
        menu_button: Chip,
        take_over: bool = False,
    ) -> None:
        """A patient whom somebody else is charting is only looked at, save to `take_over`.

        Raises StorageError as `Store.load` does.
        """
        super().__init__()
        self._store = store
        loaded = store.load(record_id)
        self.able = store.writable and not loaded.newer
        self.held_by = None if take_over or not self.able else store.locks.other(record_id)
        editable = self.able and self.held_by is None
        self.document = Document(loaded.record, editable=editable, parent=self)
        self.keeping = Safekeeping(store, loaded) if self.able else None
        self.autosave = (
            Autosave(self.document, self.keeping, loaded.digest, parent=self)
            if self.keeping is not None
            else None
        )
        self.chart = Chart(self.document, atlas, clinic, author=author, parent=self)
        self.chart.store = store
        shown = self.autosave if editable else None
        self.page = ChartPage(self.chart, shown, pictures, actions, menu_button)
        self.page.commands.letterhead = LetterheadFile(store.folder)
        self.witness = Witness(self.chart, store, loaded, self.autosave)
        self.page.commands.signed.connect(self.witness.sign)
        ReadingAhead(loaded.record, parent=self)

    @property
    def id(self) -> str:
        return self.document.record.id

    def flush(self) -> bool:
        """Whether everything is on disk, after trying once more."""
        if "photos" in self.chart.__dict__:
            self.chart.photos.settle()
        return self.autosave is None or self.autosave.flush()

    def may_be_lost(self, parent: QWidget, why: str) -> bool:
        """Asks what becomes of changes that can't be saved, and whether the patient may be closed.

        Raises:
            StorageError: the copy that was asked for could not be written, as `save_copy` says.
        """
        from ims_chart.ui import ask  # noqa: PLC0415 - seldom needed

        answer = ask.unsaved(parent, why)
        if answer is ask.Unsaved.DISCARD and self.keeping is not None:
            self.keeping.give_up()
        if answer is not ask.Unsaved.COPY:
            return answer is ask.Unsaved.DISCARD
        return self.save_copy(parent) is not None

    def save_copy(self, parent: QWidget) -> Path | None:
        """Writes the record elsewhere, as it is now, sealed if the store is; gives where, None if
        nobody said.

        Raises:
            StorageError: as `atomic.write`; ENCRYPTED without the key.
        """
        from ims_chart.ui import ask  # noqa: PLC0415 - seldom needed

        vault = self._store.vault
        name, kinds = f"{self.id}.json{vault.suffix}", f"JSON (*.json{vault.suffix})"
        path = ask.save_path(parent, self.tr("Save a copy"), name, kinds)
        if path is None:
            return None
        if not path.name.endswith(vault.suffix):
            path = path.with_name(path.name + vault.suffix)
        atomic.write(path, vault.seal(encode_record(self.document.record)))
        return path

    def close(self) -> None:
        """Lets go of the record and its page. What `flush` couldn't save is lost."""
        if "photos" in self.chart.__dict__:
            self.chart.photos.close()
        self.witness.close()
        if self.autosave is not None:
            self.autosave.close()
        # Left to Python's collector, a long history has brought the program down (PySide6 6.11).
        self.document.history.clear()
        self.page.deleteLater()
        self.deleteLater()
