"""Charts one site, says when it is saved, and waits to be killed. Run by test_crash."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from ims_chart.body import Atlas
from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from ims_chart.resources import asset
from ims_chart.storage.store import Store


def main(folder: str, record_id: str, x: str, y: str) -> None:
    app = QGuiApplication([])
    store = Store.open(Path(folder))
    loaded = store.load(record_id)
    document = Document(loaded.record)
    autosave = Autosave(document, store, loaded.digest)
    chart = Chart(document, Atlas(asset()), Clinic())

    def tell(state: SaveState) -> None:
        if state is SaveState.SAVED:
            print(f"saved {len(chart.sites)}", flush=True)
            chart.tap("back", float(x), float(y))

    autosave.state_changed.connect(tell)
    QTimer.singleShot(0, lambda: chart.tap("back", float(x), float(y)))
    app.exec()


main(*sys.argv[1:])
