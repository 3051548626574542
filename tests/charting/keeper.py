"""A keeper of records that does as a test tells it."""

from __future__ import annotations

import threading
from pathlib import Path

from ims_chart.record import Record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Saved


class FakeKeeper:
    """Takes records in memory; refuses while `broken`, and waits while `gate` is shut."""

    def __init__(self) -> None:
        self.kept: list[Record] = []
        self.expected: list[str | None] = []
        self.tries = 0
        self.broken: Code | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()

    def save(self, record: Record, expected: str | None) -> Saved:
        self.tries += 1
        self.begun.set()
        self.gate.wait(10)
        if self.broken:
            raise StorageError(self.broken, Path("patients/abcd234567.json"))
        self.kept.append(record)
        self.expected.append(expected)
        return Saved(digest=f"digest {len(self.kept)}", revision=record.revision + 1)

    def meet(self, record: Record, expected: str) -> Saved | None:
        """Nobody else writes here."""
        return None
