"""Files that could not be read: moved aside under a new name, never written over, never deleted.

STORE/damaged/<the file's name>-<UTC time>.json
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.storage import atomic
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, read

if TYPE_CHECKING:
    from ims_chart.storage.store import Store


class Damaged:
    """Where they lie in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.folder = store.folder / "damaged"

    def set_aside(self, path: Path) -> Path:
        """Moves a file of the store here, as it is; gives where it lies now.

        Raises:
            StorageError: as `atomic.move`; the file lies where it lay.
        """
        target = self._target(path)
        atomic.move(path, target)
        return target

    def take_in(self, path: Path) -> Path:
        """As `set_aside`, for a file that may lie on another disk. Raises StorageError."""
        target = self._target(path)
        atomic.write(target, read(path))
        atomic.remove(path)
        return target

    def _target(self, path: Path) -> Path:
        self._store.demand()
        atomic.make_folder(self.folder)
        suffix = next((s for s in (SEALED_SUFFIX, SUFFIX) if path.name.endswith(s)), path.suffix)
        time = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S.%fZ}"
        return self.folder / f"{path.name.removesuffix(suffix)}-{time}{suffix}"

    def files(self) -> list[Path]:
        """What lies here, by name."""
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else []
