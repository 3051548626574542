"""Turning the files of a store into sealed ones, or into plain ones again, one after the other.

It may be stopped or killed at any point and goes on from there: a file is one kind or the other,
whole, and whoever reads the store takes both kinds. The plain file goes only when the sealed one is
on disk and has been read back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.frozen import frozen
from ims_chart.storage import atomic
from ims_chart.storage.age_vault import keyed
from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.codec import Loaded, decode_record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SUFFIX, read
from ims_chart.storage.key_changes import begin_opening, finish
from ims_chart.storage.key_state import Work
from ims_chart.storage.sealed_folder import AGE

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

FOLDERS = ("patients", "backups", "photos", "damaged", "index")
"""Folders of a store whose files hold something of a patient. `clinic.json`, the letterhead, locks,
PINs and the audit log (ids and hashes) hold nothing of one and stay as they are."""

DERIVED = "index"
"""Made anew from the records, so rather removed than converted."""

_ONE_FILE = frozenset({Code.DAMAGED, Code.TOO_LARGE, Code.NOT_FOUND})
"""What is wrong with one file and no reason to leave the others."""


@frozen(kw_only=True)
class Step:
    """How far it is.

    Attributes:
        done: files looked at, of `total`.
        problem: why the file that was looked at stays as it is.
    """

    done: int
    total: int
    problem: StorageError | None = None


def due(store: Store) -> bool:
    """Whether something is to be converted: because it was begun, or because plain files have come
    into a sealed store, from a backup or another computer. Lists folders, opens no file.

    Raises:
        StorageError: NO_PERMISSION when a folder can't be listed.
    """
    if not store.keys.on or store.locked:
        return False
    if store.keys.state.work is not Work.NONE:
        return True
    return any(not e.name.endswith(AGE) for folder in _folders(store) for e in folder)


def convert(store: Store) -> Iterator[Step]:
    """Converts an unlocked store, one file a step. May be left at any step, and begun again.

    Raises:
        StorageError: ENCRYPTED when it is locked meanwhile; what makes it useless to go on, as
            NO_SPACE. Every file is whole, and read as before.
    """
    state = store.keys.state
    opening = state.work is Work.OPEN
    vault = store.vault
    keyed(vault)
    files = [path for path in _files(store) if not (opening and _plain(path))]
    left_plain = False
    for done, path in enumerate(files, 1):
        problem = None
        try:
            _open_one(store, path) if opening else _seal_one(store, path)
        except StorageError as error:
            if error.code not in _ONE_FILE:
                raise
            problem = None if error.code is Code.NOT_FOUND else error
            left_plain = left_plain or (problem is not None and _plain(path))
        yield Step(done=done, total=len(files), problem=problem)
    if not opening:
        _remove_unfinished(store)
    # Whoever was shut out meanwhile, on another computer, calls for another round.
    if not left_plain and store.keys.state.generation == state.generation:
        store.vault = finish(store.keys, vault)


def open_up(store: Store) -> None:
    """Notes that the store is to be made plain. That it is to be sealed is noted with its keys.

    Raises:
        StorageError: ENCRYPTED when it is locked; as `atomic.write`.
    """
    store.vault = begin_opening(store.keys, store.vault)


def _files(store: Store) -> list[Path]:
    """Every file that may hold something of a patient, the records first."""
    return [Path(entry.path) for folder in _folders(store) for entry in sorted(folder, key=_name)]


def _folders(store: Store) -> Iterator[Iterator[os.DirEntry[str]]]:
    for folder in [*(store.folder / name for name in FOLDERS), store.rescue.folder]:
        if folder.is_dir():
            yield _ours(folder)


def _ours(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """The files in a folder and those in it; what the system tells with their names is enough."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _ours(entry.path)
                elif entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
                    yield entry
    except OSError as error:
        raise StorageError(Code.NO_PERMISSION, Path(folder), error.strerror or "") from error


def _name(entry: os.DirEntry[str]) -> str:
    return entry.path


def _plain(path: Path) -> bool:
    return path.suffix != AGE


def _seal_one(store: Store, path: Path) -> None:
    if path.is_relative_to(store.folder / DERIVED):
        if _plain(path) or not _current(store, path):
            atomic.remove(path)
        return
    with store.converting():
        if not _plain(path):
            if not _current(store, path):
                _put(store, path, store.get(path))
            return
        data = read(path)
        target = path.with_name(path.name + AGE)
        if not target.exists():
            _put(store, target, data)
            atomic.remove(path)
            return
    _bring_together(store, path, data, target)


def _open_one(store: Store, path: Path) -> None:
    if path.is_relative_to(store.folder / DERIVED):
        atomic.remove(path)
        return
    with store.converting():
        data = store.get(path)
        target = path.with_name(path.name.removesuffix(AGE))
        if not target.exists():
            atomic.write(target, data)
            atomic.remove(path)
            return
    _bring_together(store, path, data, target)


def _bring_together(store: Store, path: Path, data: bytes, target: Path) -> None:
    """There is a file of either kind. What differs is merged into the one that stays, or kept
    beside it, never dropped.
    """
    if store.get(target) != data:
        other = _record(path, data) if path.parent == store.patients else None
        if other is not None:
            store.take_in(other)
        else:
            store.put(_beside(target, data), data)
    atomic.remove(path)


def _record(path: Path, data: bytes) -> Loaded | None:
    try:
        loaded = decode_record(data)
    except StorageError:
        return None
    return loaded if path.name.removesuffix(AGE) == loaded.record.id + SUFFIX else None


def _beside(path: Path, data: bytes) -> Path:
    stem, dot, ends = path.name.partition(".")
    return path.with_name(f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}{dot}{ends}")


def _put(store: Store, target: Path, data: bytes) -> None:
    """Seals what is to take the place of a plain file, and makes sure that it can be read."""
    vault = store.vault
    if vault.suffix != AGE:
        raise StorageError(Code.ENCRYPTED, target)
    atomic.write(target, vault.seal(data))
    if vault.unseal(read(target)) != data:
        raise StorageError(Code.IO, target, "not what was written")


def _current(store: Store, path: Path) -> bool:
    try:
        return keyed(store.vault).is_current(read(path))
    except StorageError as error:
        raise error.at(path) from error


def _remove_unfinished(store: Store) -> None:
    """What killed programs left of writes from before the keys: they may be plain. Ages are those
    the disk itself tells, so no clock is compared with another's.
    """
    since = store.keys.ring_path.stat().st_mtime_ns
    for name in FOLDERS:
        for path in (store.folder / name).rglob(f".*{TEMP_SUFFIX}"):
            if path.stat().st_mtime_ns < since:
                atomic.remove(path)
