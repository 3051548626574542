"""How long a record is kept once its patient is no longer under treatment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ims_chart.record.record import Record

KEEP_YEARS = 10
"""Offered where nobody chose: usual in several countries of Europe (unconfirmed). Laws differ by
country, and often ask for longer with children."""


def begins(record: Record, today: dt.date) -> dt.date:
    """The day the time is counted from: that of the last visit, or today without one."""
    return record.latest.date if record.latest else today


def years_after(day: dt.date, years: int = KEEP_YEARS) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # The 29th of February, or a year beyond what a calendar knows.
        return dt.date(min(day.year + years, dt.MAXYEAR), 3, 1)


def archived(record: Record, today: dt.date, keep_until: dt.date) -> Record:
    """The record out of the list of those under treatment; nothing else of it changes."""
    return replace(record, archived=today, keep_until=keep_until)


def taken_up(record: Record) -> Record:
    """The record back among those under treatment. How long it must be kept is forgotten, for that
    begins anew with the last visit.
    """
    return replace(record, archived=None, keep_until=None)


def may_go(keep_until: dt.date | None, today: dt.date) -> bool:
    """Whether the time is over for which a record had to be kept."""
    return keep_until is not None and keep_until <= today
