"""Age in whole years."""

from __future__ import annotations

import datetime as dt


def age_on(birth_date: dt.date, day: dt.date) -> int | None:
    """Whole years on that day; None before birth. Born on 29 February, a year older on 1 March."""
    if day < birth_date:
        return None
    birthday_passed = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if birthday_passed else 1)
