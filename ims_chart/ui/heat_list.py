"""The heat map in numbers beside the body: the most needled first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.review import HeatMeasure, ReviewMode
from ims_chart.insight.heat import Heat
from ims_chart.insight.review_wording import heat_words, signed
from ims_chart.insight.same import Place
from ims_chart.printing.terms import WORDING, short_day, translate
from ims_chart.record import Anchor
from ims_chart.ui.heat_layer import HeatLayer
from ims_chart.ui.review_column import ReviewColumn
from ims_chart.ui.review_list import ReviewList, ReviewRow

FOLLOWS_MS = 120
"""The list follows once the range rests: while it is dragged the body comes first."""
_Entry = tuple[Anchor | Place, Place, Heat]


class HeatList(ReviewColumn):
    """A tap on a row looks at its place."""

    def __init__(self, chart: Chart, layer: HeatLayer, parent: QWidget | None = None) -> None:
        rows = ReviewList(name="heatList", label=translate("heat", "Places needled"))
        super().__init__(rows, name="heatPanel", parent=parent)
        self._review = chart.review
        self._layer = layer
        self._entries: dict[str, Anchor | Place] = {}
        self.list.chosen.connect(lambda key: layer.look_at(self._entries[key]))
        self._later = QTimer(self, singleShot=True, interval=FOLLOWS_MS)
        self._later.timeout.connect(self.refresh)
        self._review.changed.connect(self._later.start)
        layer.looked.connect(self._show_looked)
        self.refresh()

    def refresh(self) -> None:
        """Shows the range of visits as it is."""
        if not self._review.shows(ReviewMode.HEAT):
            return
        visits, entries = self._review.visits, self._sorted()
        days = [short_day(visit.date) for visit in (*visits[:1], *visits[-1:])]
        count = (
            self.tr("1 visit") if len(visits) == 1 else self.tr("{0} visits").format(len(visits))
        )
        places = self.tr("muscles {0}") if self._layer.by_muscle else self.tr("places {0}")
        self.say(" – ".join(dict.fromkeys(days)), f"{count} · {places.format(len(entries))}")
        self._entries = {_key(at): at for at, _, _ in entries}
        self.list.show_rows(tuple(self._row(*entry) for entry in entries))
        self._show_looked()

    def _show_looked(self) -> None:
        """The row of the place that is looked at: the nearest one, if a point was tapped."""
        at = self._layer.at
        if at is not None and not isinstance(at, Place):
            spot = self._layer.heat.spot_at(at)
            at = spot.anchor if spot else None
        self.list.choose("" if at is None else _key(at))

    def _sorted(self) -> list[_Entry]:
        heat = self._layer.heat
        entries: Sequence[_Entry] = (
            [(place, place, counted) for place, counted in heat.muscles.items()]
            if self._layer.by_muscle
            else [(spot.anchor, spot.place, spot.heat) for spot in heat.spots]
        )
        return sorted(entries, key=lambda entry: self._rank(entry[2]))

    def _rank(self, heat: Heat) -> tuple[float, ...]:
        """The strongest first; of pain the greatest relief, and last what has no mean."""
        if self._review.measure is HeatMeasure.PAIN:
            change = heat.pain_change
            return (1.0, 0.0, -heat.visits) if change is None else (0.0, change, -heat.visits)
        if self._review.measure is HeatMeasure.NEEDLES:
            return -heat.needles, -heat.visits
        return -heat.visits, -heat.needles

    def _row(self, at: Anchor | Place, place: Place, heat: Heat) -> ReviewRow:
        value = str(heat.visits)
        if self._review.measure is HeatMeasure.NEEDLES:
            value = str(heat.needles)
        elif self._review.measure is HeatMeasure.PAIN:
            change = heat.pain_change
            value = "–" if change is None else signed(round(change, 1), WORDING)
        return ReviewRow(_key(at), self._layer.name(place), heat_words(heat, WORDING), value)


def _key(at: Anchor | Place) -> str:
    return " ".join(str(part) for part in at)
