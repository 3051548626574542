"""The trends of a patient side by side, all over the same days."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.theme import GAP, font
from ims_chart.ui.trend_plot import TrendPlot

WIDE = 330
"""Pixels a plot wants before two stand in a row."""


class TrendsPanel(QScrollArea):
    """Pain first, then what was measured, in the order in which it was first measured."""

    def __init__(self, chart: Chart, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendsPanel")
        self.setAccessibleName(self.tr("Trends"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chart = chart
        self._course = course
        self._shown: object = None
        self._plots: list[TrendPlot] = []
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(GAP, GAP, GAP, GAP)
        self._grid.setSpacing(GAP)
        self._empty = QLabel(
            self.tr("No pain and no measure is recorded yet. They are taken beside the body.")
        )
        self._empty.setWordWrap(True)
        self._empty.setFont(font(10))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inner)
        FingerScroll(self)

    def refresh(self) -> None:
        """Shows the record as it is."""
        trends = self._course.trends
        if trends is self._shown:
            return
        self._shown = trends
        for plot in self._plots:
            plot.hide()
            plot.deleteLater()
        days = [visit.date for visit in self._course.visits]
        self._plots = [
            TrendPlot(
                series,
                self._chart.atlas.muscles,
                (min(days), max(days)),
                name=f"trend.{n}",
                parent=self._inner,
            )
            for n, series in enumerate(trends)
        ]
        self._lay()

    def _lay(self) -> None:
        columns = max(1, self.viewport().width() // WIDE)
        while self._grid.count():
            self._grid.takeAt(0)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for n, plot in enumerate(self._plots):
            self._grid.addWidget(plot, n // columns, n % columns)
            plot.show()
        self._empty.setVisible(not self._plots)
        if not self._plots:
            self._grid.addWidget(self._empty, 0, 0)
        self._grid.setRowStretch(len(self._plots) // columns + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() // WIDE != event.oldSize().width() // WIDE:
            self._lay()
