"""The store: the clinic's own folder, with one file a patient.

STORE/patients/<id>.json    the records
STORE/clinic.json           letterhead, therapists, needle tray
STORE/backups/<id>/         what a save has displaced, by UTC time
"""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ims_chart.record import Clinic, Record
from ims_chart.storage import atomic, codec
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id, read
from ims_chart.storage.summary import Summary, Unreadable, read_summary
from ims_chart.storage.vault import OpenVault, Vault

T = TypeVar("T")
_AGE = SEALED_SUFFIX.removeprefix(SUFFIX)


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What a save came to.

    Attributes:
        digest: of the file now; the next save's `expected`.
        revision: of the record now.
        displaced: the copy of what somebody else had written in the meantime, if they had.
    """

    digest: str
    revision: int
    displaced: Path | None = None


class Store:
    """A folder of records. May be used from several threads."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        self.folder = folder
        self.vault = vault or OpenVault()
        self.patients = folder / "patients"
        self.backups = folder / "backups"
        self.clinic_path = folder / "clinic.json"
        self._saving = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store in a folder. An empty folder is a store without patients, to be looked at;
        `create` makes it one to be written to.

        Raises:
            StorageError: NOT_A_FOLDER, NOT_A_STORE when it holds other things, NO_PERMISSION.
        """
        store = cls(folder)
        try:
            if not folder.is_dir():
                raise StorageError(Code.NOT_A_FOLDER, folder)
            if not store.patients.is_dir() and _visible(folder):
                raise StorageError(Code.NOT_A_STORE, folder)
        except PermissionError as error:
            raise StorageError(Code.NO_PERMISSION, folder, error.strerror or "") from error
        return store

    @classmethod
    def create(cls, folder: Path) -> Store:
        """Makes what is missing of a store in a folder, and the folder; a store stays as it is.

        Raises:
            StorageError: NOT_A_FOLDER, NOT_WRITABLE.
        """
        store = cls(folder)
        try:
            for part in (store.patients, store.backups):
                atomic.make_folder(part)
        except StorageError as error:
            if error.code is Code.NOT_A_FOLDER:
                raise error.at(folder) from error
            raise StorageError(Code.NOT_WRITABLE, folder, error.detail) from error
        if not store.writable:
            raise StorageError(Code.NOT_WRITABLE, folder)
        return store

    @property
    def writable(self) -> bool:
        """Whether records can be saved here, found out by trying: rights alone don't tell."""
        try:
            with tempfile.TemporaryFile(dir=self.patients):
                return True
        except OSError:
            return False

    def ids(self) -> list[str]:
        """The ids of all files that are named as a record, sorted; none is opened."""
        return sorted({_id_of(path) for path in self._files() if _named_well(path)})

    def load(self, record_id: str) -> Loaded:
        """Reads a record whole and strictly.

        Raises:
            StorageError: BAD_NAME, NOT_FOUND, ENCRYPTED, DAMAGED, NEWER, TOO_LARGE,
                NO_PERMISSION, IO.
        """
        return self.decode(self.path(record_id), record_id)

    def decode(self, path: Path, record_id: str) -> Loaded:
        """The record of that id in any file, a backup too. Raises StorageError like `load`."""
        data = self.get(path)
        try:
            loaded = codec.decode_record(data)
        except StorageError as error:
            raise error.at(path) from error
        if loaded.record.id != record_id:
            raise StorageError(Code.DAMAGED, path, "id: not the file's name")
        return loaded

    def new(self, record: Record) -> Saved:
        """Writes the first file of a patient.

        Raises:
            StorageError: EXISTS, and what `save` raises.
        """
        with self._saving:
            path = self.path(record.id)
            if path.exists():
                raise StorageError(Code.EXISTS, path)
            return self._write(path, record, 0)

    def save(self, record: Record, expected: str | None) -> Saved:
        """Writes a record under its next revision.

        Args:
            record: as it is to be.
            expected: digest of the file as the caller last read or wrote it. If the file is
                another by now, it is copied to the backups before it is replaced.

        Raises:
            StorageError: DAMAGED, NEWER or READ_ONLY when what is on disk isn't this version's
                to replace; UNWRITABLE_VALUE, TOO_LARGE, NO_SPACE, NO_PERMISSION, FOLDER_GONE,
                IO. The file is as it was.
        """
        with self._saving:
            path = self.path(record.id)
            if not path.exists():
                return self._write(path, record, record.revision)
            data = self.get(path)
            if codec.digest_of(data) == expected:
                self._refuse_newer(path, data, codec.RECORD_FORMAT)
                return self._write(path, record, record.revision)
            other = self.decode(path, record.id)
            if other.newer:
                raise StorageError(Code.READ_ONLY, path)
            kept = self._keep(record.id, data)
            saved = self._write(path, record, max(record.revision, other.record.revision))
            return replace(saved, displaced=kept)

    def summaries(self) -> Iterator[Summary | Unreadable]:
        """One entry a file, in the order of file names. Each is read when it is asked for, so
        that the caller can pause between them.
        """
        return self._each(lambda path, record_id: read_summary(path, record_id, self.get(path)))

    def records(self) -> Iterator[Record | Unreadable]:
        """As `summaries`, each read whole and strictly."""
        return self._each(lambda path, record_id: self.decode(path, record_id).record)

    def count(self) -> int:
        """How many files there are among the records; none is opened."""
        return len(self._files())

    def clinic(self) -> Clinic:
        """The clinic, an unnamed one if none was saved yet.

        Raises:
            StorageError: DAMAGED, NEWER, TOO_LARGE, NO_PERMISSION, IO.
        """
        if not self.clinic_path.exists():
            return Clinic()
        try:
            return codec.decode_clinic(read(self.clinic_path))
        except StorageError as error:
            raise error.at(self.clinic_path) from error

    def save_clinic(self, clinic: Clinic) -> None:
        """Writes the clinic. Raises StorageError like `save`, and over no damaged file."""
        with self._saving:
            path = self.clinic_path
            if path.exists():
                self.clinic()
                self._refuse_newer(path, read(path), codec.CLINIC_FORMAT)
            if not self.patients.is_dir():
                raise StorageError(Code.FOLDER_GONE, self.patients)
            data = _bytes(path, clinic, codec.encode_clinic, codec.decode_clinic)
            atomic.write(path, data)

    def path(self, record_id: str) -> Path:
        """Where the record of that id lies, or would lie. A file that is sealed, or not sealed yet,
        is found whatever the vault. Raises StorageError: BAD_NAME.
        """
        check_id(record_id)
        names = [record_id + SUFFIX, record_id + SEALED_SUFFIX]
        paths = [self.patients / name for name in (reversed(names) if self.vault.suffix else names)]
        return next((path for path in paths if path.exists()), paths[0])

    def get(self, path: Path) -> bytes:
        """The bytes of a file of the store, unsealed.

        Raises:
            StorageError: as `file.read`; ENCRYPTED without the key, DAMAGED.
        """
        data = read(path)
        if not path.name.endswith(SEALED_SUFFIX):
            return data
        if not self.vault.suffix:
            raise StorageError(Code.ENCRYPTED, path)
        try:
            return self.vault.unseal(data)
        except StorageError as error:
            raise error.at(path) from error

    def put(self, path: Path, data: bytes) -> Path:
        """Writes a file of the store, sealed if the store is; gives its path, whose ending tells
        which. A file of the other kind is replaced. Raises StorageError like `atomic.write`.
        """
        bare = path.with_name(path.name.removesuffix(_AGE))
        target = bare.with_name(bare.name + self.vault.suffix)
        atomic.write(target, self.vault.seal(data))
        if target != bare and bare.exists():
            atomic.remove(bare)
        return target

    def _files(self) -> list[Path]:
        """Whatever passes for a record by its ending, sorted by name."""
        try:
            names = sorted(path.name for path in self.patients.iterdir())
        except FileNotFoundError:
            if not self.folder.is_dir():
                raise StorageError(Code.FOLDER_GONE, self.folder) from None
            return []
        except OSError as error:
            raise StorageError(Code.NO_PERMISSION, self.patients, error.strerror or "") from error
        ends = (SUFFIX, SEALED_SUFFIX)
        return [self.patients / n for n in names if n.endswith(ends) and not n.startswith(".")]

    def _each(self, reader: Callable[[Path, str], T]) -> Iterator[T | Unreadable]:
        for path in self._files():
            record_id = _id_of(path)
            try:
                check_id(record_id)
                yield reader(path, record_id)
            except StorageError as error:
                yield Unreadable(id=record_id, path=path, error=error.at(path))

    def _write(self, path: Path, record: Record, revision: int) -> Saved:
        numbered = replace(record, revision=revision + 1)
        data = _bytes(path, numbered, codec.encode_record, codec.decode_record)
        self.put(path, data)
        return Saved(digest=codec.digest_of(data), revision=numbered.revision)

    def _refuse_newer(self, path: Path, data: bytes, form: str) -> None:
        try:
            newer = codec.is_newer(data, form)
        except StorageError as error:
            raise error.at(path) from error
        if newer:
            raise StorageError(Code.READ_ONLY, path)

    def _keep(self, record_id: str, data: bytes) -> Path:
        """Copies displaced bytes to the backups, on disk before anything is replaced."""
        folder = self.backups / record_id
        atomic.make_folder(folder)
        now = dt.datetime.now(dt.UTC)
        return self.put(folder / f"{now:%Y%m%dT%H%M%S.%fZ}{SUFFIX}", data)


def _visible(folder: Path) -> bool:
    """Whether a folder holds anything but what systems and clouds hide in it."""
    return any(not entry.name.startswith(".") for entry in folder.iterdir())


def _id_of(path: Path) -> str:
    return path.name.removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX)


def _named_well(path: Path) -> bool:
    try:
        check_id(_id_of(path))
    except StorageError:
        return False
    return True


def _bytes(
    path: Path, value: T, encode: Callable[[T], bytes], decode: Callable[[bytes], object]
) -> bytes:
    """The bytes of a file, read back before they are written: what can't be read again (a text
    where a number belongs) must never take the place of what can.
    """
    try:
        data = encode(value)
    except StorageError as error:
        raise error.at(path) from error
    try:
        decode(data)
    except StorageError as error:
        raise StorageError(Code.UNWRITABLE_VALUE, path, error.detail) from error
    return data
