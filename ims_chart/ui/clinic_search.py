"""A search in all records of the clinic: words, chips for what was charted, and who is found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ims_chart.body import Muscles
from ims_chart.charting.clinic_search import ClinicSearch, Found, Searched
from ims_chart.insight.query import Query
from ims_chart.insight.search import Search
from ims_chart.printing.terms import WORDING, word
from ims_chart.record import EventKind, FindingKind, Side, Technique, TriggerPointState
from ims_chart.storage.store import Store
from ims_chart.ui.chip import Chip
from ims_chart.ui.clinic_hits import ClinicHits
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.needling_panel import title
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain

T = TypeVar("T")
TYPING_MS = 350
"""After the last letter the search begins: every record is read."""


class ClinicSearchPanel(QWidget):
    """Begins by itself once something is asked for; a new question ends the last search."""

    wanted = Signal(str, str, object)
    """The ids of record, visit, and site or None: the place to be opened."""

    def __init__(self, muscles: Muscles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clinicSearch")
        self._muscles = muscles
        self._store: Store | None = None
        self.search = ClinicSearch(self)
        self.words = EntryLine(
            name="clinic.words", label=self.tr("Muscle, finding, reaction, word in a note")
        )
        self.words.setFont(font(13))
        self.words.setMinimumHeight(TOUCH + 4)
        self.hits = ClinicHits(muscles)
        self._state = QLabel()
        self._state.setObjectName("clinic.state")
        self._state.setFont(font(10))
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addLayout(self._build_chips())
        column.addLayout(self._build_progress())
        column.addWidget(self.hits, 1)
        self._connect()
        self._say_ready()

    def _build_chips(self) -> FlowLayout:
        states = [*TriggerPointState, *FindingKind]
        self._reaction = _menu(self.tr("Any reaction"), "clinic.reaction", EventKind)
        self._finding = _menu(self.tr("Any finding"), "clinic.finding", states)
        self._technique = _menu(self.tr("Any technique"), "clinic.technique", Technique)
        self._side = _menu(self.tr("Any side"), "clinic.side", Side)
        self._since = Chip(self.tr("Since the last visit"), name="clinic.since", height=TOUCH)
        self._since.setCheckable(True)
        self._since.describe(
            self.tr("Only what the last visit with needles shows, or was told at it or later")
        )
        row = FlowLayout()
        for chip in (self._reaction, self._finding, self._technique, self._side, self._since):
            row.addWidget(chip)
        return row

    def _build_progress(self) -> QHBoxLayout:
        self._progress = QProgressBar(self)
        self._progress.setObjectName("clinic.progress")
        self._progress.setAccessibleName(self.tr("Records looked through"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._cancel = Chip(self.tr("Stop"), name="clinic.stop", height=TOUCH, parent=self)
        self._cancel.clicked.connect(self.search.cancel)
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        return row

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.begin)
        self.words.textChanged.connect(self._typing.start)
        self.words.installEventFilter(self)
        for menu in (self._reaction, self._finding, self._technique, self._side):
            menu.chosen.connect(self.begin)
        self._since.clicked.connect(self.begin)
        self.search.found.connect(self._on_found)
        self.search.progressed.connect(self._on_progress)
        self.search.finished.connect(self._on_finished)
        self.hits.wanted.connect(self.wanted)

    # --- searching

    def show_store(self, store: Store) -> None:
        """Searches in that store from now on; what was found before is looked for anew."""
        self._store = store
        self.begin()

    @property
    def query(self) -> Query:
        """What is asked for."""
        finding = self._finding.value
        known = isinstance(finding, FindingKind | TriggerPointState)
        return Query(
            words=self.words.text().strip(),
            side=_of(Side, self._side.value),
            finding=finding if known else None,
            technique=_of(Technique, self._technique.value),
            reaction=_of(EventKind, self._reaction.value),
            since_last_visit=self._since.isChecked(),
        )

    def begin(self, *_: object) -> None:
        """Looks for what is asked for; without a question nothing is looked for."""
        self._typing.stop()
        self.search.close()
        self.hits.clear()
        if self._store is None or self.query.empty:
            self._say_ready()
            return
        self._progress.setRange(0, 0)
        self._show_running(on=True)
        self._state.setText(self.tr("Looking through the records…"))
        self.search.begin(self._store, self.query, Search(self._muscles, WORDING))

    def leave(self) -> None:
        """Stops looking: the panel is no longer seen."""
        self._typing.stop()
        self.search.close()
        self._show_running(on=False)

    def _on_found(self, found: Found) -> None:
        self.hits.add(found)
        self._state.setText(self._found_words())

    def _on_progress(self, read: int, count: int) -> None:
        self._progress.setRange(0, max(count, 1))
        self._progress.setValue(read)

    def _on_finished(self, searched: Searched) -> None:
        self._show_running(on=False)
        said = [self._found_words()]
        if searched.cancelled:
            said.append(self.tr("Stopped after {0} records.").format(searched.read))
        if searched.unreadable == 1:
            said.append(self.tr("1 file could not be read."))
        elif searched.unreadable:
            said.append(self.tr("{0} files could not be read.").format(searched.unreadable))
        if searched.error is not None:
            said.append(explain(searched.error))
        self._state.setText(" ".join(said))

    # --- showing

    def _found_words(self) -> str:
        count = len(self.hits.found)
        if not count:
            return self.tr("Nobody is found.")
        return self.tr("1 patient.") if count == 1 else self.tr("{0} patients.").format(count)

    def _say_ready(self) -> None:
        self._show_running(on=False)
        self._state.setText(self.tr("Type, or choose what to look for in all records."))

    def _show_running(self, *, on: bool) -> None:
        self._progress.setVisible(on)
        self._cancel.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field work the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.hits.step(1 if key is Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self._typing.isActive():
                    self.begin()
                else:
                    self.hits.open(self.hits.currentIndex())
                return True
        return super().eventFilter(watched, event)


def _menu(empty: str, name: str, terms: Iterable[StrEnum]) -> MenuChip:
    menu = MenuChip(empty, name=name, height=TOUCH)
    menu.setAccessibleName(empty)
    menu.set_choices([(None, empty), *((term, title(word(term))) for term in terms)])
    return menu


def _of(kind: type[T], value: Hashable | None) -> T | None:
    return value if isinstance(value, kind) else None
