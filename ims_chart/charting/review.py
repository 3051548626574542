"""Looking back: whether past visits are reviewed, how, and which of them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from ims_chart.charting.chart import Chart
from ims_chart.insight.compare import Pair, compare
from ims_chart.insight.heat import HeatSource
from ims_chart.record import Record, Site, Visit


class ReviewMode(StrEnum):
    """What is seen of the visits."""

    COMPARE = "compare"
    HEAT = "heat"
    COURSE = "course"


class HeatMeasure(StrEnum):
    """What the heat map counts; over muscles it is how often they were needled."""

    TIMES = "times"
    NEEDLES = "needles"
    PAIN = "pain"
    MUSCLES = "muscles"


class Layout(StrEnum):
    """How two visits are compared."""

    OVERLAY = "overlay"
    SIDE_BY_SIDE = "side_by_side"


class Review(QObject):
    """What of the past is on the screen; nothing of it is kept in the record. The visits are those
    of the chart's range: all of them, or all between two; compared are its ends.
    """

    changed = Signal()
    """What is reviewed, or how, is another; also when the record or the range has changed."""
    focus_changed = Signal()
    """Another pair of sites is looked at."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.on = False
        self.mode = ReviewMode.COMPARE
        self.measure = HeatMeasure.TIMES
        self.layout = Layout.OVERLAY
        self._focus = ""
        self._compared: tuple[tuple[object, ...], tuple[Pair, ...]] = (), ()
        self._heat: tuple[Record, float, HeatSource] | None = None
        for told in (chart.changed, chart.visit_chosen, chart.range.changed):
            told.connect(self._follow)

    # --- what is reviewed

    def shows(self, mode: str) -> bool:
        """Whether the review is on and in that mode."""
        return self.on and self.mode == mode

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits of the range, the oldest first."""
        return self._chart.range.visits

    @property
    def pair(self) -> tuple[Visit, Visit] | None:
        """The two visits to compare, the earlier first; None where there is only one."""
        first = self._chart.record.visits[:2]
        return self._chart.range.pair or ((first[0], first[1]) if len(first) == 2 else None)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The sites of the two visits against each other; compared once."""
        two, reach = self.pair, self._chart.clinic.same_site_mm
        if two is None:
            return ()
        known, pairs = self._compared
        if len(known) != 3 or known[0] is not two[0] or known[1] is not two[1] or known[2] != reach:
            pairs = compare(*two, reach)
            self._compared = (*two, reach), pairs
        return pairs

    @property
    def focus(self) -> Pair | None:
        """The pair that is looked at, if any."""
        return next((pair for pair in self.pairs if self._focus in ids_of(pair)), None)

    @property
    def heat(self) -> HeatSource:
        """Of all visits of the record, in its order; summed up once."""
        record, reach = self._chart.record, self._chart.clinic.same_site_mm
        if self._heat is None or self._heat[0] is not record or self._heat[1] != reach:
            self._heat = record, reach, HeatSource(record.visits, reach)
        return self._heat[2]

    @property
    def span(self) -> tuple[int, int]:
        """The positions in the record of the range's first and last visit, as `heat` asks for
        them; (0, -1) without visits.
        """
        ids = [visit.id for visit in self._chart.record.visits]
        taken = self._chart.range.ids
        return (ids.index(taken[0]), ids.index(taken[-1])) if taken else (0, len(ids) - 1)

    # --- how

    def begin(self, mode: str = "") -> None:
        """Shows past visits, in a ReviewMode; as before if none is given.

        Raises:
            ValueError: no such mode.
        """
        self._set(on=True, mode=ReviewMode(mode) if mode else self.mode)

    def end(self) -> None:
        """Goes back to charting; the range is let go with it."""
        if self.on:
            self._set(on=False)
            self._chart.range.clear()

    def toggle(self) -> None:
        if self.on:
            self.end()
        else:
            self.begin()

    def measure_by(self, measure: HeatMeasure) -> None:
        self._set(measure=measure)

    def lay(self, layout: Layout) -> None:
        self._set(layout=layout)

    def choose(self, one: str, other: str) -> None:
        """Takes two visits and all between them, by id, in whichever order; the same twice lets
        the range go.

        Raises:
            ValueError: no such visit.
        """
        self._chart.range.choose(one, other)

    def look_at(self, site_id: str) -> None:
        """Looks at the pair that a site of either visit belongs to; at none without an id."""
        if site_id != self._focus:
            self._focus = site_id
            self.focus_changed.emit()

    def _set(self, **fields: object) -> None:
        if any(getattr(self, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(self, name, value)
            self.changed.emit()

    def _follow(self, *_: object) -> None:
        if self.on:
            self.changed.emit()


def sites_of(pair: Pair) -> tuple[Site, ...]:
    """The pair's sites, the later one first."""
    return tuple(site for site in (pair.later, pair.earlier) if site is not None)


def ids_of(pair: Pair) -> tuple[str, ...]:
    """The ids of the pair's sites, the later one's first."""
    return tuple(site.id for site in sites_of(pair))
