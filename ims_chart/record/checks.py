"""The checks that values of a record pass when they are made, whoever makes them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from datetime import datetime

from ims_chart.record.errors import RecordError, Wrong

TEXT_MAX = 100_000
"""Characters in one text field: far over any note, far under what stalls a window."""


def check_range(field: str, value: float | None, low: float, high: float) -> None:
    """Refuses a number outside low…high, or one that is no number. None is not recorded."""
    # No `isfinite`: a file can hold whole numbers that are too large for it.
    if value is not None and (not low <= value <= high or value == math.inf):
        raise RecordError(Wrong.OUT_OF_RANGE, field, f"{low:g}–{high:g}")


def check_text(field: str, value: str) -> None:
    """Refuses what is too long, and half characters, which no file can hold."""
    if len(value) > TEXT_MAX:
        raise RecordError(Wrong.TOO_LONG, field, str(TEXT_MAX))
    if value.isascii():
        return
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RecordError(Wrong.NOT_TEXT, field) from error


def check_required(field: str, value: str) -> None:
    check_text(field, value)
    if not value.strip():
        raise RecordError(Wrong.REQUIRED, field)


def check_time(field: str, value: datetime | None) -> None:
    """Refuses a time without an offset: it could not be compared with one from elsewhere."""
    if value is not None and value.utcoffset() is None:
        raise RecordError(Wrong.NO_ZONE, field)


def check_terms(field: str, values: Iterable[str], allowed: tuple[str, ...]) -> None:
    for value in values:
        if value not in allowed:
            raise RecordError(Wrong.UNKNOWN_TERM, field, value[:20])


def check_unique(field: str, values: Iterable[Hashable]) -> None:
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise RecordError(Wrong.DUPLICATE, field, str(value))
        seen.add(value)
