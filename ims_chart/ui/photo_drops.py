"""Pictures dropped on a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ims_chart.charting.photos import VisitPhotos
from ims_chart.ui.photo_sources import holds_pictures, sources_of


class PhotoDrops(QObject):
    """Lets a widget, and whatever lies on it, take pictures; always as copies."""

    dropped = Signal(object)
    """The sources that were dropped."""
    hovered = Signal(bool)
    """Whether pictures are held over the widget."""

    def __init__(self, target: QWidget, photos: VisitPhotos) -> None:
        super().__init__(target)
        self._photos = photos
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a move and an entry are drops too
            return self._on_drag(event)
        if event.type() is QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QDropEvent) -> bool:
        welcome = self._photos.editable and holds_pictures(event.mimeData())
        lands = not isinstance(event, QDragMoveEvent)
        self.hovered.emit(welcome and not lands)
        if not welcome:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if lands:
            self.dropped.emit(sources_of(event.mimeData()))
        return True
