"""One trend on the screen: what is measured, how it changed, the plot, and what that is held to."""

from __future__ import annotations

import datetime as dt
from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.body import Muscles
from ims_chart.insight.trends import Series
from ims_chart.printing.box import Box
from ims_chart.printing.plot import Plot, lay_plot
from ims_chart.printing.plot_painter import PlotStyle, paint_plot, paint_reading
from ims_chart.printing.plot_words import (
    change_words,
    measured_against,
    reading_words,
    series_name,
)
from ims_chart.ui.theme import RADIUS, Tokens, font, theme
from ims_chart.ui.tip import plain_tip

LETTER = 12.0
"""Height of the plot's letters in pixels: 9 pt at 96 dpi."""
_MARGIN = 12
_HEAD = 44
_FIELD = 146
"""Least height of the plot itself, with its days."""
_GAP = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@cache
def plot_style(tokens: Tokens) -> PlotStyle:
    """The colours of plots in a theme."""
    return PlotStyle(
        soft=tokens.color("muted"),
        faint=tokens.color("border"),
        before=tokens.color("muted"),
        after=tokens.color("accent"),
        band=tokens.color("raised"),
        ground=tokens.color("panel"),
    )


class TrendPlot(QWidget):
    """Values are read with pointer or finger, or with the left and right keys."""

    def __init__(
        self,
        series: Series,
        muscles: Muscles,
        span: tuple[dt.date, dt.date],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`span` holds the first and the last day of the axis."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._series = series
        self._span = span
        self._plot: Plot | None = None
        self._read: int | None = None
        self._tapped = False
        self._name = series_name(series, muscles)
        self._against = measured_against(series)
        self._foot = 0.0
        self.setAccessibleName(self._name)
        self._speak()
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """The line under the name: the reading that is pointed at, else how it has changed."""
        if self._read is None:
            return change_words(self._series)
        return reading_words(self._series.readings[self._read], self._series)

    @property
    def plot(self) -> Plot:
        """Laid out for the size there is."""
        if self._plot is None:
            height = self.height() - _HEAD - self._foot - 2 * _GAP
            box = Box(_MARGIN, _HEAD, self.width() - 2 * _MARGIN, height)
            self._plot = lay_plot(self._series, box, LETTER, self._span)
        return self._plot

    def sizeHint(self) -> QSize:
        return QSize(300, self.minimumHeight())

    # --- hands and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._plot = None
        room = QRectF(0, 0, event.size().width() - 2 * _MARGIN, 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        self._foot = QFontMetricsF(font(9)).boundingRect(room, wrap, self._against).height()
        self.setMinimumHeight(round(_HEAD + _FIELD + self._foot + 2 * _GAP))
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._tapped = self._tapped and bool(event.buttons())
        self._show_reading(self.plot.nearest(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tapped = True
        self._show_reading(self.plot.nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """What was tapped stays: a finger that is lifted leaves at once."""
        if not self._tapped:
            self._show_reading(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_reading(None)
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._series.readings) - 1
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self._read is None:
            self._show_reading(last if step < 0 else 0)
        else:
            self._show_reading(min(max(self._read + step, 0), last))

    def _show_reading(self, reading: int | None) -> None:
        if reading != self._read:
            self._read = reading
            self._speak()
            self.update()

    def _speak(self) -> None:
        said = ". ".join(text for text in (self.words, self._against) if text)
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tip(self._against))

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(t.color("accent" if focused else "border"), 2 if focused else 1))
        painter.setBrush(t.color("panel"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._paint_words(painter)
        paint_plot(painter, self.plot, plot_style(t))
        if self._read is not None:
            paint_reading(painter, self.plot, self._read, plot_style(t))

    def _paint_words(self, painter: QPainter) -> None:
        t, width = theme.tokens, self.width() - 2 * _MARGIN
        for text, face, color, top in (
            (self._name, font(10, QFont.Weight.DemiBold), "text", 8),
            (self.words, font(9), "text" if self._read is not None else "muted", 26),
        ):
            painter.setFont(face)
            painter.setPen(t.color(color))
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(_MARGIN, top, width, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        small = font(9)
        painter.setFont(small)
        painter.setPen(t.color("muted"))
        foot = QRectF(_MARGIN, self.height() - self._foot - _GAP, width, self._foot)
        painter.drawText(foot, Qt.TextFlag.TextWordWrap, self._against)
