"""The file of the clinic: read, written, and moved aside where it is damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.record import Clinic
from ims_chart.storage import atomic, codec, saving
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

_DAMAGE = frozenset({Code.DAMAGED, Code.TOO_LARGE})
"""What time doesn't mend. A file that is closed to this user, or on a share that doesn't answer,
is sound for all that is known.
"""


def read_clinic(path: Path) -> Clinic:
    """As `Store.clinic`."""
    if not path.exists():
        return Clinic()
    try:
        return codec.decode_clinic(read(path))
    except StorageError as error:
        raise error.at(path) from error


def write_clinic(store: Store, clinic: Clinic) -> None:
    """As `Store.save_clinic`, which lets nobody else write meanwhile."""
    path = store.clinic_path
    if path.exists():
        read_clinic(path)
        saving.refuse_newer(path, read(path), codec.CLINIC_FORMAT)
    store.demand()
    atomic.write(path, _bytes(path, clinic))


def set_aside(store: Store, error: StorageError) -> Path | None:
    """Moves the clinic's file, which could not be read for this reason, among the damaged ones, so
    that charting goes on without it; gives where it lies now, None where it could not be moved, as
    in a store that can only be read.

    Raises:
        StorageError: the one that is given, if the file may be sound.
    """
    if error.code not in _DAMAGE:
        raise error
    try:
        return store.damaged.set_aside(store.clinic_path)
    except StorageError:
        return None


def _bytes(path: Path, clinic: Clinic) -> bytes:
    """The bytes of the clinic's file, read back before they are written."""
    try:
        data = codec.encode_clinic(clinic)
    except StorageError as error:
        raise error.at(path) from error
    try:
        codec.decode_clinic(data)
    except StorageError as error:
        raise StorageError(Code.UNWRITABLE_VALUE, path, error.detail) from error
    return data
