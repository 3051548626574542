"""This computer, as stores know it: by a random id that names no machine and no person."""

from __future__ import annotations

import hashlib
import logging
import platform
import secrets
from functools import lru_cache
from pathlib import Path

import msgspec
from platformdirs import user_data_path

from ims_chart.storage import atomic
from ims_chart.storage.codec import parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read

log = logging.getLogger(__name__)


class _Kept(msgspec.Struct):
    """`machine` is a hash of the host's name: a disk that was copied to another computer, or a
    home folder that two computers share, must not give both one id.
    """

    id: str
    machine: str


def computer_folder() -> Path:
    """Where this computer's own things lie; nothing in it belongs to one store."""
    return user_data_path("ims-chart", appauthor=False, roaming=False)


def computer_id() -> str:
    """Twelve random hexadecimal digits that stay the same for this user of this computer.

    Where they can't be kept they last as long as the program runs.
    """
    return _id_in(computer_folder())


@lru_cache
def _id_in(folder: Path) -> str:
    path = folder / "computer.json"
    machine = hashlib.sha256(platform.node().encode()).hexdigest()[:16]
    try:
        kept: _Kept = parsed(read(path), _Kept)
        if kept.machine == machine and _well_formed(kept.id):
            return kept.id
    except StorageError as error:
        if error.code is not Code.NOT_FOUND:
            log.warning("computer id not read: %s", error.code)
    made = _Kept(id=secrets.token_hex(6), machine=machine)
    try:
        atomic.make_folder(folder)
        atomic.write(path, msgspec.json.encode(made) + b"\n")
    except StorageError as error:
        log.warning("computer id not kept: %s", error.code)
    return made.id


def _well_formed(found: str) -> bool:
    return len(found) == 12 and set(found) <= set("0123456789abcdef")
