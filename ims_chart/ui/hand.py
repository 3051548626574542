"""The hand on the canvas: turns mouse and touch into one gesture at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QTouchEvent

from ims_chart.ui.gestures import (
    FINGER,
    SLOP_MOUSE,
    SLOP_TOUCH,
    Draw,
    Gesture,
    Grab,
    Lasso,
    Mode,
    MoveTo,
    Pan,
    Pick,
    PinchZoom,
    Place,
    Surface,
    Tap,
)

HOLD_MS = 600
"""How long a press lasts before it counts as held."""


class Hand(QObject):
    """Holds the gesture that is under way. A second finger or another press cancels it."""

    def __init__(self, surface: Surface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._gesture: Gesture | None = None
        self._pinch: PinchZoom | None = None
        self.moving_next: str | None = None
        """Id of the site that the next tap moves."""
        self._holding = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._holding.timeout.connect(self.hold)

    @property
    def busy(self) -> bool:
        return self._gesture is not None or self._pinch is not None

    def press(self, at: QPointF, slop: float = SLOP_MOUSE, reach: float = 0.0) -> None:
        """Begins what a press here means; `reach` is what a finger covers, in pixels."""
        self.cancel()
        self._gesture = self._meant(at, slop, reach).begin()
        self._holding.start()

    def _meant(self, at: QPointF, slop: float, reach: float) -> Gesture:
        surface, mode = self._surface, self._surface.mode
        if self.moving_next is not None:
            return MoveTo(surface, at, self.moving_next)
        if mode is Mode.DRAW:
            return Draw(surface, at)
        does = surface.control_at(at, reach)
        if does is not None:
            return Tap(surface, at, does, slop)
        site_id = surface.site_at(at)
        if site_id is not None:
            return Pick(surface, at, site_id, float("inf") if mode is Mode.LOOK else slop)
        if mode is Mode.CHART:
            return Place(surface, at, slop, reach)
        return Lasso(surface, at) if mode is Mode.SELECT else Pan(surface, at)

    def grab(self, at: QPointF, *, menu: bool) -> None:
        """Begins to drag the body about; with `menu` a press that doesn't stray opens it."""
        self.cancel()
        self._gesture = (Grab if menu else Pan)(self._surface, at).begin()

    def drag(self, at: QPointF) -> None:
        if self._gesture is None:
            return
        if (at - self._gesture.start).manhattanLength() > SLOP_MOUSE:
            self._holding.stop()
        self._gesture = self._gesture.move(at)

    def release(self, at: QPointF) -> None:
        """Ends the gesture where it was let go: a quick flick may come without a move between."""
        self.drag(at)
        self._holding.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end(at)

    def hold(self) -> None:
        """The press has lasted: what opens a menu does so now, under the finger."""
        if self._gesture is not None and self._gesture.hold():
            self._gesture = None

    def cancel(self) -> None:
        self._holding.stop()
        gesture, self._gesture = self._gesture, None
        self._pinch = None
        if gesture is not None:
            gesture.cancel()

    def touch(self, event: QTouchEvent) -> None:
        """One finger does what a mouse does; two zoom and pan, and never chart."""
        places = [point.position() for point in event.points()]
        kind = event.type()
        if kind is QEvent.Type.TouchCancel or not places:
            self.cancel()
        elif len(places) >= 2:
            self._pinch_with(places[0], places[1])
        elif self._pinch is None:
            self._touch_with(kind, places[0])
        if kind is QEvent.Type.TouchEnd and self._pinch is not None:
            pinch, self._pinch = self._pinch, None
            pinch.end()

    def _pinch_with(self, first: QPointF, second: QPointF) -> None:
        if self._pinch is None:
            self.cancel()
            self._pinch = PinchZoom(self._surface, first, second)
        self._pinch.move(first, second)

    def _touch_with(self, kind: QEvent.Type, at: QPointF) -> None:
        if kind is QEvent.Type.TouchBegin:
            self.press(at, SLOP_TOUCH, FINGER)
        elif kind is QEvent.Type.TouchEnd:
            self.release(at)
        else:
            self.drag(at)
