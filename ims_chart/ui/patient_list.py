"""The list of patients under the hand: a tap opens, the dots and a held press offer more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QScroller, QWidget

from ims_chart.ui.hand import HOLD_MS
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import TOUCH

MORE_WIDTH = TOUCH
"""At the end of a row: the dots that open its menu."""

BATCH = 200
"""Rows that are laid out between two turns of the event loop."""


class PatientList(HoverList):
    """Gives the rows; what can be done with them is the page's."""

    wanted = Signal(QModelIndex)
    """The row that was tapped."""
    more_wanted = Signal(QModelIndex, QPoint)
    """The row whose menu is asked for, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The first rows stand at once; to lay out tens of thousands takes longer than a key press.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self._pressed: QPoint | None = None
        self._holding = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._holding.timeout.connect(self._hold)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        QScroller.scroller(self.viewport()).stateChanged.connect(self._on_scroll)

    def _on_scroll(self, state: QScroller.State) -> None:
        if state is QScroller.State.Dragging:
            self._let_go()

    def _let_go(self) -> None:
        self._holding.stop()
        self._pressed = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._let_go()
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._holding.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (at - self._pressed).manhattanLength() > far:
            self._let_go()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        began, at = self._pressed, event.position().toPoint()
        self._let_go()
        index = self.indexAt(at)
        if began is None or not index.isValid() or self.indexAt(began) != index:
            return
        if at.x() >= self.viewport().width() - MORE_WIDTH:
            self._offer(at)
        else:
            self.wanted.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Also what the key for menus asks for, of the chosen row."""
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        self._let_go()
        self._offer(at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._let_go()
        return super().viewportEvent(event)

    def offer_current(self) -> None:
        """Asks for the menu of the chosen row."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self._offer(self.visualRect(self.currentIndex()).center())

    def _hold(self) -> None:
        at, self._pressed = self._pressed, None
        if at is not None:
            self._offer(at)

    def _offer(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.more_wanted.emit(index, self.viewport().mapToGlobal(at))
