"""The patients of the store, found by a few typed letters."""

from __future__ import annotations

import time
from collections.abc import Generator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
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
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, Unreadable
from ims_chart.ui.chip import Chip
from ims_chart.ui.patient_list import PatientList
from ims_chart.ui.patient_row import PatientModel, PatientRow
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain

if TYPE_CHECKING:
    from ims_chart.ui.clinic_search import ClinicSearchPanel

SLICE_S = 0.008
"""How long the files are looked at between two turns of the event loop."""
FIRST_S = 0.04
"""The same, while there is nothing else to show."""
SHOWN_S = 0.25
"""What was found out is shown so often while there is more to come."""
Index = QModelIndex | QPersistentModelIndex


class PatientsPage(QWidget):
    """Search, list, and what to do when there is nobody yet."""

    chosen = Signal(str)
    """The id of the patient to open."""

    found = Signal(str, str, object)
    """The ids of a record, a visit of it, and a site or None, at which to open it."""

    more_wanted = Signal(object, QPoint)
    """The Summary of a patient whose menu is asked for, and where on the screen."""

    def __init__(
        self, menu_button: Chip, new_patient: Chip, atlas: Atlas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("patientsPage")
        self._atlas = atlas
        self._store: Store | None = None
        self._comparing: Generator[None, None, None] | None = None
        self._gone: Unreadable | None = None
        self._damaged = ""
        self._shown = (-1, 0.0)
        self._build(menu_button, new_patient)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._compare)

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
        self.mend = Chip(self.tr("Look for a backup…"), name="mendRecord", height=TOUCH)
        self.mend.describe(self.tr("Look for a backup of the record that can't be read"))
        self.mend.clicked.connect(lambda: self.chosen.emit(self._damaged))
        self.mend.hide()
        column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.search.textChanged.connect(self._on_typed)
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
        self.archived = Chip(self.tr("Archived"), name="showArchived", height=TOUCH + 4)
        self.archived.describe(self.tr("Show patients whose records are archived"))
        self.archived.setCheckable(True)
        self.archived.clicked.connect(self._on_typed)
        row.addWidget(self.search, 1)
        row.addWidget(self.archived)
        row.addWidget(self._in_records)
        return row

    def _build_list(self) -> PatientList:
        self.list = PatientList()
        self.list.setObjectName("patientList")
        self.list.setAccessibleName(self.tr("Patients"))
        self._patients = PatientModel()
        self._row = PatientRow(self.list)
        self.list.setModel(self._patients)
        self.list.setItemDelegate(self._row)
        self.list.wanted.connect(self._open)
        self.list.more_wanted.connect(
            lambda index, at: self.more_wanted.emit(self._patients.shown[index.row()], at)
        )
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
        self.archived.setEnabled(not on)
        self._filter()

    # --- reading

    def show_store(self, store: Store) -> None:
        """Shows the store's patients as they were known last, then looks at the files."""
        self._store = store
        store.index.load()
        self.archived.setChecked(False)
        self.show_records(on=False)
        self._store_name.setText(str(store.folder))
        self.refresh()

    def refresh(self) -> None:
        """Looks at the files again, a slice at a time; at once while there is nobody to show."""
        if self._store is None:
            return
        index = self._store.index
        self._gone = None
        self._comparing = index.compare()
        self._filter()
        if not index.rows():
            self._compare(FIRST_S)
        if self._comparing is not None:
            self._slice.start()

    def _compare(self, seconds: float = SLICE_S) -> None:
        if self._comparing is None or self._store is None:
            return
        end = time.perf_counter() + seconds
        try:
            while time.perf_counter() < end:
                next(self._comparing)
        except StopIteration:
            self._comparing = None
        except StorageError as error:
            # The folder itself has gone or is closed: what is known stays in sight.
            self._gone = Unreadable(id="", path=error.path or Path(), error=error)
            self._comparing = None
        if self._comparing is None:
            self._slice.stop()
            self._filter()
        elif (
            self._store.index.version != self._shown[0]
            and time.perf_counter() > self._shown[1] + SHOWN_S
        ):
            self._filter()

    def _on_typed(self) -> None:
        self._filter(keep=False)

    def _filter(self, *, keep: bool = True) -> None:
        """Shows who is found. The chosen row is kept, or is the best one for what was typed."""
        if self._store is None:
            return
        chosen = self.current
        index = self._store.index
        found = list(index.find(self.search.text(), archived=self.archived.isChecked()))
        same = chosen and keep and (i for i, s in enumerate(found) if s.id == chosen.id)
        self._patients.show_only(found)
        if found:
            self.list.setCurrentIndex(self._patients.index(next(same, 0) if same else 0))
        self._shown = index.version, time.perf_counter()
        self._show_state(found)

    def _show_state(self, found: list[Summary]) -> None:
        store = self._store
        if store is None:
            return
        typed = self.search.text().strip()
        archived = self.archived.isChecked()
        if self._comparing is not None:
            words = ""
        elif typed:
            words = self.tr("Nobody is found by “{0}”.").format(typed)
            others = 0 if archived else len(store.index.find(typed, archived=True))
            if others:
                words += "\n" + self.tr("Among the archived: {0}.").format(others)
        elif archived:
            words = self.tr("No record is archived.")
        elif store.index.rows(archived=True):
            words = self.tr("All patients here are archived.")
        else:
            words = self.tr("No patients here yet.\nBegin with “New patient”.")
        self._empty.setText(words)
        charted = self._in_records.isChecked()
        self._empty.setVisible(not found and not charted)
        self.list.setVisible(bool(found) and not charted)
        self._show_unreadable(store)

    def _show_unreadable(self, store: Store) -> None:
        unreadable = [*store.index.unreadable, *([self._gone] if self._gone else [])]
        said = [explain(entry.error) for entry in unreadable[:3]]
        more = len(unreadable) - len(said)
        if more == 1:
            said.append(self.tr("And one more file."))
        elif more > 1:
            said.append(self.tr("And {0} more files.").format(more))
        self._notice.setText("\n".join(said))
        self._notice.setVisible(bool(said))
        damaged = (Code.DAMAGED, Code.TOO_LARGE)
        ids = [u.id for u in unreadable if u.error.code in damaged and store.backups.has(u.id)]
        self._damaged = ids[0] if ids else ""
        self.mend.setVisible(bool(ids))

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
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shifted):
                self.list.offer_current()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
                self.chosen.emit(self.current.id)
                return True
        return super().eventFilter(watched, event)
