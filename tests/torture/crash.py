"""Killed at random moments while sites are placed: 900 times without a window, 100 times with."""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from ims_chart.storage.check import check
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store
from tests import samples
from tests.torture.charting_on import chart_in_window, chart_without_window
from tests.torture.outcome import Outcome

PER_RECORD = 20
"""Kills before another patient's turn comes: records stay of a usual length."""

LONGEST_S = 0.25
"""How long a program may go on once it charts; the window waits as long before it saves."""
WINDOW_LONGEST_S = 0.8

Child = Callable[[str, str, int, Connection], None]


class Killing:
    """A store, and programs that chart in it until they are killed."""

    def __init__(self, folder: Path, child: Child, seed: int, longest: float = LONGEST_S) -> None:
        self._store = Store.create(folder)
        self._child = child
        self._longest = longest
        self._chance = random.Random(seed)
        self._context = multiprocessing.get_context("forkserver" if _forks() else "spawn")
        if _forks():
            self._context.set_forkserver_preload(["tests.torture.charting_on"])
        self.lost = self.unreadable = 0
        self.saved: set[str] = set()
        self.wrong: list[str] = []

    def go(self, name: str, kills: int) -> Outcome:
        for n in range(kills):
            record_id = f"patient{n // PER_RECORD:04d}"
            if n % PER_RECORD == 0:
                self._store.new(samples.record(record_id, visits=[samples.visit()]))
            self._judge(record_id, self._kill_one(record_id))
        checked = check(self._store)
        self.wrong += [f"damaged: {problem.error}" for problem in checked.problems]
        told = f"{len(self.saved):,} sites said to be saved, {self.lost} lost, "
        told += (
            f"{self.unreadable} files unreadable, {len(checked.leftovers)} unfinished writes left"
        )
        return Outcome(name, kills, len(self.wrong), "; ".join([told, *self.wrong[:2]]))

    def _kill_one(self, record_id: str) -> set[str]:
        """Lets a program chart for a moment; gives the sites that it said were saved."""
        hear, say = self._context.Pipe(duplex=False)
        args = (str(self._store.folder), record_id, self._chance.randrange(2**40), say)
        program = self._context.Process(target=self._child, args=args, daemon=True)
        program.start()
        say.close()
        said: set[str] = set()
        try:
            if not hear.poll(30):
                self.wrong.append("said nothing for 30 s")
                return said
            time.sleep(self._chance.uniform(0, self._longest))
        finally:
            program.kill()
            program.join()
        try:
            while True:
                said = {name for name in hear.recv_bytes().decode().split(",") if name}
        except (EOFError, OSError):
            hear.close()
        return said

    def _judge(self, record_id: str, said: set[str]) -> None:
        try:
            record = self._store.load(record_id).record
        except StorageError as error:
            self.unreadable += 1
            self.wrong.append(f"unreadable: {error}")
            return
        lost = said - {site.id for site in record.visit("v1").sites}
        if lost:
            self.lost += len(lost)
            self.wrong.append(f"{len(lost)} sites of {record_id} lost")
        self.saved |= said


def _forks() -> bool:
    return sys.platform != "win32"


def run(seed: int, scale: float) -> list[Outcome]:
    found = []
    for name, child, kills, longest in (
        ("kill -9 without a window", chart_without_window, 900, LONGEST_S),
        ("kill -9 of the window", chart_in_window, 100, WINDOW_LONGEST_S),
    ):
        with tempfile.TemporaryDirectory(prefix="ims-chart-crash-") as folder:
            killing = Killing(Path(folder) / "store", child, seed, longest)
            found.append(killing.go(name, max(1, int(kills * scale))))
    return found
