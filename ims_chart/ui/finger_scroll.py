"""Scrolling with a finger: a drag moves the page and presses nothing it began on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScroller

_OUTSIDE = QPointF(-10_000, -10_000)


class FingerScroll(QObject):
    """Makes a scroll area follow the finger. The mouse scrolls it as before."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        viewport = area.viewport()
        QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
        QScroller.scroller(viewport).stateChanged.connect(self._on_state)

    def _on_state(self, state: QScroller.State) -> None:
        """A button moves along under the finger, so it would take the end of the drag for a tap."""
        if state is QScroller.State.Dragging:
            for button in self._area.findChildren(QAbstractButton):
                if button.isVisible():
                    QApplication.sendEvent(button, _release())


def _release() -> QMouseEvent:
    """A release beside everything."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    return QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        _OUTSIDE,
        _OUTSIDE,
        left,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
