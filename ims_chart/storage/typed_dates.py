"""A typed birth date, in the forms people type one in, as the keys of the table of names have it.

What was typed may be a date or not: each is one more reading of it, beside the plain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
"""As the list shows them, where “2 Mar 1984” is what people read and type."""
_MONTH_LETTERS = 3

_APART = re.compile(r"([0-9]{1,2})([./-])([0-9]{0,2})(?:\2([0-9]{0,4}))?")
_TOGETHER = re.compile(r"[0-9]{5,8}")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[.,]?")
_YEAR = re.compile(r"[0-9]{1,4}")
_CENTURIES = ("19", "20")
_BEGIN_YEARS = ("1", "2", "18", "19", "20")
"""What the year of a birth date that is typed without points may begin with."""


def dates_in(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words with what may be a birth date among them in the place of the words it was typed
    in: `2 mar 1984` as `2.3.1984`, which is the start of a key.
    """
    for at, word in enumerate(words):
        for size, date in (*((1, each) for each in _numbers(word)), *_named(words[at : at + 3])):
            yield (*words[:at], date, *words[at + size :])


def _numbers(word: str) -> Iterator[str]:
    apart = _APART.fullmatch(word)
    if apart is not None:
        day, sign, month, year = apart.groups()
        dotted = word.replace(sign, ".")
        if sign == "/" or (sign == "-" and year is not None):
            yield dotted
        if year is not None and _is_day(day, month):
            d, m = int(day), int(month)
            for each in _years(year):
                forms = f"{d}.{m}.{each}", f"{d:02}.{m:02}.{each}"
                if not any(form.startswith(dotted) for form in forms):
                    # What is typed already needs no second reading.
                    yield forms[0]
    elif _TOGETHER.fullmatch(word):
        yield from _together(word)


def _together(word: str) -> Iterator[str]:
    day, month, year = word[:2], word[2:4], word[4:]
    if _is_day(day, month):
        years = [each for each in _years(year) if each[:2] in _BEGIN_YEARS]
        yield from (f"{day}.{month}.{each}" for each in years)
    if len(word) == len("19840302") and word[:2] in _BEGIN_YEARS:
        yield f"{word[:4]}-{word[4:6]}-{word[6:]}"


def _named(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Dates with the name of the month, each with how many words it was typed in."""
    first, second, third = (*words, "", "")[:3]
    for day, name in ((first, second), (second, first)):
        month, found = _month(name), _DAY.fullmatch(day)
        if month is None or found is None or not _is_day(found[1], str(month)):
            continue
        if _YEAR.fullmatch(third):
            yield from ((3, f"{int(found[1])}.{month}.{year}") for year in _years(third))
        else:
            yield 2, f"{int(found[1])}.{month}."
    month = _month(first)
    if month is not None and re.fullmatch(r"[0-9]{4}", second):
        yield 2, f"{second}-{month:02}"


def _years(year: str) -> Iterator[str]:
    """As it is typed, which may be its beginning; of one or two digits, also in either century."""
    yield year
    if 0 < len(year) <= len("84"):
        yield from (century + year for century in _CENTURIES)


def _month(word: str) -> int | None:
    if len(word) < _MONTH_LETTERS:
        return None
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), None)


def _is_day(day: str, month: str) -> bool:
    return bool(month) and 1 <= int(day) <= 31 and 1 <= int(month) <= 12
