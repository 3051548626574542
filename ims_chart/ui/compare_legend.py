"""Under the body while two visits are compared: what the badges mean, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.charting.review import Review
from ims_chart.insight.compare import PairKind
from ims_chart.insight.review_wording import KINDS
from ims_chart.printing.terms import translate
from ims_chart.ui.compare_badge import SIZE, paint_badge
from ims_chart.ui.compare_layer import kinds_of
from ims_chart.ui.theme import font, theme

HEIGHT = 56
_GAP = 22.0


class CompareLegend(QWidget):
    """Badge, word and count of each kind, in one row."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareLegend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._review = review
        review.changed.connect(self.refresh)
        theme.changed.connect(self.update)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @property
    def text(self) -> str:
        return ", ".join(words for _, words in self._entries())

    def refresh(self) -> None:
        self.setAccessibleName(self.text)
        self.update()

    def _entries(self) -> list[tuple[PairKind, str]]:
        counts = kinds_of(self._review.pairs)
        return [(kind, f"{translate('review', KINDS[kind])} {counts[kind]}") for kind in PairKind]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        face = font(10, QFont.Weight.Medium)
        metrics, entries = QFontMetricsF(face), self._entries()
        widths = [SIZE + 8 + metrics.horizontalAdvance(words) for _, words in entries]
        gap = min(_GAP, max((self.width() - 28 - sum(widths)) / 3, 6.0))
        x = max((self.width() - sum(widths) - gap * 3) / 2, 14.0)
        painter.setFont(face)
        for (kind, words), width in zip(entries, widths, strict=True):
            paint_badge(painter, QPointF(x + SIZE / 2, HEIGHT / 2), kind)
            painter.setPen(theme.tokens.color("text"))
            box = QRectF(x + SIZE + 8, 0, width, HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            x += width + gap
