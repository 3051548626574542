"""Logs and signed visits changed behind the program's back, and logs of programs that were killed:
`check` finds every change that something else can witness, and takes no power cut for one.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ims_chart.record import Record, Signature, edits
from ims_chart.storage import codec
from ims_chart.storage.act import Act
from ims_chart.storage.audit import Audit
from ims_chart.storage.chain import read_log
from ims_chart.storage.check import check
from ims_chart.storage.signed import digest_of_visit
from ims_chart.storage.store import Store
from tests import samples
from tests.torture.outcome import Outcome

CHANGES, KILLS = 5_000, 200
_ID = "abcd234567"
_CHILD = """
import sys
from pathlib import Path
from ims_chart.storage.act import Act
from ims_chart.storage.store import Store
store = Store.open(Path(sys.argv[1]))
for n in range(1, 1_000_000):
    store.audit.note(Act.OPENED, "abcd", revision=n)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def run(seed: int, scale: float) -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="ims-chart-tampering-") as folder:
        at = Path(folder)
        return [
            *_changes(random.Random(seed), at / "changed", max(1, round(CHANGES * scale))),
            _kills(random.Random(seed), at / "killed", max(1, round(KILLS * scale))),
        ]


# --- changes


@dataclass
class _Case:
    """A store with one signed visit, that two logs and the visit bear witness to."""

    store: Store
    logs: list[Path]
    record: Path
    rng: random.Random

    def files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (*self.logs, self.record)}


def _case(folder: Path, rng: random.Random) -> _Case:
    store = Store.create(folder)
    record = samples.record(_ID, visits=[samples.visit(sites=[samples.site()], notes="stiff")])
    digest = store.new(record).digest
    other = store.audit.folder / "0123456789ab.jsonl"
    _noting(store, other, 12)
    for _ in range(8):
        store.audit.note(Act.OPENED, _ID)
    visit = record.visits[0]
    by = Signature(
        author="th1",
        name="A. Moss",
        recorded=samples.TIME,
        digest=digest_of_visit(visit),
        heads=store.audit.heads(),
    )
    store.save(replace(edits.sign_visit(record, visit.id, by), revision=1), digest)
    store.audit.note(Act.SIGNED, _ID, digest=by.digest)
    store.audit.note(Act.OPENED, _ID)
    return _Case(store, [store.audit.path, other], store.path(_ID), rng)


def _noting(store: Store, path: Path, count: int) -> None:
    """As another computer would."""

    class Elsewhere(Audit):
        path = property(lambda _self: path)  # pyright: ignore[reportAssignmentType, reportIncompatibleVariableOverride]

    audit = Elsewhere(store)
    for _ in range(count):
        audit.note(Act.OPENED, _ID)


def _changes(rng: random.Random, folder: Path, count: int) -> Iterator[Outcome]:
    case = _case(folder, rng)
    assert not check(case.store).problems
    for name, change in _CHANGES.items():
        tried, missed, first = count // len(_CHANGES) + 1, 0, ""
        for n in range(tried):
            with _put_back(case):
                told = change(case)
                if told and not check(case.store).problems:
                    missed += 1
                    first = first or f"missed first in trial {n}: {told}"
        yield Outcome(name, tried, missed, first)


@contextmanager
def _put_back(case: _Case) -> Iterator[None]:
    before = case.files()
    try:
        yield
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def _log(case: _Case) -> tuple[Path, list[bytes]]:
    path = case.rng.choice(case.logs)
    return path, _lines(path)


