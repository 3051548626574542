"""Two files of one person made one, on disk. Both are kept as backups before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ims_chart.record.join import Joined, join
from ims_chart.storage.act import Act
from ims_chart.storage.backups import Reason
from ims_chart.storage.codec import Loaded
from ims_chart.storage.errors import Code, StorageError

if TYPE_CHECKING:
    from ims_chart.storage.store import Store


def join_files(store: Store, kept_id: str, other_id: str, at: dt.datetime) -> Joined:
    """Joins the other record into the kept one, which is then written before the other is emptied:
    a power cut between the two leaves visits in both, and to join them again mends that.

    Raises:
        StorageError: what `Store.load` and `Store.save` raise; READ_ONLY where a newer program
            wrote one of the two. What was not written is as it was.
    """
    kept, other = _writable(store, kept_id), _writable(store, other_id)
    joined = join(kept.record, other.record, author=store.author, at=at)
    for record_id in (kept_id, other_id):
        store.backups.keep(record_id, store.get(store.path(record_id)), Reason.MERGED)
    store.photos.copy(other_id, kept_id)
    saved = store.save(joined.record, kept.digest)
    store.audit.note(Act.MERGED, kept_id, revision=saved.revision, digest=saved.digest)
    saved = store.save(joined.emptied, other.digest)
    store.audit.note(Act.MERGED, other_id, revision=saved.revision, digest=saved.digest)
    return joined


def _writable(store: Store, record_id: str) -> Loaded:
    loaded = store.load(record_id)
    if loaded.newer:
        raise StorageError(Code.READ_ONLY, store.path(record_id))
    return loaded
