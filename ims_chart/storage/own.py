"""A record's file as this program writes it, read quickly: every value is looked at, but sites and
areas become entries only when somebody asks for them.

How it is known that nothing is overlooked: what was read, written again, gives the bytes that were
read. A key this version doesn't know, or one given twice, would be missing from them. Such a visit
is read entry by entry. What is damaged isn't told here: then nothing comes of it, and
`codec.decode_record` finds out what is wrong, and where.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, partial
from typing import Annotated, Any

import msgspec

from ims_chart.record import Conflict, PainArea, Patient, Record, RecordError, Removal, Site, Visit
from ims_chart.record.late import Parts, with_late_parts
from ims_chart.storage.errors import StorageError
from ims_chart.storage.repeated import refuse_repeated_keys
from ims_chart.storage.shape import converted, shape_of
from ims_chart.storage.twin import needles_in, same_again, sound_areas, sound_sites, twin_of

_AS_READ = "as_read"

REVISION_MAX = 2**53
"""The largest whole number that every reader of JSON takes for what it is."""


class _Outline(msgspec.Struct, omit_defaults=True):
    format: str
    version: int
    id: str
    revision: Annotated[int, msgspec.Meta(ge=0, le=REVISION_MAX)]
    patient: Any
    visits: list[msgspec.Raw]
    removed: list[Any] = []
    conflicts: list[Any] = []
    archived: dt.date | None = None
    keep_until: dt.date | None = None
    lineage: str = ""


class _Parts(msgspec.Struct):
    sites: tuple[Site, ...]
    pain_areas: tuple[PainArea, ...]


def bytes_as_read(visit: Visit) -> msgspec.Raw | None:
    """The bytes, without white space, that a visit was read from: it may be written again so."""
    return visit.__dict__.get(_AS_READ)


def read_own(data: bytes, form: str, version: int) -> Record | None:
    """The record in a file of this very format and version; None when it isn't as written by this
    program, or damaged.
    """
    try:
        flat = msgspec.json.format(data, indent=-1)
        outline = msgspec.json.decode(flat, type=_Outline)
        if (outline.format, outline.version) != (form, version):
            return None
        if msgspec.json.encode(outline) != flat:
            return None
        return _record(outline)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, RecordError, StorageError):
        return None


def _record(outline: _Outline) -> Record:
    return Record(
        id=outline.id,
        patient=converted(outline.patient, Patient, ""),
        visits=tuple(_late(raw) or _whole(raw) for raw in outline.visits),
        revision=outline.revision,
        removed=tuple(converted(part, Removal, "") for part in outline.removed),
        conflicts=tuple(converted(part, Conflict, "") for part in outline.conflicts),
        archived=outline.archived,
        keep_until=outline.keep_until,
        lineage=outline.lineage,
    )


def _late(raw: msgspec.Raw) -> Visit | None:
    """The visit, if its sites and areas are right and hold nothing that has to be gathered."""
    try:
        twin = _twins().decode(raw)
    except msgspec.ValidationError:
        return None
    sites, areas = twin.sites, twin.pain_areas
    if not (same_again(twin, bytes(raw)) and sound_sites(sites)):
        return None
    if not sound_areas(areas):
        return None
    own = {name: getattr(twin, name) for name in shape_of(Visit).defaults}
    own = {name: value for name, value in own.items() if value is not msgspec.UNSET}
    shell = converted(own | {"sites": [], "pain_areas": []}, Visit, "")
    if sites and shell.numbers_given < sites[-1].number:
        return None
    visit = with_late_parts(shell, partial(_parts, raw), needles_in(sites))
    visit.__dict__[_AS_READ] = raw
    return visit


def _parts(raw: msgspec.Raw) -> Parts:
    made = msgspec.json.decode(raw, type=_Parts)
    return made.sites, made.pain_areas


def _whole(raw: msgspec.Raw) -> Visit:
    value = msgspec.json.decode(raw)
    refuse_repeated_keys(bytes(raw), value)
    return converted(value, Visit, "")


@cache
def _twins() -> msgspec.json.Decoder[Any]:
    """Reads a visit with its sites and areas as twins and all else as it comes."""
    parts = {"sites": twin_of(Site), "pain_areas": twin_of(PainArea)}
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [
        (name, tuple[parts[name], ...]) if name in parts else (name, Any, msgspec.UNSET)
        for name in shape_of(Visit).defaults
    ]
    return msgspec.json.Decoder(msgspec.defstruct("VisitTwin", fields, kw_only=True, gc=False))
