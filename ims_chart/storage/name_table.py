"""The sorted table of names through which a patient is found, however many there are.

A typed word fits where a key starts with it; a whole key is better than its start, and a start
with one slip (a letter wrong, missing, too many, or two swapped) is worse. Numbers are not forgiven
a slip: the neighbour's birth date is somebody else.

A slip is not looked for by measuring the distance to every name. The keys stand sorted, so those
that a word with one slip can start are ranges, and each is found by halving.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from itertools import compress
from typing import Generic, TypeVar

from ims_chart.storage.summary import Summary

S = TypeVar("S", bound=Summary)

TYPO_FROM = 4
"""Letters a typed word needs before one slip of the finger in it is forgiven."""

_NONE, _SLIP, _START, _WHOLE = range(4)
"""How well a word fits a row."""

_REMEMBERED = 16
_LAST = "\U0010ffff"
_PAUSE = 200
"""Rows between two pauses of `built`: about two milliseconds."""


class NameTable(Generic[S]):
    """Rows in the order of the list, and the keys that lead to them."""

    def __init__(
        self, rows: list[S], keys: list[str], starts: array[int], posts: array[int]
    ) -> None:
        """`posts` holds positions of rows: those of key n from `starts[n]` to `starts[n + 1]`."""
        self.rows, self.keys, self.starts, self.posts = rows, keys, starts, posts
        self.archived_from = bisect_left(rows, True, key=lambda row: row.archived is not None)
        self._dropped: set[int] = set()
        self._fits: dict[str, bytearray] = {}

    def drop(self, row: S) -> bool:
        """Finds a row no more; False if it isn't one of these."""
        at = bisect_left(self.rows, row.order, key=lambda each: each.order)
        if at == len(self.rows) or self.rows[at] is not row:
            return False
        self._dropped.add(at)
        return True

    def find(self, words: Sequence[str], *, archived: bool) -> dict[int, list[S]]:
        """The rows that every word fits, by how badly: 0 if all are whole keys."""
        fits = [self._fit(word) for word in words]
        fits.sort(key=lambda fit: len(fit) - fit.count(_NONE))
        first = bytearray(fits[0])
        hidden = slice(self.archived_from) if archived else slice(self.archived_from, None)
        first[hidden] = bytes(len(first[hidden]))
        for at in self._dropped:
            first[at] = _NONE
        found: dict[int, list[S]] = defaultdict(list)
        if first.count(_NONE) == len(first):
            return found
        if len(fits) == 1:
            for fit in (_WHOLE, _START, _SLIP):
                chosen = first.translate(_ONLY[fit])
                found[_WHOLE - fit] = list(compress(self.rows, chosen))
            return found
        rest = fits[1:]
        for at in compress(range(len(first)), first):
            each = [fit[at] for fit in rest]
            if all(each):
                found[_WHOLE * len(fits) - first[at] - sum(each)].append(self.rows[at])
        return found

    def _fit(self, word: str) -> bytearray:
        """How well a word fits each row, kept for the next letter of the next word."""
        known = self._fits.get(word)
        if known is not None:
            return known
        fit = bytearray(len(self.rows))
        if len(word) >= TYPO_FROM and not any(c.isdigit() for c in word):
            for low, high in self._slips(word):
                self._mark(fit, low, high, _SLIP)
        low, high = self._range(word, 0, len(self.keys))
        self._mark(fit, low, high, _START)
        if low < high and self.keys[low] == word:
            self._mark(fit, low, low + 1, _WHOLE)
        if len(self._fits) >= _REMEMBERED:
            self._fits.pop(next(iter(self._fits)))
        self._fits[word] = fit
        return fit

    def _mark(self, fit: bytearray, low: int, high: int, how: int) -> None:
        for at in self.posts[self.starts[low] : self.starts[high]]:
            fit[at] = how

    def _range(self, start: str, low: int, high: int) -> tuple[int, int]:
        """The keys that begin like that, among those from `low` up to `high`."""
        low = bisect_left(self.keys, start, low, high)
        bare = start.rstrip(_LAST)
        if not bare:
            return low, high
        return low, bisect_left(self.keys, bare[:-1] + chr(ord(bare[-1]) + 1), low, high)

    def _slips(self, word: str) -> Iterator[tuple[int, int]]:
        """The ranges of keys that begin like the word with one slip in it."""
        low, high = 0, len(self.keys)
        for at in range(len(word)):
            head, tail = word[:at], word[at:]
            low, high = self._range(head, low, high) if head else (low, high)
            if low == high:
                return
            yield self._range(head + tail[1:], low, high)
            if len(tail) > 1:
                yield self._range(head + tail[1] + tail[0] + tail[2:], low, high)
            yield from self._other_letters(head, tail, low, high)

    def _other_letters(
        self, head: str, tail: str, low: int, high: int
    ) -> Iterator[tuple[int, int]]:
        """Any letter in the place of the tail's first, or before it."""
        size = len(head)
        while low < high:
            if len(self.keys[low]) == size:
                low += 1
                continue
            begin = head + self.keys[low][size]
            end = self._range(begin, low, high)[1]
            yield self._range(begin + tail[1:], low, end)
            yield self._range(begin + tail, low, end)
            low = end


_ONLY = {fit: bytes(int(each == fit) for each in range(256)) for fit in (_SLIP, _START, _WHOLE)}


def table_of(rows: list[S]) -> NameTable[S]:
    """The table of rows that stand in the order of the list."""
    making = built(rows)
    while True:
        try:
            next(making)
        except StopIteration as done:
            return done.value


def built(rows: list[S]) -> Generator[None, None, NameTable[S]]:
    """As `table_of`, in slices: it pauses every few milliseconds."""
    groups = yield from _grouped(rows)
    keys: list[str] = []
    starts, posts = array("I", [0]), array("I")
    told = 0
    for name in sorted(groups):
        group = groups.pop(name)
        for key in sorted(group):
            keys.append(key)
            found = group[key]
            posts.extend(found if isinstance(found, list) else (found,))
            starts.append(len(posts))
        if len(keys) - told > _PAUSE * 10:
            told = len(keys)
            yield
    return NameTable(rows, keys, starts, posts)


def _grouped(rows: list[S]) -> Generator[None, None, dict[str, dict[str, int | list[int]]]]:
    """The positions of rows by key, in groups by the first letters of the key: the sorting of all
    keys at once could not be paused.
    """
    groups: dict[str, dict[str, int | list[int]]] = defaultdict(dict)
    for at, row in enumerate(rows):
        for key in row.keys:
            group = groups[key[:3]]
            known = group.setdefault(key, at)
            if isinstance(known, list):
                known.append(at)
            elif known != at:
                # Most keys are one person's: a list for each would keep the collector busy.
                group[key] = [known, at]
        if at % _PAUSE == _PAUSE - 1:
            yield
    return groups
