"""A day as people type it."""

from __future__ import annotations

import datetime as dt
import re

_PARTS = re.compile(r"^\s*(\d{1,4})\s*[-./ ]\s*(\d{1,2}|[^\W\d]{3,})\s*[-./ ,]\s*(\d{1,4})\s*$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def typed_day(text: str) -> dt.date | None:
    """The day that "2.3.1984", "2 Mar 1984" or "1984-03-02" means; None if it means none.

    Day before month unless the year comes first: with the month as a word there is no doubt, and
    the field shows it as a word at once. Years have four digits.
    """
    found = _PARTS.match(text)
    if found is None:
        return None
    first, middle, last = found.groups()
    month = int(middle) if middle.isdigit() else _month(middle)
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4 or len(day) > 2 or month is None:
        return None
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    start = word.casefold()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else None
