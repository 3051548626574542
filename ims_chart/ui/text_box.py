"""A field for notes that grows with its text and leaves undo to the record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.said import Said
from ims_chart.ui.theme import font

_SAID = 40
"""Pixels under the text, for two lines of words."""


class TextBox(QPlainTextEdit):
    """Plain text of several lines. What is typed is an edit of the record, so Ctrl+Z is the
    record's undo, not a second one.

    Of a text that is too long for a record the box tells the beginning, as much as there is room
    for, and says so as long as it is.
    """

    edited = Signal(str)
    """The text, as far as a record can hold it, after the person changed it."""

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
        self._fault: Said | None = None
        self.textChanged.connect(self._on_changed)
        self._fit()

    def set_text(self, text: str) -> None:
        """Shows a text without saying that it was typed; the cursor stays where it is, and so does
        what was typed beyond the end of a text that is full.
        """
        shown = self.toPlainText()
        if text == shown or (len(shown) > TEXT_MAX and text == shown[:TEXT_MAX]):
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
        text = self.toPlainText()
        self._say_too_long(len(text) - TEXT_MAX)
        self._fit()
        if not self._quiet:
            self.edited.emit(text[:TEXT_MAX])

    def _say_too_long(self, over: int) -> None:
        """Says by how many letters the text is too long."""
        if over <= 0:
            if self._fault is not None:
                self._fault.hide()
                self.setViewportMargins(0, 0, 0, 0)
                self.setAccessibleDescription("")
            return
        if self._fault is None:
            self._fault = Said(
                name=f"{self.objectName()}.fault", size=9, color="danger", parent=self
            )
        words = self.tr("Too long by {0} characters: the last of them are not kept.").format(over)
        self._fault.setText(words)
        self.setAccessibleDescription(words)
        self._fault.show()
        self.setViewportMargins(0, 0, 0, _SAID)
        self._place_fault()

    def _place_fault(self) -> None:
        if self._fault is not None:
            self._fault.setGeometry(12, self.height() - _SAID - 2, self.width() - 32, _SAID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_fault()

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        lines = max(self._lines, min(int(self.document().size().height()), 14))
        said = _SAID if self._fault is not None and not self._fault.isHidden() else 0
        self.setFixedHeight(lines * line + 22 + said)
