"""The store: the clinic's own folder, with one file a patient.

STORE/patients/<id>.json    the records
STORE/clinic.json           letterhead, therapists, needle tray
STORE/audit/                who did what, one log a computer
STORE/backups/<id>/         what a record held before something befell it
STORE/damaged/              files that could not be read, moved aside
STORE/index/                the list of patients, derived from the records
STORE/locks/                who charts which patient just now
STORE/photos/<id>/          pictures of visits, by what is in them
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ims_chart.record import Clinic, Record
from ims_chart.storage import atomic, clinic_file, codec, saving
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id
from ims_chart.storage.lineage import Versions
from ims_chart.storage.pieces import Pieces
from ims_chart.storage.saving import Saved
from ims_chart.storage.sealed_folder import SealedFolder
from ims_chart.storage.summary import Summary, Unreadable, read_summary
from ims_chart.storage.vault import Vault

if TYPE_CHECKING:
    from ims_chart.storage.audit import Audit
    from ims_chart.storage.backups import Backups
    from ims_chart.storage.damaged import Damaged
    from ims_chart.storage.index import Index
    from ims_chart.storage.lock import Locks
    from ims_chart.storage.photos import Photos
    from ims_chart.storage.pins import Pins
    from ims_chart.storage.rescue import Rescue

T = TypeVar("T")


class Store(SealedFolder):
    """A folder of records. May be used from several threads."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        super().__init__(folder, vault)
        self.patients = self.folder / "patients"
        self.clinic_path = self.folder / "clinic.json"
        self.author = ""
        """Id of the therapist who works here now, for what is noted of who did what."""
        self._saving = threading.Lock()
        self.pieces = Pieces()
        self.versions = Versions()
        """What was lately read and written, for merges to begin from."""
        self.looked: dict[str, tuple[int, int, int, str]] = {}
        """How files looked from outside that held what they were expected to."""

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store in a folder. An empty folder is a store without patients, to be looked at;
        `create` makes it one to be written to.

        Raises:
            StorageError: NOT_A_FOLDER, NOT_A_STORE when it holds other things, NO_PERMISSION.
        """
        store = cls(folder)
        if not store.folder.is_dir():
            raise StorageError(Code.NOT_A_FOLDER, store.folder)
        store._refuse_others()
        return store

    @classmethod
    def create(cls, folder: Path) -> Store:
        """Makes what is missing of a store in a folder, and the folder; a store stays as it is.

        Raises:
            StorageError: NOT_A_FOLDER, NOT_A_STORE when it holds other things, NO_PERMISSION,
                NOT_WRITABLE.
        """
        store = cls(folder)
        store._refuse_others()
        try:
            for part in (store.patients, store.backups.folder):
                atomic.make_folder(part)
        except StorageError as error:
            if error.code is Code.NOT_A_FOLDER:
                raise error.at(store.folder) from error
            raise StorageError(Code.NOT_WRITABLE, store.folder, error.detail) from error
        if not store.writable:
            raise StorageError(Code.NOT_WRITABLE, store.folder)
        return store

    def _refuse_others(self) -> None:
        """Raises StorageError: NOT_A_STORE, NO_PERMISSION. A folder may not be there yet."""
        try:
            if not self.patients.is_dir() and self.folder.is_dir() and _visible(self.folder):
                raise StorageError(Code.NOT_A_STORE, self.folder)
        except OSError as error:
            if isinstance(error, PermissionError):
                raise StorageError(Code.NO_PERMISSION, self.folder, error.strerror or "") from error
            raise StorageError(Code.NOT_WRITABLE, self.folder, error.strerror or "") from error

    def demand(self) -> None:
        """Before a folder is made in the store: none shall stand where a disk or share is missing.

        Raises:
            StorageError: FOLDER_GONE.
        """
        if not self.patients.is_dir():
            raise StorageError(Code.FOLDER_GONE, self.patients)

    @cached_property
    def audit(self) -> Audit:
        """Who did what."""
        from ims_chart.storage.audit import Audit  # noqa: PLC0415

        return Audit(self)

    @cached_property
    def backups(self) -> Backups:
        """What records held before something befell them."""
        from ims_chart.storage.backups import Backups  # noqa: PLC0415

        return Backups(self)

    @cached_property
    def damaged(self) -> Damaged:
        """Files that could not be read, moved aside."""
        from ims_chart.storage.damaged import Damaged  # noqa: PLC0415

        return Damaged(self)

    @cached_property
    def index(self) -> Index:
        """The list of patients, without reading every record."""
        from ims_chart.storage.index import Index  # noqa: PLC0415

        return Index(self)

    @cached_property
    def locks(self) -> Locks:
        """Who charts which patient."""
        from ims_chart.storage.lock import Locks  # noqa: PLC0415

        return Locks(self)

    @cached_property
    def photos(self) -> Photos:
        """Pictures that belong to visits."""
        from ims_chart.storage.photos import Photos  # noqa: PLC0415

        return Photos(self)

    @cached_property
    def rescue(self) -> Rescue:
        """Work that could not be saved here, kept on this computer."""
        from ims_chart.storage.rescue import Rescue  # noqa: PLC0415

        return Rescue(self)

    @cached_property
    def pins(self) -> Pins:
        """What opens a locked screen."""
        from ims_chart.storage.pins import Pins  # noqa: PLC0415

        return Pins(self)

    @contextmanager
    def converting(self) -> Iterator[None]:
        """Meanwhile no record is saved, here or elsewhere, as far as the system can."""
        with self._saving, self.locks.writing():
            yield

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

    def __contains__(self, record_id: str) -> bool:
        """Whether there is a file for a record of that id."""
        try:
            return self.path(record_id).exists()
        except StorageError:
            return False

    def load(self, record_id: str) -> Loaded:
        """Reads a record whole and strictly.

        Raises:
            StorageError: BAD_NAME, NOT_FOUND, FOLDER_GONE, ENCRYPTED, DAMAGED, NEWER, TOO_LARGE,
                NO_PERMISSION, IO.
        """
        try:
            loaded = self.decode(self.path(record_id), record_id)
        except StorageError as error:
            if error.code is Code.NOT_FOUND:
                self.demand()
            raise
        self.versions.note(loaded.digest, loaded.record)
        return loaded

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
            return saving.write(self, path, record, 0, "")

    def save(self, record: Record, expected: str | None) -> Saved:
        """Writes a record under its next revision.

        Args:
            record: as it is to be.
            expected: digest of the file as the caller last read or wrote it. If the file is
                another by now, it is copied to the backups and merged with the record.

        Raises:
            StorageError: DAMAGED, NEWER or READ_ONLY when what is on disk isn't this version's
                to replace; UNWRITABLE_VALUE, TOO_LARGE, NO_SPACE, NO_PERMISSION, FOLDER_GONE,
                IO. The file is as it was.
        """
        with self._saving, self.locks.writing():
            return saving.save(self, record, expected)

    def meet(self, record: Record, expected: str) -> Saved | None:
        """Merges a record with what somebody else may have written since; None if nobody has.

        Raises:
            StorageError: as `load` and `save`.
        """
        if not saving.changed(self, record.id, expected):
            return None
        return self.save(record, expected)

    def take_in(self, other: Loaded) -> Saved:
        """Merges another version of a record into the one that is here, which stands where the two
        can't be merged. Raises StorageError like `save`.
        """
        with self._saving, self.locks.writing():
            return saving.take_in(self, other)

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
        return clinic_file.read_clinic(self.clinic_path)

    def save_clinic(self, clinic: Clinic) -> None:
        """Writes the clinic. Raises StorageError like `save`, and over no damaged file."""
        with self._saving:
            clinic_file.write_clinic(self, clinic)

    def path(self, record_id: str) -> Path:
        """Where the record of that id lies, or would lie. A file that is sealed, or not sealed yet,
        is found whatever the vault. Raises StorageError: BAD_NAME.
        """
        check_id(record_id)
        names = [record_id + SUFFIX, record_id + SEALED_SUFFIX]
        paths = [self.patients / name for name in (reversed(names) if self.vault.suffix else names)]
        return next((path for path in paths if path.exists()), paths[0])

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
        listed = [n for n in names if n.endswith(ends) and not n.startswith(".")]
        return [self.patients / name for name in self.once(listed)]

    def _each(self, reader: Callable[[Path, str], T]) -> Iterator[T | Unreadable]:
        for path in self._files():
            record_id = _id_of(path)
            try:
                check_id(record_id)
                yield reader(path, record_id)
            except StorageError as error:
                yield Unreadable(id=record_id, path=path, error=error.at(path))


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
