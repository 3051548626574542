"""Two versions of a record that were written apart, brought together again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ims_chart.record import Record
from ims_chart.record.merge import Merged, merge
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import StorageError
from ims_chart.storage.lineage import common, grown
from ims_chart.storage.own import bytes_as_read

if TYPE_CHECKING:
    from ims_chart.storage.store import Store


def reunited(store: Store, mine: Record, expected: str | None, theirs: Loaded) -> Merged:
    """Mine, made of the version with the digest `expected` (None: not known), and theirs."""
    known = store.versions.get(mine.id, expected) or mine
    own = grown((expected, known.lineage)) if expected else mine.lineage
    other = grown((theirs.digest, theirs.record.lineage))
    versions = (_version(store, mine.id, digest, theirs) for digest in common(own, other))
    base = next((version for version in versions if version is not None), None)
    return merge(base and sharing(base, mine), mine, theirs.record, at=_now())


def sharing(record: Record, other: Record) -> Record:
    """The record with the very visits of the other wherever they were read from the same bytes:
    what is the same object need not be compared site by site.
    """
    known = {
        bytes(raw): visit for visit in other.visits if (raw := bytes_as_read(visit)) is not None
    }
    visits = tuple(
        visit if (raw := bytes_as_read(visit)) is None else known.get(bytes(raw), visit)
        for visit in record.visits
    )
    return replace(record, visits=visits)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)


def _version(store: Store, record_id: str, digest: str, theirs: Loaded) -> Record | None:
    """What had that digest, if it is still at hand: in memory, or among the backups."""
    if theirs.digest.startswith(digest):
        return theirs.record
    known = store.versions.get(record_id, digest)
    if known is not None:
        return known
    try:
        backup = store.backups.find(record_id, digest)
        return store.decode(backup.path, record_id).record if backup else None
    except StorageError:
        # A base that can't be read is none: the merge asks more and loses nothing.
        return None
