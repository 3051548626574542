"""Finding a patient by what is typed: the start of names, a file number, a birth date."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ims_chart.storage.summary import Summary

TYPO_FROM = 4
"""Letters a typed word needs before one slip of the finger in it is forgiven."""

_KEY_MAX = 64
_KEYS_MAX = 48
_QUERY_MAX = 200
_WORDS_MAX = 8
_APART = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters with a stroke, which no normal form takes apart."""

_MISS = 1_000
"""More than the slips of all typed words together."""


def folded(text: str) -> str:
    """Text as it is compared: no case, no diacritics."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_APART)


def keys_of(
    names: tuple[str, ...], file_number: str, birth_date: dt.date | None
) -> tuple[str, ...]:
    """What the start of a typed word is compared with, for one patient."""
    keys: list[str] = []
    for name in names:
        for word in folded(name[: _KEY_MAX * 4]).split():
            parts = [part for part in re.split(r"\W+", word) if part]
            keys.extend(dict.fromkeys([word, "".join(parts), *parts]))
    keys.append(folded(file_number[:_KEY_MAX]))
    if birth_date is not None:
        d, m, y = birth_date.day, birth_date.month, birth_date.year
        keys += [f"{d:02}.{m:02}.{y:04}", f"{d}.{m}.{y:04}", f"{y:04}-{m:02}-{d:02}"]
    return tuple(key[:_KEY_MAX] for key in keys[:_KEYS_MAX] if key)


def match(query: str, summaries: Iterable[Summary]) -> list[Summary]:
    """The patients that every typed word fits, best first; all of them for an empty query.

    A word fits where a key starts with it; a whole key is better than its start, and a start with
    one slip (a letter wrong, missing, too many, or two swapped) is worse. Numbers are not
    forgiven a slip: the neighbour's birth date is somebody else.
    """
    typed = folded(query[:_QUERY_MAX]).split()[:_WORDS_MAX]
    words = [form for word in typed if (form := _form(word))]
    if not words:
        return list(summaries)
    found = [(sum(_miss(word, s.keys) for word in words), s) for s in summaries]
    fitting = [(miss, s) for miss, s in found if miss < _MISS]
    fitting.sort(key=lambda hit: (hit[0], folded(hit[1].name), hit[1].id))
    return [s for _, s in fitting]


def _form(word: str) -> str:
    """Names are compared without the hyphens and apostrophes within, numbers as they are."""
    return word if any(c.isdigit() for c in word) else re.sub(r"\W+", "", word)


def _miss(word: str, keys: tuple[str, ...]) -> int:
    """How badly the word fits: 0 a whole key, 1 its start, 2 with a slip, _MISS not at all."""
    if word in keys:
        return 0
    if any(key.startswith(word) for key in keys):
        return 1
    if len(word) < TYPO_FROM or any(c.isdigit() for c in word):
        return _MISS
    return 2 if any(_slipped(word, key) for key in keys) else _MISS


def _slipped(word: str, key: str) -> bool:
    # Only a typed word that fits nobody needs it: the first window doesn't wait for it.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    size = len(word)
    return any(
        OSA.distance(word, key[:end], score_cutoff=1) <= 1 for end in (size, size - 1, size + 1)
    )
