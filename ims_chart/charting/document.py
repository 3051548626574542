"""The open record and its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ims_chart.frozen import frozen
from ims_chart.record import Record
from ims_chart.record.change import Change, diff, part_of_problem

PAUSE_S = 2.0
"""Edits further apart are steps of their own: who stops to think begins another sentence."""


@frozen
class Past:
    """What was done to a record, the oldest step first, each under its words.

    Attributes:
        done: how many of the steps led to the record; those after them had been undone.
    """

    record: Record
    steps: tuple[tuple[str, Change], ...]
    done: int


class Document(QObject):
    """Holds the record that is open. Every edit goes through `edit`; nothing else changes it."""

    changed = Signal(object)
    """The Change that has just been applied, undone or redone."""

    def __init__(
        self,
        record: Record,
        *,
        editable: bool = True,
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives seconds that never go back."""
        super().__init__(parent)
        self.clock = clock
        self._record = record
        self.editable = editable
        self.history = QUndoStack(self)
        self.from_elsewhere = False
        """While a change is told that somebody else has made."""
        self.from_history = False
        """While a change is told that takes one back, or makes it again."""
        self._still = False
        """While the history is set to where the record is already."""

    @property
    def record(self) -> Record:
        return self._record

    def edit(self, text: str, edit: Callable[[Record], Record], *, merge: str = "") -> bool:
        """Makes the edit and puts it on the history under `text`.

        Edits that follow each other within `PAUSE_S` and with the same `merge` word become one
        step, as the letters of a note do.

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

    def edit_for_good(self, edit: Callable[[Record], Record], visit_id: str) -> bool:
        """Makes an edit that no undo takes back, as signing a visit is. What was done to the visit
        before leaves the history with it; what was done elsewhere stays.

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
        # Nor may what the visit says it treated be reworded or taken away by an undo.
        problems = {v.problem for v in self._record.visits if v.id == visit_id and v.problem}
        self.forget({visit_id, *map(part_of_problem, problems)})
        self.apply(change)
        return True

    def undo(self) -> Change:
        """Takes the last step back; gives what that changed."""
        step = self.history.command(self.history.index() - 1)
        change = step.change.turned() if isinstance(step, _Step) else Change()
        self._go(self.history.undo)
        return change

    def redo(self) -> Change:
        """Makes the step again that was taken back last; gives what that changed."""
        step = self.history.command(self.history.index())
        change = step.change if isinstance(step, _Step) else Change()
        self._go(self.history.redo)
        return change

    def _go(self, through: Callable[[], None]) -> None:
        self.from_history = True
        try:
            through()
        finally:
            self.from_history = False

    def forget(self, parts: AbstractSet[str]) -> int:
        """Takes the steps out of the history that touched any of the parts, given as `Change.parts`
        has them, and with each the earlier ones that touched what it touched. What had been undone
        can't be redone after it.

        Returns:
            How many steps that could be undone are gone.
        """
        steps = [self.history.command(n) for n in range(self.history.index())]
        gone, kept = set(parts), list[tuple[str, Change]]()
        for step in reversed(steps):
            if not isinstance(step, _Step) or step.change.parts & gone:
                gone |= step.change.parts if isinstance(step, _Step) else set()
            else:
                kept.append((step.text(), step.change))
        lost = len(steps) - len(kept)
        if lost == 0 and self.history.count() == len(steps):
            return 0
        steps.clear()
        self._lay([*reversed(kept)])
        return lost

    def rebase(self, record: Record) -> int:
        """Puts in force what somebody else has made of the record. No undo takes that back; what
        was done here can still be undone, as far as they left it alone.

        Returns:
            How many steps that could be undone are gone.
        """
        from ims_chart.charting.rebase import rebased  # noqa: PLC0415 - seldom needed

        steps = [self.history.command(n) for n in range(self.history.index())]
        own = [(step.text(), step.change) for step in steps if isinstance(step, _Step)]
        steps.clear()
        change = diff(self._record, record)
        now = rebased([step for _, step in own], self._record, record) if own else []
        kept = [(text, c) for (text, _), c in zip(own, now, strict=True) if not c.empty]
        self._record = record
        self._lay(kept)
        if not change.empty:
            self.from_elsewhere = True
            self.changed.emit(change)
            self.from_elsewhere = False
        return len(own) - len(kept)

    def past(self) -> Past:
        """What could be undone and redone here, for another document of the same record."""
        steps = [self.history.command(n) for n in range(self.history.count())]
        own = tuple((step.text(), step.change) for step in steps if isinstance(step, _Step))
        return Past(self._record, own, self.history.index())

    def take_up(self, past: Past) -> None:
        """Goes on with the history of another document, which was closed with the record as it was
        opened here. If somebody else has changed that since, what had been undone is forgotten.
        """
        from ims_chart.charting.rebase import rebased  # noqa: PLC0415 - seldom needed

        if diff(past.record, self._record).empty:
            self._lay(past.steps)
            self._still = True
            self.history.setIndex(past.done)
            self._still = False
            return
        own = past.steps[: past.done]
        now = rebased([change for _, change in own], past.record, self._record)
        self._lay([(text, c) for (text, _), c in zip(own, now, strict=True) if not c.empty])

    def _lay(self, steps: Sequence[tuple[str, Change]]) -> None:
        """Makes these the whole history, the oldest first. The record has been through them."""
        if not steps and not self.history.count():
            return
        # One word for all of it: whoever shows what can be undone looks once.
        blocked = self.history.blockSignals(bool(steps))
        self.history.clear()
        for left, (text, change) in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
            if left == 0:
                self.history.blockSignals(blocked)
            self.history.push(_Step(self, text, change, "", in_force=True))

    def apply(self, change: Change) -> None:
        """Puts a change in force without a step of history; for the history itself."""
        if self._still:
            return
        self._record = change.applied(self._record)
        self.changed.emit(change)


class _Step(QUndoCommand):
    """One step of the history: a change and its opposite, neither of which can fail."""

    def __init__(
        self,
        document: Document,
        text: str,
        change: Change,
        merge: str,
        *,
        in_force: bool = False,
    ) -> None:
        """`in_force`: the record has been through the change already."""
        super().__init__(text)
        self._document = document
        self.change = change
        self.merge = merge
        self.at = document.clock()
        self._in_force = in_force

    def redo(self) -> None:
        if not self._in_force:
            self._document.apply(self.change)
        self._in_force = False

    def undo(self) -> None:
        self._document.apply(self.change.turned())

    def id(self) -> int:
        return hash(self.merge) & 0x7FFFFFFF if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        if other.at - self.at >= PAUSE_S:
            return False
        self.at = other.at
        now = self._document.record
        start = self.change.turned().applied(other.change.turned().applied(now))
        self.change = diff(start, now)
        self.setObsolete(self.change.empty)
        return True
