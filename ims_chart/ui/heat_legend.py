"""Under the body while the heat map shows: its scale in numbers, and the numbers of a place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.charting.placing import Place
from ims_chart.charting.review import HeatMeasure, Review
from ims_chart.insight.review_wording import signed
from ims_chart.printing.terms import WORDING
from ims_chart.ui import heat_colors
from ims_chart.ui.heat_layer import HeatLayer
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import font, theme
from ims_chart.ui.tip import plain_tip

HEIGHT = 64
_BAR = 190.0
_STEPS = 24
_NOTE_GAP = 28.0
_LEAST = 190
"""Pixels of room for words beside the scale; with less, they take its place."""


class HeatLegend(QWidget):
    """The scale at the left; at the right what lies under the pointer, else what was tapped."""

    def __init__(
        self, review: Review, layer: HeatLayer, stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("heatLegend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._review = review
        self._layer = layer
        self._stage = stage
        self._words = ("", "")
        review.changed.connect(self.refresh)
        layer.looked.connect(self.refresh)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @property
    def text(self) -> str:
        """What is said of the place that is pointed or looked at."""
        return " · ".join(words for words in self._words if words)

    def refresh(self) -> None:
        self._say(self._layer.words())

    def point_at(self, place: Place | None) -> None:
        """Says the numbers of what lies under the pointer."""
        words = self._layer.words_at(place)
        self._say(words if words[0] else self._layer.words())

    def _say(self, words: tuple[str, str]) -> None:
        self._words = words
        self.setAccessibleName(self.text or self._caption())
        self.setToolTip(plain_tip(self.text))
        self.update()

    def _caption(self) -> str:
        return {
            HeatMeasure.TIMES: self.tr("Times needled, within 5 cm"),
            HeatMeasure.NEEDLES: self.tr("Needles, within 5 cm"),
            HeatMeasure.PAIN: self.tr("Mean change of the visits’ pain"),
            HeatMeasure.MUSCLES: self.tr("Visits at which the muscle was needled"),
        }[self._review.measure]

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 14 + max(_BAR, self._caption_width()) + 24
        t, (name, numbers) = theme.tokens, self._words
        narrow = self.width() - left < _LEAST or not self._fits(self.width() - left - 12)
        if narrow and name:
            left = 14
        else:
            self._paint_scale(painter)
        room = QRectF(left, 0, self.width() - left - 12, HEIGHT)
        if narrow and not name:
            return
        if not name:
            painter.setFont(font(9.5))
            painter.setPen(t.color("muted"))
            hint = self.tr("Point at a place or tap it for its numbers.")
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, hint)
            return
        painter.setFont(font(10.5, QFont.Weight.DemiBold))
        painter.setPen(t.color("text"))
        painter.drawText(room.adjusted(0, 4, 0, 0), Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(font(9.5))
        painter.setPen(t.color("muted"))
        wrap = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(0, 24, 0, 0), wrap, numbers)

    def _fits(self, width: float) -> bool:
        """Whether the numbers stand in the lines there are beside the scale."""
        room, wrap = QRectF(0, 0, width, 10 * HEIGHT), int(Qt.TextFlag.TextWordWrap)
        shown = QFontMetricsF(font(9.5)).boundingRect(room, wrap, self._words[1])
        return shown.height() <= HEIGHT - 24

    def _paint_scale(self, painter: QPainter) -> None:
        t = theme.tokens
        painter.setFont(font(9))
        painter.setPen(t.color("muted"))
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(14, 5, self.width(), 18), top, self._caption())
        bar = QRectF(14, 25, _BAR, 12)
        pain = self._review.measure is HeatMeasure.PAIN
        shades = QLinearGradient(bar.topLeft(), bar.topRight())
        for n in range(_STEPS + 1):
            share = n / _STEPS
            color = heat_colors.count_color(share)
            if pain:
                color = heat_colors.pain_color((share * 2 - 1) * heat_colors.PAIN_SPAN)
            shades.setColorAt(share, color)
        painter.setPen(t.color("border"))
        painter.setBrush(shades)
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(t.color("text"))
        for share, words in self._marks(pain=pain):
            place = QRectF(bar.left() + share * _BAR - 40, 40, 80, 18)
            place.moveLeft(min(max(place.left(), bar.left() - 40 * (1 - share) ** 8), self.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, words)
        if pain:
            self._paint_note(painter)

    def _marks(self, *, pain: bool) -> list[tuple[float, str]]:
        """Numbers along the scale, by their share of it."""
        if pain:
            span = heat_colors.PAIN_SPAN
            return [
                (0.06, f"≤{signed(-span, WORDING)}"),
                (0.5, signed(0, WORDING)),
                (0.94, f"≥{signed(span, WORDING)}"),
            ]
        top = self._layer.heat.top(self._stage.views)
        middle = top // 2 if top > 3 else 1
        return [(0.0, "0"), (middle / top, str(middle)), (1.0, str(top))]

    def _caption_width(self) -> float:
        metrics, note = QFontMetricsF(font(9)), 0.0
        if self._review.measure is HeatMeasure.PAIN:
            note = _NOTE_GAP + metrics.horizontalAdvance(self._note())
        return metrics.horizontalAdvance(self._caption()) + note

    def _note(self) -> str:
        return self.tr("under 3 visits")

    def _paint_note(self, painter: QPainter) -> None:
        """Which places have no mean."""
        x = 14 + QFontMetricsF(font(9)).horizontalAdvance(self._caption())
        at = QPointF(x + _NOTE_GAP - 12, 13)
        painter.setPen(theme.tokens.color("text"))
        painter.setBrush(theme.tokens.color("halo"))
        painter.drawEllipse(at, 3.2, 3.2)
        painter.setPen(theme.tokens.color("muted"))
        box = QRectF(at.x() + 12, 5, 200, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, self._note())
