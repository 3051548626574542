"""The thumbnails of visits, made while nothing else is to be done and kept in memory."""

from __future__ import annotations

import time
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from ims_chart.frozen import frozen
from ims_chart.record import Visit
from ims_chart.ui.mini_body import MiniBody
from ims_chart.ui.theme import Tokens, theme

PIECE_S = 0.003
"""How long the window's thread is taken at a time."""
PAUSE_MS = 4
"""Between two pieces, in which presses and frames come first."""
KEPT = 300
"""Thumbnails kept, those last asked for: 6 MB, four times that on a sharp screen."""


@frozen
class _Made:
    visit: Visit
    tokens: Tokens
    ratio: float
    picture: QPixmap


class Thumbnails(QObject):
    """Makes what was asked for last first: that is what is in sight."""

    made = Signal(str)
    """The id of a visit whose thumbnail is there now."""

    def __init__(self, body: MiniBody, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._kept: dict[str, _Made] = {}
        self._wanted: dict[str, tuple[Visit, float]] = {}
        self._waiting: dict[str, tuple[Visit, float]] = {}
        self._tables: Future[None] | None = None
        self._under_way: tuple[Visit, float, Tokens, Generator[None, None, QPixmap]] | None = None
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self.work)

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return bool(self._wanted or self._waiting or self._under_way)

    def get(self, visit: Visit, ratio: float) -> QPixmap | None:
        """The visit's thumbnail, as it was before if it has changed since; None if there is none
        yet. `made` says when it is there.
        """
        kept = self._kept.pop(visit.id, None)
        if kept is not None:
            self._kept[visit.id] = kept
        if kept is None or not _holds(kept, visit, ratio):
            self._want(visit, ratio)
        return kept.picture if kept is not None else None

    def work(self) -> None:
        """One piece: as many steps as fit into its time."""
        end = time.perf_counter() + PIECE_S
        self._take_waiting()
        while (self._under_way or self._wanted) and time.perf_counter() < end:
            self._step()
        if self.busy:
            self._next.start()

    def _want(self, visit: Visit, ratio: float) -> None:
        under_way = self._under_way is not None and self._under_way[0] is visit
        if not under_way and visit.id not in self._waiting:
            self._wanted.pop(visit.id, None)
            self._wanted[visit.id] = (visit, ratio)
            if not self._next.isActive():
                self._next.start()

    def _step(self) -> None:
        if self._under_way is None:
            visit_id, (visit, ratio) = self._wanted.popitem()
            if not self._ready(visit):
                self._waiting[visit_id] = (visit, ratio)
                return
            self._under_way = (visit, ratio, theme.tokens, self._body.painted(visit, ratio))
        visit, ratio, tokens, steps = self._under_way
        try:
            next(steps)
        except StopIteration as done:
            self._under_way = None
            self._keep(_Made(visit, tokens, ratio, done.value))

    def _keep(self, made: _Made) -> None:
        self._kept.pop(made.visit.id, None)
        self._kept[made.visit.id] = made
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        self.made.emit(made.visit.id)

    def _ready(self, visit: Visit) -> bool:
        """Whether a visit can be shown without reading tables, which is done beside the window."""
        if not self._body.needs_tables(visit):
            return True
        if self._tables is None:
            thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
            self._tables = thread.submit(self._body.read_tables)
            thread.shutdown(wait=False)
        return self._tables.done()

    def _take_waiting(self) -> None:
        if self._waiting and self._tables is not None and self._tables.done():
            self._tables.result()
            self._wanted = self._waiting | self._wanted
            self._waiting = {}


def _holds(made: _Made, visit: Visit, ratio: float) -> bool:
    return made.visit is visit and made.ratio == ratio and made.tokens is theme.tokens
