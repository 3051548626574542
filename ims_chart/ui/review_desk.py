"""Puts the review of past visits on the page of a chart, and takes it away again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QWidget

from ims_chart.charting.review import Layout, ReviewMode, sites_of
from ims_chart.ui.compare_layer import CompareLayer, Shown
from ims_chart.ui.review_panel import ReviewPanel
from ims_chart.ui.review_strip import ReviewStrip
from ims_chart.ui.surface import Layer

if TYPE_CHECKING:
    from ims_chart.ui.chart_page import ChartPage
    from ims_chart.ui.compare_canvas import CompareCanvas
    from ims_chart.ui.compare_list import CompareList
    from ims_chart.ui.heat_layer import HeatLayer
    from ims_chart.ui.heat_list import HeatList


class ReviewDesk(QObject):
    """Strip, panel, legends, and what stands on the body in place of the visit's sites."""

    def __init__(self, page: ChartPage) -> None:
        super().__init__(page)
        self._page = page
        self._chart = page.chart
        self._review = page.chart.review
        self._canvas = page.canvas
        self.strip = ReviewStrip(page.chart, page.actions_by_id, page)
        self.panel = ReviewPanel(self._review, page)
        self.panel.add(ReviewMode.COMPARE, self._make_compare)
        self.panel.add(ReviewMode.HEAT, self._make_heat)
        self.both = CompareLayer(self._chart, Shown.BOTH)
        self.later = CompareLayer(self._chart, Shown.LATER)
        self._legends: dict[ReviewMode, QWidget] = {}
        self._seen: tuple[object, ...] = ()
        self._canvas.stage.rested.connect(self._rearrange)
        self._review.focus_changed.connect(self._show_focus)

    # --- parts, each made when it is first to be seen

    @cached_property
    def heat(self) -> HeatLayer:
        from ims_chart.ui.heat_layer import HeatLayer  # noqa: PLC0415
        from ims_chart.ui.heat_map import HeatMap  # noqa: PLC0415

        made = HeatLayer(self._chart, HeatMap(self._chart), self)
        made.looked.connect(self._canvas.update)
        return made

    @cached_property
    def earlier(self) -> CompareCanvas:
        """The second body, for visits side by side."""
        from ims_chart.ui.compare_canvas import CompareCanvas  # noqa: PLC0415

        made = CompareCanvas(self._chart, self._page.pictures, self._canvas, self._page.pane)
        self._page.pane.add_beside(made)
        return made

    def _make_compare(self) -> CompareList:
        from ims_chart.ui.compare_list import CompareList  # noqa: PLC0415

        made = CompareList(self._chart, self.panel)
        made.close_up.connect(self._close_up)
        return made

    def _make_heat(self) -> HeatList:
        from ims_chart.ui.heat_list import HeatList  # noqa: PLC0415

        return HeatList(self._chart, self.heat, self.panel)

    def _legend(self, mode: ReviewMode) -> QWidget | None:
        """What stands under the body in place of the tools."""
        if mode not in self._legends and mode is ReviewMode.COMPARE:
            from ims_chart.ui.compare_legend import CompareLegend  # noqa: PLC0415

            self._legends[mode] = CompareLegend(self._review, self._page.pane)
        if mode not in self._legends and mode is ReviewMode.HEAT:
            from ims_chart.ui.heat_legend import HeatLegend  # noqa: PLC0415

            made = HeatLegend(self._review, self.heat, self._canvas.stage, self._page.pane)
            self._canvas.surface.pointed.connect(made.point_at)
            self._legends[mode] = made
        return self._legends.get(mode)

    # --- showing

    def refresh(self) -> None:
        """Shows what is reviewed, or the chart again; while a range is dragged only the body."""
        review = self._review
        seen = (review.on, review.mode, review.layout)
        if seen == self._seen:
            self._canvas.update()
            return
        self._seen = seen
        self._canvas.look_back(looking=review.on, at=self._layer())
        side = review.shows(ReviewMode.COMPARE) and review.layout is Layout.SIDE_BY_SIDE
        if side or "earlier" in self.__dict__:
            self._split(on=side)
        legend = self._legend(review.mode) if review.on else None
        self._page.pane.look_back(looking=review.on, legend=legend)
        self.panel.refresh()

    def _split(self, *, on: bool) -> None:
        """Two bodies or one. Two have half the room each, so what carries no site is left aside."""
        if self.earlier.isHidden() is not on:
            return
        self.earlier.setVisible(on)
        self._page.pane.arrange()
        views = {site.point.view for pair in self._review.pairs for site in sites_of(pair)}
        shown = views.pop() if on and len(views) == 1 else None
        self._canvas.fit(shown if shown in self._canvas.stage.views else None)

    def _layer(self) -> Layer | None:
        review = self._review
        if review.shows(ReviewMode.HEAT):
            return self.heat
        if review.shows(ReviewMode.COMPARE):
            return self.both if review.layout is Layout.OVERLAY else self.later
        return None

    def _rearrange(self) -> None:
        for layer in (self.both, self.later):
            layer.rearrange()
        self._canvas.update()

    # --- the pair that is looked at

    def _spots(self) -> list[QPointF]:
        focus = self._review.focus
        layer = self._layer()
        if focus is None or not isinstance(layer, CompareLayer):
            return []
        found = layer.spots(focus, self._canvas.stage)
        if not found and layer is self.later:
            found = self.earlier.layer.spots(focus, self._canvas.stage)
        return found

    def _show_focus(self) -> None:
        for spot in self._spots()[:1]:
            self._canvas.stage.keep_in_sight(spot)
        self._canvas.update()

    def _close_up(self) -> None:
        for spot in self._spots()[:1]:
            self._canvas.stage.step_in(spot)
            self._canvas.stage.look_at(self._canvas.camera.to_world(spot))
