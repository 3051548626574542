"""Gestures on the body as objects: each begins, moves, and ends or is cancelled.

A gesture says what it wants of its `Surface`; it holds no widget and is tested without a window.
Press shows, release commits: until then nothing is charted.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QPointF

SLOP_MOUSE = 6.0
"""Pixels a mouse may stray between press and release and still mean one place."""
SLOP_TOUCH = 18.0
"""The same for a finger: 5 mm at 96 dpi."""
FINGER = 19.0
"""Pixels round a touch that the finger may have meant: 5 mm at 96 dpi."""


class Mode(StrEnum):
    """What a press on the bare body begins."""

    CHART = "chart"
    DRAW = "draw"
    SELECT = "select"
    LOOK = "look"


class Ground(Protocol):
    """What can be dragged about and zoomed."""

    def pan(self, by: QPointF) -> None: ...
    def zoom(self, factor: float, at: QPointF) -> None: ...
    def step_in(self, at: QPointF) -> None: ...


class Surface(Ground, Protocol):
    """What gestures act on: the body on the canvas, or a stand-in."""

    @property
    def mode(self) -> Mode: ...
    def show_provisional(self, at: QPointF | None, reach: float) -> None: ...
    def commit_place(self, at: QPointF, reach: float) -> None: ...
    def site_at(self, at: QPointF) -> str | None: ...
    def control_at(self, at: QPointF, reach: float) -> Callable[[], None] | None: ...
    def select(self, site_id: str | None) -> None: ...
    def show_moving(self, site_id: str, at: QPointF | None) -> None: ...
    def commit_move(self, site_id: str, at: QPointF) -> None: ...
    def show_stroke(self, stroke: list[QPointF]) -> None: ...
    def commit_area(self, stroke: list[QPointF]) -> None: ...
    def commit_lasso(self, stroke: list[QPointF]) -> None: ...
    def tap_area(self, at: QPointF) -> None: ...
    def open_menu(self, at: QPointF, reach: float) -> None: ...


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

    def hold(self) -> bool:
        """The press has lasted. Returns whether the gesture has made use of it, and is over."""
        return False


class Place(Gesture):
    """A tap that charts a site. Straying turns it into a pan: a slip never places anything."""

    def __init__(
        self, surface: Surface, start: QPointF, slop: float = SLOP_MOUSE, reach: float = 0.0
    ) -> None:
        """`reach` is what a finger covers, in pixels; 0 for a mouse."""
        super().__init__(surface, start)
        self._slop = slop
        self._reach = reach

    def begin(self) -> Gesture:
        self.surface.show_provisional(self.start, self._reach)
        return self

    def move(self, at: QPointF) -> Gesture:
        if (at - self.start).manhattanLength() <= self._slop:
            return self
        self.cancel()
        return Pan(self.surface, self.start).begin().move(at)

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        self.surface.show_provisional(None, 0.0)
        self.surface.commit_place(self.start, self._reach)

    def cancel(self) -> None:
        self.surface.show_provisional(None, 0.0)

    def hold(self) -> bool:
        self.cancel()
        self.surface.open_menu(self.start, self._reach)
        return True


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

    def hold(self) -> bool:
        if not self._dragging:
            self.surface.open_menu(self.start, 0.0)
        return not self._dragging


class Tap(Gesture):
    """A tap on something that answers by itself, as a ghost does. Straying pans."""

    def __init__(
        self,
        surface: Surface,
        start: QPointF,
        does: Callable[[], None],
        slop: float = SLOP_MOUSE,
    ) -> None:
        super().__init__(surface, start)
        self._does = does
        self._slop = slop

    def move(self, at: QPointF) -> Gesture:
        if (at - self.start).manhattanLength() <= self._slop:
            return self
        return Pan(self.surface, self.start).begin().move(at)

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        self._does()


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


class Stroke(Gesture):
    """A line drawn by hand, shown while it grows."""

    def begin(self) -> Gesture:
        self.stroke = [self.start]
        return self

    def move(self, at: QPointF) -> Gesture:
        if at != self.stroke[-1]:
            self.stroke.append(at)
            self.surface.show_stroke(self.stroke)
        return self

    @property
    def short(self) -> bool:
        """Whether it is no more than a tap."""
        return all((at - self.start).manhattanLength() <= SLOP_TOUCH for at in self.stroke)

    def cancel(self) -> None:
        self.surface.show_stroke([])


class Draw(Stroke):
    """Draws a pain area; a mere tap selects the area that is there."""

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        self.surface.show_stroke([])
        if self.short:
            self.surface.tap_area(self.start)
        else:
            self.surface.commit_area(self.stroke)


class Lasso(Stroke):
    """Selects the sites it encloses; a mere tap on the bare body selects none."""

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        self.surface.show_stroke([])
        self.surface.commit_lasso([] if self.short else self.stroke)


class Pan(Gesture):
    """Drags the body about."""

    def begin(self) -> Gesture:
        self._last = self.start
        return self

    def move(self, at: QPointF) -> Gesture:
        self.surface.pan(at - self._last)
        self._last = at
        return self


class Grab(Pan):
    """The other button: drags the body about, and without straying opens the menu there."""

    _strayed = False

    def move(self, at: QPointF) -> Gesture:
        if not self._strayed and (at - self.start).manhattanLength() <= SLOP_MOUSE:
            return self
        self._strayed = True
        return super().move(at)

    def end(self, at: QPointF) -> None:  # noqa: ARG002
        if not self._strayed:
            self.surface.open_menu(self.start, 0.0)


class PinchZoom:
    """Two fingers: their distance zooms, their middle pans. They never chart anything; a mere tap
    with both goes close, or back.
    """

    def __init__(self, surface: Ground, first: QPointF, second: QPointF) -> None:
        self._surface = surface
        self._middle = self._start = (first + second) / 2
        self._spread = self._began = max(_distance(first, second), 1.0)
        self._strayed = False

    def move(self, first: QPointF, second: QPointF) -> None:
        middle = (first + second) / 2
        spread = max(_distance(first, second), 1.0)
        if not self._strayed and (
            abs(spread - self._began) <= SLOP_TOUCH
            and (middle - self._start).manhattanLength() <= SLOP_TOUCH
        ):
            return
        self._strayed = True
        self._surface.pan(middle - self._middle)
        self._surface.zoom(spread / self._spread, middle)
        self._middle, self._spread = middle, spread

    def end(self) -> None:
        if not self._strayed:
            self._surface.step_in(self._start)


def _distance(a: QPointF, b: QPointF) -> float:
    d = a - b
    return (d.x() ** 2 + d.y() ** 2) ** 0.5
