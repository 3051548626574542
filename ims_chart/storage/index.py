"""The list of patients without reading their records: derived, and thrown away at any doubt.

What it says of a file holds as long as the file's time and size are what they were; every other
file is read again. A record itself is always read from its own file.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ims_chart.record import Record
from ims_chart.storage import atomic, index_file
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id
from ims_chart.storage.index_file import Row
from ims_chart.storage.roster import SLICE, Roster
from ims_chart.storage.summary import Summary, Unreadable, read_summary, summary_of

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

T = TypeVar("T")
log = logging.getLogger(__name__)

WORTH = 50
"""From so many patients on the index is kept on disk: fewer are read as fast."""
MOST_SINCE = 200
"""Rows that may stand beside the base before it is made anew."""
MOST_FILES = 20
DOUBT_NS = 2_000_000_000
"""How coarse the times of files may be."""
PAUSE = 100
"""Files looked at between two pauses, none of them read."""

_ENDS = (SUFFIX, SEALED_SUFFIX)


class Index:
    """The patients of a store, in the order of the list. `note` and `forget` may be called from
    any thread, the rest from one.

    Attributes:
        unreadable: files among the records that could not be read when they were last looked at.
        version: counts up whenever rows have changed.
    """

    def __init__(self, store: Store) -> None:
        self.folder = store.folder / "index"
        self.unreadable: list[Unreadable] = []
        self._store = store
        self._roster = Roster()
        self._since: dict[str, Row | None] = {}
        self._files: list[Path] = []
        self._noted: deque[Row | str] = deque()
        self._writing: threading.Thread | None = None
        self._refused = False
        self._thrown_away = 0
        self._newer: set[str] = set()
        """Files of which more was noted than what is just being read says."""
        self.version = 0

    # --- asking

    def rows(self, *, archived: bool = False) -> Sequence[Summary]:
        """The patients under treatment, or those that are archived."""
        self._take_noted()
        return self._roster.rows(archived=archived)

    def find(self, query: str, *, archived: bool = False) -> Sequence[Summary]:
        """Those of them that every typed word fits, best first; all for an empty query."""
        self._take_noted()
        return self._roster.find(query, archived=archived)

    # --- following the files

    def note(self, record: Record, file: str) -> None:
        """A record has been written to the file of that name: it is shown as it is now, and the
        file is looked at again later.
        """
        summary = msgspec.structs.asdict(summary_of(record))
        self._noted.append(Row(**summary, file=file, modified=0, size=0))

    def forget(self, record_id: str) -> None:
        """The record's file has been taken away."""
        self._noted.extend(record_id + end for end in _ENDS)

    def load(self) -> None:
        """Begins with what was kept, if that is sound; else with nothing. Not a second time."""
        if self._roster.by_file:
            return
        files = self._kept_files()
        base = next((path for path in files if path.name.startswith("base.")), None)
        table = self._read(base, index_file.read_base) if base else None
        self._files = [path for path in files if path != base]
        if table is None:
            return
        self._roster = Roster(table)
        for path in self._files:
            since = self._read(path, index_file.read_since)
            if since is not None:
                self._roster.take(*since)

    def clear(self) -> None:
        """Keeps nothing in memory, as when the store is locked."""
        self.wait()
        self._roster, self._since, self._files, self.unreadable = Roster(), {}, [], []
        self._noted.clear()

    def compare(self) -> Generator[None, None, None]:
        """Brings it up to date with the files, in slices: it pauses every few of them. Whoever
        asks in between sees what is known so far.

        Raises:
            StorageError: FOLDER_GONE, NO_PERMISSION. What is known stays.
        """
        self._take_noted()
        self._newer.clear()
        other: list[os.DirEntry[str]] = []
        seen: set[str] = set()
        for at, entry in enumerate(self._entries()):
            if at % PAUSE == PAUSE - 1:
                yield
            row = self._roster.by_file.get(entry.name)
            if row is not None:
                seen.add(entry.name)
                if _unchanged(entry, row):
                    continue
            if entry.name.endswith(_ENDS) and not entry.name.startswith("."):
                other.append(entry)
        gone = self._roster.by_file.keys() - seen - self._newer
        self._take([], tuple(gone))
        yield from self._read_others(other)
        yield from self._keep()

    def _read_others(self, entries: list[os.DirEntry[str]]) -> Generator[None, None, None]:
        unreadable: list[Unreadable] = []
        fresh: list[Row] = []
        entries.sort(key=lambda entry: entry.name)
        for at, entry in enumerate(entries):
            try:
                fresh.append(self._row(entry))
            except StorageError as error:
                if error.code is not Code.NOT_FOUND:
                    path = self._store.patients / entry.name
                    told = Unreadable(id=_id(entry.name), path=path, error=error.at(path))
                    unreadable.append(told)
                if entry.name in self._roster.by_file:
                    self._take([], [entry.name])
            if len(fresh) >= max(40, min(SLICE, len(self._roster.by_file) // 4)):
                self._take_read(fresh)
                fresh = []
            if at % 5 == 4:
                yield
        self._take_read(fresh)
        self.unreadable = unreadable

    def _take_read(self, rows: list[Row]) -> None:
        self._take_noted()
        self._take([row for row in rows if row.file not in self._newer])

    def _row(self, entry: os.DirEntry[str]) -> Row:
        record_id = _id(entry.name)
        check_id(record_id)
        path = self._store.patients / entry.name
        try:
            # First: a file that is replaced in between is then known to be another.
            status = path.stat()
        except OSError as error:
            code = Code.NOT_FOUND if isinstance(error, FileNotFoundError) else Code.IO
            raise StorageError(code, path, error.strerror or "") from error
        summary = read_summary(path, record_id, self._store.get(path))
        settled = abs(time.time_ns() - status.st_mtime_ns) > DOUBT_NS
        return Row(
            **msgspec.structs.asdict(summary),
            file=entry.name,
            modified=status.st_mtime_ns if settled else 0,
            size=status.st_size,
        )

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self._store.patients) as entries:
                yield from entries
        except FileNotFoundError:
            if not self._store.folder.is_dir():
                raise StorageError(Code.FOLDER_GONE, self._store.folder) from None
        except OSError as error:
            folder = self._store.patients
            raise StorageError(Code.NO_PERMISSION, folder, error.strerror or "") from error

    def _take_noted(self) -> None:
        while self._noted:
            noted = self._noted.popleft()
            self._newer.add(noted.file if isinstance(noted, Row) else noted)
            if isinstance(noted, Row):
                self._take([noted])
            elif noted in self._roster.by_file:
                self._take([], [noted])

    def _take(self, rows: Sequence[Row], gone: Sequence[str] = ()) -> None:
        if not rows and not gone:
            return
        self.version += 1
        self._roster.take(rows, gone)
        self._since |= dict.fromkeys(gone) | {row.file: row for row in rows}

    # --- keeping

    def throw_away(self) -> None:
        """Removes what is kept on disk. Raises StorageError like `atomic.remove`."""
        self.wait()
        self._thrown_away += 1
        for path in self._kept_files():
            atomic.remove(path)
        self._files = []

    def wait(self) -> None:
        """Until what is to be kept is kept."""
        if self._writing is not None:
            self._writing.join()

    def _keep(self) -> Generator[None, None, None]:
        """Writes what has changed: beside the base, or, where that is much, a base anew."""
        self._take_noted()
        busy = self._writing is not None and self._writing.is_alive()
        if not self._since or self._refused or busy:
            return
        if (
            self._roster.base is None
            or self._roster.beside > MOST_SINCE
            or len(self._files) >= MOST_FILES
            # Somebody has thrown it away, or sealed the store since.
            or not self._path("base").exists()
        ):
            if len(self._roster.by_file) >= WORTH:
                yield from self._keep_all()
            return
        rows = [row for row in self._since.values() if row is not None]
        gone = [name for name, row in self._since.items() if row is None]
        self._since = {}
        path = self._path(f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S.%f}")
        self._files.append(path)
        self._write(path, index_file.since_frames(rows, gone), [])

    def _keep_all(self) -> Generator[None, None, None]:
        before = self._thrown_away
        table = yield from self._roster.rebuild()
        yield
        frames = yield from index_file.base_frames(table)
        if self._thrown_away != before:
            # It was thrown away for what it held.
            return
        self._write(self._path("base"), frames, self._files)
        # What was taken in meanwhile is not in it: the next start reads those files again.
        self._since, self._files = {}, []

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.rows{self._store.vault.suffix}"

    def _write(self, path: Path, frames: list[bytes], old: list[Path]) -> None:
        """In a thread of its own: the disk may take its time."""

        def write() -> None:
            try:
                self._store.demand()
                atomic.make_folder(self.folder)
                self._store.put(path, index_file.sealed(frames))
                for each in old:
                    atomic.remove(each)
            except StorageError as error:
                # The records are what counts; without an index they are read one by one.
                log.warning("index not kept: %s", error.code)
                self._refused = True

        self._writing = threading.Thread(target=write, name="index")
        self._writing.start()

    def _kept_files(self) -> list[Path]:
        """The base, and what has changed since, in the order of its time."""
        try:
            found = sorted(self.folder.iterdir())
        except OSError:
            return []
        ends = (".rows", ".rows.age")
        return [p for p in found if p.name.endswith(ends) and not p.name.startswith(".")]

    def _read(self, path: Path, reader: Callable[[bytes], T | None]) -> T | None:
        try:
            return reader(self._store.get(path))
        except StorageError as error:
            log.warning("index not read: %s", error.code)
            return None


def _id(name: str) -> str:
    return name.removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX)


def _unchanged(entry: os.DirEntry[str], row: Row) -> bool:
    try:
        status = entry.stat()
    except OSError:
        return False
    return status.st_mtime_ns == row.modified and status.st_size == row.size
