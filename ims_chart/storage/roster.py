"""The rows of the index in memory: in the order of the list, and found by names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Generator, Sequence
from operator import attrgetter

from ims_chart.storage.index_file import Row
from ims_chart.storage.name_table import NameTable, built, table_of
from ims_chart.storage.names import readings

SLICE = 200
"""Rows that are taken in at one go, within ten milliseconds."""

_order = attrgetter("order")


class Roster:
    """A base with its table of names, and beside it small tables of what has changed since.

    Attributes:
        by_file: the rows by the names of their files.
    """

    def __init__(self, base: NameTable[Row] | None = None) -> None:
        self.base = base
        rows = base.rows if base else []
        split = base.archived_from if base else 0
        self.by_file = {row.file: row for row in rows}
        self._lists = (rows[:split], rows[split:])
        self._tables = [base] if base else []
        self._since: list[Row] = []
        self._making: NameTable[Row] | None = None

    @property
    def beside(self) -> int:
        """How many rows are not found through the base."""
        return sum(len(table.rows) for table in self._tables if table is not self.base)

    def rows(self, *, archived: bool) -> Sequence[Row]:
        return self._lists[archived]

    def find(self, query: str, *, archived: bool) -> Sequence[Row]:
        """The rows that every typed word fits, best first; all of them for an empty query."""
        asked = readings(query)
        if not asked:
            return self._lists[archived]
        by_miss: dict[int, list[list[Row]]] = {}
        hits = 0
        for words in asked:
            hit = False
            for table in self._tables:
                for miss, rows in table.find(words, archived=archived).items():
                    if rows:
                        by_miss.setdefault(miss, []).append(rows)
                        hit = True
            hits += hit
        found: list[Row] = []
        for miss in sorted(by_miss):
            found += _in_order(by_miss[miss])
        # Somebody may be found in more than one way, and stands where the best of them puts them.
        return list({id(row): row for row in found}.values()) if hits > 1 else found

    def take(self, rows: Sequence[Row], gone: Sequence[str] = ()) -> None:
        """Puts rows in the place of what was known of their files, of which some are gone."""
        for name in (*gone, *(row.file for row in rows)):
            self._drop(name)
        self.by_file |= {row.file: row for row in rows}
        self._since += rows
        ordered = sorted(rows, key=_order)
        split = bisect_left(ordered, True, key=lambda row: row.archived is not None)
        _merge(self._lists[0], ordered[:split])
        _merge(self._lists[1], ordered[split:])
        for at in range(0, len(ordered), SLICE):
            self._add_table(ordered[at : at + SLICE])

    def rebuild(self) -> Generator[None, None, NameTable[Row]]:
        """Makes the base anew, in slices, and takes it up; rows may be taken in meanwhile."""
        self._since = []
        table = yield from built([*self._lists[0], *self._lists[1]])
        self._making = table
        for at in range(0, len(table.rows), SLICE * 10):
            yield
            for row in table.rows[at : at + SLICE * 10]:
                if not self._current(row):
                    table.drop(row)
        old, self._tables = self._tables, [table]
        self.base, self._making = table, None
        since = {row.file: row for row in self._since if self._current(row)}
        if since:
            self._add_table(sorted(since.values(), key=_order))
        while old:
            # To let go of many takes its time, too.
            old.pop()
            yield
        return table

    def _drop(self, name: str) -> None:
        row = self.by_file.pop(name, None)
        if row is None:
            return
        listed = self._lists[row.archived is not None]
        del listed[bisect_left(listed, row.order, key=_order)]
        if self._making is not None:
            self._making.drop(row)
        for table in self._tables:
            if table.drop(row):
                return

    def _add_table(self, rows: list[Row]) -> None:
        """Small tables are made into one, for each is asked at every letter."""
        while self._tables and self._tables[-1] is not self.base:
            small = [row for row in self._tables[-1].rows if self._current(row)]
            if len(small) + len(rows) > SLICE:
                break
            self._tables.pop()
            rows = sorted([*rows, *small], key=_order)
        self._tables.append(table_of(rows))

    def _current(self, row: Row) -> bool:
        return self.by_file.get(row.file) is row


def _merge(listed: list[Row], more: list[Row]) -> None:
    """Both stand in order, and so does what comes of them."""
    if len(more) * 20 > len(listed):
        listed += more
        listed.sort(key=_order)
        return
    for row in more:
        insort(listed, row, key=_order)


def _in_order(parts: list[list[Row]]) -> list[Row]:
    merged, *rest = sorted(parts, key=len, reverse=True)
    for part in rest:
        _merge(merged, part)
    return merged
