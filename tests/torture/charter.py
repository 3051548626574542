"""Somebody who charts one patient in a process of their own, as they are told on standard input.

Each line in is an act and its arguments; each line out its result, pickled and in base 64.
"""

from __future__ import annotations

import base64
import datetime as dt
import pickle
import random
import sys
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.autosave import Autosave
from ims_chart.charting.document import Document
from ims_chart.record import Signature, edits
from ims_chart.record.settling import keep
from ims_chart.storage import backups, lock, reunion, saving
from ims_chart.storage.conflict_copies import copies, merge_copy
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.store import Store
from tests import samples
from tests.accounting import GONE, leaves
from tests.chance import Chance


def set_clock(hours):
    """The clock of this computer is wrong."""

    class Clock:
        @staticmethod
        def now(tz=None):
            return dt.datetime.now(tz) + dt.timedelta(hours=hours)

    names = {name: getattr(dt, name) for name in ("UTC", "timedelta", "timezone", "date")}
    shifted = type("datetime", (dt.datetime,), {"now": Clock.now})
    for module in (backups, lock, reunion, saving):
        module.dt = SimpleNamespace(datetime=shifted, **names)


class Charter:
    """What `tests.charting.journey` is for one desk: the open record and its autosave."""

    def __init__(self, folder, record_id, name, seed):
        self.store = Store.open(Path(folder))
        self.id = record_id
        self.rng = random.Random(seed)
        self.chance = Chance(self.rng, name, signs=False)
        loaded = self.store.load(record_id)
        self.document = Document(loaded.record)
        self.autosave = Autosave(self.document, Safekeeping(self.store, loaded), loaded.digest)
        self.journal = []
        self.held = None

    def edit(self, count):
        """Edits, undoes and redoes, now and then letting autosave write in between."""
        for _ in range(int(count)):
            before = leaves(self.document.record)
            dice, history = self.rng.random(), self.document.history
            if dice < 0.2 and history.canUndo():
                history.undo()
            elif dice < 0.25 and history.canRedo():
                history.redo()
            elif dice < 0.26:
                self._sign()
            else:
                self.document.edit("edit", self.chance.edit)
            self._note(before)
            if self.rng.random() < 0.3:
                self.autosave._begin()
            QCoreApplication.processEvents()

    def _sign(self):
        drafts = self.chance.drafts(self.document.record)
        if drafts:
            drafted = self.rng.choice(drafts)
            visit, late = drafted.id, max(drafted.date - samples.TIME.date(), dt.timedelta(0))
            by = Signature(author=self.chance.name, name="", recorded=samples.TIME + late)
            self.document.edit_for_good(
                lambda r: edits.sign_visit(
                    edits.change_visit(r, visit, needles_reason="left in"), visit, by
                ),
                visit,
            )

    def _note(self, before):
        after = leaves(self.document.record)
        for path in before.keys() | after.keys():
            old, new = (known.get(path, GONE) for known in (before, after))
            if old != new:
                self.journal.append((path, old, new))

    def flush(self):
        QCoreApplication.processEvents()
        return self.autosave.flush()

    def state(self):
        """The record, and what was done here since this was last asked."""
        done, self.journal = self.journal, []
        return self.document.record, done

    def settle(self):
        """Keeps what stands in every conflict."""
        conflicts = self.document.record.conflicts
        at = dt.datetime.now().astimezone()
        for conflict in conflicts:
            self.document.edit("settle", lambda r, c=conflict: keep(r, c.id, author="x", at=at))
        return len(conflicts)

    def merge_copies(self):
        found = copies(self.store, (self.id,)).get(self.id, [])
        for path in found:
            merge_copy(self.store, self.id, path)
        return len(found)

    def take(self):
        self.held = self.store.locks.take(self.id, who="x")

    def beat(self):
        """Whether it is still held here."""
        self.held = self.held and self.store.locks.beat(self.id, self.held)
        return self.held is not None


def main():
    folder, record_id, name, seed, hours = sys.argv[1:]
    application = QCoreApplication([])
    if float(hours):
        set_clock(float(hours))
    charter = Charter(folder, record_id, name, int(seed))
    for line in sys.stdin:
        act, *arguments = line.split()
        result = getattr(charter, act)(*arguments)
        sys.stdout.write(base64.b64encode(pickle.dumps(result)).decode() + "\n")
        sys.stdout.flush()
    charter.autosave.close()
    charter.document.history.clear()
    del application


if __name__ == "__main__":
    main()
