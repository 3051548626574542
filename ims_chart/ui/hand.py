"""The hand on the canvas: turns mouse and touch into one gesture at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QTouchEvent

from ims_chart.ui.gestures import (
    SLOP_MOUSE,
    SLOP_TOUCH,
    Gesture,
    MoveTo,
    Pan,
    Pick,
    PinchZoom,
    Place,
    Surface,
)


class Hand:
    """Holds the gesture that is under way. A second finger or another press cancels it."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._gesture: Gesture | None = None
        self._pinch: PinchZoom | None = None
        self.editable = True
        self.moving_next: str | None = None
        """Id of the site that the next tap moves."""

    @property
    def busy(self) -> bool:
        return self._gesture is not None or self._pinch is not None

    def press(self, at: QPointF, slop: float = SLOP_MOUSE) -> None:
        """Begins what a press here means: move, pick a site, chart one, or pan."""
        self.cancel()
        site_id = self._surface.site_at(at)
        if self.moving_next is not None:
            self._gesture = MoveTo(self._surface, at, self.moving_next).begin()
        elif site_id is not None:
            self._gesture = Pick(
                self._surface, at, site_id, slop if self.editable else float("inf")
            ).begin()
        elif self.editable:
            self._gesture = Place(self._surface, at, slop).begin()
        else:
            self._gesture = Pan(self._surface, at).begin()

    def grab(self, at: QPointF) -> None:
        """Begins to drag the body about."""
        self.cancel()
        self._gesture = Pan(self._surface, at).begin()

    def drag(self, at: QPointF) -> None:
        if self._gesture is not None:
            self._gesture = self._gesture.move(at)

    def release(self, at: QPointF) -> None:
        """Ends the gesture where it was let go: a quick flick may come without a move between."""
        self.drag(at)
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end(at)

    def cancel(self) -> None:
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
        if kind is QEvent.Type.TouchEnd:
            self._pinch = None

    def _pinch_with(self, first: QPointF, second: QPointF) -> None:
        if self._pinch is None:
            self.cancel()
            self._pinch = PinchZoom(self._surface, first, second)
        self._pinch.move(first, second)

    def _touch_with(self, kind: QEvent.Type, at: QPointF) -> None:
        if kind is QEvent.Type.TouchBegin:
            self.press(at, SLOP_TOUCH)
        elif kind is QEvent.Type.TouchEnd:
            self.release(at)
        else:
            self.drag(at)
