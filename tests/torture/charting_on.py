"""Programs that chart until they are killed, and say what they call saved."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest

from ims_chart import app
from ims_chart.charting import autosave as module
from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.document import Document
from ims_chart.record import Record, edits
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.store import Store
from tests import samples

LONGEST_MS = 60_000
"""After which a program that nobody has killed ends by itself."""


def chart_without_window(folder: str, record_id: str, seed: int, say: Connection) -> None:
    """Places sites as fast as they are saved."""
    module.GATHER_MS = 2  # far more of the time is spent within a save
    chance = random.Random(seed)
    program = QCoreApplication([])
    store = Store.open(Path(folder))
    loaded = store.load(record_id)
    document = Document(loaded.record)
    autosave = Autosave(document, Safekeeping(store, loaded), loaded.digest)

    def place() -> None:
        site = samples.site(f"{chance.getrandbits(60):x}")
        document.edit("place", lambda record: edits.add_site(record, "v1", site))
        if chance.random() < 0.4:  # while the one before is being written
            QTimer.singleShot(chance.randrange(6), place)

    _tell(autosave, document, say, lambda: QTimer.singleShot(chance.randrange(6), place))
    QTimer.singleShot(0, place)
    program.exec()


def chart_in_window(folder: str, record_id: str, seed: int, say: Connection) -> None:
    """Taps on the body in the real window."""
    chance = random.Random(seed)
    program = app.Program()
    program.show(Path(folder), demo=False)
    program.window.open(record_id)
    opened = program.window.open_patient
    assert opened is not None
    assert opened.autosave is not None
    canvas = opened.page.canvas

    def tap() -> None:
        place = canvas.screen_point("back", chance.uniform(0.3, 0.7), chance.uniform(0.12, 0.9))
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(canvas, button, none, place.toPoint())
        if opened.autosave.state is SaveState.SAVED or chance.random() < 0.4:
            QTimer.singleShot(chance.randrange(40), tap)  # beside the body, or one tap more

    _tell(opened.autosave, opened.document, say, lambda: QTimer.singleShot(0, tap))
    QTimer.singleShot(0, tap)
    program.app.exec()


def _tell(
    autosave: Autosave, document: Document, say: Connection, go_on: Callable[[], None]
) -> None:
    """Says which sites there are whenever all of them are called saved, and goes on."""

    def tell(state: SaveState) -> None:
        if state is SaveState.SAVED:
            try:
                say.send_bytes(_ids(document.record).encode())
            except OSError:
                os._exit(1)  # nobody listens any more, so nobody will kill this either
            go_on()

    QTimer.singleShot(LONGEST_MS, lambda: os._exit(1))
    autosave.state_changed.connect(tell)


def _ids(record: Record) -> str:
    return ",".join(site.id for site in record.visit("v1").sites)
