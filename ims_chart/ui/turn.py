"""Turns of the window's thread, one for each piece of what follows a tap.

A tap changes many panels. If all of them follow at once, the window stands still for the sum of
what they take; so each waits for a turn of the event loop that is its own, and in between the
window paints, and hears the next tap.

What is typed meanwhile might go into a box that still shows another visit or site. Therefore a key
that is pressed while somebody waits brings all panels up to date before it is delivered.
"""

from __future__ import annotations

from collections import deque

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal


class Turn(QObject):
    """A piece of work that is put off; asked for many times before its turn it is done once."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waits = False

    def start(self) -> None:
        """Asks for a turn, behind those that wait already."""
        if not self.waits:
            self.waits = True
            _line().add(self)

    def stop(self) -> None:
        """Gives the turn up; who asks again waits behind the others again."""
        if self.waits:
            self.waits = False
            _line().leave(self)


_TYPED = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod})


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application")
    return app


class _Line(QObject):
    """Those that wait, the longest waiting first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Turn] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    def add(self, turn: Turn) -> None:
        if not self._waiting:
            _application().installEventFilter(self)
        self._waiting.append(turn)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in _TYPED:
            while self._waiting:
                self._next()
        return False

    def leave(self, turn: Turn) -> None:
        self._waiting.remove(turn)

    def _next(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not shiboken6.isValid(turn):
                continue
            if self._waiting:
                self._timer.start()
            else:
                _application().removeEventFilter(self)
            turn.waits = False
            turn.due.emit()
            return
        _application().removeEventFilter(self)

    @property
    def empty(self) -> bool:
        return not any(shiboken6.isValid(turn) for turn in self._waiting)


_lines: list[_Line] = []


def _line() -> _Line:
    """The application's; one is made for each, and goes with it."""
    if not _lines or not shiboken6.isValid(_lines[0]):
        _lines[:] = [_Line(_application())]
    return _lines[0]


def all_done() -> bool:
    """Whether nobody waits for a turn: then a test sees what a person sees."""
    return _line().empty
