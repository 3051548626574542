"""Two handles over the visits: from which to which the heat map counts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.ui.theme import TOUCH, theme
from ims_chart.ui.tip import plain_tip

_HANDLE = 10.0
_INSET = 16.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HeatRange(QWidget):
    """A press takes the nearer handle; between them it takes both. With the keys: left and right
    move the later end, with Shift the earlier one.
    """

    moved = Signal(int, int)
    """The places of the first and the last visit, as they are being dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heatRange")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TOUCH)
        self.setMinimumWidth(90)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = self.tr("Range of visits")
        self._count = 1
        self._ends = (0, 0)
        self._held: tuple[bool, bool] | None = None
        self._grip = 0.0
        theme.changed.connect(self.update)
        self.setAccessibleName(self._words)

    def sizeHint(self) -> QSize:
        return QSize(220, TOUCH)

    def show_range(self, count: int, first: int, last: int, words: str) -> None:
        """So many visits there are, and these are taken; `words` say which."""
        self._count = max(count, 1)
        self._ends = first, last
        self.setEnabled(count > 1)
        self.setAccessibleName(f"{self._words}: {words}")
        self.setToolTip(plain_tip(words))
        self.update()

    @property
    def ends(self) -> tuple[int, int]:
        return self._ends

    def spot(self, place: int) -> QPointF:
        """Where a visit's handle stands."""
        room = self.width() - 2 * _INSET
        share = place / (self._count - 1) if self._count > 1 else 0.5
        return QPointF(_INSET + share * room, self.height() / 2)

    def _place(self, x: float) -> int:
        room = max(self.width() - 2 * _INSET, 1.0)
        share = (x - _INSET) / room
        return min(max(round(share * (self._count - 1)), 0), self._count - 1)

    def _move_to(self, first: int, last: int) -> None:
        """At least two visits stay taken, if there are as many."""
        if (first, last) != self._ends and 0 <= first < last < self._count:
            self._ends = first, last
            self.update()
            self.moved.emit(first, last)

    # --- hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        first, last = (self.spot(end).x() for end in self._ends)
        reach = min(_HANDLE * 2, (last - first) / 3) if last > first else _HANDLE * 2
        whole = self._ends == (0, self._count - 1)
        if first + reach < x < last - reach and not whole:
            self._held, self._grip = (True, True), x - first
        else:
            near = abs(x - first) <= abs(x - last)
            self._held, self._grip = (near, not near), 0.0
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        first, last = self._ends
        place = self._place(event.position().x() - self._grip)
        if self._held == (True, True):
            place = min(place, self._count - 1 - (last - first))
            self._move_to(place, place + last - first)
        elif self._held[0]:
            self._move_to(min(place, last - 1), last)
        else:
            self._move_to(first, max(place, first + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        first, last = self._ends
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_to(first + step, last)
        else:
            self._move_to(first, last + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = (self.spot(end) for end in self._ends)
        begin, end = self.spot(0), self.spot(self._count - 1)
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(t.color("border"), 6, Qt.PenStyle.SolidLine, cap))
        painter.drawLine(begin, end)
        if not self.isEnabled():
            return
        painter.setPen(QPen(t.color("accent"), 6, Qt.PenStyle.SolidLine, cap))
        painter.drawLine(first, last)
        self._paint_visits(painter)
        painter.setBrush(t.color("panel"))
        painter.setPen(QPen(t.color("accent"), 3 if self.hasFocus() else 2))
        for spot in (first, last):
            painter.drawEllipse(spot, _HANDLE, _HANDLE)

    def _paint_visits(self, painter: QPainter) -> None:
        """A dot for each visit while they are few enough to be told apart."""
        if self._count * 8 > self.width():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("panel"))
        for place in range(self._count):
            box = QRectF(0, 0, 4, 4)
            box.moveCenter(self.spot(place))
            painter.drawEllipse(box)
