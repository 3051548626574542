"""The course of treatment: what insight says of all visits, put together once for each state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from ims_chart.charting.chart import Chart
from ims_chart.insight.life import Life, lives
from ims_chart.insight.response import Memory, remember, remembering
from ims_chart.insight.trends import Series, trends
from ims_chart.record import Site, Visit

T = TypeVar("T")


class Course:
    """Answers about a chart's record, kept until what they were made from has changed."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._kept: dict[str, tuple[tuple[object, ...], object]] = {}
        self._begun: tuple[tuple[object, ...], Iterator[None]] | None = None

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All of them, the oldest first."""
        return self._chart.record.visits

    @property
    def memory(self) -> Memory:
        """Of all visits."""
        record, reach = self._chart.record, self._chart.clinic.same_site_mm
        muscles = self._chart.atlas.muscles
        made_from = (*record.visits, reach)
        return self._once("memory", made_from, lambda: remember(record, muscles, reach))

    @property
    def memory_before(self) -> Memory | None:
        """Of the visits before the chosen one, for the moment before the next needle. A site that
        is charted now doesn't touch it. None until `recalling` has come to its end.
        """
        kept = self._kept.get("before")
        if kept is None or not _same(kept[0], self._before):
            return None
        return kept[1]  # pyright: ignore[reportReturnType]

    def recalling(self) -> Iterator[None]:
        """Makes `memory_before` ready, one visit a turn, unless it is. What was begun for the same
        visits goes on.
        """
        if self._begun is None or not _same(self._begun[0], self._before):
            made_from = self._before
            self._begun = made_from, self._recall(made_from)
        return self._begun[1]

    def _recall(self, made_from: tuple[object, ...]) -> Iterator[None]:
        visit = self._chart.visit
        if visit is None or self.memory_before is not None:
            return
        record, reach = self._chart.record, self._chart.clinic.same_site_mm
        muscles = self._chart.atlas.muscles
        memory = yield from remembering(record, muscles, reach, before=visit.id)
        self._kept["before"] = made_from, memory

    @property
    def _before(self) -> tuple[object, ...]:
        """What `memory_before` is made from."""
        visit = self._chart.visit
        if visit is None:
            return ()
        return (*self._earlier(visit), visit.id, visit.follow_up, self._chart.clinic.same_site_mm)

    def _earlier(self, visit: Visit) -> tuple[Visit, ...]:
        return self._chart.record.before(visit.id)

    @property
    def trends(self) -> tuple[Series, ...]:
        """What was measured through the visits, their own pain first."""
        record, clinic = self._chart.record, self._chart.clinic
        return self._once("trends", (*record.visits, clinic), lambda: trends(record, clinic))

    @property
    def lives(self) -> tuple[Life, ...]:
        """Those of all trigger points, the last charted first."""
        visits, reach = self.visits, self._chart.clinic.same_site_mm
        made = self._once("lives", (*visits, reach), lambda: lives(visits, reach))
        return tuple(sorted(made, key=lambda life: -life.stages[-1].visit))

    def visit_of(self, site: Site) -> Visit | None:
        """The visit that a site of the record belongs to."""
        return next((v for v in reversed(self.visits) if any(s is site for s in v.sites)), None)

    def _once(self, what: str, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives; the same again while it would be made from the same objects."""
        kept = self._kept.get(what)
        if kept is None or not _same(kept[0], made_from):
            kept = self._kept[what] = (made_from, make())
        return kept[1]  # pyright: ignore[reportReturnType]


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """By identity, as records change by parts: to compare them whole would take longer."""
    return len(a) == len(b) and all(x is y or _plain(x, y) for x, y in zip(a, b, strict=True))


def _plain(x: object, y: object) -> bool:
    return isinstance(x, str | float | int) and x == y
