"""Power cuts: a session is written down at the door, then cut short after each operation."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ims_chart.record import Clinic, Record, edits
from ims_chart.storage.backups import Reason
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples
from tests.torture.disks import Machine, Op, Remembering, standing_in
from tests.torture.outcome import Outcome

RECORD = "abcd234567"


@dataclass
class Session:
    """What was done and what it led to.

    Attributes:
        states: by the number of a promise, what the record held then (without its revision); the
            last one may be that of a save that was never said to be done.
    """

    root: Path
    ops: list[Op]
    states: list[Record]


def session(root: Path, seed: int, steps: int, work: Callable[..., Iterator[Record]]) -> Session:
    """Lets `work` go on in a store under `root`, which gives each state as it was saved."""
    disk = Remembering()
    states: list[Record] = []
    with standing_in(disk):
        for state in work(root, random.Random(seed), steps):
            states.append(_bare(state))
            disk.promise(len(states))
    return Session(root, disk.ops, states)


def usual(root: Path, chance: random.Random, steps: int) -> Iterator[Record]:
    """Charts, keeps backups and thins them, meets another computer's changes, restores backups."""
    store = Store.create(root / "store")
    record = samples.record()
    store.new(record)
    yield record
    for step in range(steps):
        loaded = store.load(RECORD)
        kind = chance.choice(("site", "site", "site", "backup", "clinic", "other", "restore"))
        if kind == "backup":
            store.backups.keep(RECORD, store.get(store.path(RECORD)), Reason.OPENED)
            store.backups.thin(RECORD)
        elif kind == "clinic":
            store.save_clinic(Clinic(name=f"Clinic {step}"))
        elif kind == "restore" and (known := store.backups.of(RECORD)):
            store.backups.restore(chance.choice(known))
            yield store.load(RECORD).record
        else:
            site = samples.site(f"s{step}x")
            record = edits.add_site(loaded.record, "v1", site)
            expected = loaded.digest
            if kind == "other":
                theirs = edits.change_visit(loaded.record, "v1", notes=f"theirs {step}")
                store.save(theirs, expected)
                yield store.load(RECORD).record
            store.save(record, expected)
            yield store.load(RECORD).record


def _bare(record: Record) -> Record:
    return replace(record, revision=0, lineage="", conflicts=())


def replay(done: Session, seed: int, torn: int) -> tuple[int, list[str]]:
    """Cuts the power after every operation; gives how many times, and what was wrong then."""
    chance = random.Random(seed)
    machine = Machine(done.root)
    tried, wrong = 0, []
    judgements: dict[tuple[int, frozenset[tuple[Path, bytes | None]]], str] = {}
    target = Path(tempfile.mkdtemp(prefix="ims-chart-power-"))
    try:
        for n, op in enumerate(done.ops):
            if op.kind != "promise" and done.root not in (op.path, *op.path.parents):
                continue  # the user's own data folder is another disk's matter
            machine.do(op)
            for mode in ("lost", "kept", *["torn"] * torn):
                tried += 1
                left = machine.cut(chance, mode)
                key = machine.promised, frozenset(left.items())
                if key not in judgements:
                    judgements[key] = judged(done, machine.promised, left, target)
                if fault := judgements[key]:
                    wrong.append(f"op {n} {op.kind} {op.path.name}, {mode}: {fault}")
    finally:
        shutil.rmtree(target, ignore_errors=True)
    return tried, wrong


def judged(done: Session, promised: int, left: dict[Path, bytes | None], target: Path) -> str:
    """What is wrong with what was left; "" where every promise is kept."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path, data in sorted(left.items()):
        place = target / path.relative_to(done.root)
        if data is None:
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.write_bytes(data)
    try:
        store = Store.open(target / "store")
        record = _bare(store.load(RECORD).record)
    except StorageError as error:
        absent = error.code in (Code.NOT_FOUND, Code.NOT_A_FOLDER, Code.FOLDER_GONE)
        return "" if absent and not promised else f"unreadable: {error}"
    # At most one save further than what was promised: the one that was under way.
    allowed = done.states[max(promised - 1, 0) : promised + 1]
    if record not in allowed:
        return "neither the old nor the new state"
    damaged = [p.path.name for p in check(store).problems if "audit" not in p.path.parts]
    return f"damaged: {damaged}" if damaged else ""


def run(seed: int, scale: float) -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="ims-chart-power-") as folder:
        done = session(Path(folder), seed, max(3, int(60 * scale)), usual)
        kinds = Counter(op.kind for op in done.ops)
        tried, wrong = replay(done, seed, torn=max(2, int(20 * scale)))
    detail = ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())
    return [
        Outcome(
            "power cut after each operation", tried, len(wrong), "; ".join([*wrong[:2], detail])
        )
    ]
