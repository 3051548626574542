"""A search through all records of a store, beside the window's thread: first hits at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal

from ims_chart.fault import trail
from ims_chart.frozen import frozen
from ims_chart.insight.query import Query
from ims_chart.insight.search import Hit, Search
from ims_chart.record import Patient, Record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Unreadable

HITS = 50
"""Places kept of one patient; they are counted beyond that."""
log = logging.getLogger(__name__)


@frozen
class Found:
    """A patient in whose record something was found: the newest places, and how many in all."""

    record: str
    patient: Patient
    hits: tuple[Hit, ...]
    count: int


@frozen
class Searched:
    """How a search ended.

    Attributes:
        read: records that were looked through.
        unreadable: files that could not be.
        cancelled: whether it was stopped before the end.
        error: what kept the store itself from being read.
    """

    read: int
    unreadable: int
    cancelled: bool
    error: StorageError | None = None


class ClinicSearch(QObject):
    """One search at a time: a new one ends the last."""

    found = Signal(object)
    """A Found."""
    progressed = Signal(int, int)
    """Files looked through, and files in all."""
    finished = Signal(object)
    """A Searched; nothing comes after it."""

    _told = Signal(int, object)
    """From the thread: the number of the search, and what it says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._stop = threading.Event()
        self._running: Future[None] | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self._running is not None

    def begin(self, store: Store, query: Query, search: Search) -> None:
        """Looks for a query in every record. `search` is the thread's own from now on."""
        self._end()
        self._number += 1
        self._stop = stop = threading.Event()
        number = self._number

        def tell(what: object) -> None:
            self._told.emit(number, what)

        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clinic-search")
        self._running = thread.submit(_look_through, store, query, search, stop, tell)
        thread.shutdown(wait=False)

    def cancel(self) -> None:
        """Stops where it is; `finished` says so."""
        self._stop.set()

    def close(self) -> None:
        """Stops, and waits for the record in hand. Nothing is told any more."""
        self._end()

    def _end(self) -> None:
        self._stop.set()
        running, self._running = self._running, None
        self._number += 1
        if running is not None:
            running.result()

    def _on_told(self, number: int, what: object) -> None:
        if number != self._number:
            return
        if isinstance(what, Found):
            self.found.emit(what)
        elif isinstance(what, Searched):
            self._running = None
            self.finished.emit(what)
        elif isinstance(what, tuple):
            self.progressed.emit(*what)


def _look_through(
    store: Store,
    query: Query,
    search: Search,
    stop: threading.Event,
    tell: Callable[[object], None],
) -> None:
    """What the thread does. It ends with a Searched, come what may."""
    read = unreadable = 0
    error: StorageError | None = None
    try:
        count = store.count()
        for entry in store.records():
            if stop.is_set():
                break
            if isinstance(entry, Unreadable):
                unreadable += 1
            else:
                read += 1
                found = _found(entry, search.hits(entry, query))
                if found is not None:
                    tell(found)
            tell((read + unreadable, count))
    except StorageError as fault:
        error = fault
    except Exception as fault:
        # A fault of the program must not look like a search that has found all there is.
        log.error("clinic search failed: %s", trail(fault))  # noqa: TRY400
        error = StorageError(Code.IO, detail=type(fault).__name__)
    finally:
        tell(Searched(read, unreadable, stop.is_set(), error))


def _found(record: Record, hits: tuple[Hit, ...]) -> Found | None:
    return Found(record.id, record.patient, hits[:HITS], len(hits)) if hits else None
