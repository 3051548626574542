"""A dialog that is filled in: Enter takes it, and what was typed is not lost by a slip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from ims_chart.ui import ask
from ims_chart.ui.chip import Chip
from ims_chart.ui.sheet import Sheet

KEEPS_ENTER = "keeps_enter"
"""The property of a line in a form for which Enter means something else."""


class Form(Sheet):
    """What is built calls `begin` once all of it is there."""

    _way_on: Chip
    _was: tuple[tuple[str, str], ...] | None = None

    def begin(self, first: QWidget, way_on: Chip) -> None:
        """Takes what the form holds now as unchanged. `way_on` is what Enter presses."""
        self._way_on = way_on
        self._was = self._held()
        # In a box of several lines Enter is a new line; with Ctrl it is the form's everywhere.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)
        first.setFocus()

    @property
    def filled(self) -> bool:
        """Whether anything was typed or chosen that closing it would lose."""
        return self._was is not None and self._held() != self._was

    @property
    def stays(self) -> bool:
        return self.filled

    def go_on(self) -> None:
        """Presses the way on, if it can be pressed."""
        if self._way_on.isEnabled():
            self._way_on.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            line = self.focusWidget()
            if isinstance(line, QLineEdit) and not line.property(KEEPS_ENTER):
                self.go_on()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Closes it, once it is certain that nothing typed is lost against somebody's will."""
        if not self.filled or ask.discard(self):
            super().reject()

    def _held(self) -> tuple[tuple[str, str], ...]:
        """All that a person can have put in, and where."""
        lines = [(line.objectName(), line.text()) for line in self.findChildren(QLineEdit)]
        boxes = [(b.objectName(), b.toPlainText()) for b in self.findChildren(QPlainTextEdit)]
        pressed = [b.objectName() for b in self.findChildren(QAbstractButton) if b.isChecked()]
        typed = [(name, text) for name, text in (*lines, *boxes) if text]
        return (*typed, *((name, "") for name in sorted(pressed)))
