"""Big stores: a patient found among 50,000, and the list brought up to date with 10,000 files."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ims_chart.app import Program
from ims_chart.storage.codec import encode_record
from ims_chart.storage.index import Index
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from tests import samples
from tests.bench.row import Row, against_floor, counted, in_turn, seconds, worst

FIND_MS = 16.0
REFRESH_GOAL = 3.0
MANY, SOME = 50_000, 10_000
CHANGED = 10
KEYS = 400
TURNS = 5
"""Of the event loop: a blank after a name that nobody bears leaves nothing to paint."""
SYLLABLES = (
    *("ka", "mi", "ro", "ber", "lin", "sta", "fen", "dor", "wal", "hu", "ge", "sch", "mo", "ri"),
    *("to", "na", "pel", "za", "vik", "str", "ei", "au", "ott", "und", "ham", "mann"),
)
LONG_AGO = time.time() - 90 * 86_400


def stores(folder: Path) -> list[Row]:
    """Four rows: to find, to refresh, and how both grow."""
    found = {count: _found(folder, count) for count in (MANY // 100, MANY // 10, MANY)}
    pairs = {count: _refreshed(folder, count) for count in (SOME // 100, SOME // 10, SOME)}
    return [
        worst("find_patient_ms", found[MANY], FIND_MS),
        against_floor("index_refresh", pairs[SOME], REFRESH_GOAL),
        _growth("growth_find", [sorted(taken)[len(taken) // 2] for taken in found.values()]),
        _growth("growth_index_refresh", [min(ours for ours, _ in p) for p in pairs.values()]),
    ]


def _growth(name: str, taken: Sequence[float]) -> Row:
    """The worst step: how many times longer ten times as much took, over ten."""
    steps = [later / earlier / 10 for earlier, later in pairwise(taken)]
    return counted(name, round(max(steps), 3), "of linear", 1.0)


def _store(folder: Path, count: int) -> Store:
    """So many patients of made-up names, a third of whom share a family name with others."""
    dice = random.Random(7)
    store = Store.create(folder)
    visits = [samples.visit(f"v{n}", [samples.site(f"s{n}")]) for n in range(3)]
    text = encode_record(samples.record("idididid", "FAMILY", "GIVEN", visits=visits)).decode()
    families = [_name(dice, dice.choice((2, 3, 3, 4))) for _ in range(count // 3)]
    given = [_name(dice, 2) for _ in range(900)]
    for number in range(count):
        record_id = "p" + "".join("abcdefghij"[int(digit)] for digit in f"{number:07}")
        born = dt.date(1930, 1, 1) + dt.timedelta(days=dice.randrange(33_000))
        day = dt.date(2025, 1, 1) + dt.timedelta(days=dice.randrange(400))
        text_now = text.replace("idididid", record_id)
        for old, new in (
            ("FAMILY", dice.choice(families)),
            ("GIVEN", dice.choice(given)),
            ("1971-04-03", born.isoformat()),
            ("2026-03-02", day.isoformat()),
        ):
            text_now = text_now.replace(old, new)
        path = store.patients / f"{record_id}.json"
        path.write_text(text_now, encoding="utf-8", newline="\n")
        os.utime(path, (LONG_AGO, LONG_AGO))
    return store


def _name(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def _compared(index: Index) -> None:
    for _ in index.compare():
        pass


# --- finding


class _Paints(QObject):
    """Counts how often the list, or the words in its place, were painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return False


def _found(folder: Path, count: int) -> list[float]:
    """Seconds from a key to the painted list."""
    store = _store(folder / f"find{count}", count)
    program = Program()
    program.window.show_store(store, remember=False)
    program.window.show()
    page = program.window.patients
    while page._comparing is not None:
        QApplication.processEvents()
    store.index.wait()
    paints = _Paints(page.list.viewport(), page._empty)
    dice = random.Random(3)
    rows = store.index.rows()
    taken: list[float] = []
    while len(taken) < KEYS:
        page.search.clear()
        QTest.qWait(10)
        letters = _query(dice, dice.choice(rows))
        taken += [_pressed(page.search, letter, paints) for letter in letters]
    program.window.close()
    program.close()
    shutil.rmtree(store.folder)
    return taken


def _query(dice: random.Random, row: Summary) -> str:
    """A name, of which half have a slip in them, or a birth date."""
    if row.birth_date and dice.random() < 0.3:
        return row.birth_date.strftime("%d.%m.%Y")
    text = f"{row.family} {row.given}".lower()
    at = dice.randrange(1, len(row.family))
    slip = dice.choice(("", dice.choice("abcdefghk"), text[at] + "e"))
    return text[:at] + slip + text[at + 1 :] if dice.random() < 0.5 else text


def _pressed(field: QWidget, letter: str, paints: _Paints) -> float:
    before = paints.count
    started = time.perf_counter()
    QTest.keyClicks(field, letter)
    for _ in range(TURNS):
        QApplication.processEvents()
        if paints.count != before:
            break
    return time.perf_counter() - started


# --- refreshing


def _refreshed(folder: Path, count: int) -> list[tuple[float, float]]:
    """Seconds of a refresh with ten other files, and of asking for the state of all."""
    store = _store(folder / f"refresh{count}", count)
    _compared(store.index)
    store.index.wait()
    turn = _turns(store)
    pairs = in_turn(lambda: _refresh(store, turn), lambda: seconds(lambda: _stat(store)), 9)
    store.index.wait()
    shutil.rmtree(store.folder)
    return pairs


def _turns(store: Store) -> Callable[[], None]:
    """Changes ten files each time it is called, never to what they were."""
    ids = store.ids()
    number = 0

    def turn() -> None:
        nonlocal number
        for record_id in (ids[(number + n) % len(ids)] for n in range(CHANGED)):
            path = store.path(record_id)
            path.write_bytes(path.read_bytes().replace(b'"given": "', b'"given": "A'))
            os.utime(path, (LONG_AGO + number, LONG_AGO + number))
        number += CHANGED

    return turn


def _refresh(store: Store, turn: Callable[[], None]) -> float:
    turn()
    store.index.wait()
    return seconds(lambda: _compared(store.index))


def _stat(store: Store) -> None:
    with os.scandir(store.patients) as entries:
        for entry in entries:
            entry.stat()
