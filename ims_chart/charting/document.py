"""The open record and its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ims_chart.record import Record
from ims_chart.record.change import Change, diff


class Document(QObject):
    """Holds the record that is open. Every edit goes through `edit`; nothing else changes it."""

    changed = Signal(object)
    """The Change that has just been applied, undone or redone."""

    def __init__(
        self, record: Record, *, editable: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._record = record
        self.editable = editable
        self.history = QUndoStack(self)

    @property
    def record(self) -> Record:
        return self._record

    def edit(self, text: str, edit: Callable[[Record], Record], *, merge: str = "") -> bool:
        """Makes the edit and puts it on the history under `text`.

        Edits that follow each other with the same `merge` word become one step, as the letters
        of a note do.

        Returns:
            Whether anything changed. A record that isn't editable never changes.

        Raises:
            RecordError: the edit refused; nothing has changed.
        """
        if not self.editable:
            return False
        change = diff(self._record, edit(self._record))
        if change.empty:
            return False
        self.history.push(_Step(self, text, change, merge))
        return True

    def apply(self, change: Change) -> None:
        """Puts a change in force without a step of history; for the history itself."""
        self._record = change.applied(self._record)
        self.changed.emit(change)


class _Step(QUndoCommand):
    """One step of the history: a change and its opposite, neither of which can fail."""

    def __init__(self, document: Document, text: str, change: Change, merge: str) -> None:
        super().__init__(text)
        self._document = document
        self.change = change
        self.merge = merge

    def redo(self) -> None:
        self._document.apply(self.change)

    def undo(self) -> None:
        self._document.apply(self.change.turned())

    def id(self) -> int:
        return hash(self.merge) & 0x7FFFFFFF if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        now = self._document.record
        start = self.change.turned().applied(other.change.turned().applied(now))
        self.change = diff(start, now)
        self.setObsolete(self.change.empty)
        return True
