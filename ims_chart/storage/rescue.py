"""Work that could not be saved where it belongs: kept in the user's own data folder until it can.

One file a record, rescue/<store>/<record id>.json, sealed as the store is. It holds what the work
began from and what it came to, so that it can be merged into whatever the record is by then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ims_chart.frozen import frozen
from ims_chart.record import Record
from ims_chart.storage import atomic, codec
from ims_chart.storage.computer import computer_folder
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX, check_id

if TYPE_CHECKING:
    from ims_chart.storage.store import Store

log = logging.getLogger(__name__)

RESCUE_FORMAT = "ims-chart/rescue"


@frozen(kw_only=True)
class Rescued:
    """Unsaved work.

    Attributes:
        base: the record as it was last read or saved.
        mine: what was made of it.
    """

    base: Record
    mine: Record


class Rescue:
    """The unsaved work that belongs to a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        place = hashlib.sha256(str(store.folder.absolute()).encode("utf-8", "surrogateescape"))
        self.folder = computer_folder() / "rescue" / place.hexdigest()[:16]

    def put(self, work: Rescued) -> Path:
        """Keeps unsaved work in the place of what was kept of the record before.

        Raises:
            StorageError: as `Store.put`.
        """
        atomic.make_folder(self.folder)
        texts = {
            name: codec.encode_record(record).decode()
            for name, record in (("base", work.base), ("mine", work.mine))
        }
        data = json.dumps({"format": RESCUE_FORMAT, "version": 1, **texts}).encode()
        check_id(work.mine.id)
        return self._store.put(self.folder / f"{work.mine.id}{SUFFIX}", data)

    def ids(self) -> list[str]:
        """The records of which there is unsaved work."""
        if not self.folder.is_dir():
            return []
        names = [path.name for path in self.folder.iterdir() if not path.name.startswith(".")]
        ends = (SUFFIX, SEALED_SUFFIX)
        kept = (name for name in names if name.endswith(ends))
        return sorted({n.removesuffix(SEALED_SUFFIX).removesuffix(SUFFIX) for n in kept})

    def get(self, record_id: str) -> Rescued | None:
        """The unsaved work of a record.

        Raises:
            StorageError: as `Store.load`.
        """
        path = self._path(record_id)
        if path is None:
            return None
        found: dict[str, Any] = codec.parsed(self._store.get(path), dict[str, Any])
        texts = [found.get(name) for name in ("base", "mine")]
        if found.get("format") != RESCUE_FORMAT or not all(isinstance(t, str) for t in texts):
            raise StorageError(Code.DAMAGED, path, f"format: not {RESCUE_FORMAT}")
        base, mine = (codec.decode_record(str(text).encode()).record for text in texts)
        if base.id != record_id or mine.id != record_id:
            raise StorageError(Code.DAMAGED, path, "id: not the file's name")
        return Rescued(base=base, mine=mine)

    def drop(self, record_id: str) -> None:
        """Forgets it: it has been saved, or given up. Raises StorageError like `atomic.remove`."""
        while (path := self._path(record_id)) is not None:
            atomic.remove(path)

    def recover(self, record_id: str) -> bool:
        """Merges unsaved work into the record and saves it; gives whether there was any.

        What can't be read is moved aside, as any damaged file.

        Raises:
            StorageError: as `Store.load` and `Store.save`; the work is kept for the next time.
        """
        path = self._path(record_id)
        if path is None:
            return False
        try:
            work = self.get(record_id)
        except StorageError as error:
            if error.code is not Code.DAMAGED:
                raise
            log.warning("unsaved work not read: %s", error.code)
            self._store.damaged.take_in(path)
            return False
        if work is None:
            return False
        from ims_chart.record.merge import merge  # noqa: PLC0415 - seldom needed

        present = self._store.load(record_id)
        at = dt.datetime.now().astimezone()
        merged = merge(work.base, work.mine, present.record, at=at).record
        if merged != present.record:
            from ims_chart.storage.backups import Reason  # noqa: PLC0415

            data = self._store.get(self._store.path(record_id))
            self._store.backups.keep(record_id, data, Reason.MERGED)
            self._store.save(merged, present.digest)
        self.drop(record_id)
        return True

    def _path(self, record_id: str) -> Path | None:
        check_id(record_id)
        names = (record_id + SEALED_SUFFIX, record_id + SUFFIX)
        return next((p for name in names if (p := self.folder / name).exists()), None)