def _flip(case: _Case) -> str:
    """Any bit of a line but the last, which nothing witnesses yet."""
    path, lines = _log(case)
    at = case.rng.randrange(len(lines) - 1)
    line = bytearray(lines[at])
    bit = case.rng.randrange(8 * len(line))
    line[bit // 8] ^= 1 << bit % 8
    path.write_bytes(b"".join([*lines[:at], bytes(line), *lines[at + 1 :]]))
    return f"bit {bit} of line {at + 1}"


def _remove(case: _Case) -> str:
    path, lines = _log(case)
    at = case.rng.randrange(len(lines) - 1)
    count = case.rng.randint(1, len(lines) - 1 - at)
    path.write_bytes(b"".join(lines[:at] + lines[at + count :]))
    return f"{count} lines from {at + 1}"


def _shuffle(case: _Case) -> str:
    path, lines = _log(case)
    one, two = case.rng.sample(range(len(lines)), 2)
    lines[one], lines[two] = lines[two], lines[one]
    path.write_bytes(b"".join(lines))
    return f"lines {one + 1} and {two + 1}"


def _repeat(case: _Case) -> str:
    path, lines = _log(case)
    at, of = case.rng.randrange(len(lines)), case.rng.randrange(len(lines))
    path.write_bytes(b"".join([*lines[:at], lines[of], *lines[at:]]))
    return f"line {of + 1} before line {at + 1}"


def _cut(case: _Case) -> str:
    """Anything up to where the visit says that the log stood, in the middle of a line too."""
    path, lines = _log(case)
    head = next(
        h.count
        for v in case.store.load(_ID).record.visits
        if v.signature
        for h in v.signature.heads
        if h.computer == path.stem
    )
    room = len(b"".join(lines[:head])) - 1  # a line that lacks its end alone is whole
    kept = case.rng.randrange(room)
    path.write_bytes(b"".join(lines)[:kept])
    return f"all but {kept} bytes"


def _delete(case: _Case) -> str:
    path, _ = _log(case)
    path.unlink()
    return path.name


def _alter(case: _Case, *, sign_anew: bool) -> str:
    record = case.store.load(_ID).record
    visit = record.visits[0]
    fields = {
        "notes": {"notes": visit.notes + "."},
        "pain": {"pain_before": case.rng.randint(0, 10)},
        "author": {"author": "th2"},
        "site": {"sites": (replace(visit.sites[0], note="x"),)},
        "gone": {"sites": ()},
        "extra": {"extra": {"x": case.rng.random()}},
    }
    name = case.rng.choice(list(fields))
    altered = replace(visit, **fields[name])
    if sign_anew and altered.signature:
        digest = digest_of_visit(altered)
        altered = replace(altered, signature=replace(altered.signature, digest=digest))
    _rewrite(case, replace(record, visits=(altered,)))
    return name


def _drop(case: _Case) -> str:
    record = case.store.load(_ID).record
    unsigned = replace(record.visits[0], signature=None)
    visits = case.rng.choice([(), (unsigned,)])
    _rewrite(case, replace(record, visits=visits))
    return f"{len(visits)} left"


def _rewrite(case: _Case, record: Record) -> None:
    case.record.write_bytes(codec.encode_record(record))


_CHANGES: dict[str, Callable[[_Case], str]] = {
    "one bit of a log line": _flip,
    "log lines taken out": _remove,
    "two log lines swapped": _shuffle,
    "a log line repeated": _repeat,
    "a log cut below a head that a visit keeps": _cut,
    "a log deleted": _delete,
    "a signed visit changed": lambda case: _alter(case, sign_anew=False),
    "a signed visit changed and signed anew": lambda case: _alter(case, sign_anew=True),
    "a signed visit or its signature deleted": _drop,
}


# --- kills


def _kills(rng: random.Random, folder: Path, count: int) -> Outcome:
    """Programs that note without pause are killed at any moment; what they had been promised is
    there, and the log is sound.
    """
    store = Store.create(folder)
    failed, promised, detail = 0, 0, ""
    for n in range(count):
        had = _seq(store)
        with subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(folder)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            time.sleep(rng.uniform(0, 0.1))
            child.kill()
            said = [line for line in child.stdout.read().splitlines(keepends=True) if line]
        whole = [line for line in (first, *said) if line.endswith(b"\n")]
        acknowledged = int(whole[-1])
        promised += acknowledged
        log = read_log(store.audit.path.read_bytes())
        if log.faults or len(log.lines) < had + acknowledged:
            failed += 1
            detail = detail or f"kill {n}: {log.faults[:1]}, {len(log.lines)} lines"
    return Outcome("kill -9 of a program that notes", count, failed, detail or f"{promised} lines")


def _seq(store: Store) -> int:
    path = store.audit.path
    return len(read_log(path.read_bytes()).lines) if path.exists() else 0
