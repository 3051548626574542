"""Gestures on the body as objects: each begins, moves, and ends or is cancelled.

A gesture says what it wants of its `Surface`; it holds no widget and is tested without a window.
Press shows, release commits: until then nothing is charted.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

SLOP_MOUSE = 6.0
"""Pixels a mouse may stray between press and release and still mean one place."""
SLOP_TOUCH = 18.0
"""The same for a finger: 5 mm at 96 dpi."""


class Surface(Protocol):
    """What gestures act on: the canvas, or a stand-in."""

    def show_provisional(self, at: QPointF | None) -> None: ...
    def commit_place(self, at: QPointF) -> None: ...
    def site_at(self, at: QPointF) -> str | None: ...
    def select(self, site_id: str | None) -> None: ...
    def show_moving(self, site_id: str, at: QPointF | None) -> None: ...
    def commit_move(self, site_id: str, at: QPointF) -> None: ...
    def pan(self, by: QPointF) -> None: ...
    def zoom(self, factor: float, at: QPointF) -> None: ...


class Gesture:
    """What one press becomes. A gesture may hand over to another while it moves."""

    def __init__(self, surface: Surface, start: QPointF) -> None:
        self.surface = surface
        self.start = start

    def begin(self) -> Gesture:
        return self

    def move(self, at: QPointF) -> Gesture:  # noqa: ARG002
        return self

    def end(self, at: QPointF) -> None: ...

    def cancel(self) -> None: ...


class Place(Gesture):
    """A tap that charts a site. Straying turns it into a pan: a slip never places anything."""

    def __init__(self, surface: Surface, start: QPointF, slop: float = SLOP_MOUSE) -> None:
        super().__init__(surface, start)
        self._slop = slop

    def begin(self) -> Gesture:
        self.surface.show_provisional(self.start)
        return self

    def move(self, at: QPointF) -> Gesture:
        if (at - self.start).manhattanLength() <= self._slop:
            return self
        self.cancel()
        return Pan(self.surface, self.start).begin().move(at)

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        self.surface.show_provisional(None)
        self.surface.commit_place(self.start)

    def cancel(self) -> None:
        self.surface.show_provisional(None)


class Pick(Gesture):
    """A tap on a site selects it; dragging it on moves it."""

    def __init__(
        self, surface: Surface, start: QPointF, site_id: str, slop: float = SLOP_MOUSE
    ) -> None:
        super().__init__(surface, start)
        self._site_id = site_id
        self._slop = slop
        self._dragging = False

    def begin(self) -> Gesture:
        self.surface.select(self._site_id)
        return self

    def move(self, at: QPointF) -> Gesture:
        if self._dragging or (at - self.start).manhattanLength() > self._slop:
            self._dragging = True
            self.surface.show_moving(self._site_id, at)
        return self

    def end(self, at: QPointF) -> None:
        if self._dragging:
            self.surface.show_moving(self._site_id, None)
            self.surface.commit_move(self._site_id, at)

    def cancel(self) -> None:
        self.surface.show_moving(self._site_id, None)


class MoveTo(Gesture):
    """The tap after "Move": the site goes where the finger lifts. No drag is needed."""

    def __init__(self, surface: Surface, start: QPointF, site_id: str) -> None:
        super().__init__(surface, start)
        self._site_id = site_id

    def begin(self) -> Gesture:
        self.surface.show_moving(self._site_id, self.start)
        return self

    def move(self, at: QPointF) -> Gesture:
        self.surface.show_moving(self._site_id, at)
        return self

    def end(self, at: QPointF) -> None:
        self.surface.show_moving(self._site_id, None)
        self.surface.commit_move(self._site_id, at)

    def cancel(self) -> None:
        self.surface.show_moving(self._site_id, None)


class Pan(Gesture):
    """Drags the body about."""

    def begin(self) -> Gesture:
        self._last = self.start
        return self

    def move(self, at: QPointF) -> Gesture:
        self.surface.pan(at - self._last)
        self._last = at
        return self


class PinchZoom:
    """Two fingers: their distance zooms, their middle pans. They never chart anything."""

    def __init__(self, surface: Surface, first: QPointF, second: QPointF) -> None:
        self._surface = surface
        self._middle = (first + second) / 2
        self._spread = max(_distance(first, second), 1.0)

    def move(self, first: QPointF, second: QPointF) -> None:
        middle = (first + second) / 2
        spread = max(_distance(first, second), 1.0)
        self._surface.pan(middle - self._middle)
        self._surface.zoom(spread / self._spread, middle)
        self._middle, self._spread = middle, spread


def _distance(a: QPointF, b: QPointF) -> float:
    d = a - b
    return (d.x() ** 2 + d.y() ** 2) ** 0.5
