"""The patients of the store, found by a few typed letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ims_chart.insight.age import age_on
from ims_chart.printing.terms import sex_letter, short_day
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, Unreadable
from ims_chart.ui import icons
from ims_chart.ui.chip import Chip
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.theme import RADIUS, TOUCH, font, theme
from ims_chart.words import explain

SLICE = 40
"""Files read between two turns of the event loop: the window stays awake with ten thousand."""
ROW_HEIGHT = 64
Index = QModelIndex | QPersistentModelIndex


class _Patients(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Summary] = []

    def show_only(self, summaries: list[Summary]) -> None:
        self.beginResetModel()
        self.shown = summaries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.shown[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join((summary.name[:200], _line_of(summary)))
        return summary if role == Qt.ItemDataRole.UserRole else None


class _Row(QStyledItemDelegate):
    def __init__(self, shown_in: HoverList) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(320, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary: Summary = index.data(Qt.ItemDataRole.UserRole)
        t = theme.tokens
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(4, 2, -4, -2)
        chosen = index.row() == self._list.currentIndex().row()
        if chosen or index.row() == self._list.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("soft" if chosen else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        right = box.right() - 16
        last = self.tr("no visit yet")
        if summary.last_visit:
            last = self.tr("last visit {0}").format(short_day(summary.last_visit))
        right = _words(painter, last, font(9.5), "muted", (right, box.y() + 20), align_right=True)
        if summary.alerts:
            right -= 18
            text = " · ".join(" ".join(a[:60].split()) for a in summary.alerts)
            alert = font(9.5, QFont.Weight.DemiBold)
            metrics = QFontMetricsF(alert)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() * 0.34)
            right = _words(painter, text, alert, "alert", (right, box.y() + 20), align_right=True)
            right -= 22
            icons.paint(painter, "alert", QRectF(right, box.y() + 22, 16, 16), t.color("alert"))
        width = right - box.x() - 34
        for text, face, color, top in (
            (" ".join(summary.name[:500].split()), font(11.5, QFont.Weight.DemiBold), "text", 9),
            (_line_of(summary), font(9.5), "muted", 32),
        ):
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            _words(painter, shown, face, color, (box.x() + 16, box.y() + top), align_right=False)
        painter.restore()


class PatientsPage(QWidget):
    """Search, list, and what to do when there is nobody yet."""

    chosen = Signal(str)
    """The id of the patient to open."""

    def __init__(self, menu_button: Chip, new_patient: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientsPage")
        self._store: Store | None = None
        self._summaries: list[Summary] = []
        self._unreadable: list[Unreadable] = []
        self._reading: Iterator[Summary | Unreadable] | None = None
        self._build(menu_button, new_patient)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._read_slice)

    def _build(self, menu_button: Chip, new_patient: Chip) -> None:
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(12)
        outer.addLayout(column, 6)
        outer.addStretch(1)
        top = QHBoxLayout()
        title = QLabel(self.tr("Patients"))
        title.setFont(font(20, QFont.Weight.Bold))
        self._store_name = QLabel()
        self._store_name.setFont(font(9.5))
        self._store_name.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(title)
        top.addSpacing(12)
        top.addWidget(self._store_name, 1)
        top.addWidget(new_patient)
        top.addWidget(menu_button)
        column.addLayout(top)
        column.addWidget(self._build_search())
        self._notice = QLabel()
        self._notice.setObjectName("storeNotice")
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setFont(font(10))
        self._notice.hide()
        column.addWidget(self._notice)
        column.addWidget(self._build_list(), 1)
        self._empty = QLabel()
        self._empty.setObjectName("patientsEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setFont(font(12))
        column.addWidget(self._empty, 1)

    def _build_search(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setObjectName("patientSearch")
        self.search.setAccessibleName(self.tr("Search patients"))
        self.search.setPlaceholderText(self.tr("Name, birth date or file number"))
        self.search.setFont(font(13))
        self.search.setMinimumHeight(TOUCH + 4)
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self._filter)
        return self.search

    def _build_list(self) -> HoverList:
        self.list = HoverList()
        self.list.setObjectName("patientList")
        self.list.setAccessibleName(self.tr("Patients"))
        self._patients = _Patients()
        self._row = _Row(self.list)
        self.list.setModel(self._patients)
        self.list.setItemDelegate(self._row)
        self.list.clicked.connect(self._open)
        return self.list

    # --- reading

    def show_store(self, store: Store) -> None:
        """Reads the store's patients, a slice at a time."""
        self._store = store
        self._store_name.setText(str(store.folder))
        self._summaries, self._unreadable = [], []
        self._reading = store.summaries()
        self._read_slice()
        if self._reading is not None:
            self._slice.start()

    def _read_slice(self) -> None:
        if self._reading is None:
            return
        try:
            entries = list(islice(self._reading, SLICE))
        except StorageError as error:
            # The folder itself has gone or is closed: what was read so far stays in sight.
            folder = error.path or Path()
            entries = [Unreadable(id="", path=folder, error=error)]
        self._summaries += [entry for entry in entries if isinstance(entry, Summary)]
        self._unreadable += [entry for entry in entries if isinstance(entry, Unreadable)]
        if len(entries) < SLICE:
            self._reading = None
            self._slice.stop()
        if self._reading is None or not self.search.text():
            self._filter()

    def _filter(self) -> None:
        chosen = self.current
        ordered = sorted(self._summaries, key=_newest_first)
        found = ordered
        if self.search.text().strip():
            # The matcher is only needed once somebody types: the first window doesn't wait for it.
            from ims_chart.storage.names import match  # noqa: PLC0415

            found = match(self.search.text(), ordered)
        self._patients.show_only(found)
        row = next((i for i, s in enumerate(found) if chosen and s.id == chosen.id), 0)
        if found:
            self.list.setCurrentIndex(self._patients.index(row))
        self._show_state(found)

    def _show_state(self, found: list[Summary]) -> None:
        if self._reading is not None:
            words = ""
        elif not self._summaries:
            words = self.tr("No patients here yet.\nBegin with “New patient”.")
        else:
            words = self.tr("Nobody is found by “{0}”.").format(self.search.text().strip())
        self._empty.setText(words)
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))
        said = [explain(entry.error) for entry in self._unreadable[:3]]
        more = len(self._unreadable) - len(said)
        if more > 0:
            said.append(self.tr("And {0} more files.").format(more))
        self._notice.setText("\n".join(said))
        self._notice.setVisible(bool(said))

    @property
    def current(self) -> Summary | None:
        index = self.list.currentIndex()
        return self._patients.shown[index.row()] if index.isValid() else None

    def _open(self, index: Index) -> None:
        self.chosen.emit(self._patients.shown[index.row()].id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter work the list, whether it or the search has the focus."""
        if (
            watched in {self.search, self.list}
            and isinstance(event, QKeyEvent)
            and (event.type() is QEvent.Type.KeyPress)
        ):
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                step = 1 if key == Qt.Key.Key_Down else -1
                row = self.list.currentIndex().row() + step
                if 0 <= row < self._patients.rowCount():
                    self.list.setCurrentIndex(self._patients.index(row))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
                self.chosen.emit(self.current.id)
                return True
        return super().eventFilter(watched, event)


def _newest_first(summary: Summary) -> tuple[int, str]:
    """The patients of today stand on top."""
    return -(summary.last_visit or dt.date.min).toordinal(), summary.name.casefold()


def _line_of(summary: Summary) -> str:
    parts: list[str] = [sex_letter(summary.sex)] if summary.sex else []
    if summary.birth_date:
        age = age_on(summary.birth_date, dt.date.today())
        parts += [str(age)] if age is not None else []
        parts.append(short_day(summary.birth_date))
    if summary.file_number:
        parts.append(" ".join(summary.file_number[:60].split()))
    return " · ".join(parts)


def _words(  # noqa: PLR0913
    painter: QPainter,
    text: str,
    face: QFont,
    color: str,
    at: tuple[float, float],
    *,
    align_right: bool,
) -> float:
    """Writes a line from or up to a place; returns where it begins."""
    width = QFontMetricsF(face).horizontalAdvance(text)
    left = at[0] - width if align_right else at[0]
    painter.setFont(face)
    painter.setPen(theme.tokens.color(color))
    painter.drawText(QRectF(left, at[1], width + 2, 20), Qt.AlignmentFlag.AlignVCenter, text)
    return left
