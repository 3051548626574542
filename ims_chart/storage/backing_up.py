"""A store packed in the place of an older archive of it, which stays if anything would be lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from ims_chart.storage import atomic
from ims_chart.storage.act import Act
from ims_chart.storage.archive import (
    PATIENTS,
    Archived,
    Progress,
    look_into,
    opened,
    read_manifest,
    write_archive,
)
from ims_chart.storage.chain import read_log
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, read
from ims_chart.storage.store import Store


def back_up(store: Store, path: Path, progress: Progress | None = None) -> Archived:
    """Packs a store into a file. An archive of that name is replaced once the new one is whole,
    unless a record is whole in it that in the new one is damaged or missing: then the new one stays
    beside it, and `lost` names those records.

    Raises:
        StorageError: as `atomic.write`; NO_PERMISSION, IO, NEWER when the old archive can't be
            looked into, which may then be worth keeping.
    """
    if not path.exists():
        return write_archive(store, path, progress)
    before = _records_in(path)
    now = dt.datetime.now()
    beside = path.with_name(f"{path.stem} {now:%Y-%m-%d %H%M%S.%f}{path.suffix}")
    done = write_archive(store, beside, progress, but=path)
    damaged = {_record_id(problem.path.name) for problem in done.damaged}
    kept = _records_in(beside).keys() - damaged | _erased(store)
    lost = _whole(path, before, before.keys() - kept)
    if lost:
        return replace(done, lost=lost)
    try:
        atomic.move(beside, path)
    except StorageError:
        atomic.remove(beside)
        raise
    return replace(done, path=path)


def _records_in(path: Path) -> dict[str, str]:
    """The ids of the records an archive is said to hold, with their names in it; none of one that
    is damaged as a whole, or of another file.
    """
    try:
        with opened(path) as packed:
            names = read_manifest(path, packed).files
    except StorageError as error:
        if error.code is Code.DAMAGED:
            return {}
        raise
    listed = (name for name in names if name.startswith(f"{PATIENTS}/"))
    return {_record_id(name): name for name in listed if name.endswith((SUFFIX, SEALED_SUFFIX))}


def _record_id(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX)


def _whole(path: Path, names: Mapping[str, str], ids: AbstractSet[str]) -> tuple[str, ...]:
    """Which of these records are whole in an archive."""
    if not ids:
        return ()
    found: list[str] = []
    with opened(path) as packed:
        manifest = read_manifest(path, packed)
        for record_id in sorted(ids):
            try:
                look_into(packed, names[record_id], manifest)
            except StorageError as error:
                if error.code is not Code.ENCRYPTED:
                    continue
            found.append(record_id)
    return tuple(found)


def _erased(store: Store) -> set[str]:
    """The records that were erased on purpose, by the logs as far as they can be read."""
    ids: set[str] = set()
    for path in store.audit.logs():
        try:
            lines = read_log(read(path)).lines
        except StorageError:
            continue
        ids |= {line.record for line in lines if line.act == Act.ERASED}
    return ids
