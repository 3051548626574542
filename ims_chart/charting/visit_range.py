"""The run of visits that is looked at together: compared at its ends, summed over its length."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ims_chart.charting.choice import Choice
from ims_chart.record import Record, Visit


class VisitRange(QObject):
    """Two visits and all between them, chosen on the timeline; none at first. It holds its ends
    alone, so it follows the record: a visit that comes between belongs to it, and while an end is
    gone there is no range.
    """

    changed = Signal(str, str)
    """The ids of the earlier and the later end that were chosen; both "" for no range."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice
        self._ends: tuple[str, str] | None = None
        self._found: tuple[Record | None, tuple[str, ...]] = (None, ())

    @property
    def ids(self) -> tuple[str, ...]:
        """The visits of the range from the oldest on; () without a range."""
        record = self._choice.record
        if self._found[0] is not record:
            self._found = (record, self._between(record))
        return self._found[1]

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits of the range from the oldest on; all there are without a range."""
        every, ids = self._choice.record.visits, self.ids
        return tuple(v for v in every if v.id in ids) if ids else every

    @property
    def pair(self) -> tuple[Visit, Visit] | None:
        """The two visits to compare, the earlier first: the range's ends, without a range the
        chosen visit and the one before it. Changes with `changed`, the record and the chosen visit.
        """
        if self.ids:
            visits = self.visits
            return visits[0], visits[-1]
        every, chosen = self._choice.record.visits, self._choice.visit
        at = every.index(chosen) if chosen is not None else 0
        return (every[at - 1], every[at]) if at > 0 else None

    def choose(self, one: str, other: str) -> None:
        """Takes two visits and all between them, in whichever order. The same twice is no range.

        Raises:
            RecordError: NOT_FOUND.
        """
        record = self._choice.record
        for visit_id in (one, other):
            record.visit(visit_id)
        self._take((one, other) if one != other else None)

    def clear(self) -> None:
        self._take(None)

    def _take(self, ends: tuple[str, str] | None) -> None:
        before, self._ends = self.ids, ends
        self._found = (None, ())
        ids = self.ids
        if ids != before:
            self.changed.emit(*((ids[0], ids[-1]) if ids else ("", "")))

    def _between(self, record: Record) -> tuple[str, ...]:
        ids = [visit.id for visit in record.visits]
        if self._ends is None or not set(self._ends) <= set(ids):
            return ()
        first, last = sorted(map(ids.index, self._ends))
        return tuple(ids[first : last + 1])
