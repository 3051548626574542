"""The sites of earlier visits, made while nobody waits for them.

A record is read without them. Whoever asks for all at once, as a heat map does, would otherwise
wait for thousands.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from ims_chart.record import Record

AFTER_MS = 300
"""By then the patient is on the screen."""
PAUSE_MS = 5
SLICE_S = 0.003
"""Far under a frame, so that a tap in between waits for nothing it could notice."""


class ReadingAhead(QObject):
    """Goes through the visits of a record, the newest first, and is done with them for good."""

    def __init__(self, record: Record, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visits = list(record.visits)
        self._timer = QTimer(self, interval=AFTER_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def done(self) -> bool:
        return not self._visits

    def _go_on(self) -> None:
        self._timer.setInterval(PAUSE_MS)
        end = time.monotonic() + SLICE_S
        while self._visits and time.monotonic() < end:
            _ = self._visits.pop().sites
        if self.done:
            self._timer.stop()
