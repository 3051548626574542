"""Autosave: every change of the open record is on disk a moment later, and its state is known."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ims_chart.charting.document import Document
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


class Autosave(QObject):
    """Writes the document's newest snapshot in a thread of its own.

    A failed save keeps the unsaved work in the document, says so once, and is tried again until
    it succeeds.
    """

    state_changed = Signal(SaveState)
    failed = Signal(object)
    """The StorageError of the first failure in a row."""
    displaced = Signal(object)
    """The path that now keeps what somebody else had written in the meantime."""

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
        self._writing: tuple[Record, Future[Saved]] | None = None
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
        """Writes now whatever is unsaved, and waits for it.

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
        self._timer.stop()
        if self._unsaved:
            self._schedule()
        return not self._unsaved

    def close(self) -> None:
        """Stops watching. Call `flush` first: what is unsaved stays unsaved."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)
        self._thread.shutdown(wait=True)

    @property
    def _unsaved(self) -> bool:
        return self._document.record is not self._kept

    def _on_changed(self) -> None:
        if self._failures == 0:
            self._set_state(SaveState.SAVING)
        if not self._timer.isActive():
            self._schedule()

    def _schedule(self) -> None:
        tries = min(self._failures, len(RETRY_MS))
        self._timer.start(RETRY_MS[tries - 1] if tries else GATHER_MS)

    def _begin(self) -> None:
        if self._writing or not self._unsaved:
            return
        record = self._document.record
        snapshot = replace(record, revision=self._revision)
        future = self._thread.submit(self._store.save, snapshot, self._digest)
        self._writing = record, future
        future.add_done_callback(lambda done: self._finished.emit((record, done)))

    def _end(self, written: tuple[Record, Future[Saved]]) -> None:
        if self._writing and written[1] is self._writing[1]:
            self._settle(*written)

    def _settle(self, record: Record, future: Future[Saved]) -> None:
        self._writing = None
        try:
            saved = future.result()
        except StorageError as error:
            self._note_failure(error)
            return
        except Exception as fault:
            # A fault of the program must not look like a saved record.
            log.exception("save failed")
            self._note_failure(StorageError(Code.IO, detail=type(fault).__name__))
            return
        self._digest, self._revision, self._kept = saved.digest, saved.revision, record
        self._failures = 0
        if saved.displaced is not None:
            self.displaced.emit(saved.displaced)
        self._set_state(SaveState.SAVING if self._unsaved else SaveState.SAVED)
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
