"""Rows of lists: a ground where one is chosen or under the pointer, and lines that end in time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import RADIUS, theme

Index = QModelIndex | QPersistentModelIndex


class ListRow(QStyledItemDelegate):
    """Paints the ground; what stands on it is for `paint_row`."""

    def __init__(self, shown_in: HoverList, *, width: int, height: int) -> None:
        super().__init__(shown_in)
        self._list = shown_in
        self._size = QSize(width, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = index.row() == self._list.currentIndex().row()
        if chosen or index.row() == self._list.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tokens.color("soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 2, -4, -2), RADIUS, RADIUS)
        self.paint_row(painter, rect, index)
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        raise NotImplementedError


def write(painter: QPainter, text: str, face: QFont, color: str, box: QRectF) -> None:
    """One line in the middle of a box; what is too long ends in an ellipsis."""
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(face)
    painter.setPen(theme.tokens.color(color))
    painter.drawText(box.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
