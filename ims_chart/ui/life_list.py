"""The life of each trigger point: a strip of its states over the visits, with gaps."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QScroller, QToolTip, QWidget

from ims_chart.body import Muscles
from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.insight.life import Life, Stage
from ims_chart.insight.review_wording import life_words
from ims_chart.printing.kind import MarkKind, Shape
from ims_chart.printing.marks import paint_mark
from ims_chart.printing.terms import WORDING, muscle_words, short_day, translate, word
from ims_chart.record import Visit
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.list_row import Index, ListRow, write
from ims_chart.ui.marks_layer import style_of
from ims_chart.ui.theme import font, theme

Role = Qt.ItemDataRole
ROW_HEIGHT = 56
_WORDS = 196
"""Pixels of a row that its words take, before the strip."""
_STEP_MIN, _STEP_MAX = 22.0, 46.0
"""Between two visits of a strip, in pixels."""
_MARK = 11.0


class _Lives(QAbstractListModel):
    def __init__(self, muscles: Muscles) -> None:
        super().__init__()
        self._muscles = muscles
        self.lives: tuple[Life, ...] = ()
        self.visits: tuple[Visit, ...] = ()

    def show_lives(self, lives: tuple[Life, ...], visits: tuple[Visit, ...]) -> None:
        self.beginResetModel()
        self.lives, self.visits = lives, visits
        self.endResetModel()

    def name(self, life: Life) -> str:
        return muscle_words(life.latest, self._muscles)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lives)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        life = self.lives[index.row()]
        if role == Role.DisplayRole:
            return self.name(life)
        if role == Role.AccessibleTextRole:
            stages = ", ".join(stage_words(stage) for stage in life.stages)
            return f"{self.name(life)}, {course_words(life)}. {stages}"
        return life if role == Role.UserRole else None


def course_words(life: Life) -> str:
    """Which site it was last, which tells two of one muscle apart, and what it went through."""
    said = translate("life", "site {0}: {1}")
    return said.format(life.latest.number, life_words(life, WORDING))


def stage_words(stage: Stage) -> str:
    """As "12 Aug 2026: active"; that no state was recorded where there is none."""
    known = word(stage.state) if stage.state else translate("life", "state not recorded")
    return f"{short_day(stage.date)}: {known}"


class LifeList(HoverList):
    """One row a trigger point, the last charted first. A tap on a mark leads to its visit."""

    wanted = Signal(str, str)
    """The ids of a visit and of its site."""

    def __init__(self, chart: Chart, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lives")
        self.setAccessibleName(self.tr("Life of the trigger points"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._course = course
        self._shown: object = None
        self._lives = _Lives(chart.atlas.muscles)
        self.setModel(self._lives)
        self._row = _Row(self)
        self.setItemDelegate(self._row)
        self.installEventFilter(self)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    def refresh(self) -> None:
        """Shows the record as it is."""
        lives = self._course.lives
        if lives != self._shown:
            self._shown = lives
            self._lives.show_lives(lives, self._course.visits)

    @property
    def caption(self) -> str:
        """What the strips show, for a line over them."""
        visits = self.visits
        if not self._lives.lives:
            return self.tr("No trigger point is charted yet.")
        first = self._row.axis(self.viewport().rect(), len(visits)).first
        days = (short_day(visits[first].date), short_day(visits[-1].date))
        if first:
            said = self.tr("The last {0} of {1} visits, {2} to {3}. A gap: not recorded.")
            return said.format(len(visits) - first, len(visits), *days)
        return self.tr("Visit by visit, {0} to {1}. A gap: not recorded.").format(*days)

    @property
    def visits(self) -> tuple[Visit, ...]:
        return self._lives.visits

    def stage_at(self, at: QPointF) -> tuple[Life, Stage] | None:
        """The trigger point and the visit whose place in the strip lies there."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return None
        life: Life = index.data(Role.UserRole)
        axis = self._row.axis(self.visualRect(index), len(self.visits))
        near = [s for s in life.stages if abs(axis.x(s.visit) - at.x()) <= axis.step / 2]
        return (life, near[0]) if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    _pressed = QPointF()

    def _on_clicked(self, index: Index) -> None:
        life: Life = index.data(Role.UserRole)
        at = self.stage_at(self._pressed)
        self._want(at[1] if at else life.stages[-1])

    def _want(self, stage: Stage) -> None:
        self.wanted.emit(self.visits[stage.visit].id, stage.site.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            life: Life = index.data(Role.UserRole)
            self._want(life.stages[-1])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits chart; they don't look for names."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.stage_at(QPointF(event.pos()))
            said = stage_words(found[1]) if found else ""
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)


class _Axis:
    """Where visits stand in a strip: the last ones that fit, the newest at the right."""

    def __init__(self, room: QRectF, visits: int) -> None:
        self.first = max(0, visits - max(1, int(room.width() / _STEP_MIN)))
        shown = max(1, visits - self.first)
        self.step = min(_STEP_MAX, room.width() / shown)
        self._left = room.left() + self.step / 2

    def x(self, visit: int) -> float:
        return self._left + (visit - self.first) * self.step


class _Row(ListRow):
    def __init__(self, shown_in: LifeList) -> None:
        super().__init__(shown_in, width=360, height=ROW_HEIGHT)
        self._lives = shown_in

    def axis(self, rect: QRect, visits: int) -> _Axis:
        return _Axis(QRectF(rect).adjusted(_WORDS, 0, -10, 0), visits)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        life: Life = index.data(Role.UserRole)
        self._paint_words(painter, rect, index.data(), life)
        self._paint_strip(painter, self.axis(rect, len(self._lives.visits)), rect, life)

    def _paint_words(self, painter: QPainter, rect: QRect, name: str, life: Life) -> None:
        for text, face, color, top in (
            (name, font(10, QFont.Weight.DemiBold), "text", 9),
            (course_words(life), font(9), "muted", 28),
        ):
            box = QRectF(rect.left() + 14, rect.top() + top, _WORDS - 24, 18)
            write(painter, text, face, color, box)

    def _paint_strip(self, painter: QPainter, axis: _Axis, rect: QRect, life: Life) -> None:
        """Marks as on the body. A line joins what is known of two visits in a row."""
        t, y = theme.tokens, rect.top() + ROW_HEIGHT / 2
        states = life.along(len(self._lives.visits))
        for visit in range(axis.first, len(states)):
            x = axis.x(visit)
            painter.setPen(QPen(t.color("border"), 1.5))
            painter.drawLine(QPointF(x, y - 2), QPointF(x, y + 2))
            if visit > axis.first and states[visit] and states[visit - 1]:
                painter.setPen(QPen(t.color("finding"), 1.5))
                painter.drawLine(QPointF(axis.x(visit - 1), y), QPointF(x, y))
        needled = {s.visit for s in life.stages if s.site.needling}
        for visit in range(axis.first, len(states)):
            state = states[visit]
            if state is not None:
                kind = MarkKind(Shape(state.value), visit in needled)
                paint_mark(painter, QPointF(axis.x(visit), y), _MARK, kind, style_of(t))
