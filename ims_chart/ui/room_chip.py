"""The room a patient lies in: one of the clinic's, or typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from ims_chart.ui.chip import Chip
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.needle_words import room_words
from ims_chart.ui.theme import TOUCH


class RoomChip(Chip):
    """Shows the room; a press offers the clinic's rooms and a line for any other."""

    chosen = Signal(str)
    """The room, "" for not recorded."""

    def __init__(
        self, rooms: Sequence[str], *, name: str = "visit.room", parent: QWidget | None = None
    ) -> None:
        super().__init__("", name=name, parent=parent)
        self._rooms = rooms
        self._room = ""
        self.set_menu_arrow()
        self.clicked.connect(self._open)
        self.set_room("")

    def set_room(self, room: str) -> None:
        """Shows a room without saying that it was chosen."""
        self._room = room
        self.setText(room_words(room) or self.tr("Room"))
        self.setAccessibleName(self.tr("Room {0}").format(room).strip())
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        for room in self._rooms:
            action = menu.addAction(room_words(room).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(room == self._room)
            action.triggered.connect(lambda _on, r=room: self._choose(r))
        if self._room:
            none = menu.addAction(self.tr("Not recorded"))
            none.triggered.connect(lambda: self._choose(""))
        line = EntryLine(name=f"{self.objectName()}.other", label=self.tr("Another room"))
        line.setMinimumHeight(TOUCH)
        line.set_text("" if self._room in self._rooms else self._room)
        line.returnPressed.connect(menu.close)
        line.installEventFilter(self)
        menu.aboutToHide.connect(lambda: self._take(line))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(line)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        if not self._rooms:
            line.setFocus()

    def _take(self, line: EntryLine) -> None:
        """Takes what was typed, however the menu is left; only Esc gives it up."""
        if line.isModified():
            line.setModified(False)
            self._choose(line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and isinstance(watched, EntryLine):
            watched.setModified(False)
        return super().eventFilter(watched, event)

    def _choose(self, room: str) -> None:
        self.set_room(room)
        self.chosen.emit(room)
