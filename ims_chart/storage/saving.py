"""How a record is written: over what it was made of, and merged with anything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.frozen import frozen
from ims_chart.record import Record
from ims_chart.record.graves import buried
from ims_chart.storage import codec
from ims_chart.storage.act import Act
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.lineage import grown

if TYPE_CHECKING:
    from ims_chart.storage.store import Store


@frozen(kw_only=True)
class Saved:
    """What a save came to.

    Attributes:
        digest: of the file now; the next save's `expected`.
        revision: of the record now.
        displaced: the copy of what somebody else had written in the meantime, if they had.
        merged: what is in the file now, where that isn't what was handed over.
    """

    digest: str
    revision: int
    displaced: Path | None = None
    merged: Record | None = None


def save(store: Store, record: Record, expected: str | None) -> Saved:
    """As `Store.save`, which lets nobody else write meanwhile."""
    path = store.path(record.id)
    if not path.exists():
        return write(store, path, record, record.revision, _line(store, record, expected))
    data = store.get(path)
    if expected is not None and codec.digest_of(data) == expected:
        refuse_newer(path, data, codec.RECORD_FORMAT)
        base = store.versions.get(record.id, expected) or store.decode(path, record.id).record
        mine = buried(base, record, at=dt.datetime.now().astimezone().replace(microsecond=0))
        return write(store, path, mine, record.revision, grown((expected, base.lineage)))
    theirs = store.decode(path, record.id)
    if theirs.newer:
        raise StorageError(Code.READ_ONLY, path)
    return _merged(store, path, data, record, expected, theirs)


def changed(store: Store, record_id: str, expected: str) -> bool:
    """Whether the file is there and another than the one with that digest. It is only read when it
    looks different from outside. Raises StorageError like `file.read`.
    """
    path = store.path(record_id)
    try:
        status = path.stat()
    except OSError:
        return False
    outside = (status.st_mtime_ns, status.st_size, status.st_ino, expected)
    if store.looked.get(record_id) == outside:
        return False
    if codec.digest_of(store.get(path)) != expected:
        return True
    store.looked[record_id] = outside
    return False


def _merged(  # noqa: PLR0913
    store: Store, path: Path, data: bytes, mine: Record, expected: str | None, theirs: Loaded
) -> Saved:
    """Both are kept before either is replaced."""
    from ims_chart.storage.backups import Reason  # noqa: PLC0415 - seldom needed
    from ims_chart.storage.reunion import reunited, sharing  # noqa: PLC0415

    theirs = replace(theirs, record=sharing(theirs.record, mine))
    union = reunited(store, mine, expected, theirs).record
    if _alike(union, theirs.record):
        store.versions.note(theirs.digest, theirs.record)
        there = theirs.record
        return Saved(digest=theirs.digest, revision=there.revision, merged=there)
    kept = store.backups.keep(mine.id, data, Reason.DISPLACED)
    own, _, before = _line(store, mine, expected).partition(" ")
    parents = [(theirs.digest, theirs.record.lineage), (own, before)]
    return replace(_united(store, path, union, parents), displaced=kept)


def take_in(store: Store, theirs: Loaded) -> Saved:
    """As `Store.take_in`, which lets nobody else write meanwhile."""
    from ims_chart.storage.backups import Reason  # noqa: PLC0415 - seldom needed
    from ims_chart.storage.reunion import reunited, sharing  # noqa: PLC0415

    path = store.path(theirs.record.id)
    data = store.get(path)
    present = store.decode(path, theirs.record.id)
    if present.newer:
        raise StorageError(Code.READ_ONLY, path)
    mine = present.record
    theirs = replace(theirs, record=sharing(theirs.record, mine))
    union = reunited(store, mine, present.digest, theirs).record
    if _alike(union, mine):
        return Saved(digest=present.digest, revision=mine.revision)
    kept = store.backups.keep(mine.id, data, Reason.MERGED)
    parents = [(present.digest, mine.lineage), (theirs.digest, theirs.record.lineage)]
    return replace(_united(store, path, union, parents), displaced=kept)


def _united(store: Store, path: Path, union: Record, parents: Sequence[tuple[str, str]]) -> Saved:
    line = grown(*(parent for parent in parents if parent[0]))
    saved = write(store, path, union, union.revision, line)
    store.audit.note(Act.MERGED, union.id, revision=saved.revision, digest=saved.digest)
    return replace(saved, merged=store.versions.get(union.id, saved.digest))


def _alike(one: Record, other: Record) -> bool:
    return replace(one, revision=other.revision, lineage=other.lineage) == other


def _line(store: Store, record: Record, expected: str | None) -> str:
    """The lineage of what was made of the version with that digest."""
    if expected is None:
        return record.lineage
    return grown((expected, (store.versions.get(record.id, expected) or record).lineage))


def write(store: Store, path: Path, record: Record, revision: int, lineage: str) -> Saved:
    """Writes a record under the revision after the given one."""
    numbered = replace(record, revision=revision + 1, lineage=lineage)
    try:
        data = codec.written(numbered, store.pieces)
    except StorageError as error:
        raise error.at(path) from error
    written = store.put(path, data)
    digest = codec.digest_of(data)
    store.versions.note(digest, numbered)
    if "index" in store.__dict__:
        store.index.note(numbered, written.name)
    store.audit.note(Act.CHANGED, record.id, revision=numbered.revision, digest=digest)
    return Saved(digest=digest, revision=numbered.revision)


def refuse_newer(path: Path, data: bytes, form: str) -> None:
    """Raises StorageError: READ_ONLY, DAMAGED."""
    try:
        newer = codec.is_newer(data, form)
    except StorageError as error:
        raise error.at(path) from error
    if newer:
        raise StorageError(Code.READ_ONLY, path)
