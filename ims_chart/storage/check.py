"""The strict look at every file of a store: what is damaged, and what lies about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id, read
from ims_chart.storage.store import Store

_AGE_HEADER = b"age-encryption.org/v1\n"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A file that isn't sound. ENCRYPTED: its header is, and the key to look inside is lacking."""

    path: Path
    error: StorageError


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What came of it.

    Attributes:
        files: how many files were looked into.
        problems: by path.
        leftovers: unfinished writes of a program that was killed; harmless.
    """

    files: int
    problems: tuple[Problem, ...]
    leftovers: tuple[Path, ...]


def check(store: Store) -> Checked:
    """Reads every record, every backup and the clinic whole. Changes nothing."""
    files = 0
    problems: list[Problem] = []
    for path, record_id in _records(store):
        files += 1
        problems += _looked_at(store, path, record_id)
    if store.clinic_path.exists():
        files += 1
        problems += _clinic(store)
    return Checked(files=files, problems=tuple(problems), leftovers=tuple(_leftovers(store)))


def _leftovers(store: Store) -> Iterator[Path]:
    for folder in (store.folder, store.patients, *_entries(store.backups)):
        yield from sorted(folder.glob(f".*{TEMP_SUFFIX}"))


def _records(store: Store) -> Iterator[tuple[Path, str]]:
    """Every file that passes for a record, and the id it must hold."""
    for path in _named(store.patients):
        yield path, path.name.removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX)
    for folder in sorted(p for p in _entries(store.backups) if p.is_dir()):
        for path in _named(folder):
            yield path, folder.name


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _named(folder: Path) -> list[Path]:
    ends = (SUFFIX, SEALED_SUFFIX)
    return [p for p in _entries(folder) if p.name.endswith(ends) and not p.name.startswith(".")]


def _looked_at(store: Store, path: Path, record_id: str) -> list[Problem]:
    try:
        check_id(record_id)
        if path.name.endswith(SEALED_SUFFIX):
            _check_sealed(path)
        store.decode(path, record_id)
    except StorageError as error:
        return [Problem(path=path, error=error.at(path))]
    return []


def _check_sealed(path: Path) -> None:
    if not read(path).startswith(_AGE_HEADER):
        raise StorageError(Code.DAMAGED, path, "not an age file")
    raise StorageError(Code.ENCRYPTED, path)


def _clinic(store: Store) -> list[Problem]:
    try:
        store.clinic()
    except StorageError as error:
        return [Problem(path=store.clinic_path, error=error)]
    return []
