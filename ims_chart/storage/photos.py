"""Photos of visits: each a file of its own beside the records, named by what is in it.

STORE/photos/<record id>/<digest>.jpg, sealed where the store is. A photo lies here before the
record names it, and stays until its patient is erased: an earlier version of the record, or the
other computer's, may still show it.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import check_id
from ims_chart.storage.problem import Problem

if TYPE_CHECKING:
    from ims_chart.record import Record
    from ims_chart.storage.store import Store

JPG = ".jpg"
_AGE = ".age"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAMED = b'"photos"'
"""Stands in every record that names a photo; most don't, and needn't be decoded to know it."""


class Photos:
    """The pictures of a store, as bytes: what is in them is not looked at here. May be used from
    several threads.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.folder = store.folder / "photos"
        self._adding = threading.Lock()

    def path(self, record_id: str, digest: str) -> Path:
        """Where a photo lies, sealed or not, or would lie.

        Raises:
            StorageError: BAD_NAME for a record's id, DAMAGED for what is no digest.
        """
        check_id(record_id)
        if not _DIGEST.fullmatch(digest):
            raise StorageError(Code.DAMAGED, detail="photo.digest")
        plain = self.folder / record_id / f"{digest}{JPG}"
        sealed = plain.with_name(plain.name + _AGE)
        paths = (sealed, plain) if self._store.vault.suffix else (plain, sealed)
        return next((path for path in paths if path.exists()), paths[0])

    def add(self, record_id: str, data: bytes) -> str:
        """Keeps a picture and gives its digest; on disk when this returns. One that is kept
        already, whole, isn't written again.

        Raises:
            StorageError: as `Store.put`.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(record_id, digest)
        with self._adding:
            if not self._sound(record_id, digest):
                self._store.demand()
                atomic.make_folder(path.parent)
                self._store.put(path, data)
        return digest

    def read(self, record_id: str, digest: str) -> bytes:
        """A picture's bytes.

        Raises:
            StorageError: PHOTO_MISSING, DAMAGED when they aren't those that were kept, and as
                `Store.get`.
        """
        path = self.path(record_id, digest)
        if not path.exists():
            raise StorageError(Code.PHOTO_MISSING, path)
        data = self._store.get(path)
        if hashlib.sha256(data).hexdigest() != digest:
            raise StorageError(Code.DAMAGED, path, "not what its name says")
        return data

    def of(self, record_id: str) -> tuple[str, ...]:
        """The digests of all pictures that are kept for a record, whoever names them; sorted.

        Raises:
            StorageError: BAD_NAME, NO_PERMISSION.
        """
        check_id(record_id)
        return tuple(sorted({_digest_of(path) for path in _files(self.folder / record_id)} - {""}))

    def copy(self, from_id: str, to_id: str) -> None:
        """Keeps all pictures of one record for another too. Raises as `read` and `add`."""
        for digest in self.of(from_id):
            self.add(to_id, self.read(from_id, digest))

    def erase(self, record_id: str) -> None:
        """Removes every picture of a record for good, sealed or not, and what a killed program
        left of one. Raises StorageError: BAD_NAME, and as `atomic.remove`.
        """
        check_id(record_id)
        for path in _files(self.folder / record_id):
            atomic.remove(path)

    def _sound(self, record_id: str, digest: str) -> bool:
        """Whether the picture is there as it was kept; a damaged one is written anew."""
        try:
            self.read(record_id, digest)
        except StorageError as error:
            if error.code in {Code.PHOTO_MISSING, Code.DAMAGED}:
                return False
            raise
        return True


def problems(store: Store) -> Iterator[Problem]:
    """What is wrong with photos, read strictly: files that aren't what their name says, and photos
    that a record names and nobody has. Changes nothing.
    """
    for error in (*_of_files(store), *_of_records(store)):
        yield Problem(path=error.path or store.photos.folder, error=error)


def _of_files(store: Store) -> Iterator[StorageError]:
    for folder in _entries(store.photos.folder):
        if not folder.is_dir():
            yield StorageError(Code.BAD_NAME, folder, "in the folder of photos")
            continue
        for path in _files(folder):
            if path.name.startswith("."):
                continue
            try:
                _look_at(store, path)
            except StorageError as error:
                yield error.at(path)


def _look_at(store: Store, path: Path) -> None:
    """Raises StorageError: what is wrong with one file."""
    check_id(path.parent.name)
    digest = _digest_of(path)
    if not digest:
        raise StorageError(Code.BAD_NAME, path, "not named as a photo is")
    if hashlib.sha256(store.get(path)).hexdigest() != digest:
        raise StorageError(Code.DAMAGED, path, "not what its name says")


def _of_records(store: Store) -> Iterator[StorageError]:
    for record_id in store.ids():
        path = store.path(record_id)
        try:
            if _NAMED not in store.get(path):
                continue
            record = store.load(record_id).record
        except StorageError:
            continue  # the record itself is told where records are looked at
        for digest in sorted(_named_in(record)):
            try:
                wanted = store.photos.path(record_id, digest)
            except StorageError as error:
                yield error.at(path)
                continue
            if not wanted.exists():
                yield StorageError(Code.PHOTO_MISSING, wanted)


def _named_in(record: Record) -> set[str]:
    visits = (*record.visits, *(c.shell for c in record.conflicts if c.shell is not None))
    return {photo.digest for visit in visits for photo in visit.photos}


def _digest_of(path: Path) -> str:
    """The digest in a file's name, "" where there is none."""
    stem = path.name.removesuffix(_AGE).removesuffix(JPG)
    named = path.name in {stem + JPG, stem + JPG + _AGE}
    return stem if named and _DIGEST.fullmatch(stem) else ""


def _files(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if not path.is_dir()]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise StorageError(Code.NO_PERMISSION, folder, error.strerror or "") from error
