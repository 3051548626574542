"""The run of visits that is looked at together: compared at its ends, summed over its length."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ims_chart.charting.choice import Choice
from ims_chart.record import Visit


class VisitRange(QObject):
    """Two visits and all between them, chosen on the timeline; none at first. It holds ids, so it
    follows the record: a visit that comes between belongs to it, and an end that goes ends it.
    """

    changed = Signal(str, str)
    """The ids of the earlier and the later end; both "" once there is no range."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice
        self._ids: tuple[str, ...] = ()
        choice.changed.connect(self._follow)

    @property
    def ids(self) -> tuple[str, ...]:
        """The visits of the range from the oldest on; () without a range."""
        return self._ids

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits of the range from the oldest on; all there are without a range."""
        every, taken = self._choice.record.visits, set(self._ids)
        return tuple(v for v in every if v.id in taken) if taken else every

    @property
    def pair(self) -> tuple[Visit, Visit] | None:
        """The two visits to compare, the earlier first: the range's ends, without a range the
        chosen visit and the one before it. Changes with `changed` and with the chosen visit.
        """
        if self._ids:
            visits = self.visits
            return visits[0], visits[-1]
        every, chosen = self._choice.record.visits, self._choice.visit
        at = every.index(chosen) if chosen is not None else 0
        return (every[at - 1], every[at]) if at > 0 else None

    def choose(self, one: str, other: str) -> None:
        """Takes two visits and all between them, in whichever order. The same twice is no range.

        Raises:
            ValueError: no such visit.
        """
        self._take(self._between(one, other) if one != other else ())

    def clear(self) -> None:
        self._take(())

    def _between(self, one: str, other: str) -> tuple[str, ...]:
        ids = [v.id for v in self._choice.record.visits]
        first, last = sorted((ids.index(one), ids.index(other)))
        return tuple(ids[first : last + 1])

    def _take(self, ids: tuple[str, ...]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit(*((ids[0], ids[-1]) if ids else ("", "")))

    def _follow(self) -> None:
        if self._ids:
            first, last = self._ids[0], self._ids[-1]
            known = {v.id for v in self._choice.record.visits}
            self._take(self._between(first, last) if {first, last} <= known else ())
