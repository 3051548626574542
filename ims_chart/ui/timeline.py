"""The timeline: the patient's visits as cards, the newest on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice, QResizeEvent
from PySide6.QtWidgets import QScroller, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.record import Visit
from ims_chart.ui.gestures import SLOP_MOUSE, SLOP_TOUCH
from ims_chart.ui.hand import HOLD_MS
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import theme
from ims_chart.ui.turn import Turn
from ims_chart.ui.visit_card import CARD, VisitCard, VisitWords

if TYPE_CHECKING:
    from ims_chart.ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
STEPS: dict[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
"""Keys through time: left is earlier."""
_OWN_KEYS = {*STEPS, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End}


class _Visits(QAbstractListModel):
    def __init__(self, chart: Chart, words: VisitWords) -> None:
        super().__init__()
        self._chart = chart
        self._words = words
        self.visits: tuple[Visit, ...] = ()

    def show_visits(self) -> None:
        before, visits = self.visits, tuple(reversed(self._chart.record.visits))
        if [v.id for v in visits] != [v.id for v in before]:
            self.beginResetModel()
            self.visits = visits
            self.endResetModel()
            return
        self.visits = visits
        for row, (old, new) in enumerate(zip(before, visits, strict=True)):
            if old is not new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, visit_id: str) -> int:
        """-1 for a visit that isn't shown."""
        return next((row for row, v in enumerate(self.visits) if v.id == visit_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.visits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        visit = self.visits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return visit
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.of(visit)[0]
        return ", ".join(self._words.of(visit)) if role in _SPOKEN else None


_SPOKEN = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}


@dataclass
class _Press:
    """A button or finger that is down: on which card, where, and whether it has marked a range."""

    row: int
    at: QPoint
    finger: bool
    ranged: bool = False


class Timeline(HoverList):
    """A tap or the arrow keys choose a visit; a drag over cards, Shift or a press that is held
    choose a range of them.
    """

    tapped = Signal()
    """A visit was chosen by hand, be it the one that was chosen already."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Visits"))
        self.setAccessibleDescription(
            self.tr("Left and right step through time, Shift and an arrow key choose a range.")
        )
        self._chart = chart
        words = VisitWords(chart)
        self._visits = _Visits(chart, words)
        self._card = VisitCard(chart, words, self)
        self._press: _Press | None = None
        self._holding = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._holding.timeout.connect(self._hold)
        # The cards follow once the mark on the body has been painted: the tap comes first.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        self.setModel(self._visits)
        self.setItemDelegate(self._card)
        self.verticalScrollBar().setSingleStep(CARD // 2)
        self.installEventFilter(self)
        self.selectionModel().currentChanged.connect(self._on_current)
        chart.changed.connect(self._later.start)
        chart.visit_chosen.connect(self.refresh)
        theme.changed.connect(self._repaint_all)
        self.refresh()

    def furnish(self, thumbnails: Thumbnails) -> None:
        """Adds what can wait until the body stands on the screen: thumbnails, ranges, a finger."""
        self._chart.range.changed.connect(self._repaint_all)
        thumbnails.setParent(self)
        thumbnails.made.connect(self._repaint)
        self._card.thumbnails = thumbnails
        self.viewport().update()
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        QScroller.scroller(self.viewport()).stateChanged.connect(self._on_scroller)

    # --- showing

    def refresh(self) -> None:
        """Shows the visits there are and which one is chosen."""
        self._visits.show_visits()
        visit = self._chart.visit
        if visit is not None:
            index = self._visits.index(self._visits.row(visit.id))
            if self.currentIndex() != index:
                self.setCurrentIndex(index)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _repaint_all(self) -> None:
        self.viewport().update()

    def _repaint(self, visit_id: str) -> None:
        self.update(self._visits.index(self._visits.row(visit_id)))

    def _hover(self, row: int) -> None:
        self._card.hovered = row
        super()._hover(row)

    def _on_current(self, now: Index, before: Index) -> None:  # noqa: ARG002
        if now.isValid():
            self._chart.choose_visit(self._visits.visits[now.row()].id)

    # --- choosing

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self._visits.index(row))
        self._leave_range()
        self.tapped.emit()

    def _leave_range(self) -> None:
        """A visit within the range can be looked at; one outside of it ends it."""
        visit = self._chart.visit
        if visit is not None and visit.id not in self._chart.range.ids:
            self._chart.range.clear()

    def _choose_range(self, one: int, other: int) -> None:
        visits = self._visits.visits
        self._chart.range.choose(visits[one].id, visits[other].id)

    def _extend(self, by: int) -> None:
        """Moves the end of the range that isn't the chosen visit."""
        ids, here = self._chart.range.ids, self.currentIndex().row()
        ends = [self._visits.row(end) for end in (ids[:1] + ids[-1:])]
        far = max(ends, key=lambda row: abs(row - here), default=here)
        far = min(max(far + by, 0), len(self._visits.visits) - 1)
        self._choose_range(here, far)
        self.scrollTo(self._visits.index(far))

    # --- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if event.button() is not Qt.MouseButton.LeftButton or row < 0:
            return
        finger = event.pointingDevice().type() is QPointingDevice.DeviceType.TouchScreen
        self._press = _Press(row, at, finger)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._hold()
        else:
            self._holding.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            if not event.buttons():  # a list would choose what a drag comes over
                super().mouseMoveEvent(event)
            return
        press, at = self._press, event.position().toPoint()
        strayed = (at - press.at).manhattanLength() > (SLOP_TOUCH if press.finger else SLOP_MOUSE)
        if strayed:
            self._holding.stop()
        if strayed and press.finger and not press.ranged:
            self._press = None
        elif strayed and not press.finger:
            self._drag(press, at)

    def _drag(self, press: _Press, at: QPoint) -> None:
        """Chooses the range from the card that was pressed to the one that is under the pointer."""
        row = self.indexAt(QPoint(press.at.x(), at.y())).row()
        if row >= 0 and (press.ranged or row != press.row):
            press.ranged = True
            self._choose_range(press.row, row)
            self.scrollTo(self._visits.index(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        press, self._press = self._press, None
        self._holding.stop()
        if press is not None and not press.ranged:
            self._choose(press.row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _hold(self) -> None:
        """Takes all from the chosen visit to the card that is held."""
        if self._press is not None:
            self._press.ranged = True
            self._choose_range(self.currentIndex().row(), self._press.row)

    def _on_scroller(self, state: QScroller.State) -> None:
        if state is QScroller.State.Dragging:
            self._holding.stop()
            self._press = None

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that elsewhere mean the body mean the cards here, as Home does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _OWN_KEYS and held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in STEPS:
            self._chart.visits.step(STEPS[key])
        elif shift and key in {Key.Key_Up, Key.Key_Down}:
            self._extend(1 if key == Key.Key_Down else -1)
        elif key == Key.Key_Escape and self._chart.range.ids:
            self._chart.range.clear()
        else:
            super().keyPressEvent(event)
            self._leave_range()

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits chart; they don't look for days."""
