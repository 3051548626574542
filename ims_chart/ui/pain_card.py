"""Pain before and after, visit by visit: a small plot at the foot of the visits."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.insight.trends import Series
from ims_chart.insight.yardstick import Scale
from ims_chart.printing.box import Box
from ims_chart.printing.plot import lay_plot
from ims_chart.printing.plot_painter import paint_plot
from ims_chart.printing.plot_words import change_words, series_name
from ims_chart.ui.theme import RADIUS, font, theme
from ims_chart.ui.trend_plot import LETTER, plot_style
from ims_chart.ui.turn import Turn

HEIGHT = 164
ROOM = 900
"""Height of the page from which on there is room for the card."""
LEAST = 2
"""Visits with pain recorded; a line needs two."""


class PainCard(QWidget):
    """Shown where there is room and something to show. The trends say more."""

    def __init__(self, chart: Chart, course: Course, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self.setObjectName("painCard")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chart = chart
        self._course = course
        self._pain: Series | None = None
        self._shown: tuple[object, object] | None = None
        self._picture = QPixmap()
        # The tap comes first.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        chart.changed.connect(self._later.start)
        # Its lines have a bend at every visit: they have a turn of their own.
        self._drawn = Turn(self)
        self._drawn.due.connect(self._paint_anew)
        theme.changed.connect(self._paint_anew)
        self.refresh()

    def refresh(self) -> None:
        """Shows the record as it is."""
        first = next(iter(self._course.trends), None)
        whole = first is not None and first.gauge.scale is Scale.PAIN and not first.kind
        pain = first if whole and first and len(first.readings) >= LEAST else None
        span = self._span()
        if (pain, span) == self._shown:
            return
        self._shown, self._pain = (pain, span), pain
        self._fit()
        if self._pain is not None:
            self.setAccessibleName(series_name(self._pain, self._chart.atlas.muscles))
            self.setAccessibleDescription(change_words(self._pain))
        self._drawn.start()

    def _paint_anew(self) -> None:
        """Not in the next paint, which is that of all panels."""
        laid_out = not self._picture.isNull()
        self._picture = self._painted() if laid_out else QPixmap()
        self.update()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self._paint(painter)
        painter.end()
        return made

    def _span(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day there is a visit of."""
        days = [visit.date for visit in self._course.visits]
        return (min(days), max(days)) if days else None

    def _fit(self) -> None:
        self.setVisible(self._pain is not None and self._page.height() >= ROOM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows or hides itself as the page grows or shrinks."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._picture.size() != self.size() * self.devicePixelRatioF():
            self._picture = self._painted()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter) -> None:
        span = self._span()
        if self._pain is None or span is None:
            return
        t = theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("border"), 1))
        painter.setBrush(t.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(t.color("muted"))
        painter.setFont(font(9, QFont.Weight.DemiBold))
        heading = QRectF(10, 5, self.width() - 20, 18)
        painter.drawText(heading, Qt.AlignmentFlag.AlignVCenter, self.tr("PAIN, 0–10"))
        box = Box(8, 24, self.width() - 12, self.height() - 30)
        plot = lay_plot(self._pain, box, LETTER, span)
        paint_plot(painter, plot, plot_style(t))
