"""Which days can be true. Asked where a day is entered, and not where a file is read: what an
older version or a wrong clock has written must still open.
"""

from __future__ import annotations

import datetime as dt

from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.visit import Visit

YEARS = 130
"""Older than anyone has become."""


def earliest_birth(today: dt.date) -> dt.date:
    """The first day that somebody who lives today can be born on."""
    return dt.date(today.year - YEARS, 1, 1)


def check_birth_date(
    birth: dt.date | None, *, today: dt.date, first_visit: dt.date | None = None
) -> None:
    """Refuses a birth date that nobody can have, or not with that visit.

    Raises:
        RecordError: FUTURE, LONG_AGO, BEFORE_BIRTH.
    """
    if birth is None:
        return
    if birth > today:
        raise RecordError(Wrong.FUTURE, "patient.birth_date")
    if birth < earliest_birth(today):
        earliest = earliest_birth(today).isoformat()
        raise RecordError(Wrong.LONG_AGO, "patient.birth_date", earliest)
    if first_visit is not None and first_visit < birth:
        raise RecordError(Wrong.BEFORE_BIRTH, "patient.birth_date")


def check_visit_date(day: dt.date, *, today: dt.date, birth: dt.date | None) -> None:
    """Refuses a day on which nobody can have been treated.

    Raises:
        RecordError: FUTURE, LONG_AGO, BEFORE_BIRTH.
    """
    if day > today:
        raise RecordError(Wrong.FUTURE, "visit.date")
    if day < earliest_birth(today):
        raise RecordError(Wrong.LONG_AGO, "visit.date", earliest_birth(today).isoformat())
    if birth is not None and day < birth:
        raise RecordError(Wrong.BEFORE_BIRTH, "visit.date")


def check_signed_on(visit: Visit, today: dt.date) -> None:
    """Refuses to sign a visit that has not taken place yet.

    Raises:
        RecordError: FUTURE.
    """
    if visit.date > today:
        raise RecordError(Wrong.FUTURE, "visit.date")
