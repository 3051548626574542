"""A file of the store: its name, and its bytes with a bound on how many."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from ims_chart.storage.errors import Code, StorageError

SUFFIX = ".json"
SEALED_SUFFIX = ".json.age"
"""An encrypted record, in the age format."""

MAX_BYTES = 64 * 1024 * 1024
"""Over six times the largest record that has been thought of (9.5 MB, 15,000 sites)."""

PINS = Path("keys", "pins.json")
"""Where, in a store, the PINs of those who work here lie."""

_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def check_id(record_id: str) -> None:
    """Refuses an id that is no safe file name on Linux, Windows and macOS alike.

    Raises:
        StorageError: BAD_NAME.
    """
    if not _SAFE.fullmatch(record_id) or _RESERVED.fullmatch(record_id):
        raise StorageError(Code.BAD_NAME, detail=record_id[:64])


def read(path: Path) -> bytes:
    """The whole file.

    Raises:
        StorageError: NOT_FOUND, TOO_LARGE (told by its size, nothing is read), DAMAGED when it is
            no regular file, NO_PERMISSION, IO.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise StorageError(Code.DAMAGED, path, "not a regular file")
        if status.st_size > MAX_BYTES:
            raise StorageError(Code.TOO_LARGE, path, f"{status.st_size} bytes")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StorageError(Code.NOT_FOUND, path) from error
    except NotADirectoryError as error:
        raise StorageError(Code.NOT_FOUND, path) from error
    except PermissionError as error:
        raise StorageError(Code.NO_PERMISSION, path, error.strerror or "") from error
    except OSError as error:
        raise StorageError(Code.IO, path, error.strerror or type(error).__name__) from error


def has_pins(folder: Path) -> bool:
    """Whether a store has a file of PINs, whatever it holds. A start asks this before it paints
    anything, so nothing is read, and no more of the program loaded.
    """
    return os.path.lexists(folder / PINS)
