"""Erasing a patient for good: the record, and whatever else of the patient lies in the store.

The audit log keeps its lines, which hold no names. What lies outside of the store (archives of the
whole store, exports, what a synchronised folder keeps of the past) can't be reached from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.storage import atomic
from ims_chart.storage.act import Act
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX

if TYPE_CHECKING:
    from ims_chart.storage.store import Store


def erase(store: Store, record_id: str) -> None:
    """Removes a patient. The record's own file goes last: after a power cut the patient still
    stands in the list, and can be erased again.

    Raises:
        StorageError: BAD_NAME, NOT_FOUND, NO_PERMISSION, IO.
    """
    path = store.path(record_id)
    if not path.exists():
        raise StorageError(Code.NOT_FOUND, path)
    store.index.throw_away()
    store.photos.erase(record_id)
    store.rescue.drop(record_id)
    for each in _remains(store, record_id):
        atomic.remove(each)
    # A patient who is gone without a line in the log would pass for lost.
    store.audit.note(Act.ERASED, record_id)
    for end in (SUFFIX, SEALED_SUFFIX):
        atomic.remove(store.patients / (record_id + end))
    store.index.forget(record_id)


def _remains(store: Store, record_id: str) -> Iterator[Path]:
    """Everything else that bears the record's id in its name, or lies in a folder that does."""
    own = {record_id + SUFFIX, record_id + SEALED_SUFFIX}
    yield from _files(store.backups.folder / record_id)
    for folder in (store.patients, store.folder / "damaged", store.folder / "locks"):
        for path in _files(folder):
            if path.name not in own and _is_about(path.name, record_id):
                yield path


def _is_about(name: str, record_id: str) -> bool:
    """Copies that a cloud has made, and what a killed program left, have the id up front."""
    bare = name.removeprefix(".")
    return bare.startswith(record_id) and not bare[len(record_id) : len(record_id) + 1].isalnum()


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StorageError(Code.NO_PERMISSION, folder, error.strerror or "") from error
