"""The strict look at every file of a store: what is damaged, and what lies about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ims_chart.frozen import frozen
from ims_chart.record import ChainHead
from ims_chart.storage import key_check, photos
from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.evidence import Evidence
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id, read
from ims_chart.storage.problem import Problem
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER

__all__ = ["Checked", "Problem", "check"]


@frozen(kw_only=True)
class Checked:
    """What came of it.

    Attributes:
        files: how many files were looked into.
        problems: of the records by path, then of the clinic, the photos and the logs.
        leftovers: unfinished writes of a program that was killed; harmless.
        torn: logs whose last line a power cut tore before anybody was promised it; harmless.
    """

    files: int
    problems: tuple[Problem, ...]
    leftovers: tuple[Path, ...]
    torn: tuple[Path, ...] = ()


def check(store: Store, heads: Iterable[tuple[Path, ChainHead]] = ()) -> Checked:
    """Reads every record, every backup, photo and log, and the clinic, whole. Changes nothing.

    `heads` say where the logs stood, each with the file that keeps it.
    """
    files = 0
    problems: list[Problem] = []
    evidence = Evidence()
    for path, head in heads:
        evidence.head(path, head)
    for path, record_id in _records(store):
        files += 1
        problems += _looked_at(store, path, record_id, evidence)
    if store.clinic_path.exists():
        files += 1
        problems += _clinic(store)
    problems += photos.problems(store)
    problems += key_check.problems(store)
    files += len(store.audit.logs())
    problems += evidence.of_logs(store)
    return Checked(
        files=files,
        problems=tuple(problems),
        leftovers=tuple(sorted(store.folder.rglob(f".*{TEMP_SUFFIX}"))),
        torn=tuple(evidence.torn),
    )


def _records(store: Store) -> Iterator[tuple[Path, str]]:
    """Every file that passes for a record, and the id it must hold."""
    for path in _named(store.patients):
        yield path, path.name.removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX)
    for folder in sorted(p for p in _entries(store.backups.folder) if p.is_dir()):
        for path in _named(folder):
            yield path, folder.name


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _named(folder: Path) -> list[Path]:
    ends = (SUFFIX, SEALED_SUFFIX)
    return [p for p in _entries(folder) if p.name.endswith(ends) and not p.name.startswith(".")]


def _looked_at(store: Store, path: Path, record_id: str, evidence: Evidence) -> list[Problem]:
    current = path.parent == store.patients
    try:
        check_id(record_id)
        if path.name.endswith(SEALED_SUFFIX):
            _check_header(path)
        record = store.decode(path, record_id).record
    except StorageError as error:
        if current:
            evidence.of_unread(record_id)
        return [Problem(path=path, error=error.at(path))]
    return list(evidence.of_record(path, record, current=current))


def _check_header(path: Path) -> None:
    """What can be told of a sealed file without its key. Raises StorageError: DAMAGED."""
    if not read(path).startswith(HEADER):
        raise StorageError(Code.DAMAGED, path, "not an age file")


def _clinic(store: Store) -> list[Problem]:
    try:
        store.clinic()
    except StorageError as error:
        return [Problem(path=store.clinic_path, error=error)]
    return []
