"""Pure edits of a visit's photos. A signed visit takes none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ims_chart.record import edits
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.photo import Photo
from ims_chart.record.record import Record
from ims_chart.record.visit import Removal, Visit


def add_photos(record: Record, visit_id: str, photos: Iterable[Photo]) -> Record:
    """Adds photos in their order; a picture that the visit shows already is left out.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    kept = list(record.visit(visit_id).photos)
    shown = {photo.digest for photo in kept}
    for photo in photos:
        if photo.digest not in shown:
            shown.add(photo.digest)
            kept.append(photo)
    return edits.change_visit(record, visit_id, photos=tuple(kept))


def caption_photo(record: Record, visit_id: str, photo_id: str, caption: str) -> Record:
    """Writes what a photo shows.

    Raises:
        RecordError: NOT_FOUND, SIGNED, TOO_LONG, NOT_TEXT.
    """
    visit = record.visit(visit_id)
    changed = replace(photo_of(visit, photo_id), caption=caption)
    photos = tuple(changed if photo.id == photo_id else photo for photo in visit.photos)
    return edits.change_visit(record, visit_id, photos=photos)


def remove_photo(
    record: Record, visit_id: str, photo_id: str, *, author: str, at: dt.datetime
) -> Record:
    """Takes a photo away, which leaves a Removal; the picture itself stays where it is kept.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = record.visit(visit_id)
    removal = Removal(id=photo_of(visit, photo_id).id, author=author, recorded=at)
    return edits.change_visit(
        record,
        visit_id,
        photos=tuple(photo for photo in visit.photos if photo.id != photo_id),
        removed=(*visit.removed, removal),
    )


def photo_of(visit: Visit, photo_id: str) -> Photo:
    """The photo of that id. Raises RecordError: NOT_FOUND."""
    for photo in visit.photos:
        if photo.id == photo_id:
            return photo
    raise RecordError(Wrong.NOT_FOUND, "photo.id", photo_id)
