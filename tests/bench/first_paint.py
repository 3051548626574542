"""Opens a window, says when it had been painted and answered, and quits.

    python -m tests.bench.first_paint program|bare

The time is that of CLOCK_MONOTONIC, which the process that started this one reads too. The
program is the real one with its real command line; only its first paint is watched.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Waits for a window's first paint, and for the turn of the event loop after it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        print(time.monotonic(), flush=True)
        self._window.close()


def bare() -> int:
    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    FirstPaint(window)
    window.show()
    return app.exec()


def program() -> int:
    from ims_chart import app, cli  # noqa: PLC0415 - the bare window must not pay for it

    show = app.Program.show

    def watched(self: app.Program, *arguments: object, **named: object) -> None:
        FirstPaint(self.window)
        show(self, *arguments, **named)  # pyright: ignore[reportArgumentType]

    app.Program.show = watched
    return cli.main(["--demo"])


if __name__ == "__main__":
    sys.exit({"bare": bare, "program": program}[sys.argv[1]]())
