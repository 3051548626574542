"""Names as they are compared: what of a patient a typed word may be the start of."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_KEY_MAX = 64
_KEYS_MAX = 48
_QUERY_MAX = 200
_WORDS_MAX = 8
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
    keys.append(folded(file_number[:_KEY_MAX]))
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
