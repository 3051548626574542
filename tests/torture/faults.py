"""Every operation of the disk failing in turn, once or from then on, with every usual error."""

from __future__ import annotations

import errno
import logging
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.document import Document
from ims_chart.record import Clinic, Record, edits
from ims_chart.storage.archive import unpack_archive, write_archive
from ims_chart.storage.backups import NEWEST, Reason
from ims_chart.storage.check import check
from ims_chart.storage.errors import StorageError
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.settings import save_settings
from ims_chart.storage.store import Store
from ims_chart.words import explain
from tests import samples
from tests.torture.disks import FAULTS, Failing, standing_in
from tests.torture.outcome import Outcome

RECORD = "abcd234567"
MOST = 60
"""More operations than any one act takes."""

Act = Callable[[Store], object]


def begun(folder: Path) -> Store:
    """A store with all that an act can touch."""
    store = Store.create(folder / "store")
    store.new(samples.record())
    store.save_clinic(Clinic(name="Quay Street"))
    for n in range(NEWEST + 3):
        data = store.get(store.path(RECORD)).replace(b'"Ada"', b'"Ada%d"' % n)
        store.backups.keep(RECORD, data, Reason.OPENED)
    return store


def _changed(record: Record, text: str) -> Record:
    return edits.change_visit(record, "v1", notes=text)


def _save(store: Store) -> None:
    loaded = store.load(RECORD)
    Safekeeping(store, loaded).save(_changed(loaded.record, "new"), loaded.digest)


def _displace(store: Store) -> None:
    store.save(_changed(store.load(RECORD).record, "new"), None)


ACTS: dict[str, Act] = {
    "save": _save,
    "save over another's": _displace,
    "new patient": lambda store: store.new(samples.record("zzzz234567")),
    "clinic": lambda store: store.save_clinic(replace(store.clinic(), phone="1")),
    "keep a backup": lambda s: s.backups.keep(RECORD, s.get(s.path(RECORD)), Reason.SIGNED),
    "thin backups": lambda store: store.backups.thin(RECORD),
    "restore a backup": lambda store: store.backups.restore(store.backups.of(RECORD)[-1]),
    "pack the store": lambda store: write_archive(store, store.folder.parent / "packed.zip"),
    "settings": lambda store: save_settings(therapist="th1"),
}


def _bare(record: Record) -> Record:
    """Without what bears the time of a save."""
    return replace(record, revision=0, lineage="", conflicts=())


class Faults:
    """Does one act again and again in a fresh copy of a store, each time with another failure."""

    def __init__(self, folder: Path, scale: float, seed: int) -> None:
        self._folder = folder
        self._scale = scale
        self._chance = random.Random(seed)
        self._start = begun(folder / "start")
        self.kinds: Counter[str] = Counter()

    def go(self, name: str, act: Act) -> Outcome:
        tried, wrong = 0, []
        old = self._state(self._start)
        whole = self._copy()
        act(whole)
        new = self._state(whole)
        for number in FAULTS:
            for lasting in (False, True):
                for nth in range(1, MOST):
                    if self._chance.random() > self._scale:
                        continue
                    store = self._copy()
                    disk = Failing(nth, number, lasting=lasting)
                    fault = self._tried(store, act, disk, (old, new))
                    if not disk.broken:
                        break
                    tried += 1
                    self.kinds[disk.kinds[nth - 1]] += 1
                    if fault:
                        at = f"{disk.kinds[nth - 1]} {nth} {errno.errorcode[number]}"
                        wrong.append(f"{at}{' lasting' * lasting}: {fault}")
        return Outcome(f"faults: {name}", tried, len(wrong), "; ".join(wrong[:2]))

    def _copy(self) -> Store:
        target = self._folder / "copy"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self._start.folder.parent, target)
        return Store.open(target / "store")

    @staticmethod
    def _state(store: Store) -> tuple[Record, Clinic]:
        return _bare(store.load(RECORD).record), store.clinic()

    def _tried(
        self, store: Store, act: Act, disk: Failing, states: tuple[tuple[Record, Clinic], ...]
    ) -> str:
        with standing_in(disk):
            try:
                act(store)
            except StorageError as error:
                if not explain(error):
                    return "no words"
            except Exception as error:
                return f"not told but thrown: {error!r}"
        again = Store.open(store.folder)
        try:
            if self._state(again) not in states:
                return "neither old nor new"
        except StorageError as error:
            return f"unreadable: {error}"
        problems = check(again).problems
        if problems:
            return f"damaged: {problems[0].error}"
        packed = store.folder.parent / "packed.zip"
        return "" if not packed.exists() or _unpacks(packed) else "half an archive"


def _unpacks(packed: Path) -> bool:
    target = packed.with_name("unpacked")
    shutil.rmtree(target, ignore_errors=True)
    return unpack_archive(packed, target).ids() == [RECORD]


class _Loud(logging.Handler):
    """Hears of faults of the program that were caught and would pass for a failure of the disk."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def autosaved(folder: Path, scale: float, seed: int) -> Outcome:
    """What a person sees: told once, work still there, saved as soon as the disk lets it."""
    QCoreApplication.instance() or QCoreApplication([])
    chance, loud = random.Random(seed), _Loud()
    logging.getLogger().addHandler(loud)
    tried, wrong = 0, []
    for number in FAULTS:
        for nth in range(1, MOST):
            if chance.random() > scale and nth > 1:
                continue
            shutil.rmtree(folder / "auto", ignore_errors=True)
            store = begun(folder / "auto")
            disk = Failing(nth, number, lasting=True)
            fault = _autosaved_once(store, disk)
            if not disk.broken:
                break
            tried += 1
            if fault:
                wrong.append(f"operation {nth} {errno.errorcode[number]}: {fault}")
    logging.getLogger().removeHandler(loud)
    wrong += loud.heard
    return Outcome("faults: autosave, then mended", tried, len(wrong), "; ".join(wrong[:2]))


def _autosaved_once(store: Store, disk: Failing) -> str:
    loaded = store.load(RECORD)
    document = Document(loaded.record)
    autosave = Autosave(document, Safekeeping(store, loaded), loaded.digest)
    told: list[StorageError] = []
    autosave.failed.connect(told.append)
    try:
        with standing_in(disk):
            document.edit("a", lambda record: _changed(record, "a"))
            saved = autosave.flush()
            document.edit("b", lambda record: _changed(record, "b"))
            autosave.flush()
            if saved != (autosave.state is SaveState.SAVED) and disk.broken and not told:
                return "failed and not told"
        if len(told) > 1:
            return f"told {len(told)} times"
        if document.record.visit("v1").notes != "b":
            return "work lost in memory"
        if not autosave.flush():
            return "not saved when mended"
        if store.load(RECORD).record.visit("v1").notes != "b":
            return "said to be saved and is not"
        return "left to be rescued" if store.rescue.ids() else ""
    finally:
        autosave.close()


def run(seed: int, scale: float) -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="ims-chart-faults-") as folder:
        faults = Faults(Path(folder), scale, seed)
        found = [faults.go(name, act) for name, act in ACTS.items()]
        found.append(autosaved(Path(folder), scale, seed))
    return found
