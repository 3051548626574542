"""A list whose rows lead somewhere: by a tap, by Enter, or from the field that filled it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScroller, QWidget

from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.list_row import Index


class HitList(HoverList):
    """What is found; `open` is for whoever knows where a row leads."""

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self.open)

    def open(self, index: Index) -> None:
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Chooses the row so many further down."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits chart; they don't look for rows."""
