"""The patient's visits, the newest on top."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.totals import totals
from ims_chart.printing.terms import short_day, word
from ims_chart.record import Visit
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import RADIUS, font, theme

CARD = 78
Index = QModelIndex | QPersistentModelIndex


class _Visits(QAbstractListModel):
    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self.visits: tuple[Visit, ...] = ()

    def show_visits(self) -> None:
        visits = tuple(reversed(self._chart.record.visits))
        if [v.id for v in visits] != [v.id for v in self.visits]:
            self.beginResetModel()
            self.visits = visits
            self.endResetModel()
            return
        self.visits = visits
        self.dataChanged.emit(self.index(0), self.index(max(0, len(visits) - 1)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.visits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        visit = self.visits[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return short_day(visit.date)
        return visit if role == Qt.ItemDataRole.UserRole else None


class _Card(QStyledItemDelegate):
    """Day, number of sites and needles, draft or signed, pain before and after."""

    def __init__(self, chart: Chart, shown_in: HoverList) -> None:
        super().__init__(shown_in)
        self._chart = chart
        self._list = shown_in

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        visit: Visit = index.data(Qt.ItemDataRole.UserRole)
        t = theme.tokens
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        chosen = self._chart.visit is not None and visit.id == self._chart.visit.id
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(10, 3, -10, -3)
        if chosen or index.row() == self._list.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("soft" if chosen else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if chosen:
            painter.setPen(
                QPen(t.color("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            painter.drawLine(box.topLeft() + _down(12), box.bottomLeft() - _down(12))
        for text, face, color, top in self._lines(visit):
            painter.setFont(face)
            painter.setPen(t.color(color))
            line = QRectF(box.x() + 14, box.y() + top, box.width() - 20, 20)
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _lines(self, visit: Visit) -> list[tuple[str, QFont, str, float]]:
        count = totals(visit, self._chart.atlas.muscles)
        sites = self.tr("1 site") if count.sites == 1 else self.tr("{0} sites").format(count.sites)
        needles = (
            self.tr("1 needle")
            if count.needles == 1
            else self.tr("{0} needles").format(count.needles)
        )
        pain = self.tr("Pain {0} → {1}").format(*map(_score, (visit.pain_before, visit.pain_after)))
        return [
            (short_day(visit.date), font(10.5, QFont.Weight.DemiBold), "text", 8),
            (f"{sites} · {needles} · {word(visit.state)}", font(9), "muted", 28),
            (pain, font(9, QFont.Weight.Medium), "text", 47),
        ]


class VisitList(HoverList):
    """Chosen by a tap or with the arrow keys."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitList")
        self.setAccessibleName(self.tr("Visits"))
        self._chart = chart
        self._visits = _Visits(chart)
        self._card = _Card(chart, self)
        self.setModel(self._visits)
        self.setItemDelegate(self._card)
        self.selectionModel().currentChanged.connect(self._on_current)
        chart.changed.connect(self.refresh)
        chart.visit_chosen.connect(self.refresh)
        theme.changed.connect(self.viewport().update)
        self.refresh()

    def refresh(self) -> None:
        """Shows the visits there are and which one is chosen."""
        self._visits.show_visits()
        ids = [v.id for v in self._visits.visits]
        if self._chart.visit is not None:
            index = self._visits.index(ids.index(self._chart.visit.id))
            if self.currentIndex() != index:
                self.setCurrentIndex(index)
        self.viewport().update()

    def _on_current(self, now: Index, before: Index) -> None:  # noqa: ARG002
        if now.isValid():
            self._chart.choose_visit(self._visits.visits[now.row()].id)


def _down(by: float) -> QPointF:
    return QPointF(0, by)


def _score(value: int | None) -> str:
    return "–" if value is None else str(value)
