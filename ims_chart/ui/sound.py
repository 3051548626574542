"""The sound of a timer, with what every system has: QtMultimedia isn't among it."""

from __future__ import annotations

import math
import shutil
import sys
from array import array
from functools import cache

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

RATE = 22_050
"""Samples in a second."""
_FORMAT = {
    "pw-cat": ("--playback", "--format=s16", f"--rate={RATE}", "--channels=1", "-"),
    "pacat": ("--playback", "--format=s16le", f"--rate={RATE}", "--channels=1"),
    "aplay": ("-q", "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-"),
}
"""What plays raw sound from its input on Linux, where the system's own bell is mostly mute."""


def ring() -> None:
    """The system's bell, and on Linux two soft strokes besides, if something there can play them.
    A computer without any is silent; the timer is still seen.
    """
    QApplication.beep()
    player = _player() if sys.platform == "linux" else None
    if player is None:
        return
    program, arguments = player
    process = QProcess(QApplication.instance())
    process.finished.connect(process.deleteLater)
    process.errorOccurred.connect(lambda _error: process.deleteLater())
    process.start(program, arguments)
    process.write(strokes())
    process.closeWriteChannel()


@cache
def _player() -> tuple[str, list[str]] | None:
    found = ((shutil.which(name), list(arguments)) for name, arguments in _FORMAT.items())
    return next(((path, arguments) for path, arguments in found if path), None)


@cache
def strokes() -> bytes:
    """Two strokes of a small bell, the second a third lower, as signed 16-bit little-endian."""
    samples = array("h")
    for pitch in (880.0, 698.5):
        for step in range(int(RATE * 0.45)):
            time = step / RATE
            fade = math.exp(-6 * time) * min(1.0, time / 0.005)
            samples.append(int(9_000 * fade * math.sin(2 * math.pi * pitch * time)))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
