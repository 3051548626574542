"""The earlier of two visits on a body of its own, beside the later one's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.ui.canvas import BodyCanvas
from ims_chart.ui.compare_layer import CompareLayer, Shown
from ims_chart.ui.pictures import Pictures

LEAST = 160
"""Pixels of width; the pane in which it stands has more for both."""


class CompareCanvas(BodyCanvas):
    """Zooms and pans with another canvas, and is as it is in all but the visit."""

    def __init__(
        self, chart: Chart, pictures: Pictures, beside: BodyCanvas, parent: QWidget | None = None
    ) -> None:
        super().__init__(chart, pictures, beside.stage.views, parent)
        self.setObjectName("earlierCanvas")
        self.setAccessibleName(self.tr("Body chart of the earlier visit"))
        self.setAccessibleDescription("")
        for canvas in (self, beside):  # which share the room that one had, by halves
            canvas.setMinimumWidth(LEAST)
        self.layer = CompareLayer(chart, Shown.EARLIER)
        self.look_back(looking=True, at=self.layer)
        self.stage.moved.connect(lambda: beside.stage.follow(self.stage))
        beside.stage.moved.connect(lambda: self.stage.follow(beside.stage))
        self.stage.rested.connect(self.layer.rearrange)
        chart.review.changed.connect(self.update)
        chart.review.focus_changed.connect(self.update)
