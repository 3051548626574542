"""The body as gestures feel it: what a press hits, what is shown meanwhile, what is charted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF

from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place
from ims_chart.charting.plan import Tool
from ims_chart.ui.areas_layer import AreasLayer
from ims_chart.ui.gestures import Mode
from ims_chart.ui.marks_layer import MarksLayer
from ims_chart.ui.stage import Stage


class Layer(Protocol):
    """Something painted on the body, which may answer a tap."""

    def paint(self, painter: QPainter, stage: Stage) -> None: ...

    def control_at(self, at: QPointF, reach: float, stage: Stage) -> Callable[[], None] | None:
        """What a tap at a place on the screen does; None to let it through. `reach` is what a
        finger covers round it, in pixels.
        """
        ...


class BodySurface(QObject):
    """Where gestures meet chart and stage (see gestures.Surface)."""

    changed = Signal()
    """Something is to be painted anew."""
    pointed = Signal(object)
    """The Place under the pointer, or None off the body."""
    menu_wanted = Signal(QPointF)
    """The selected site's menu is wanted at this place on the canvas."""
    moved = Signal()
    """A site has been moved, or its move refused."""

    def __init__(self, chart: Chart, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.stage = stage
        self.marks = MarksLayer(chart)
        self.areas = AreasLayer(chart)
        self.layers: list[Layer] = []
        self.looking = False
        """Whether past visits are looked at, so that a tap charts nothing."""
        self.stand_in: Layer | None = None
        """What is painted and answers in place of the visit's sites and all layers."""
        self.provisional: QPointF | None = None
        self.moving: tuple[str, QPointF] | None = None
        self.stroke: list[QPointF] = []

    @property
    def mode(self) -> Mode:
        if self.looking or not self._chart.editable:
            return Mode.LOOK
        tool = self._chart.plan.tool
        return {Tool.AREA: Mode.DRAW, Tool.SELECT: Mode.SELECT}.get(tool, Mode.CHART)

    # --- placing

    def show_provisional(self, at: QPointF | None, reach: float) -> None:
        self.provisional = at
        self.pointed.emit(None if at is None else self._meant(at, reach))
        self.changed.emit()

    def commit_place(self, at: QPointF, reach: float) -> None:
        chart, where = self._chart, self.stage.locate(at, reach)
        if where is None or self._meant(at, reach) is None:
            chart.select(None)
            return
        chart.tap(*where, reach=self.stage.reach(reach))

    def _meant(self, at: QPointF, reach: float) -> Place | None:
        where = self.stage.locate(at, reach)
        return None if where is None else self._chart.meant(*where, reach=self.stage.reach(reach))

    # --- sites and what else answers

    def site_at(self, at: QPointF) -> str | None:
        if self.stand_in is not None:
            return None
        return self.marks.hit(at, self.stage.slots, self.stage.camera)

    def control_at(self, at: QPointF, reach: float) -> Callable[[], None] | None:
        if self.stand_in is not None:
            return self.stand_in.control_at(at, reach, self.stage)
        found = (layer.control_at(at, reach, self.stage) for layer in reversed(self.layers))
        return next((does for does in found if does is not None), None)

    def select(self, site_id: str | None) -> None:
        self._chart.areas.select("")
        self._chart.select(site_id)

    def open_menu(self, at: QPointF, reach: float) -> None:
        site_id = self.site_at(at)
        if site_id is not None:
            if site_id not in {site.id for site in self._chart.selection}:
                self.select(site_id)
        elif self.mode is Mode.CHART:
            self.commit_place(at, reach)
        else:
            self._chart.select(None)
        if self._chart.selected is not None and not self.looking:
            self.menu_wanted.emit(at)

    def show_moving(self, site_id: str, at: QPointF | None) -> None:
        self.moving = None if at is None else (site_id, at)
        if at is not None:
            self.pointed.emit(self.stage.place_at(at))
        self.changed.emit()

    def commit_move(self, site_id: str, at: QPointF) -> None:
        self.moved.emit()
        where = self.stage.locate(at)
        if where is not None and self._chart.editable:
            self._chart.move(site_id, *where)

    # --- strokes

    def show_stroke(self, stroke: list[QPointF]) -> None:
        self.stroke = stroke
        self.changed.emit()

    def commit_area(self, stroke: list[QPointF]) -> None:
        """The view where the stroke began holds the area."""
        where = self.stage.locate(stroke[0])
        slot = next((s for s in self.stage.slots if where and s.view == where[0]), None)
        if slot is not None:
            worlds = [self.stage.camera.to_world(at) for at in stroke]
            self._chart.areas.draw(slot.view, [slot.from_world(at) for at in worlds])

    def tap_area(self, at: QPointF) -> None:
        self._chart.areas.select(self.areas.hit(at, self.stage) or "")

    def commit_lasso(self, stroke: list[QPointF]) -> None:
        ring = QPolygonF(stroke)
        inside = [
            site.id
            for site in self._chart.sites
            if any(
                ring.containsPoint(spot, Qt.FillRule.OddEvenFill)
                for spot in self.marks.spots(site, self.stage.slots, self.stage.camera)
            )
        ]
        self._chart.select(*inside)

    # --- moving the body

    def pan(self, by: QPointF) -> None:
        self.stage.pan(by)

    def zoom(self, factor: float, at: QPointF) -> None:
        self.stage.zoom(factor, at)

    def step_in(self, at: QPointF) -> None:
        self.stage.step_in(at)
