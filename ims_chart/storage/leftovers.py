"""What programs that were killed left half written in a store, cleared away in time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from ims_chart.storage import atomic
from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store

log = logging.getLogger(__name__)

AGE_S = 24 * 60 * 60


def clear_leftovers(store: Store) -> int:
    """Removes unfinished writes that nobody can be at any more; gives how many.

    Such a file goes when its folder was changed more than a day after it: both times are the file
    server's own, so that a clock of this computer that stands wrong can't make a write of another
    look old.
    """
    cleared = 0
    for path in list(_leftovers(store.folder)):
        try:
            if path.parent.stat().st_mtime - path.stat().st_mtime > AGE_S:
                atomic.remove(path)
                cleared += 1
        except (OSError, StorageError) as error:
            log.warning("leftover not removed: %s", type(error).__name__)
    return cleared


def _leftovers(folder: Path) -> Iterator[Path]:
    """In the folders and those a level below, where all files of a store lie."""
    for pattern in ("", "*/", "*/*/"):
        yield from folder.glob(f"{pattern}.*{TEMP_SUFFIX}")
