"""What is noted of an open patient: who opened it, and what was signed."""

from __future__ import annotations

import logging
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.chart import Chart
from ims_chart.storage.act import Act
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store

log = logging.getLogger(__name__)

SOON_MS = 500
"""By then the patient stands on the screen; who closes it sooner has opened it all the same."""


class Witness(QObject):
    """Sees to it that the log of the store tells what was done, once it is done."""

    def __init__(
        self, chart: Chart, store: Store, loaded: Loaded, autosave: Autosave | None
    ) -> None:
        super().__init__(chart)
        self._chart = chart
        self._store = store
        self._autosave = autosave
        self._opened = {
            "revision": loaded.record.revision,
            "digest": loaded.digest,
            "author": chart.author,
        }
        self._noted = False
        self._signed: list[str] = []
        store.author = chart.author
        chart.author_changed.connect(self._on_author)
        self._later = QTimer(self, singleShot=True, interval=SOON_MS)
        self._later.timeout.connect(self._note_opened)
        self._later.start()
        chart.changed.connect(self._note_opened)
        if autosave is not None:
            autosave.state_changed.connect(self._note_signed)

    def sign(self, visit_id: str) -> None:
        """A visit has been signed: noted, and kept in the backups, as soon as it is saved."""
        self._signed.append(visit_id)
        self._note_signed()

    def close(self) -> None:
        """The patient is closed, and what could be saved of it is."""
        self._note_opened()
        if self._autosave is not None:
            self._store.audit.settle_soon()

    def _on_author(self, therapist: str) -> None:
        self._store.author = therapist

    def _note_opened(self) -> None:
        """Once, and before the first change is."""
        if self._noted:
            return
        self._noted = True
        self._later.stop()
        self._chart.changed.disconnect(self._note_opened)
        self._store.audit.soon(Act.OPENED, self._chart.record.id, **self._opened)

    def _note_signed(self) -> None:
        if not self._signed or self._autosave is None:
            return
        if self._autosave.state is not SaveState.SAVED:
            return
        record = self._chart.record
        signatures = [v.signature for v in record.visits if v.id in self._signed]
        self._signed.clear()
        for signature in signatures:
            if signature is not None:
                self._store.audit.soon(
                    Act.SIGNED, record.id, digest=signature.digest, author=signature.author
                )
        Thread(target=_keep, args=(self._store, record.id), name="signed").start()


def _keep(store: Store, record_id: str) -> None:
    from ims_chart.storage.backups import Reason  # noqa: PLC0415 - seldom needed

    try:
        store.backups.keep(record_id, store.get(store.path(record_id)), Reason.SIGNED)
    except StorageError as error:
        log.warning("no backup of what was signed: %s", error.code)
