"""A whole store in one file, to be carried elsewhere: a zip that any program opens.

Beside the store's files, as they lie (sealed ones stay sealed), it holds `manifest.json`: size and
SHA-256 of each, and where the audit logs stood. What is derived or passing stays out: index, locks,
unfinished writes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from ims_chart.frozen import frozen
from ims_chart.record import ChainHead
from ims_chart.storage import atomic, codec
from ims_chart.storage.act import Act
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, read
from ims_chart.storage.manifest import Entry, Manifest, manifest_in, manifest_of
from ims_chart.storage.problem import Problem
from ims_chart.storage.shape import converted
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER

MANIFEST = "manifest.json"
FILE_MAX = 1024 * 1024 * 1024
"""No file of a store comes near it; one that claims to be larger is not unpacked."""

_LEFT_OUT = {"index", "locks"}
_ENDS = (".tmp", ".lock")
_PACKED_ALREADY = (".age", ".jpg", ".png")
PATIENTS = "patients"
_UNFINISHED = "patients-unfinished"

Progress = Callable[[int, int], None]
"""Told how many files of how many are done; what it raises stops the work."""


@frozen(kw_only=True)
class Archived:
    """What came of packing.

    Attributes:
        path: where the archive lies.
        files: how many are in it.
        left_out: what could not be read, each with the reason.
        damaged: records that are in it as they lie in the store, damaged.
        lost: ids of records that are whole in the archive this one was to replace, and in this one
            damaged or missing. That one stays, and this lies beside it.
    """

    path: Path
    files: int
    left_out: tuple[Problem, ...]
    damaged: tuple[Problem, ...]
    lost: tuple[str, ...] = ()


def write_archive(
    store: Store, path: Path, progress: Progress | None = None, *, but: Path | None = None
) -> Archived:
    """Packs a store into a file; a file of that name is replaced once the new one is whole,
    whatever it held: `back_up` looks at that first. `but`, a file of the store, is not packed.

    Raises:
        StorageError: as `atomic.write`.
    """
    entries: dict[str, Entry] = {}
    left_out: list[Problem] = []
    damaged: list[Problem] = []
    # The logs come last: a visit that is signed meanwhile names no line that isn't packed.
    heads = store.audit.heads()
    out = {each.absolute() for each in (path, but) if each is not None}
    found = sorted(_files(store.folder, out), key=lambda p: store.audit.folder in p.parents)
    with (
        atomic.pour(path) as take,
        zipfile.ZipFile(cast("IO[bytes]", _Pouring(take)), "w") as packed,
    ):
        for done, file in enumerate(found):
            if progress is not None:
                progress(done, len(found))
            try:
                name = _name(file.relative_to(store.folder))
                data = read(file)
            except StorageError as error:
                left_out.append(Problem(path=file, error=error.at(file)))
                continue
            _add(packed, name, data)
            entries[name] = Entry(len(data), hashlib.sha256(data).hexdigest())
            damaged += _damage(file, name, data)
        _add(packed, MANIFEST, manifest_of(entries, heads))
    store.audit.note(Act.BACKED_UP)
    return Archived(path=path, files=len(entries), left_out=tuple(left_out), damaged=tuple(damaged))


def check_archive(path: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many files an archive holds, and what is wrong with them. Records are read strictly;
    sealed ones are told as ENCRYPTED.

    Raises:
        StorageError: NOT_FOUND, NO_PERMISSION, IO; DAMAGED, NEWER when it can't be looked into.
    """
    problems: list[Problem] = []
    with opened(path) as packed:
        manifest = read_manifest(path, packed)
        for name in sorted({*manifest.files, *packed.namelist()} - {MANIFEST}):
            try:
                look_into(packed, name, manifest)
            except StorageError as error:
                problems.append(Problem(path=path / name, error=error.at(path / name)))
    return len(manifest.files), tuple(problems)


def heads_in(path: Path) -> tuple[ChainHead, ...]:
    """Where the logs of the store stood when it was packed. Raises StorageError like
    `check_archive`.
    """
    with opened(path) as packed:
        heads = read_manifest(path, packed).heads
    with _told_of(path):
        return tuple(converted(head, ChainHead, "heads") for head in heads)


def unpack_archive(path: Path, folder: Path, progress: Progress | None = None) -> Store:
    """Makes the store of an archive in a folder that is empty or not there yet.

    Every file is compared with the manifest before it is written. Until the last one is there
    the folder is no store.

    Raises:
        StorageError: EXISTS when the folder holds anything; DAMAGED when a file isn't as it was
            packed; as `check_archive` and `atomic.write`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StorageError(Code.EXISTS, folder)
    with opened(path) as packed:
        manifest = read_manifest(path, packed)
        files = sorted(manifest.files)
        for name in files:
            with _told_of(path):
                _check_name(name)
        for top in (_UNFINISHED, "backups"):
            atomic.make_folder(folder / top)
        for done, name in enumerate(files):
            if progress is not None:
                progress(done, len(files))
            with _told_of(path / name):
                data = _verified(packed, name, manifest.files[name])
            target = folder.joinpath(*_aside(name))
            atomic.make_folder(target.parent)
            atomic.write(target, data)
        atomic.move(folder / _UNFINISHED, folder / PATIENTS)
    store = Store.open(folder)
    store.audit.note(Act.RESTORED)
    return store


class _Pouring:
    """A file that can only be written on."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take

    def write(self, data: bytes) -> int:
        self._take(data)
        return len(data)

    def flush(self) -> None:
        """What was taken is on its way already."""


