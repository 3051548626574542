"""The course of treatment: responses, trends, life of trigger points, and a search in all of it."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.insight.query import Query
from ims_chart.insight.search import Search
from ims_chart.printing.terms import WORDING
from ims_chart.record import Site
from ims_chart.ui.chip_grid import ChipGrid
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.life_list import LifeList
from ims_chart.ui.response_table import ResponseTable
from ims_chart.ui.search_list import SearchList
from ims_chart.ui.theme import GAP, font, theme
from ims_chart.ui.trends_panel import TrendsPanel
from ims_chart.ui.turn import Turn

TYPING_MS = 120
"""After the last letter the search begins: a long record takes a moment."""
RESPONSES, TRENDS, LIFE = "responses", "trends", "life"


class CoursePanel(QWidget):
    """What stands in the search field is looked for; without it one of three parts is shown."""

    def __init__(self, chart: Chart, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coursePanel")
        self._chart = chart
        self._course = course
        self._finder = Search(chart.atlas.muscles, WORDING)
        self.search = EntryLine(name="course.search", label=self.tr("Find in this record"))
        self.search.setToolTip(
            self.tr("Muscle, side, finding, technique, reaction or a word of a note")
        )
        theme.fit(self.search)
        self.parts = ChipGrid(
            [
                (RESPONSES, self.tr("Responses")),
                (TRENDS, self.tr("Trends")),
                (LIFE, self.tr("Life of points")),
            ],
            name="course",
            columns=3,
        )
        self._caption = QLabel()
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setObjectName("course.caption")
        self._caption.setFont(font(9))
        self._caption.setWordWrap(True)
        self.responses = ResponseTable(chart, course)
        self.trends = TrendsPanel(chart, course)
        self.life = LifeList(chart, course)
        self.hits = SearchList(chart.atlas.muscles)
        self._pages = {RESPONSES: self.responses, TRENDS: self.trends, LIFE: self.life}
        self._part = RESPONSES
        self._stack = QStackedWidget()
        for page in (*self._pages.values(), self.hits):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.setSpacing(GAP)
        for widget in (self.search, self.parts, self._caption):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.parts.tapped.connect(self.show_part)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typing.start)
        self.search.installEventFilter(self)
        self.hits.wanted.connect(self._chart.go_to)
        self.life.wanted.connect(self._chart.go_to)
        self.responses.wanted.connect(self._go_to_site)
        # What is charted is painted first; the numbers follow, and only where they are seen.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        self._chart.changed.connect(self._later.start)

    # --- showing

    def show_part(self, part: Hashable) -> None:
        """Shows responses, trends or lives, and leaves the search."""
        self._part = str(part)
        self.search.clear()
        self.refresh()

    def begin_search(self) -> None:
        """Begins a search: the next letters are looked for."""
        self.search.setFocus()
        self.search.selectAll()

    def refresh(self) -> None:
        """Shows the record as it is; nothing is put together while nobody sees it."""
        if not self.isVisibleTo(self.window()):
            return
        self._typing.stop()
        words = self.search.text().strip()
        self.parts.show_values(() if words else (self._part,))
        if words:
            self._stack.setCurrentWidget(self.hits)
            found = self._finder.hits(self._chart.record, Query(words=words))
            self.hits.show_hits(found)
            self._caption.setText(self._found_words(len(found), words))
        else:
            page = self._pages[self._part]
            self._stack.setCurrentWidget(page)
            page.refresh()
            self._caption.setText(self._words_of(self._part))

    def _words_of(self, part: str) -> str:
        if part == LIFE:
            return self.life.caption
        if part == TRENDS:
            return self.tr(
                "All over the same days. Point at a plot, or use the arrow keys, to read."
            )
        return self.tr("Visit pain is the whole visit's: no single site has caused it.")

    def _found_words(self, found: int, words: str) -> str:
        if not found:
            return self.tr("Nothing is found by “{0}”.").format(words)
        if found == 1:
            return self.tr("1 place")
        return self.tr("{0} places, the newest first").format(found)

    def _go_to_site(self, site: Site) -> None:
        visit = self._course.visit_of(site)
        if visit is not None:
            self._chart.go_to(visit.id, site.id)

    # --- hands and keys

    def showEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field work the list; Esc leaves the search."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_Escape and self.search.text():
                if pressed:
                    self.search.clear()
                event.accept()
                return True
            if pressed and self.search.text() and self._worked(key):
                return True
        return super().eventFilter(watched, event)

    def _worked(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.hits.step(1 if key is Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._typing.isActive():
                self.refresh()
            self.hits.open(self.hits.currentIndex())
        else:
            return False
        return True
