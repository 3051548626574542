"""The patients of the store, found by a few typed letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ims_chart.body import Atlas
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, Unreadable
from ims_chart.ui.chip import Chip
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.patient_row import PatientModel, PatientRow
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain

if TYPE_CHECKING:
    from ims_chart.ui.clinic_search import ClinicSearchPanel

SLICE = 40
"""Files read between two turns of the event loop: the window stays awake with ten thousand."""
Index = QModelIndex | QPersistentModelIndex


class PatientsPage(QWidget):
    """Search, list, and what to do when there is nobody yet."""

    chosen = Signal(str)
    """The id of the patient to open."""

    found = Signal(str, str, object)
    """The ids of a record, a visit of it, and a site or None, at which to open it."""

    def __init__(
        self, menu_button: Chip, new_patient: Chip, atlas: Atlas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("patientsPage")
        self._atlas = atlas
        self._store: Store | None = None
        self._summaries: list[Summary] = []
        self._unreadable: list[Unreadable] = []
        self._reading: Iterator[Summary | Unreadable] | None = None
        self._build(menu_button, new_patient)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._read_slice)

    def _build(self, menu_button: Chip, new_patient: Chip) -> None:
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = self._column = QVBoxLayout()
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(12)
        outer.addLayout(column, 6)
        outer.addStretch(1)
        top = QHBoxLayout()
        title = QLabel(self.tr("Patients"))
        title.setFont(font(20, QFont.Weight.Bold))
        self._store_name = QLabel()
        self._store_name.setFont(font(9.5))
        self._store_name.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(title)
        top.addSpacing(12)
        top.addWidget(self._store_name, 1)
        top.addWidget(new_patient)
        top.addWidget(menu_button)
        column.addLayout(top)
        column.addLayout(self._build_search())
        self._notice = QLabel()
        self._notice.setObjectName("storeNotice")
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setFont(font(10))
        self._notice.hide()
        column.addWidget(self._notice)
        column.addWidget(self._build_list(), 1)
        self._empty = QLabel()
        self._empty.setObjectName("patientsEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setFont(font(12))
        column.addWidget(self._empty, 1)

    def _build_search(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("patientSearch")
        self.search.setAccessibleName(self.tr("Search patients"))
        self.search.setPlaceholderText(self.tr("Name, birth date or file number"))
        self.search.setFont(font(13))
        self.search.setMinimumHeight(TOUCH + 4)
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self._filter)
        self._in_records = Chip(
            self.tr("Search in records…"), name="searchRecords", icon="search", height=TOUCH + 4
        )
        self._in_records.describe(
            self.tr("Look for what was charted, in all records"), "Ctrl+Shift+F"
        )
        self._in_records.setCheckable(True)
        self._in_records.clicked.connect(lambda on: self.show_records(on=on))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self._in_records)
        return row

    def _build_list(self) -> HoverList:
        self.list = HoverList()
        self.list.setObjectName("patientList")
        self.list.setAccessibleName(self.tr("Patients"))
        self._patients = PatientModel()
        self._row = PatientRow(self.list)
        self.list.setModel(self._patients)
        self.list.setItemDelegate(self._row)
        self.list.clicked.connect(self._open)
        return self.list

    # --- what was charted

    @cached_property
    def records(self) -> ClinicSearchPanel:
        """The search in all records, made when it is first wanted."""
        from ims_chart.ui.clinic_search import ClinicSearchPanel  # noqa: PLC0415

        made = ClinicSearchPanel(self._atlas.muscles, self)
        made.wanted.connect(self.found)
        self._column.addWidget(made, 1)
        return made

    def search_records(self) -> None:
        """Shows the search in all records; the next letters are looked for."""
        self.show_records(on=True)
        self.records.words.setFocus()

    def show_records(self, *, on: bool) -> None:
        """Looks for what was charted, or for patients by name again."""
        self._in_records.setChecked(on)
        if on and self._store is not None:
            self.records.show()
            self.records.show_store(self._store)
            self.records.words.setFocus()
        elif "records" in self.__dict__:
            self.records.leave()
            self.records.hide()
        self.search.setEnabled(not on)
        self._filter()

    # --- reading

    def show_store(self, store: Store) -> None:
        """Reads the store's patients, a slice at a time."""
        self._store = store
        self.show_records(on=False)
        self._store_name.setText(str(store.folder))
        self._summaries, self._unreadable = [], []
        self._reading = store.summaries()
        self._read_slice()
        if self._reading is not None:
            self._slice.start()

    def _read_slice(self) -> None:
        if self._reading is None:
            return
        try:
            entries = list(islice(self._reading, SLICE))
        except StorageError as error:
            # The folder itself has gone or is closed: what was read so far stays in sight.
            folder = error.path or Path()
            entries = [Unreadable(id="", path=folder, error=error)]
        self._summaries += [entry for entry in entries if isinstance(entry, Summary)]
        self._unreadable += [entry for entry in entries if isinstance(entry, Unreadable)]
        if len(entries) < SLICE:
            self._reading = None
            self._slice.stop()
        if self._reading is None or not self.search.text():
            self._filter()

    def _filter(self) -> None:
        chosen = self.current
        ordered = sorted(self._summaries, key=_newest_first)
        found = ordered
        if self.search.text().strip():
            # The matcher is only needed once somebody types: the first window doesn't wait for it.
            from ims_chart.storage.names import match  # noqa: PLC0415

            found = match(self.search.text(), ordered)
        self._patients.show_only(found)
        row = next((i for i, s in enumerate(found) if chosen and s.id == chosen.id), 0)
        if found:
            self.list.setCurrentIndex(self._patients.index(row))
        self._show_state(found)

    def _show_state(self, found: list[Summary]) -> None:
        if self._reading is not None:
            words = ""
        elif not self._summaries:
            words = self.tr("No patients here yet.\nBegin with “New patient”.")
        else:
            words = self.tr("Nobody is found by “{0}”.").format(self.search.text().strip())
        self._empty.setText(words)
        charted = self._in_records.isChecked()
        self._empty.setVisible(not found and not charted)
        self.list.setVisible(bool(found) and not charted)
        said = [explain(entry.error) for entry in self._unreadable[:3]]
        more = len(self._unreadable) - len(said)
        if more > 0:
            said.append(self.tr("And {0} more files.").format(more))
        self._notice.setText("\n".join(said))
        self._notice.setVisible(bool(said))

    @property
    def current(self) -> Summary | None:
        index = self.list.currentIndex()
        return self._patients.shown[index.row()] if index.isValid() else None

    def _open(self, index: Index) -> None:
        self.chosen.emit(self._patients.shown[index.row()].id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter work the list, whether it or the search has the focus."""
        if (
            watched in {self.search, self.list}
            and isinstance(event, QKeyEvent)
            and (event.type() is QEvent.Type.KeyPress)
        ):
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                step = 1 if key == Qt.Key.Key_Down else -1
                row = self.list.currentIndex().row() + step
                if 0 <= row < self._patients.rowCount():
                    self.list.setCurrentIndex(self._patients.index(row))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
                self.chosen.emit(self.current.id)
                return True
        return super().eventFilter(watched, event)


def _newest_first(summary: Summary) -> tuple[int, str]:
    """The patients of today stand on top."""
    return -(summary.last_visit or dt.date.min).toordinal(), summary.name.casefold()
