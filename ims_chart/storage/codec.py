"""Bytes of a file ⇄ record or clinic. The format is told in docs/format.md.

Visits are converted one by one: a conversion holds the interpreter for its whole length, and a
long record would otherwise freeze the window of whoever loads it beside. What this program wrote
itself is read quickly (`own`), and what hasn't changed isn't encoded again (`pieces`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from ims_chart.frozen import frozen
from ims_chart.record import Clinic, Conflict, Entry, Patient, Record, RecordError, Removal, Visit
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import MAX_BYTES
from ims_chart.storage.migrations import CLINIC_STEPS, RECORD_STEPS, Step, migrated, newest
from ims_chart.storage.own import REVISION_MAX, read_own
from ims_chart.storage.pieces import DEEPER, Pieces
from ims_chart.storage.repeated import refuse_repeated_keys
from ims_chart.storage.shape import compact, converted, damaged, placed, plain, shape_of

RECORD_FORMAT = "ims-chart/record"
CLINIC_FORMAT = "ims-chart/clinic"

_NO_VISITS = b'\n  "visits": []'
_HEAD_KEYS = ("format", "version", "id", "revision")

E = TypeVar("E", bound=Entry)


@frozen(kw_only=True)
class Loaded:
    """A record as it was read.

    Attributes:
        version: of the file's format.
        newer: a newer program wrote it: it can be looked at and must not be saved.
        digest: names these very bytes; `Store.save` wants it back.
    """

    record: Record
    version: int
    newer: bool
    digest: str


class _Head(msgspec.Struct):
    format: str
    version: int


class _Outline(msgspec.Struct):
    id: str
    patient: dict[str, Any]
    visits: list[Any]
    revision: Annotated[int, msgspec.Meta(ge=0, le=REVISION_MAX)] = 0
    removed: list[Any] = []
    conflicts: list[Any] = []
    archived: dt.date | None = None
    keep_until: dt.date | None = None
    lineage: str = ""


def digest_of(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def is_newer(data: bytes, form: str) -> bool:
    """Whether a newer program wrote these bytes. Only the head is looked at.

    Raises:
        StorageError: DAMAGED.
    """
    head = parsed(data, _Head)
    _check_head(head, form)
    return head.version > _newest(form)


def decode_record(data: bytes) -> Loaded:
    """The record in the bytes of a file.

    Raises:
        StorageError: DAMAGED, or NEWER when a newer program wrote what this one can't read;
            `detail` tells the place in the file. It has no path yet.
    """
    version = _newest(RECORD_FORMAT)
    own = read_own(data, RECORD_FORMAT, version)
    if own is not None:
        return Loaded(record=own, version=version, newer=False, digest=digest_of(data))
    top, version = _top(data, RECORD_FORMAT, RECORD_STEPS)
    newer = version > _newest(RECORD_FORMAT)
    try:
        record = _record(top)
    except StorageError as error:
        raise (StorageError(Code.NEWER, detail=error.detail) if newer else error) from error
    return Loaded(record=record, version=version, newer=newer, digest=digest_of(data))


def encode_record(record: Record) -> bytes:
    """The bytes of a file.

    Raises:
        StorageError: UNWRITABLE_VALUE when the record holds what a file can't, TOO_LARGE.
    """
    return _encoded(_head(record) | _without_head(plain(record)))


def written(record: Record, pieces: Pieces) -> bytes:
    """The same bytes, of which only what isn't among the pieces is encoded anew, and read back:
    what can't be read again (a text where a number belongs) must never take the place of what can.

    Visits that were read from a file and haven't changed keep the bytes they had there.

    Raises:
        StorageError: as `encode_record`.
    """
    visits = pieces.visits(record)
    shell = _head(record) | _without_head(plain(record, {"visits": []}))
    try:
        _record(msgspec.json.decode(compact(shell)))
    except StorageError as error:
        raise StorageError(Code.UNWRITABLE_VALUE, detail=error.detail) from error
    data = _encoded(shell)
    if visits:
        # Only what belongs to the record itself stands so far left.
        before, after = data.split(_NO_VISITS, 1)
        between = [b"," + DEEPER] * (2 * len(visits) - 1)
        between[::2] = visits
        data = b"".join((before, _NO_VISITS[:-1], DEEPER, *between, b"\n  ]", after))
    return _of_a_size(data)


def _head(record: Record) -> dict[str, Any]:
    return {
        "format": RECORD_FORMAT,
        "version": _newest(RECORD_FORMAT),
        "id": record.id,
        "revision": record.revision,
    }


def _without_head(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in _HEAD_KEYS}


def decode_clinic(data: bytes) -> Clinic:
    """The clinic in the bytes of a file.

    Raises:
        StorageError: DAMAGED or NEWER, as for a record.
    """
    top, version = _top(data, CLINIC_FORMAT, CLINIC_STEPS)
    own = {key: value for key, value in top.items() if key not in ("format", "version")}
    try:
        return converted(own, Clinic, "")
    except StorageError as error:
        newer = version > _newest(CLINIC_FORMAT)
        raise (StorageError(Code.NEWER, detail=error.detail) if newer else error) from error


def encode_clinic(clinic: Clinic) -> bytes:
    """The bytes of a file. A list that is still the usual one isn't written.

    Raises:
        StorageError: UNWRITABLE_VALUE, TOO_LARGE.
    """
    head = {"format": CLINIC_FORMAT, "version": _newest(CLINIC_FORMAT)}
    usual = plain(Clinic())
    own = {
        key: value
        for key, value in plain(clinic).items()
        if key not in head and (key not in usual or value != usual[key])
    }
    return _encoded({**head, **own})


def parsed(data: bytes, kind: type[Any]) -> Any:
    """The JSON in the bytes, as values of `kind`.

    Raises:
        StorageError: DAMAGED.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise damaged(placed("", error)) from error
    except msgspec.DecodeError as error:
        raise damaged(f"not JSON: {error}") from error
    except UnicodeDecodeError as error:
        raise damaged(f"not UTF-8: byte {error.start}") from error
    except RecursionError as error:
        raise damaged("nested too deeply") from error


