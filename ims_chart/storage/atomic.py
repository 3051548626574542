"""The one door through which files are written: a file is the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
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


class Disk:
    """The single operations, each one call of the system. Tests put another in its place, that
    writes down what is done, or fails where it is told to.
    """

    def create(self, folder: Path, prefix: str) -> tuple[int, Path]:
        """A new file of a name of its own, for its owner's eyes alone."""
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=prefix, suffix=TEMP_SUFFIX)
        return descriptor, Path(name)

    def open_end(self, path: Path) -> int:
        """The end of a file that is made if it isn't there."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)

    def write(self, descriptor: int, data: memoryview | bytes) -> int:
        """Gives how many bytes were taken."""
        return os.write(descriptor, data)

    def chmod(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def sync(self, descriptor: int) -> None:
        """Waits until the bytes are on the disk itself and not in its cache only."""
        _full_sync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Makes names durable, where the system and the kind of disk have a way to."""
        if os.name == "nt":
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                _full_sync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise

    def unlink(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def mkdir(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)

    def rmdir(self, folder: Path) -> None:
        """Only an empty one goes."""
        folder.rmdir()


disk = Disk()
"""What all of the below is done by."""


def write(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file; when this returns, a power cut can't undo it.

    A new file is for its owner's eyes alone; an old one keeps the mode it has.

    Raises:
        StorageError: NO_SPACE, NO_PERMISSION, FOLDER_GONE or IO. The old file is untouched and
            nothing is left beside it, save that when only the last step, making the new name
            durable, fails (IO), the new file already stands in its place.
    """
    with pour(path) as take:
        take(data)


@contextmanager
def pour(path: Path) -> Iterator[Callable[[bytes], None]]:
    """As `write`, for what is too much to be held at once: gives what takes the next bytes.

    Whatever is raised within leaves the old file as it is, too.

    Raises:
        StorageError: as `write`.
    """
    with _told(path):
        descriptor, temp = disk.create(path.parent, f".{path.stem[:40]}.")
    try:
        try:
            yield lambda data: _write_all(path, descriptor, data)
            with _told(path):
                with suppress(FileNotFoundError):
                    disk.chmod(temp, stat.S_IMODE(path.stat().st_mode))
                disk.sync(descriptor)
        finally:
            with _told(path):
                disk.close(descriptor)
        with _told(path):
            disk.replace(temp, path)
    except BaseException:
        _drop(temp)
        raise
    with _told(path):
        disk.sync_folder(path.parent)


def append(path: Path, data: bytes) -> None:
    """Adds to the end of a file, making it if it isn't there; durable when this returns.

    A power cut in the middle may leave a part of `data` at the end: whoever reads such a file must
    tell a whole line from a torn one.

    Raises:
        StorageError: as `write`. What the file held before is untouched; a part of `data` may
            stand behind it.
    """
    with _told(path):
        new = not path.exists()
        descriptor = disk.open_end(path)
        try:
            try:
                _write_all(path, descriptor, data)
                disk.sync(descriptor)
            finally:
                disk.close(descriptor)
            if new:
                disk.sync_folder(path.parent)
        except BaseException:
            if new:
                # Left there it would pass for a file whose name is durable.
                _drop(path)
            raise


def move(path: Path, target: Path) -> None:
    """Gives a file another name in the same store, durably. What bears that name is replaced.

    Raises:
        StorageError: as `write`; FOLDER_GONE too when there is no such file.
    """
    with _told(path):
        disk.replace(path, target)
        # The new name first: after a power cut there may be both, never neither.
        disk.sync_folder(target.parent)
        if target.parent != path.parent:
            disk.sync_folder(path.parent)


def remove(path: Path) -> None:
    """Removes a file, durably; one that isn't there is no error.

    Raises:
        StorageError: as `write`.
    """
    with _told(path):
        disk.unlink(path)
        disk.sync_folder(path.parent)


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
        disk.mkdir(folder)
        try:
            disk.sync_folder(folder.parent)
        except BaseException:
            # Left there it would pass for a folder whose name is durable.
            with suppress(OSError):
                disk.rmdir(folder)
            raise


def _write_all(path: Path, descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    with _told(path):
        while rest:
            rest = rest[disk.write(descriptor, rest) :]


def _full_sync(descriptor: int) -> None:
    """On macOS `fsync` leaves the bytes in the disk's own cache, which a power cut empties."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _drop(temp: Path) -> None:
    """The failure that led here is the one to be told, not that of tidying up."""
    with suppress(OSError):
        disk.unlink(temp)


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
