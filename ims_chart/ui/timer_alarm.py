"""What is seen and heard of timers that ring, until somebody answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ims_chart.charting.needles_in import NeedlesIn

BLINK_MS = 800
"""Slow enough to be calm, and far from what could provoke a seizure (three a second)."""
SOUND_EVERY = 5
"""Turns of the blinking between two sounds: one sound in four seconds."""


class TimerAlarm(QObject):
    """Blinks and sounds while a timer rings."""

    blinked = Signal()
    """`lit` has changed."""

    def __init__(
        self, needles_in: NeedlesIn, sound: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._needles_in = needles_in
        self._sound = sound
        self._turn = 0
        self._timer = QTimer(self, interval=BLINK_MS)
        self._timer.timeout.connect(self.turn)
        needles_in.changed.connect(self._follow)

    @property
    def lit(self) -> bool:
        """Whether what rings is shown lit just now."""
        return self._timer.isActive() and self._turn % 2 == 0

    def turn(self) -> None:
        """The next half of a blink; every few of them a sound."""
        self._turn += 1
        if self._turn % SOUND_EVERY == 0:
            self._sound()
        self.blinked.emit()

    def _follow(self) -> None:
        rings = bool(self._needles_in.ringing)
        if rings == self._timer.isActive():
            return
        self._turn = 0
        if rings:
            self._timer.start()
            self._sound()
        else:
            self._timer.stop()
        self.blinked.emit()