def _newest(form: str) -> int:
    return newest(RECORD_STEPS if form == RECORD_FORMAT else CLINIC_STEPS)


def _check_head(head: _Head, form: str) -> None:
    if head.format != form:
        raise damaged(f"format: not {form}")
    if head.version < 1:
        raise damaged("version: out_of_range (≥ 1)")


def _top(data: bytes, form: str, steps: Mapping[int, Step]) -> tuple[dict[str, Any], int]:
    """The file's object brought up to date, and the version it had."""
    top = parsed(data, dict[str, Any])
    refuse_repeated_keys(data, top)
    head = _shaped(top, _Head)
    _check_head(head, form)
    try:
        return migrated(top, steps), head.version
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise damaged(f"not as version {head.version} has it: {error!r}") from error


def _record(top: dict[str, Any]) -> Record:
    outline = _shaped(top, _Outline)
    patient = converted(outline.patient, Patient, "patient")
    visits = _parts(outline.visits, Visit, "visits")
    known = {*_HEAD_KEYS, *shape_of(Record).defaults}
    try:
        return Record(
            id=outline.id,
            patient=patient,
            visits=visits,
            revision=outline.revision,
            removed=_parts(outline.removed, Removal, "removed"),
            conflicts=_parts(outline.conflicts, Conflict, "conflicts"),
            archived=outline.archived,
            keep_until=outline.keep_until,
            lineage=outline.lineage,
            extra={key: value for key, value in top.items() if key not in known},
        )
    except RecordError as error:
        raise damaged(str(error)) from error


def _parts(values: list[Any], kind: type[E], where: str) -> tuple[E, ...]:
    return tuple(converted(value, kind, f"{where}[{n}]") for n, value in enumerate(values))


def _shaped(value: dict[str, Any], kind: type[Any]) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise damaged(placed("", error)) from error


def _encoded(value: dict[str, Any]) -> bytes:
    return _of_a_size(msgspec.json.format(compact(value), indent=2) + b"\n")


def _of_a_size(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise StorageError(Code.TOO_LARGE, detail=f"{len(data)} bytes")
    return data
