"""The heat map on the body, and the place of it that is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place as Pointed
from ims_chart.charting.review import HeatMeasure
from ims_chart.insight.heat import Heat
from ims_chart.insight.naming import muscle_label
from ims_chart.insight.review_wording import heat_words
from ims_chart.insight.same import Place
from ims_chart.printing.terms import WORDING, translate
from ims_chart.record import Anchor
from ims_chart.ui.heat_map import HeatMap
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import theme

_RING = 13.0
_DOT = 3.2


class HeatLayer(QObject):
    """Paints the pictures of the map; a tap looks at the place there, and says its numbers."""

    looked = Signal()
    """Another place is looked at, or none."""

    def __init__(self, chart: Chart, heat: HeatMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._review = chart.review
        self.heat = heat
        self._at: Anchor | Place | None = None

    # --- what is looked at

    @property
    def by_muscle(self) -> bool:
        return self._review.measure is HeatMeasure.MUSCLES

    @property
    def at(self) -> Anchor | Place | None:
        """The place that is looked at: a point of the skin, or a muscle."""
        return self._at

    def look_at(self, at: Anchor | Place | None) -> None:
        if at != self._at:
            self._at = at
            self.looked.emit()

    def words(self) -> tuple[str, str]:
        """Name and numbers of what is looked at; both "" where nothing is."""
        if isinstance(self._at, Place):
            return self._words(self._at, self.heat.muscles.get(self._at))
        spot = self.heat.spot_at(self._at) if self._at else None
        return self._words(spot.place, spot.heat) if spot else ("", "")

    def words_at(self, place: Pointed | None) -> tuple[str, str]:
        """The same of what lies under the pointer."""
        if place is None:
            return "", ""
        if self.by_muscle:
            muscle = self._muscle_at(place)
            return self._words(muscle, self.heat.muscles.get(muscle)) if muscle else ("", "")
        spot = self.heat.spot_at(place.point.anchor)
        return self._words(spot.place, spot.heat) if spot else ("", "")

    def name(self, place: Place) -> str:
        return muscle_label(place, self._chart.atlas.muscles) or translate("heat", "Marked place")

    def _words(self, place: Place, heat: Heat | None) -> tuple[str, str]:
        said = heat_words(heat, WORDING) if heat else translate("heat", "not in these visits")
        return self.name(place), said

    def _muscle_at(self, place: Pointed) -> Place | None:
        """The needled muscle nearest the skin."""
        there = (Place(r.muscle, r.level, r.side) for r in place.regions)
        return next((muscle for muscle in there if muscle in self.heat.muscles), None)

    # --- as a layer of the canvas (see surface.Layer)

    def control_at(self, at: QPointF, reach: float, stage: Stage) -> Callable[[], None] | None:  # noqa: ARG002
        place = stage.place_at(at)
        return None if place is None else lambda: self._tap(place)

    def _tap(self, place: Pointed) -> None:
        if self.by_muscle:
            self.look_at(self._muscle_at(place))
            return
        spot = self.heat.spot_at(place.point.anchor)
        self.look_at(spot.anchor if spot else None)

    def paint(self, painter: QPainter, stage: Stage) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for slot in stage.slots:
            box = stage.camera.box(slot)
            painter.drawImage(box, self.heat.picture(slot.view, stage.views))
        if self._review.measure is HeatMeasure.PAIN:
            self._paint_signs(painter, stage)
        if self._at is not None and not isinstance(self._at, Place):
            self._paint_ring(painter, stage, self._at)

    def _paint_signs(self, painter: QPainter, stage: Stage) -> None:
        """A minus where pain got less, a plus where it got more, so that it reads in grey; a
        hollow dot where too few days stand behind it for a mean.
        """
        t = theme.tokens
        seen = QRectF(QPointF(), stage.size).adjusted(-9, -9, 9, 9)
        for spot in self.heat.spots:
            change = spot.heat.pain_change
            for at in self._spots(spot.anchor, stage):
                if not seen.contains(at):
                    continue
                if change is None:
                    painter.setPen(QPen(t.color("text"), 1.1))
                    painter.setBrush(t.color("halo"))
                    painter.drawEllipse(at, _DOT, _DOT)
                    continue
                for color, width in (("halo", 4.2), ("text", 1.8)):
                    painter.setPen(
                        QPen(t.color(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                    )
                    painter.drawLine(at - QPointF(_DOT, 0), at + QPointF(_DOT, 0))
                    if change > 0:
                        painter.drawLine(at - QPointF(0, _DOT), at + QPointF(0, _DOT))

    def _paint_ring(self, painter: QPainter, stage: Stage, anchor: Anchor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in self._spots(anchor, stage):
            for color, width in (("halo", 5.0), ("accent", 2.5)):
                painter.setPen(QPen(theme.tokens.color(color), width))
                painter.drawEllipse(at, _RING, _RING)

    def _spots(self, anchor: Anchor, stage: Stage) -> list[QPointF]:
        """Where a place lies on the screen, once for every view that shows it."""
        found = [(slot, self.heat.place(slot.view, anchor)) for slot in stage.slots]
        return [stage.camera.to_screen(slot.to_world(*at)) for slot, at in found if at]
