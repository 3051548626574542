"""What the patient list shows of a record, read without reading the rest of its file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from ims_chart.record import Sex
from ims_chart.storage.codec import RECORD_FORMAT, parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.names import keys_of


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One line of the patient list.

    Attributes:
        alerts: their texts, in the order of the record.
        visits: how many.
        last_visit: the day of the newest.
    """

    id: str
    path: Path
    family: str
    given: str
    preferred: str
    birth_date: dt.date | None
    sex: Sex | None
    file_number: str
    alerts: tuple[str, ...]
    visits: int
    last_visit: dt.date | None

    @cached_property
    def name(self) -> str:
        """As it is sorted and shown: family name first."""
        return ", ".join(part for part in (self.family, self.given) if part)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What a search compares with, kept because a search runs at every key press."""
        return keys_of((self.family, self.given, self.preferred), self.file_number, self.birth_date)


@dataclass(frozen=True, kw_only=True)
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
    patient = head.patient
    return Summary(
        id=record_id,
        path=path,
        family=patient.family,
        given=patient.given,
        preferred=patient.preferred,
        birth_date=patient.birth_date,
        sex=patient.sex,
        file_number=patient.file_number,
        alerts=tuple(alert.text for alert in patient.alerts),
        visits=len(head.visits),
        last_visit=max((visit.date for visit in head.visits), default=None),
    )
