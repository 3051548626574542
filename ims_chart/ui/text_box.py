"""A field for notes that grows with its text and leaves undo to the record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ims_chart.ui.theme import font


class TextBox(QPlainTextEdit):
    """Plain text of several lines. What is typed is an edit of the record, so Ctrl+Z is the
    record's undo, not a second one.
    """

    edited = Signal(str)
    """The whole text, after the person changed it."""

    def __init__(
        self, *, name: str, label: str, lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.setFont(font(10))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._quiet = False
        self.textChanged.connect(self._on_changed)
        self._fit()

    def set_text(self, text: str) -> None:
        """Shows a text without saying that it was typed; the cursor stays where it is."""
        if text == self.toPlainText():
            return
        self._quiet = True
        position = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self._quiet = False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(keys):
                    event.ignore()
                    return False
        return super().event(event)

    def _on_changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        lines = max(self._lines, min(int(self.document().size().height()), 14))
        self.setFixedHeight(lines * line + 22)
