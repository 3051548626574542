"""The audit log: who opened, changed, signed, printed or erased which record, and when.

STORE/audit/<computer id>.jsonl, a line an act, only ever added to and only by that computer. It
holds ids and hashes, never a name, so it stays readable in an encrypted store too.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ims_chart.record import ChainHead
from ims_chart.storage import atomic
from ims_chart.storage.act import Act
from ims_chart.storage.chain import Line, Tail, encoded, hash_of, key_name, tail_of
from ims_chart.storage.computer import computer_folder, computer_id
from ims_chart.storage.errors import Code, StorageError

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

log = logging.getLogger(__name__)

LOG_SUFFIX = ".jsonl"
TOGETHER_S = 60.0
"""Saves of one record within this time are one line, the last one's: a line each would outgrow the
records within a year. What is still held back stands in the next line that is written at all."""

_TAIL_BYTES = 64 * 1024
_HELD_MOST = 1_000
"""Acts that are remembered while the log can't be written."""
_LOCK_S = 3.0
_EXPECTED = frozenset({Code.NO_PERMISSION, Code.ENCRYPTED})
"""Nobody may write to the store, or nobody has unlocked it yet: no fault to be reported."""


@dataclass
class _Noted:
    at: str
    act: Act
    record: str
    revision: int
    digest: str
    author: str


class Audit:
    """The logs of a store, and this computer's own among them. May be used from several threads."""

    def __init__(self, store: Store) -> None:
        self.folder = store.folder / "audit"
        self._store = store
        self._held: list[_Noted] = []
        self._written: dict[str, float] = {}
        self._noting = threading.Lock()

    @property
    def path(self) -> Path:
        """This computer's own log."""
        return self.folder / f"{computer_id()}{LOG_SUFFIX}"

    def note(
        self,
        act: Act,
        record_id: str = "",
        *,
        revision: int = 0,
        digest: str = "",
        author: str | None = None,
    ) -> None:
        """Adds a line, on disk when this returns. It never fails: what can't be written is
        remembered and written with the next line, and a store that nobody may write to gets none.

        `revision` and `digest` are those of the record's file, and `author` is the therapist's id,
        left out: whoever works in the store now.
        """
        at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        by = self._store.author if author is None else author
        noted = _Noted(at, act, record_id, revision, digest, by)
        with self._noting:
            self._hold(noted)
            if act is not Act.CHANGED or self._due(record_id):
                self._write()

    def soon(self, act: Act, record_id: str = "", **fields: Any) -> None:
        """As `note`, but nobody waits for the disk; the program doesn't end before it is done."""
        self._thread.submit(self.note, act, record_id, **fields)

    def settle(self) -> None:
        """Writes what is still held back, as when a record is closed."""
        with self._noting:
            self._write()

    def settle_soon(self) -> None:
        """As `settle`, but nobody waits for the disk."""
        if self._held:
            self._thread.submit(self.settle)

    def heads(self) -> tuple[ChainHead, ...]:
        """Where every log of the store ends now; a log that can't be read has no head."""
        found: list[ChainHead] = []
        for path in self.logs():
            try:
                tail = _tail(path)
            except OSError as error:
                log.warning("audit log not read: %s", error.strerror)
                continue
            if tail.seq:
                head = ChainHead(computer=path.stem, count=tail.seq, digest=tail.digest)
                found.append(head)
        return tuple(found)

    def logs(self) -> list[Path]:
        """The logs of all computers, by their names."""
        return sorted(self.folder.glob(f"[!.]*{LOG_SUFFIX}"))

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="audit")

    def _hold(self, noted: _Noted) -> None:
        if noted.act is Act.CHANGED:
            same = (Act.CHANGED, noted.record, noted.author)
            self._held = [n for n in self._held if (n.act, n.record, n.author) != same]
        self._held = [*self._held, noted][-_HELD_MOST:]

    def _due(self, record_id: str) -> bool:
        last = self._written.get(record_id)
        return last is None or time.monotonic() - last >= TOGETHER_S

    def _write(self) -> None:
        if not self._held:
            return
        try:
            self._append()
        except (StorageError, OSError) as error:
            # An act is not undone because it could not be noted.
            code = getattr(error, "code", error)
            level = logging.DEBUG if code in _EXPECTED else logging.WARNING
            log.log(level, "audit line not written yet: %s", code)
            return
        now = time.monotonic()
        self._written |= {n.record: now for n in self._held if n.act is Act.CHANGED}
        self._held = []

    def _append(self) -> None:
        """Raises StorageError, and OSError when another program doesn't let go of the log."""
        secret = self._secret()
        self._store.demand()
        atomic.make_folder(self.folder)
        try:
            with _alone():
                atomic.append(self.path, _bytes(_tail(self.path), self._held, secret))
        except NotImplementedError as error:
            # filelock's word for a file system that can't lock.
            raise StorageError(Code.IO, self.path, "files can't be locked here") from error

    def _secret(self) -> bytes:
        """The key of the lines; none in a store that isn't encrypted.

        Raises:
            StorageError: ENCRYPTED while the key is not in memory: a line without it would not
                pass for ours.
        """
        vault = self._store.vault
        secret = vault.secret("audit")
        if vault.suffix and not secret:
            raise StorageError(Code.ENCRYPTED)
        return secret


def _bytes(tail: Tail, held: list[_Noted], secret: bytes) -> bytes:
    """The lines to add to a log that ends like this."""
    lines: list[bytes] = []
    seq, before = tail.seq, tail.digest
    torn = hash_of(tail.torn) if tail.torn else ""
    for noted in held:
        seq += 1
        line = Line(
            seq=seq,
            before=before,
            at=noted.at,
            act=noted.act.value,
            record=noted.record,
            revision=noted.revision,
            digest=noted.digest,
            author=noted.author,
            torn=torn,
            key=key_name(secret),
        )
        lines.append(encoded(line, secret))
        before, torn = hash_of(lines[-1]), ""
    return (b"" if tail.ended else b"\n") + b"\n".join(lines) + b"\n"


def _tail(path: Path) -> Tail:
    """Where a log ends. Raises OSError."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            return tail_of(file.read())
    except FileNotFoundError:
        return Tail()


def _alone() -> AbstractContextManager[Any]:
    """No other program of this user may add to the log meanwhile. Raises OSError (Timeout)."""
    from filelock import FileLock  # noqa: PLC0415 - not needed at the start

    folder = computer_folder()
    atomic.make_folder(folder)
    return FileLock(folder / "audit.lock", timeout=_LOCK_S)
