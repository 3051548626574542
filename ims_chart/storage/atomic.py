"""The one door through which files are written: a file is the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ims_chart.storage.errors import Code, StorageError

TEMP_SUFFIX = ".tmp"
"""Ends the name of a file still being written; such a name begins with a dot."""

_CODES = {
    errno.ENOSPC: Code.NO_SPACE,
    errno.EDQUOT: Code.NO_SPACE,
    errno.EFBIG: Code.NO_SPACE,
    errno.EACCES: Code.NO_PERMISSION,
    errno.EPERM: Code.NO_PERMISSION,
    errno.EROFS: Code.NO_PERMISSION,
    errno.ENOENT: Code.FOLDER_GONE,
    errno.ENOTDIR: Code.FOLDER_GONE,
    errno.EEXIST: Code.NOT_A_FOLDER,
}
_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EISDIR}


def write(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file; when this returns, a power cut can't undo it.

    A new file is for its owner's eyes alone; an old one keeps the mode it has.

    Raises:
        StorageError: NO_SPACE, NO_PERMISSION, FOLDER_GONE or IO. The old file is untouched and
            nothing is left beside it, save that when only the last step, making the new name
            durable, fails (IO), the new file already stands in its place.
    """
    with _told(path):
        temp = _written_beside(path, data)
        try:
            temp.replace(path)
        except BaseException:
            _drop(temp)
            raise
        _sync_folder(path.parent)


def append(path: Path, data: bytes) -> None:
    """Adds to the end of a file, making it if it isn't there; durable when this returns.

    A power cut in the middle may leave a part of `data` at the end: whoever reads such a file must
    tell a whole line from a torn one.

    Raises:
        StorageError: as `write`. What the file held before is untouched.
    """
    with _told(path):
        new = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if new:
            _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Removes a file, durably; one that isn't there is no error.

    Raises:
        StorageError: as `write`.
    """
    with _told(path):
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Makes a folder and what is missing above it, durably; one that is there stays as it is.

    Raises:
        StorageError: NOT_A_FOLDER when a file stands in the way; as `write` otherwise.
    """
    with _told(folder):
        if folder.is_dir():
            return
    make_folder(folder.parent)
    with _told(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def _written_beside(path: Path, data: bytes) -> Path:
    """A temporary file in the same folder, on disk to the last byte."""
    descriptor, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=TEMP_SUFFIX
    )
    temp = Path(name)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            with suppress(FileNotFoundError):
                temp.chmod(stat.S_IMODE(path.stat().st_mode))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _drop(temp)
        raise
    return temp


def _drop(temp: Path) -> None:
    """The failure that led here is the one to be told, not that of tidying up."""
    with suppress(OSError):
        temp.unlink()


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable, where the system and the kind of disk have a way to."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, Code.IO)
        raise StorageError(code, path, error.strerror or type(error).__name__) from error
    except ValueError as error:
        # A name that no system can have, as one with a NUL in it.
        raise StorageError(Code.BAD_NAME, detail=str(error)) from error