def _files(folder: Path, out: set[Path]) -> Iterator[Path]:
    """What is packed, by name; not what is left `out`, as the archive itself."""
    for base, folders, names in os.walk(folder):
        at = Path(base)
        hidden = _LEFT_OUT if at == folder else set()
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in hidden)
        for name in sorted(names):
            path = at / name
            if name.startswith(".") or name.endswith(_ENDS) or path.absolute() in out:
                continue
            if path.is_file():
                yield path


def _name(path: Path) -> str:
    name = path.as_posix()
    _check_name(name)
    return name


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, dt.datetime.now().timetuple()[:6])
    info.external_attr = 0o600 << 16
    tight = name.endswith(_PACKED_ALREADY)
    info.compress_type = zipfile.ZIP_STORED if tight else zipfile.ZIP_DEFLATED
    packed.writestr(info, data)


def opened(path: Path) -> zipfile.ZipFile:
    """An archive to read from. Raises StorageError like `check_archive`."""
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise StorageError(Code.NOT_FOUND, path) from error
    except PermissionError as error:
        raise StorageError(Code.NO_PERMISSION, path, error.strerror or "") from error
    except OSError as error:
        raise StorageError(Code.IO, path, error.strerror or "") from error
    except Exception as error:
        raise StorageError(Code.DAMAGED, path, f"not a backup: {error}") from error


def read_manifest(path: Path, packed: zipfile.ZipFile) -> Manifest:
    """What it says it holds. Raises StorageError: DAMAGED, NEWER, IO."""
    with _told_of(path):
        return manifest_in(_unpacked(packed, MANIFEST, None))


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        raise error.at(path) from error


def look_into(packed: zipfile.ZipFile, name: str, manifest: Manifest) -> None:
    """Reads a file of an archive strictly.

    Raises:
        StorageError: BAD_NAME, DAMAGED, TOO_LARGE, NEWER, IO; ENCRYPTED for a sealed record, whose
            bytes are as they were packed.
    """
    _check_name(name)
    if name not in manifest.files:
        raise StorageError(Code.DAMAGED, detail="not in the manifest")
    _look_at(name, _verified(packed, name, manifest.files[name]))


def _look_at(name: str, data: bytes) -> None:
    folder, _, rest = name.partition("/")
    if folder not in {PATIENTS, "backups"}:
        return
    if name.endswith(SEALED_SUFFIX):
        if not data.startswith(HEADER):
            raise StorageError(Code.DAMAGED, detail="not an age file")
        raise StorageError(Code.ENCRYPTED)
    if name.endswith(SUFFIX):
        record_id = rest.partition("/")[0].removesuffix(SUFFIX)
        if codec.decode_record(data).record.id != record_id:
            raise StorageError(Code.DAMAGED, detail="id: not the file's name")


def _damage(file: Path, name: str, data: bytes) -> list[Problem]:
    """What is wrong with a record that is packed as it lies."""
    try:
        if name.startswith(f"{PATIENTS}/"):
            _look_at(name, data)
    except StorageError as error:
        return [] if error.code is Code.ENCRYPTED else [Problem(path=file, error=error.at(file))]
    return []


def _verified(packed: zipfile.ZipFile, name: str, entry: Entry) -> bytes:
    """Raises StorageError: DAMAGED when it is not what was packed."""
    data = _unpacked(packed, name, entry.size)
    if len(data) != entry.size or hashlib.sha256(data).hexdigest() != entry.sha256:
        raise StorageError(Code.DAMAGED, detail="not as it was packed")
    return data


def _unpacked(packed: zipfile.ZipFile, name: str, size: int | None) -> bytes:
    most = FILE_MAX if size is None else min(size, FILE_MAX)
    try:
        with packed.open(name) as file:
            return file.read(most + 1)
    except KeyError as error:
        raise StorageError(Code.DAMAGED, detail="not in the backup") from error
    except OSError as error:
        raise StorageError(Code.IO, detail=error.strerror or type(error).__name__) from error
    except Exception as error:
        # Whatever a zip that was tampered with makes the unpacker say.
        raise StorageError(Code.DAMAGED, detail=f"{type(error).__name__}: {error}") from error


def _check_name(name: str) -> None:
    """Refuses what would lead out of the folder, on any system."""
    parts = name.split("/")
    odd = any(p in {"", ".", ".."} or p.startswith(".") or p.endswith((".", " ")) for p in parts)
    if odd or any(c in '\\:<>|?*"' or not c.isprintable() for c in name):
        raise StorageError(Code.BAD_NAME, detail=name[:64])


def _aside(name: str) -> list[str]:
    parts = name.split("/")
    return [_UNFINISHED, *parts[1:]] if parts[0] == PATIENTS else parts
