"""Opens a window, says when it was mapped and when it had been painted and answered, and quits.

    python -m tests.bench.first_paint program|bare

Times are those of CLOCK_MONOTONIC, which the process that started this one reads too; the memory
that the process then holds follows, in KB. The program is the real one with its real command line,
which goes on with the patient who was open last; only its first paint is watched. Qt is loaded when
the program loads it, not before.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any


def watch(window: Any) -> None:
    """Prints the times of the window's first paint, which follows its mapping at once, and of the
    turn of the event loop after it.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                self.mapped = time.monotonic()
                QTimer.singleShot(0, self.say)
            return False

        def say(self) -> None:
            print(self.mapped, time.monotonic(), resident(), flush=True)
            window.close()

    window.installEventFilter(FirstPaint(window))


def resident() -> int:
    """Memory that this process holds, in KB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line[:6] == "VmRSS:")


def bare() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    watch(window)
    window.show()
    return app.exec()


def program() -> int:
    from ims_chart import cli, loading  # noqa: PLC0415

    loading.load_qt()
    from ims_chart import app  # noqa: PLC0415

    show = app.Program.show

    def watched(self: app.Program, *arguments: object, **named: object) -> None:
        watch(self.window)
        show(self, *arguments, **named)  # pyright: ignore[reportArgumentType]

    app.Program.show = watched
    return cli.main([])


if __name__ == "__main__":
    sys.exit({"bare": bare, "program": program}[sys.argv[1]]())
