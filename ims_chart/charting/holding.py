"""Holding a patient while charting, so that others know, or watching who does."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ims_chart.storage.errors import StorageError
from ims_chart.storage.lock import BEAT_S, Holder, Watch
from ims_chart.storage.store import Store

log = logging.getLogger(__name__)


class Holding(QObject):
    """One patient's lock. It is only advice: what can't be read or written costs a line in the
    program's log, and charting goes on.
    """

    taken = Signal(object)
    """The Holder who charts this patient from now on, in our place."""
    looked = Signal(object, bool)
    """While others hold it: the Holder, None once nobody does; whether they give no sign."""

    _done = Signal(object)

    def __init__(
        self, store: Store, record_id: str, *, who: str, hold: bool, parent: QObject | None = None
    ) -> None:
        """`hold`: from now on we do, whoever did. Otherwise it is only watched. `who` is a name."""
        super().__init__(parent)
        self._store, self._id, self._who = store, record_id, who
        self._mine: Holder | None = None
        self._hold = hold
        self._watch = None if hold else Watch(store.locks, record_id, time.monotonic)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lock")
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=round(BEAT_S * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._beat()

    def close(self) -> None:
        """Lets go."""
        self._timer.stop()
        self._thread.submit(self._release)
        self._thread.shutdown(wait=True)

    def _beat(self) -> None:
        task: Callable[[], object] = self._look if self._watch else self._keep
        self._thread.submit(task).add_done_callback(self._done.emit)

    def _tell(self, done: Future[object]) -> None:
        try:
            found = done.result()
        except StorageError as error:
            log.warning("lock: %s", error.code)
            return
        if self._watch is not None:
            self.looked.emit(found, self._watch.stale)
        elif isinstance(found, Holder) and self._timer.isActive():
            self._timer.stop()
            self.taken.emit(found)

    # --- in the thread

    def _look(self) -> Holder | None:
        return self._watch.look() if self._watch else None

    def _keep(self) -> Holder | None:
        """Gives whoever has taken our place."""
        locks = self._store.locks
        if not self._hold:
            return None
        if self._mine is None:
            if locks.other(self._id) is not None:
                self._back_up()
            self._mine = locks.take(self._id, who=self._who)
            return None
        again = locks.beat(self._id, self._mine)
        if again is None:
            self._hold = False
            return locks.holder(self._id)
        self._mine = again
        return None

    def _back_up(self) -> None:
        from ims_chart.storage.backups import Reason  # noqa: PLC0415 - seldom needed

        data = self._store.get(self._store.path(self._id))
        self._store.backups.keep(self._id, data, Reason.TAKEN_OVER)

    def _release(self) -> None:
        try:
            if self._mine is not None:
                self._store.locks.release(self._id, self._mine)
        except StorageError as error:
            log.warning("lock not released: %s", error.code)
