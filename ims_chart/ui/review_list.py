"""What the body shows of past visits, as rows that can be read, tapped and walked with the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ims_chart.frozen import frozen
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import font, theme

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, HEAD_HEIGHT = 48, 34
"""A row is as tall as its words need, at the least so."""
_AIR = 14.0
_GLYPH = 34.0
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@frozen
class ReviewRow:
    """Attributes:
    key: what the row stands for; "" for the heading of a group.
    value: stands at the right, in large.
    paint: paints what tells the row's kind into a box.
    """

    key: str
    title: str
    detail: str = ""
    value: str = ""
    paint: Callable[[QPainter, QRectF], None] | None = None


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ReviewRow, ...] = ()

    def show_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if self.rows[index.row()].key else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(words for words in (row.title, row.value, row.detail) if words)
        return None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, rows: ReviewList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        row = index.data(Qt.ItemDataRole.UserRole)
        if not row.key:
            return QSize(200, HEAD_HEIGHT)
        width = self._list.viewport().width() - 2 * _AIR - (_GLYPH if row.paint else 0)
        if row.value:
            width -= QFontMetricsF(_value_font()).horizontalAdvance(row.value) + 10
        details = QFontMetricsF(font(9)).boundingRect(QRectF(0, 0, width, 999), _WRAPS, row.detail)
        height = QFontMetricsF(_title_font()).height() + details.height() + 12
        return QSize(200, max(ROW_HEIGHT, round(height)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, t = index.data(Qt.ItemDataRole.UserRole), theme.tokens
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.key:
            painter.setFont(font(9.5, QFont.Weight.DemiBold))
            painter.setPen(t.color("muted"))
            head = box.adjusted(_AIR, 6, -_AIR, 0)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, row.title)
            painter.restore()
            return
        ground = None
        if row.key == self._list.chosen_key:
            ground = "soft"
        elif index.row() == self._list.hovered:
            ground = "hover"
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color(ground))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 8, 8)
        _paint_row(painter, row, box.adjusted(_AIR, 4, -_AIR, -4))
        painter.restore()


def _paint_row(painter: QPainter, row: ReviewRow, box: QRectF) -> None:
    t = theme.tokens
    if row.paint is not None:
        row.paint(painter, QRectF(box.left(), box.top(), 24, box.height()))
        box = box.adjusted(_GLYPH, 0, 0, 0)
    if row.value:
        face = _value_font()
        painter.setFont(face)
        painter.setPen(t.color("text"))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, end, row.value)
        box = box.adjusted(0, 0, -QFontMetricsF(face).horizontalAdvance(row.value) - 10, 0)
    face = _title_font()
    title = QFontMetricsF(face).elidedText(row.title, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(face)
    painter.setPen(t.color("text"))
    if not row.detail:
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        return
    line = QFontMetricsF(face).height()
    painter.drawText(box, Qt.AlignmentFlag.AlignTop, title)
    painter.setFont(font(9))
    painter.setPen(t.color("muted"))
    painter.drawText(box.adjusted(0, line, 0, 2), _WRAPS, row.detail)


def _title_font() -> QFont:
    return font(10.5, QFont.Weight.DemiBold)


def _value_font() -> QFont:
    return font(13, QFont.Weight.DemiBold)


class ReviewList(HoverList):
    """Headings stand between the rows; a tap or the arrow keys choose a row."""

    chosen = Signal(str)
    """The key of a row that was tapped or walked to."""
    entered = Signal(str)
    """The key of the chosen row, tapped once more or entered."""

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setUniformItemSizes(False)
        self._rows = _Rows()
        self._showing = False
        self.chosen_key = ""
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setResizeMode(HoverList.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(lambda index: self.entered.emit(self._key(index)))
        theme.changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        return self._rows.rows

    def show_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        """Shows other rows; the chosen one stays so if it is among them."""
        if rows != self._rows.rows:
            self._showing = True
            self._rows.show_rows(rows)
            self._showing = False
            self.choose(self.chosen_key)

    def choose(self, key: str) -> None:
        """Shows which row is chosen, without saying so."""
        self.chosen_key = key
        place = next((n for n, row in enumerate(self.rows) if key and row.key == key), None)
        self._showing = True
        self.setCurrentIndex(QModelIndex() if place is None else self._rows.index(place))
        self._showing = False
        if place is not None:
            self.scrollTo(self._rows.index(place))
        self.viewport().update()

    def _key(self, index: Index) -> str:
        return self.rows[index.row()].key if index.isValid() else ""

    def _on_current(self, now: Index, before: Index) -> None:  # noqa: ARG002
        key = self._key(now)
        if key and not self._showing:
            self.chosen_key = key
            self.viewport().update()
            self._fresh = True
            self.chosen.emit(key)

    _fresh = False

    def _on_clicked(self, index: Index) -> None:
        """The press that chose the row has said so; another one enters it."""
        if not self._fresh and self._key(index):
            self.entered.emit(self._key(index))
        self._fresh = False
