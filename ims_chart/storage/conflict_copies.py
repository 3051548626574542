"""The second copies that synchronising programs leave beside a record when two computers have
changed it: found by their names, and merged.

As seen in 2026: `x (conflicted copy 2026-11-21).json` and the like (Dropbox, Nextcloud, Google
Drive), `x.sync-conflict-20261121-103000-ABCDEFG.json` (Syncthing), `x-COMPUTER.json` (OneDrive),
`x (1).json`, `x 2.json` (iCloud Drive). What is common to all is the record's id at the beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ims_chart.storage import atomic, codec
from ims_chart.storage.backups import Reason
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX
from ims_chart.storage.sealed_folder import AGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ims_chart.storage.store import Store

_NAME = re.compile(r"([a-z0-9]+)[^a-z0-9]")


def copies(store: Store, among: Iterable[str] | None = None) -> dict[str, list[Path]]:
    """The copies by the id of their record. No file is opened.

    `among`: only of these records.
    """
    try:
        names = {entry.name for entry in store.patients.iterdir()}
    except OSError:
        return {}
    wanted = None if among is None else set(among)
    found: dict[str, list[Path]] = {}
    for name in sorted(names):
        match = _NAME.match(name)
        if match is None or not name.endswith((SUFFIX, AGE)):
            continue
        record_id = match[1]
        own = {record_id + SUFFIX, record_id + SEALED_SUFFIX}
        if name in own or not own & names or (wanted is not None and record_id not in wanted):
            continue
        found.setdefault(record_id, []).append(store.patients / name)
    return found


def merge_copy(store: Store, record_id: str, path: Path) -> bool:
    """Merges a copy into its record, keeps it in the backups and removes it. What can't be decided
    is left as conflicts, in which the record as it was stands.

    Returns:
        False, and nothing is changed, if it holds another record.

    Raises:
        StorageError: as `Store.load`; NEWER or DAMAGED of the copy, which stays where it is.
    """
    data = store.get(path)
    try:
        copy = codec.decode_record(data)
    except StorageError as error:
        raise error.at(path) from error
    if copy.record.id != record_id:
        return False
    if copy.newer:
        raise StorageError(Code.READ_ONLY, path)
    store.backups.keep(record_id, data, Reason.MERGED)
    store.take_in(copy)
    atomic.remove(path)
    return True
