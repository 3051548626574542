"""A visit as a card: when, where on the body, pain before and after, how much, signed or draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ims_chart.charting.chart import Chart
from ims_chart.insight.totals import totals
from ims_chart.printing.terms import short_day, word
from ims_chart.record import Visit
from ims_chart.ui.theme import RADIUS, font, theme

if TYPE_CHECKING:
    from ims_chart.ui.thumbnails import Thumbnails

CARD = 86
"""Height in pixels, with the gap to the next."""
_PICTURE = QRectF(8, 4, 64, 72)
"""Where the thumbnail lies in a card."""
_TEXT = 78
_LINES = ((8, "text"), (27, "text"), (44, "muted"), (60, "muted"))
_CAP = 5

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


class VisitWords:
    """What a card says, put together once for each state of a visit."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._kept: dict[str, tuple[Visit, tuple[str, ...]]] = {}

    def of(self, visit: Visit) -> tuple[str, ...]:
        """The lines of a card: day, pain, sites and state, needles."""
        kept = self._kept.get(visit.id)
        if kept is None or kept[0] is not visit:
            kept = self._kept[visit.id] = (visit, self._put(visit))
        return kept[1]

    def _put(self, visit: Visit) -> tuple[str, ...]:
        count = totals(visit, self._chart.atlas.muscles)
        sites, needles = translate("timeline", "{0} sites"), translate("timeline", "{0} needles")
        if count.sites == 1:
            sites = translate("timeline", "{0} site")
        if count.needles == 1:
            needles = translate("timeline", "{0} needle")
        pain = translate("timeline", "Pain {0} → {1}")
        return (
            short_day(visit.date),
            pain.format(_score(visit.pain_before), _score(visit.pain_after)),
            f"{sites.format(count.sites)} · {word(visit.state)}",
            needles.format(count.needles),
        )


class VisitCard(QStyledItemDelegate):
    """Paints a row from words and pictures that are there already."""

    def __init__(self, chart: Chart, words: VisitWords, parent: QObject) -> None:
        super().__init__(parent)
        self._chart = chart
        self._words = words
        weights = (QFont.Weight.DemiBold, QFont.Weight.Medium)
        self._faces = (font(10.5, weights[0]), font(9, weights[1]), font(9), font(9))
        self._metrics = [QFontMetricsF(face) for face in self._faces]
        self.thumbnails: Thumbnails | None = None
        """None until the window has been painted: the body comes first."""
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        visit: Visit = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        shown_in: QListView = option.widget  # pyright: ignore
        box = QRectF(rect).adjusted(8, 3, -8, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = index == shown_in.currentIndex()
        if chosen or index.row() == self.hovered:
            self._paint_ground(painter, box, chosen=chosen, focused=shown_in.hasFocus())
        if self.thumbnails is not None:
            self._paint_range(painter, QRectF(rect), visit)
            picture = self.thumbnails.get(visit, shown_in.devicePixelRatioF())
            if picture is not None:
                painter.drawPixmap(box.topLeft() + _PICTURE.topLeft(), picture)
        self._paint_words(painter, box, self._words.of(visit))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, *, chosen: bool, focused: bool) -> None:
        t = theme.tokens
        painter.setPen(QPen(t.color("accent"), 2) if chosen and focused else Qt.PenStyle.NoPen)
        painter.setBrush(t.color("soft" if chosen else "hover"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if chosen:
            painter.setPen(_bar(3))
            painter.drawLine(box.topLeft() + QPointF(0, 12), box.bottomLeft() - QPointF(0, 12))

    def _paint_range(self, painter: QPainter, rect: QRectF, visit: Visit) -> None:
        """A bracket beside the cards of the range, told by its shape and not by its colour."""
        ids = self._chart.range.ids
        if visit.id not in ids:
            return
        x = rect.right() - 3
        top, bottom = rect.top(), rect.bottom()
        painter.setPen(_bar(2.5))
        if visit.id == ids[-1]:
            top += 6
            painter.drawLine(QPointF(x - _CAP, top), QPointF(x, top))
        if visit.id == ids[0]:
            bottom -= 6
            painter.drawLine(QPointF(x - _CAP, bottom), QPointF(x, bottom))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_words(self, painter: QPainter, box: QRectF, lines: tuple[str, ...]) -> None:
        width = box.width() - _TEXT - 2
        for text, (top, color), face, metrics in zip(
            lines, _LINES, self._faces, self._metrics, strict=True
        ):
            painter.setFont(face)
            painter.setPen(theme.tokens.color(color))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(box.x() + _TEXT, box.y() + top + metrics.ascent()), shown)


def _bar(width: float) -> QPen:
    color = theme.tokens.color("accent")
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _score(value: int | None) -> str:
    return "–" if value is None else str(value)
