"""Backups of single records: what they held before something befell them.

STORE/backups/<id>/<UTC time>-<first 12 digits of the digest>-<reason>.json. The ten newest are
kept, and of the older ones one a day for two weeks, one a week for eight, and one a month for good.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.frozen import frozen
from ims_chart.storage import atomic
from ims_chart.storage.act import Act
from ims_chart.storage.codec import Loaded, digest_of
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id

if TYPE_CHECKING:
    from ims_chart.storage.saving import Saved
    from ims_chart.storage.store import Store

NEWEST = 10
DAILY = dt.timedelta(days=14)
WEEKLY = dt.timedelta(weeks=8)

_TIME = "%Y%m%dT%H%M%S.%fZ"
_DIGITS = 12
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)(?:-([0-9a-f]{12})-([a-z_]+))?\.json(\.age)?")


class Reason(StrEnum):
    """What was about to happen, or had just happened, when a backup was taken."""

    OPENED = "opened"
    CLOSED = "closed"
    SIGNED = "signed"
    MERGED = "merged"
    MIGRATED = "migrated"
    RESTORED = "restored"
    TAKEN_OVER = "taken_over"
    DISPLACED = "displaced"


_DULL = {Reason.OPENED, Reason.CLOSED}
"""They say least of a content that is kept for another reason already."""


@frozen(kw_only=True)
class Backup:
    """One of them.

    Attributes:
        at: when it was taken, in UTC; two of a record never bear the same time.
        digest: the first 12 digits of that of its plain bytes; "" of a file that lacks it.
    """

    record_id: str
    path: Path
    at: dt.datetime
    reason: Reason
    digest: str


class Backups:
    """The backups of a store. May be used from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.folder = store.folder / "backups"
        self._keeping = threading.Lock()

    def keep(self, record_id: str, data: bytes, reason: Reason) -> Path:
        """Keeps the plain bytes of a record's file, on disk when this returns.

        Content that is kept already isn't written again; it only takes the present time, so that
        the newest backup is always the content that was kept last.

        Raises:
            StorageError: BAD_NAME, FOLDER_GONE, and as `atomic.write`.
        """
        digest = digest_of(data)[:_DIGITS]
        self._store.demand()
        with self._keeping:
            known = self.of(record_id)
            same = next((b for b in known if b.digest == digest), None)
            told = reason in _DULL or (same is not None and same.reason not in _DULL)
            if same is not None and same is known[0] and told:
                return same.path
            folder = self.folder / record_id
            atomic.make_folder(folder)
            at = _after(known)
            if same is not None:
                telling = same.reason if reason in _DULL else reason
                moved = folder / (_name(at, digest, telling) + _age(same.path))
                atomic.move(same.path, moved)
                return moved
            return self._store.put(folder / _name(at, digest, reason), data)

    def of(self, record_id: str) -> list[Backup]:
        """The backups of a record, newest first; none is opened.

        Raises:
            StorageError: BAD_NAME, NO_PERMISSION, IO.
        """
        check_id(record_id)
        folder = self.folder / record_id
        try:
            names = sorted((entry.name for entry in folder.iterdir()), reverse=True)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            code = Code.NO_PERMISSION if isinstance(error, PermissionError) else Code.IO
            raise StorageError(code, folder, error.strerror or "") from error
        found: dict[str, Backup] = {}
        for name in names:
            if (match := _NAME.fullmatch(name)) is not None:
                # Half-way through a conversion both kinds of a file may lie there.
                found.setdefault(name.removesuffix(".age"), _backup(record_id, folder, match))
        return list(found.values())

    def has(self, record_id: str) -> bool:
        """Whether there may be any of a record, for what is said of a file that can't be read."""
        try:
            return bool(self.of(record_id))
        except StorageError:
            return False

    def find(self, record_id: str, digest: str) -> Backup | None:
        """The backup of these very bytes, named by their whole digest. Raises like `of`."""
        short = digest[:_DIGITS]
        return next((b for b in self.of(record_id) if short and b.digest == short), None)

    def load(self, backup: Backup) -> Loaded:
        """The record in it, read strictly. Raises StorageError like `Store.load`."""
        return self._store.decode(backup.path, backup.record_id)

    def newest_good(self, record_id: str) -> Backup | None:
        """The newest that can be read whole.

        Raises:
            StorageError: as `of`; ENCRYPTED.
        """
        for backup in self.of(record_id):
            try:
                self.load(backup)
            except StorageError as error:
                if error.code is Code.ENCRYPTED:
                    raise
            else:
                return backup
        return None

    def restore(self, backup: Backup) -> Saved:
        """Puts a backup in the place of the record, which is kept as a backup before.

        A file that can't be read is moved aside instead; see `Damaged`.

        Raises:
            StorageError: as `Store.save`; the record is as it was.
        """
        store = self._store
        loaded = self.load(backup)
        if loaded.newer:
            raise StorageError(Code.READ_ONLY, backup.path)
        record, digest = loaded.record, None
        path = store.path(backup.record_id)
        if path.exists():
            try:
                data = store.get(path)
                present = store.decode(path, backup.record_id)
                self.keep(backup.record_id, data, Reason.RESTORED)
                digest = present.digest
                record = replace(record, revision=max(record.revision, present.record.revision))
            except StorageError as error:
                if error.code not in (Code.DAMAGED, Code.TOO_LARGE):
                    raise
                store.damaged.set_aside(path)
        saved = store.save(record, digest)
        store.audit.note(Act.RESTORED, record.id, revision=saved.revision, digest=saved.digest)
        return saved

    def thin(self, record_id: str) -> int:
        """Removes what is kept often enough; gives how many went. Raises like `of`."""
        with self._keeping:
            spare = superfluous(self.of(record_id))
            for backup in spare:
                atomic.remove(backup.path)
        return len(spare)


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """Those of one record, newest first, that the rule above doesn't keep.

    Ages are reckoned from the newest, not from a clock that may stand wrong.
    """
    slots: set[tuple[int, ...]] = set()
    spare: list[Backup] = []
    for backup in backups[NEWEST:]:
        slot = _slot(backup.at, backups[0].at - backup.at)
        if slot in slots:
            spare.append(backup)
        slots.add(slot)
    return spare


def _slot(at: dt.datetime, age: dt.timedelta) -> tuple[int, ...]:
    if age <= DAILY:
        return (0, at.toordinal())
    if age <= WEEKLY:
        return (1, *at.isocalendar()[:2])
    return (2, at.year, at.month)


def _after(known: Sequence[Backup]) -> dt.datetime:
    """Now, or just after the newest where the clock was put back: the order is that of keeping."""
    now = dt.datetime.now(dt.UTC)
    return max(now, known[0].at + dt.timedelta(microseconds=1)) if known else now


def _name(at: dt.datetime, digest: str, reason: Reason) -> str:
    return f"{at.strftime(_TIME)}-{digest}-{reason}{SUFFIX}"


def _age(path: Path) -> str:
    return ".age" if path.name.endswith(SEALED_SUFFIX) else ""


def _backup(record_id: str, folder: Path, match: re.Match[str]) -> Backup:
    time, digest, reason, _ = match.groups()
    known = reason in set(Reason)
    return Backup(
        record_id=record_id,
        path=folder / match.group(),
        at=dt.datetime.strptime(time, _TIME).replace(tzinfo=dt.UTC),
        reason=Reason(reason) if known else Reason.DISPLACED,
        digest=digest or "",
    )
