"""Opens a sealed store by hand, says when the passphrase was accepted and when both sides of the
body of the patient who was open last had been painted and the window answered, and quits.

    python -m tests.bench.first_unlock

Prints what `first_paint` prints, the acceptance in the place of the mapping.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from ims_chart import cli, loading

loading.load_qt()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

from ims_chart import app  # noqa: E402
from ims_chart.storage.store import Store  # noqa: E402
from ims_chart.ui.canvas import BodyCanvas  # noqa: E402
from ims_chart.ui.window import Window  # noqa: E402
from tests.bench.first_paint import resident  # noqa: E402
from tests.storage.sealing import WORDS  # noqa: E402

accepted: list[float] = []


class Painted(QObject):
    """Waits for every canvas of a patient's page."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.missing = [c for c in window.findChildren(BodyCanvas) if not c.isHidden()]
        for canvas in self.missing:
            canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.missing.remove(watched)  # pyright: ignore[reportArgumentType]
            if not self.missing:
                QTimer.singleShot(0, self.say)
        return False

    def say(self) -> None:
        print(accepted[0], time.monotonic(), resident(), flush=True)
        self.window.close()


def watch() -> None:
    """The real program, looked at where the key comes in and where the patient is opened."""
    show, unlock, opens = app.Program.show, Store.unlock, Window.open

    def unlocked(store: Store, *given: str) -> str:
        who = unlock(store, *given)
        accepted.append(time.monotonic())
        return who

    def opened(window: Window, *given: Any) -> bool:
        done = opens(window, *given)
        Painted(window)
        return done

    def shown(program: app.Program, *given: Any, **named: Any) -> None:
        show(program, *given, **named)
        QTimer.singleShot(0, program.window, lambda: give(program.window))

    Store.unlock, Window.open, app.Program.show = unlocked, opened, shown


def give(window: Window) -> None:
    from tests.ui.hands import click, find, typed  # noqa: PLC0415

    typed(find(window, "unlock.passphrase"), WORDS)
    click(find(window, "unlock.go"))


if __name__ == "__main__":
    watch()
    sys.exit(cli.main([]))
