"""What records and logs say of each other: signed visits keep where the logs stood, and the logs
keep what was signed. Whoever changes one of them alone is found out by the other.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.record import ChainHead, Record, Visit
from ims_chart.storage.act import Act
from ims_chart.storage.chain import Break, Fault, Line, Log, key_name, read_log
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SUFFIX
from ims_chart.storage.problem import Problem
from ims_chart.storage.signed import digest_of_visit

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

_WORDS = {
    Break.UNREADABLE: ("what stands on line {0} is no line", "lines {0} to {1} can't be read"),
    Break.MISSING: ("entry {0} is missing", "entries {0} to {1} are missing"),
    Break.CHANGED: ("entry {0} was changed or put in", "entry {0} or {1} was changed or put in"),
    Break.FORGED: ("entry {0} was not written by this program", ""),
    Break.UNKEYED: ("entry {0} was written without the key of the store", ""),
}
_TOLD = 20
"""Breaks of one log that are told one by one; a log that was shuffled has one a line."""
_EXCUSES = frozenset({Act.RESTORED.value, Act.ERASED.value})
"""Acts after which a record may lack a visit that was signed."""
_DAY = dt.timedelta(days=1)
"""Two computers' clocks agree on which act came first to so much."""


class Evidence:
    """Gathers what the records say, then holds the logs against it."""

    def __init__(self) -> None:
        self.torn: list[Path] = []
        """Logs that end with a line which a power cut tore; nobody was promised it."""
        self._heads: dict[str, dict[tuple[int, str], Path]] = defaultdict(dict)
        self._signed: dict[str, set[str]] = {}
        self._unread: set[str] = set()
        self._names: dict[str, set[str]] = defaultdict(set)

    # --- what is gathered

    def of_record(self, path: Path, record: Record, *, current: bool) -> Iterator[Problem]:
        """Takes in a record or, if it isn't `current`, a backup of one; gives the signed visits
        that aren't as they were signed.
        """
        digests = {v.signature.digest for v in _visits(record) if v.signature is not None}
        if current:
            self._signed[record.id] = digests
        for visit in record.visits:
            signature = visit.signature
            if signature is None:
                continue
            for head in signature.heads:
                self.head(path, head, record_id=record.id)
            if signature.digest and signature.digest != digest_of_visit(visit):
                detail = f"the visit of {visit.date.isoformat()}, id {visit.id}"
                yield _problem(Code.SIGNED_CHANGED, path, detail)

    def of_unread(self, record_id: str) -> None:
        """A record that is there and can't be looked into."""
        self._unread.add(record_id)

    def head(self, path: Path, head: ChainHead, *, record_id: str = "") -> None:
        """Where a log stood, as a file says that keeps it."""
        self._heads[head.computer].setdefault((head.count, head.digest), path)
        self._names[head.computer].add(record_id)

    # --- what the logs say

    def of_logs(self, store: Store) -> Iterator[Problem]:
        """Reads the logs whole and gives what is wrong with them, or what they miss elsewhere."""
        logs: dict[str, Log] = {}
        secret = _secret(store)
        for path in store.audit.logs():
            try:
                log = read_log(path.read_bytes(), secret)
            except OSError as error:
                yield _problem(Code.NO_PERMISSION, path, error.strerror or "")
                continue
            logs[path.stem] = log
            if log.torn:
                self.torn.append(path)
            yield from (_problem(Code.LOG_CHANGED, path, words) for words in _told(log.faults))
        yield from _unkeyed(store, logs, key_name(secret))
        yield from self._cut(store, logs)
        yield from self._gone(store, logs)

    def _cut(self, store: Store, logs: dict[str, Log]) -> Iterator[Problem]:
        """Logs that end before a head which is kept elsewhere, or went another way there."""
        lines = [line for log in logs.values() for line in log.lines]
        imported = {line.record for line in lines if line.act == Act.IMPORTED}
        for computer, heads in sorted(self._heads.items()):
            path = store.audit.folder / f"{computer}.jsonl"
            log = logs.get(computer)
            if log is None and self._names[computer] <= imported:
                # A visit that was signed in another clinic names that clinic's logs.
                continue
            yield from self._against(path, log, heads)

    def _against(
        self, path: Path, log: Log | None, heads: dict[tuple[int, str], Path]
    ) -> Iterator[Problem]:
        (count, _), witness = max(heads.items())
        if log is None:
            words = f"the whole log is missing, and {witness.name} says it had {count} entries"
            yield _problem(Code.LOG_CUT, path, words)
            return
        last = max(log.hashes, default=0)
        if count > last:
            words = f"it ends with entry {last}, and {witness.name} says it had {count}"
            yield _problem(Code.LOG_CUT, path, words)
        others = [
            (count, witness)
            for (count, digest), witness in sorted(heads.items())
            if log.hashes.get(count, digest) != digest
        ]
        if others:
            words = f"entry {others[0][0]} is not the one that {others[0][1].name} names"
            yield _problem(Code.LOG_CHANGED, path, words)

    def _gone(self, store: Store, logs: dict[str, Log]) -> Iterator[Problem]:
        """Visits that the logs say were signed and that no record holds as they were."""
        lines = [line for log in logs.values() for line in log.lines]
        held: set[str] = set().union(*self._signed.values())
        excused = self._excused(lines)
        for line in lines:
            if line.act != Act.SIGNED or line.record in self._unread or line.digest in held:
                continue
            at, since = _time(line), excused.get(line.record, excused.get(""))
            if at is None or (since is not None and since > at - _DAY):
                continue
            path = store.patients / f"{line.record}{SUFFIX}"
            words = f"signed on {at.date().isoformat()}, by the log's entry {line.seq}"
            yield _problem(Code.SIGNED_GONE, path, words)

    def _excused(self, lines: list[Line]) -> dict[str, dt.datetime]:
        """Records that may lack what was signed before, and since when; "" for all of them."""
        # A visit that was joined to another record is found there, if that can be read.
        acts = _EXCUSES | ({Act.MERGED.value} if self._unread else set())
        excused: dict[str, dt.datetime] = {}
        for line in lines:
            if line.act in acts and (at := _time(line)) is not None:
                excused[line.record] = max(at, excused.get(line.record, at))
        return excused


