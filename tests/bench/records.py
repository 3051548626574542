"""Saving, opening and asking: the rooms below the window, and the window itself."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ims_chart.app import Program
from ims_chart.body import Atlas
from ims_chart.record import Record
from ims_chart.resources import asset
from ims_chart.storage.codec import encode_record
from ims_chart.storage.store import Store
from tests import samples
from tests.bench.row import Row, against_floor, alone, in_turn, seconds

RECORD = "bench22222"


def record(visits: int, sites: int) -> Record:
    """One patient with many visits of as many sites each."""
    return samples.record(
        RECORD,
        visits=[
            samples.visit(
                f"v{visit}", [samples.site(f"v{visit}s{n}", n) for n in range(1, sites + 1)]
            )
            for visit in range(visits)
        ],
    )


def where_ms() -> Row:
    """Muscles under a point, over all views, at points on and off the body."""
    atlas = Atlas(asset())
    views = [atlas.view(body, view) for body, ids in atlas.bodies.items() for view in ids]
    dice = random.Random(2)
    points = [(dice.random(), dice.random()) for _ in range(2000)]
    taken = []
    for view in views:
        for x, y in points:  # once to flatten every outline, once to measure
            view.regions_at(x, y)
        for x, y in points:
            started = time.perf_counter()
            view.regions_at(x, y)
            taken.append(time.perf_counter() - started)
    return alone("where_ms", taken, 0.05)


def save(folder: Path) -> Row:
    """A snapshot to durable bytes: 200 visits of 10 sites."""
    store = Store.create(folder / "save")
    snapshot = record(200, 10)
    digest = store.new(snapshot).digest
    plain = json.loads(encode_record(snapshot))

    def ours() -> None:
        nonlocal digest
        digest = store.save(snapshot, digest).digest

    def floor() -> None:
        _write_durably(store.folder / "floor.json", json.dumps(plain, indent=2).encode())

    return against_floor("save", in_turn(lambda: seconds(ours), lambda: seconds(floor)), 1.5)


def _write_durably(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
    Path(name).replace(path)
    opened = os.open(path.parent, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def opened(folder: Path) -> Row:
    """A file to a chart on the screen: 500 visits of 20 sites."""
    store = Store.create(folder / "open")
    store.new(record(500, 20))
    data = store.path(RECORD).read_bytes()
    program = Program()
    program.window.show_store(store, remember=False)
    program.window.show()

    def ours() -> None:
        assert program.window.open(RECORD)
        QApplication.processEvents()

    def taken() -> float:
        program.window.show_patients()
        QApplication.processEvents()
        return seconds(ours)

    pairs = in_turn(taken, lambda: seconds(lambda: json.loads(data)), samples=9)
    program.window.close()
    program.close()
    return against_floor("open", pairs, 2.0)
