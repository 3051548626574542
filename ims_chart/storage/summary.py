"""What the patient list shows of a record, read without reading the rest of its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from ims_chart.frozen import frozen
from ims_chart.record import Record, Sex
from ims_chart.storage.codec import RECORD_FORMAT, parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.names import keys_of


class Summary(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One line of the patient list.

    Attributes:
        alerts: their texts, in the order of the record.
        visits: how many.
        last_visit: the day of the newest.
        archived: as in the record, as is `keep_until`.
    """

    id: str
    family: str
    given: str
    preferred: str
    birth_date: dt.date | None
    sex: Sex | None
    file_number: str
    alerts: tuple[str, ...]
    visits: int
    last_visit: dt.date | None
    archived: dt.date | None = None
    keep_until: dt.date | None = None

    @property
    def name(self) -> str:
        """As it is sorted and shown: family name first."""
        return ", ".join(part for part in (self.family, self.given) if part)

    @property
    def keys(self) -> tuple[str, ...]:
        """What a search compares with."""
        return keys_of((self.family, self.given, self.preferred), self.file_number, self.birth_date)

    @property
    def order(self) -> tuple[Any, ...]:
        """How the list is sorted: the patients of today stand on top, the archived at the end."""
        newest = -self.last_visit.toordinal() if self.last_visit else 0
        return self.archived is not None, newest, self.name.casefold(), self.id


@frozen(kw_only=True)
class Unreadable:
    """A file among the records that is none, or can't be read. It is left as it is."""

    id: str
    path: Path
    error: StorageError


class _Alert(msgspec.Struct):
    text: str


class _Patient(msgspec.Struct):
    family: str
    given: str = ""
    preferred: str = ""
    birth_date: dt.date | None = None
    sex: Sex | None = None
    file_number: str = ""
    alerts: list[_Alert] = []


class _Visit(msgspec.Struct):
    date: dt.date


class _Head(msgspec.Struct):
    format: str
    version: int
    id: str
    patient: _Patient
    visits: list[_Visit]
    archived: dt.date | None = None
    keep_until: dt.date | None = None


def read_summary(path: Path, record_id: str, data: bytes) -> Summary:
    """The summary in the bytes of a record's file.

    What it doesn't show it doesn't check either: only `Store.load` reads a record whole.

    Raises:
        StorageError: DAMAGED.
    """
    head: _Head = parsed(data, _Head)
    if head.format != RECORD_FORMAT:
        raise StorageError(Code.DAMAGED, path, f"format: not {RECORD_FORMAT}")
    if head.id != record_id:
        raise StorageError(Code.DAMAGED, path, "id: not the file's name")
    return _summary(head)


def summary_of(record: Record) -> Summary:
    """The summary that would be read from the record's file."""
    return _summary(record)


def _summary(record: _Head | Record) -> Summary:
    patient = record.patient
    return Summary(
        id=record.id,
        family=patient.family,
        given=patient.given,
        preferred=patient.preferred,
        birth_date=patient.birth_date,
        sex=patient.sex,
        file_number=patient.file_number,
        alerts=tuple(alert.text for alert in patient.alerts),
        visits=len(record.visits),
        last_visit=max((visit.date for visit in record.visits), default=None),
        archived=record.archived,
        keep_until=record.keep_until,
    )
