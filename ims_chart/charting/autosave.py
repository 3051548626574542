"""Autosave: every change of the open record is on disk a moment later, and its state is known."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ims_chart.charting.document import Document
from ims_chart.fault import trail
from ims_chart.record import Record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Saved

log = logging.getLogger(__name__)

GATHER_MS = 150
"""Edits within this time are written together: far under the second a person may wait."""

RETRY_MS = (1_000, 2_000, 5_000, 10_000, 30_000)
"""Pauses between tries while saving fails; the last one repeats."""


PASSING = frozenset(
    {Code.FOLDER_GONE, Code.NO_PERMISSION, Code.NO_SPACE, Code.NOT_WRITABLE, Code.IO}
)
"""Failures that may mend themselves; any other is tried again at the next change."""


class SaveState(StrEnum):
    SAVED = "saved"
    SAVING = "saving"
    FAILING = "failing"


class Keeper(Protocol):
    """Where records are kept: the part of the store that autosave needs."""

    def save(self, record: Record, expected: str | None) -> Saved: ...

    def meet(self, record: Record, expected: str) -> Saved | None: ...


class Autosave(QObject):
    """Writes the document's newest snapshot in a thread of its own.

    A failed save keeps the unsaved work in the document, says so once, and is tried again until
    it succeeds.
    """

    state_changed = Signal(SaveState)
    failed = Signal(object)
    """The StorageError of the first failure in a row."""

    united = Signal(int, int)
    """What somebody else wrote has been merged with the record: how many conflicts that left to be
    settled, and how many steps can't be undone any more.
    """

    _finished = Signal(object)

    def __init__(
        self, document: Document, store: Keeper, digest: str, parent: QObject | None = None
    ) -> None:
        """Begins to watch; `digest` is that of the bytes the document was read from."""
        super().__init__(parent)
        self._document = document
        self._store = store
        self._digest = digest
        self._revision = document.record.revision
        self._kept: Record = document.record
        self._writing: tuple[Record, Future[Saved | None]] | None = None
        self._rebasing = False
        self._failures = 0
        self._state = SaveState.SAVED
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin)
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)
        document.changed.connect(self._on_changed)

    @property
    def state(self) -> SaveState:
        return self._state

    def flush(self) -> bool:
        """Writes now whatever is unsaved, takes in what others have written, and waits for it.

        Returns:
            Whether all is on disk.
        """
        self._timer.stop()
        if self._writing:
            self._settle(*self._writing)
        if self._unsaved:
            self._begin()
            if self._writing:
                self._settle(*self._writing)
        if not self._unsaved:
            # Somebody may have written over what was last written here, in the same moment.
            self.look()
            if self._writing:
                self._settle(*self._writing)
        self._timer.stop()
        if self._unsaved:
            self._schedule()
        return not self._unsaved

    def look(self) -> None:
        """Looks whether somebody else has changed the record, and takes in what they did."""
        if not self._writing and not self._unsaved and self._failures == 0:
            self._start(self._store.meet)

    def close(self) -> None:
        """Stops watching. Call `flush` first: what is unsaved stays unsaved."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)
        self._thread.shutdown(wait=True)

    @property
    def _unsaved(self) -> bool:
        return self._document.record is not self._kept

    def _on_changed(self) -> None:
        if self._rebasing:
            return
        if self._failures == 0:
            self._set_state(SaveState.SAVING)
        if not self._timer.isActive():
            self._schedule()
        elif self._timer.remainingTime() > RETRY_MS[0]:
            # While saving fails, a try is also what puts the newest work into the rescue file.
            self._timer.start(RETRY_MS[0])

    def _schedule(self) -> None:
        tries = min(self._failures, len(RETRY_MS))
        self._timer.start(RETRY_MS[tries - 1] if tries else GATHER_MS)

    def _begin(self) -> None:
        if self._unsaved and not self._writing:
            self._start(self._store.save)

    def _start(self, task: Callable[[Record, str], Saved | None]) -> None:
        record = self._document.record
        snapshot = replace(record, revision=self._revision)
        future = self._thread.submit(task, snapshot, self._digest)
        self._writing = record, future
        future.add_done_callback(lambda done: self._finished.emit((record, done)))

    def _end(self, written: tuple[Record, Future[Saved | None]]) -> None:
        if self._writing and written[1] is self._writing[1]:
            self._settle(*written)

    def _settle(self, record: Record, future: Future[Saved | None]) -> None:
        self._writing = None
        try:
            saved = future.result()
        except StorageError as error:
            if record is self._kept:
                self._note_blind(error)
            else:
                self._note_failure(error)
            return
        except Exception as fault:
            # A fault of the program must not look like a saved record.
            log.error("save failed: %s", trail(fault))  # noqa: TRY400
            self._note_failure(StorageError(Code.IO, detail=type(fault).__name__))
            return
        self._failures = 0
        if saved is not None:
            self._digest, self._revision, self._kept = saved.digest, saved.revision, record
            self._take_in(saved)
        self._set_state(SaveState.SAVING if self._unsaved else SaveState.SAVED)
        if self._unsaved:
            self._schedule()

    def _take_in(self, saved: Saved) -> None:
        """Brings the document to what is in the file now, with the edits made since it was handed
        over; those are written next.
        """
        if saved.merged is None:
            return
        from ims_chart.record.merge import merge  # noqa: PLC0415 - seldom needed

        before, merged = self._document.record, saved.merged
        at = datetime.now().astimezone()
        newest = merge(self._kept, before, merged, at=at).record
        ahead = before is not self._kept
        known = {conflict.id for conflict in before.conflicts}
        conflicts = sum(conflict.id not in known for conflict in newest.conflicts)
        self._rebasing = True
        lost = self._document.rebase(newest)
        self._rebasing = False
        self._kept = merged if ahead else self._document.record
        self.united.emit(conflicts, lost)

    def _note_blind(self, error: StorageError) -> None:
        """A look that failed: nothing is unsaved by that, and the next save will tell."""
        log.debug("not looked at: %s", error.code)
        if self._unsaved:
            self._schedule()

    def _note_failure(self, error: StorageError) -> None:
        log.warning("save failed: %s", error.code)
        self._failures += 1
        self._set_state(SaveState.FAILING)
        if self._failures == 1:
            self.failed.emit(error)
        if error.code in PASSING:
            self._schedule()

    def _set_state(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