def _unkeyed(store: Store, logs: dict[str, Log], key: str) -> Iterator[Problem]:
    """Logs that go on without the key after another has gone over to it: who lacks the key can
    write a whole log anew, and nothing inside of it would tell.
    """
    if not key:
        return
    lines = [line for log in logs.values() for line in log.lines]
    keyed = [at for line in lines if line.key == key and (at := _time(line)) is not None]
    for computer, log in logs.items():
        if any(fault.kind is Break.UNKEYED for fault in log.faults):
            continue
        late = (
            line
            for line in log.lines
            if line.key != key and (at := _time(line)) is not None and at > min(keyed) + _DAY
        )
        if keyed and (line := next(late, None)) is not None:
            words = next(_told((Fault(Break.UNKEYED, line.seq, line.seq),)))
            yield _problem(Code.LOG_CHANGED, store.audit.folder / f"{computer}.jsonl", words)


def _visits(record: Record) -> Iterable[Visit]:
    yield from record.visits
    yield from (c.shell for c in record.conflicts if c.shell is not None)


def _problem(code: Code, path: Path, detail: str) -> Problem:
    return Problem(path=path, error=StorageError(code, path, detail))


def _told(faults: tuple[Fault, ...]) -> Iterator[str]:
    for fault in faults[:_TOLD]:
        one, several = _WORDS[fault.kind]
        words = one if fault.first == fault.last else several
        yield words.format(fault.first, fault.last)
    if len(faults) > _TOLD:
        yield f"and so at {len(faults) - _TOLD} more places"


def _time(line: Line) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(line.at)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _secret(store: Store) -> bytes:
    """The key of the logs if it is at hand; without it their chains can be followed still."""
    try:
        return store.vault.secret("audit")
    except StorageError:
        return b""
