"""Saving, opening and asking: the rooms below the window, and the window itself."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ims_chart.app import Program
from ims_chart.body import Atlas
from ims_chart.record import Record
from ims_chart.resources import asset
from ims_chart.storage.codec import encode_record
from ims_chart.storage.pieces import Pieces
from ims_chart.storage.store import Store
from tests import samples
from tests.bench.row import Row, against_floor, alone, counted, in_turn, seconds, worst
from tests.storage.sealing import seal

RECORD = "bench22222"
TAPS = 300
ROUNDS = 20
SAVE_MS = 50.0
SAVE_ENCRYPTED_MS = 60.0


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
    """A snapshot to durable bytes: 200 visits of 10 sites, of which none was encoded before."""
    store = Store.create(folder / "save")
    snapshot = record(200, 10)
    digest = store.new(snapshot).digest
    plain = json.loads(encode_record(snapshot))

    def ours() -> None:
        nonlocal digest
        store.pieces = Pieces()
        digest = store.save(snapshot, digest).digest

    def floor() -> None:
        _write_durably(store.folder / "floor.json", json.dumps(plain, indent=2).encode())

    return against_floor("save", in_turn(lambda: seconds(ours), lambda: seconds(floor)), 1.5)


def save_ms(folder: Path) -> Row:
    """The save after each tap, audit line included: 200 visits of 10 sites, one of them new."""
    return worst("save_ms", _taps_saved(Store.create(folder / "save_ms")), SAVE_MS)


def save_encrypted_ms(folder: Path) -> Row:
    """The same in a sealed store."""
    store = Store.create(folder / "save_encrypted_ms")
    seal(store)
    return worst("save_encrypted_ms", _taps_saved(store), SAVE_ENCRYPTED_MS)


def _taps_saved(store: Store) -> list[float]:
    """Seconds of each of 300 saves, as charting would ask for them."""
    store.new(record(200, 10))
    loaded = store.load(RECORD)
    now, digest = loaded.record, loaded.digest
    samples_taken: list[float] = []
    for n in range(TAPS + 20):
        *earlier, last = now.visits
        number = last.numbers_given + 1
        kept = last.sites[: 10 + n % 20]
        last = replace(last, sites=(*kept, samples.site(f"new{n}", number)))
        now = replace(now, visits=(*earlier, last))
        started = time.perf_counter()
        saved = store.save(now, digest)
        samples_taken.append(time.perf_counter() - started)
        digest, now = saved.digest, replace(now, revision=saved.revision)
    return samples_taken[20:]


def growth_save(folder: Path) -> Row:
    """The save after a tap, at 1/100, 1/10 and 1 of 200 visits."""
    return _growth("growth_save", [_one_tap(folder, visits) for visits in (2, 20, 200)])


def _one_tap(folder: Path, visits: int) -> Callable[[], float]:
    """Seconds of the save after the same tap, again and again."""
    store = Store.create(folder / f"growth_save{visits}")
    store.new(record(visits, 10))
    loaded = store.load(RECORD)
    *earlier, last = loaded.record.visits
    last = replace(last, sites=(*last.sites, samples.site("new", 11)))
    tapped = replace(loaded.record, visits=(*earlier, last))
    path, before = store.path(RECORD), store.path(RECORD).read_bytes()

    def measure() -> float:
        path.write_bytes(before)
        return seconds(lambda: store.save(tapped, loaded.digest))

    return measure


def growth_open(folder: Path) -> Row:
    """A file to a record, at 1/100, 1/10 and 1 of 500 visits."""
    return _growth("growth_open", [_one_load(folder, visits) for visits in (5, 50, 500)])


def _one_load(folder: Path, visits: int) -> Callable[[], float]:
    store = Store.create(folder / f"growth_open{visits}")
    store.new(record(visits, 20))
    return lambda: seconds(lambda: store.load(RECORD))


def _growth(name: str, sizes: Sequence[Callable[[], float]]) -> Row:
    """The worst step: how many times longer ten times as much takes, over ten. Of each size the
    least counts, measured in turn: what it takes when nothing else is done.
    """
    taken = [min(column) for column in zip(*_rounds(sizes), strict=True)]
    steps = [later / earlier / 10 for earlier, later in pairwise(taken)]
    return counted(name, round(max(steps), 3), "×10", 1.0)


def _rounds(sizes: Sequence[Callable[[], float]]) -> Iterator[list[float]]:
    for _ in range(ROUNDS):
        yield [measure() for measure in sizes]


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
        # Without an event loop that returns, pages that were closed would still be at work.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return seconds(ours)

    pairs = in_turn(taken, lambda: seconds(lambda: json.loads(data)), samples=9)
    program.window.close()
    program.close()
    return against_floor("open", pairs, 2.0)
