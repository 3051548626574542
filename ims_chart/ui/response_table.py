"""How each muscle and each of its sites answered to needling, as a table to be sorted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScroller,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.insight.review_wording import response_words
from ims_chart.printing.terms import WORDING, muscle_words
from ims_chart.record import Site
from ims_chart.ui.response_model import (
    LAST,
    MUSCLE,
    NEEDLES,
    ON_THE_DAY,
    TOLD,
    VISITS,
    ResponseModel,
)
from ims_chart.ui.theme import GAP, font, theme

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
_OWN_KEYS = {
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
    *(Key.Key_Plus, Key.Key_Minus, Key.Key_Return, Key.Key_Enter),
}
"""Keys that elsewhere mean the body mean the rows here."""
MUSCLE_WIDTH = 152
"""Pixels that names need; what is longer is elided, and said in full below."""
MUSCLE_LEAST = 96
_DISPENSABLE = (NEEDLES, TOLD, VISITS, ON_THE_DAY)
"""Columns that go, in this order, where there is no room: nothing is pushed out of sight, and what
is chosen is said in full below.
"""


class ResponseTable(QWidget):
    """A press on a heading sorts; a muscle folds out to its sites; what is chosen is said in full
    below.
    """

    wanted = Signal(object)
    """The Site to be shown: double tap or Enter on a row."""

    def __init__(self, chart: Chart, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("responses")
        self._chart = chart
        self._course = course
        self._shown: object = None
        self._widths: list[int] = []
        self._model = ResponseModel(chart.atlas.muscles)
        self.tree = self._build_tree()
        self._said = QLabel()
        self._said.setObjectName("responses.said")
        self._said.setFont(font(9.5))
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setMargin(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree, 1)
        column.addWidget(self._said)
        self.tree.selectionModel().currentChanged.connect(self._say)
        self._model.modelReset.connect(self._say)

    def _build_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setObjectName("responses.tree")
        tree.setAccessibleName(self.tr("Responses by muscle and side"))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setFont(font(9.5))
        tree.setModel(self._model)
        tree.setItemDelegate(_Row(tree))
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = tree.header()
        header.setObjectName("responses.headings")
        header.setAccessibleName(self.tr("Sort by"))
        header.setFont(font(9))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        tree.setSortingEnabled(True)
        tree.sortByColumn(LAST, Qt.SortOrder.DescendingOrder)
        tree.activated.connect(self._on_activated)
        tree.installEventFilter(self)
        QScroller.grabGesture(tree.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return tree

    def refresh(self) -> None:
        """Shows the record as it is."""
        memory = self._course.memory
        if memory is self._shown:
            return
        self._shown = memory
        self._model.show_memory(memory)
        for column in range(self._model.columnCount()):
            self.tree.setColumnHidden(column, False)
        headings = self.tree.header()
        self._widths = [
            max(self.tree.sizeHintForColumn(n), headings.sectionSizeHint(n))
            for n in range(self._model.columnCount())
        ]
        for column, width in enumerate(self._widths):
            self.tree.setColumnWidth(column, width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The names take what the numbers leave; numbers go until they leave enough."""
        room = self.tree.viewport().width()
        shown = dict(enumerate(self._widths))
        shown.pop(MUSCLE, None)
        for column in _DISPENSABLE:
            if sum(shown.values()) + MUSCLE_WIDTH > room:
                shown.pop(column, None)
        for column in range(1, len(self._widths)):
            self.tree.setColumnHidden(column, column not in shown)
        self.tree.setColumnWidth(MUSCLE, max(MUSCLE_LEAST, room - sum(shown.values())))

    @property
    def said(self) -> str:
        """What stands below the table."""
        return self._said.text()

    def _say(self, *_: object) -> None:
        index = self.tree.currentIndex()
        if not self._model.rowCount():
            self._said.setText(self.tr("Nothing was needled yet."))
        elif not index.isValid():
            self._said.setText(self.tr("Choose a muscle to read of it in full."))
        else:
            response = self._model.response(index)
            named = muscle_words(response.latest, self._chart.atlas.muscles)
            lines = response_words(response, WORDING)
            self._said.setText("\n".join((f"{named}: {lines[0]}", *lines[1:])))

    def _on_activated(self, index: Index) -> None:
        site: Site = self._model.response(index).latest
        self.wanted.emit(site)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _OWN_KEYS and held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().eventFilter(watched, event)


class _Row(QStyledItemDelegate):
    """Rows as tall as a thumb needs them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2, theme.height)
