"""How an open record is kept: with a backup before its first change, and a rescue of what the
store doesn't take.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from ims_chart.record import Record
from ims_chart.storage.codec import Loaded, digest_of
from ims_chart.storage.errors import StorageError
from ims_chart.storage.migrations import RECORD_STEPS, newest

if TYPE_CHECKING:
    from ims_chart.storage.saving import Saved
    from ims_chart.storage.store import Store

log = logging.getLogger(__name__)


class Safekeeping:
    """Keeps one record in a store as autosave wants it kept. May be used from two threads."""

    def __init__(self, store: Store, loaded: Loaded) -> None:
        """`loaded` is what the store holds now."""
        self._store = store
        self._loaded = loaded
        self._base = loaded.record
        self._digest = loaded.digest
        self._rescued: Record | None = None
        self._backing_up = threading.Lock()
        self._backed_up = False

    def back_up(self) -> None:
        """Keeps the file as it was opened. It is done once, before the first change at the latest;
        where no backup can be written, the record is charted all the same.
        """
        with self._backing_up:
            if not self._backed_up:
                self._backed_up = True
                try:
                    self._keep_opened()
                except StorageError as error:
                    log.warning("no backup at opening: %s", error.code)

    def back_up_closed(self) -> None:
        """Keeps the file as it is left, if it was changed: the next opening would keep the same,
        but by then it might be damaged.
        """
        if self._digest != self._loaded.digest:
            try:
                self._keep_closed()
            except StorageError as error:
                log.warning("no backup at closing: %s", error.code)

    def save(self, record: Record, expected: str | None) -> Saved:
        """As `Store.save`; what it could not write lies in the rescue file when it raises."""
        self.back_up()
        try:
            saved = self._store.save(record, expected)
        except Exception:
            self._rescue(record)
            raise
        self._base, self._digest = saved.merged or record, saved.digest
        self._let_go()
        return saved

    def meet(self, record: Record, expected: str) -> Saved | None:
        """As `Store.meet`."""
        saved = self._store.meet(record, expected)
        if saved is not None:
            self._base, self._digest = saved.merged or record, saved.digest
        return saved

    def give_up(self) -> None:
        """Forgets what could not be saved: that was asked for."""
        self._let_go()

    def _keep_opened(self) -> None:
        from ims_chart.storage.backups import Reason  # noqa: PLC0415 - not at opening

        record_id, backups = self._base.id, self._store.backups
        data = self._store.get(self._store.path(record_id))
        if digest_of(data) == self._loaded.digest:
            older = self._loaded.version < newest(RECORD_STEPS)
            backups.keep(record_id, data, Reason.MIGRATED if older else Reason.OPENED)
            backups.thin(record_id)

    def _keep_closed(self) -> None:
        from ims_chart.storage.backups import Reason  # noqa: PLC0415

        data = self._store.get(self._store.path(self._base.id))
        if digest_of(data) == self._digest:
            self._store.backups.keep(self._base.id, data, Reason.CLOSED)

    def _rescue(self, record: Record) -> None:
        if record == self._rescued:
            return
        from ims_chart.storage.rescue import Rescued  # noqa: PLC0415 - seldom needed

        try:
            self._store.rescue.put(Rescued(base=self._base, mine=record))
            self._rescued = record
        except StorageError as error:
            log.warning("unsaved work not kept: %s", error.code)

    def _let_go(self) -> None:
        if self._rescued is None:
            return
        try:
            self._store.rescue.drop(self._base.id)
            self._rescued = None
        except StorageError as error:
            log.warning("rescue not removed: %s", error.code)
