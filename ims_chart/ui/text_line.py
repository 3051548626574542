"""A field of one line that leaves undo to the record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.theme import ROW, font


class TextLine(QLineEdit):
    """Plain text of one line; see TextBox for its undo."""

    edited = Signal(str)
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
        self.textEdited.connect(self.edited)

    def set_text(self, text: str) -> None:
        """Shows a text without saying that it was typed."""
        if text != self.text():
            position = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(position, len(text)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(keys):
                    event.ignore()
                    return False
        return super().event(event)
