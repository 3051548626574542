"""Names as they are compared: what of a patient a typed word may be the start of."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from itertools import islice

_KEY_MAX = 64
_KEYS_MAX = 48
_QUERY_MAX = 200
_WORDS_MAX = 8
_READINGS_MAX = 8
_JOINED_MAX = 3
"""A file number is not typed in more words than that."""
_APART = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters with a stroke, which no normal form takes apart."""


def folded(text: str) -> str:
    """Text as it is compared: no case, no diacritics."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_APART)


def keys_of(
    names: tuple[str, ...], file_number: str, birth_date: dt.date | None
) -> tuple[str, ...]:
    """What the start of a typed word is compared with, for one patient."""
    keys: list[str] = []
    for name in names:
        for word in folded(name[: _KEY_MAX * 4]).split():
            keys += [word] if word.isalnum() else _parts(word)
    number = folded(file_number[:_KEY_MAX])
    keys.append(number)
    if number and not number.isalnum():
        keys.append(re.sub(r"\W+", "", number))
    if birth_date is not None:
        d, m, y = birth_date.day, birth_date.month, birth_date.year
        keys += [f"{d:02}.{m:02}.{y:04}", f"{d}.{m}.{y:04}", f"{y:04}-{m:02}-{d:02}"]
    return tuple(key[:_KEY_MAX] for key in keys[:_KEYS_MAX] if key)


def _parts(word: str) -> list[str]:
    """A name with hyphens or apostrophes within: as it is, without them, and its parts."""
    parts = [part for part in re.split(r"\W+", word) if part]
    return list(dict.fromkeys([word, "".join(parts), *parts]))


def typed_words(query: str) -> tuple[str, ...]:
    """The words of a query as they are compared, each once.

    Names are compared without the hyphens and apostrophes within, numbers as they are.
    """
    typed = folded(query[:_QUERY_MAX]).split()[:_WORDS_MAX]
    forms = (w if any(c.isdigit() for c in w) else re.sub(r"\W+", "", w) for w in typed)
    return tuple(dict.fromkeys(form for form in forms if form))


def readings(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, and what they may be meant as besides: a birth date in another form
    than the keys have it, a file number without its hyphen. None for an empty query.
    """
    words = typed_words(query)
    if not any(c.isdigit() for c in query):
        return (words,) if words else ()
    from ims_chart.storage.typed_dates import dates_in  # noqa: PLC0415 - not needed to start

    said = typed_words(query.replace(",", " "))
    found = dict.fromkeys((words, *islice(dates_in(said), _READINGS_MAX), _joined(said)))
    return tuple(filter(None, found))


def _joined(said: tuple[str, ...]) -> tuple[str, ...]:
    """A file number of letters and digits, without what may stand between them."""
    number = re.sub(r"\W+", "", "".join(said))
    mixed = any(c.isdigit() for c in number) and not number.isdigit()
    return (number,) if mixed and len(said) <= _JOINED_MAX else ()
