"""A field of one line that is taken when it is done, and until then has an undo of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.theme import ROW, font


class EntryLine(QLineEdit):
    """Plain text of one line."""

    left = Signal()
    """The focus has gone elsewhere, whatever stands in the field."""

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.setFont(font(10))
        self.setMinimumHeight(ROW)
        self.setMaxLength(TEXT_MAX)

    def set_text(self, text: str) -> None:
        """Shows a text without saying that it was typed."""
        if text != self.text():
            position = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(position, len(text)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
