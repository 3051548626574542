"""The longest the window stands still: while a person charts, and while a long record is opened."""

from __future__ import annotations

import datetime as dt
import random
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from tests.bench.heat import long_record
from tests.bench.painting import places_of
from tests.bench.row import Row, alone
from tests.bench.taps import Room

CHARTING_MS = 33.0
OPENING_MS = 100.0
TAPS = 60
BETWEEN_MS = 120
VISITS = 330
"""Of 20 sites: a file of 5 MB."""


class Pulse(QObject):
    """Asks for a turn of the window's thread every millisecond, and notes the longest wait."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.longest = 0.0
        timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def forget(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0


def stalls(folder: Path) -> list[Row]:
    """One row each for charting and opening."""
    room = Room(folder / "stalls")
    whole = long_record(room)
    long = replace(whole, visits=whole.visits[-VISITS:])
    room.store.new(long)
    pulse = Pulse()
    opening = [_opened(room, pulse, long.id) for _ in range(9)]
    charting = _charted(room, pulse)
    room.close()
    return [
        alone("stall_ms", [charting], CHARTING_MS),
        alone("stall_opening_ms", opening, OPENING_MS),
    ]


def _opened(room: Room, pulse: Pulse, record_id: str) -> float:
    """Seconds of the longest wait, until the earlier visits have been read as well."""
    room.window.show_patients()
    _run(200)
    pulse.forget()
    room.window.open(record_id)
    _run(1_500)
    return pulse.longest


def _charted(room: Room, pulse: Pulse) -> float:
    """The same while a visit is begun and its sites are placed and saved."""
    opened = room.window.open_patient
    if opened is None:
        raise RuntimeError("the record didn't open")
    room.chart, room.page, room.canvas = opened.chart, opened.page, opened.page.canvas
    places = places_of(room, random.Random(3), TAPS)
    pulse.forget()
    room.chart.visits.begin(dt.date.today())
    for x, y in places:
        at = room.canvas.screen_point("back", x, y).toPoint()
        QTest.mouseClick(room.canvas, Qt.MouseButton.LeftButton, pos=at)
        _run(BETWEEN_MS)
    return pulse.longest


def _run(milliseconds: int) -> None:
    """As the program runs: `QTest.qWait` sleeps for 10 ms at a time, which would be a stall."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
