"""How smoothly past visits are reviewed: a long record's timeline, frame by frame."""

from __future__ import annotations

import datetime as dt
import random
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest

from ims_chart.record import Visit, VisitState
from tests.bench.painting import places_of
from tests.bench.row import Row, worst
from tests.bench.taps import Room

FRAMES = 600
FRAME_MS = 33.0
REST_S = 0.005
VISITS, SITES = 500, 20
ROUND = 40
"""Frames between two turns of the wheel's direction, or a leap to another year."""


def timeline_scroll(folder: Path) -> Row:
    """From one frame to the next while 500 visits of 20 sites are scrolled and their thumbnails
    made: all that the window's thread does counts, not the painting alone.
    """
    room = long_record(Room(folder / "timeline"))
    timeline = room.page.timeline
    bar, chance = timeline.verticalScrollBar(), random.Random(3)
    samples: list[float] = []
    for frame in range(FRAMES + 20):
        time.sleep(REST_S)  # what falls due now is done within the frame, and counted
        started = time.perf_counter()
        if frame % ROUND == 0:
            bar.setValue(chance.randrange(bar.maximum()))
        bar.setValue(bar.value() + (60 if frame // ROUND % 2 else -25))
        timeline.viewport().repaint()
        QTest.qWait(0)
        samples.append(time.perf_counter() - started)
    room.close()
    return worst("timeline_scroll_ms", samples[20:], FRAME_MS)


def long_record(room: Room) -> Room:
    """The room with so many signed visits before today's."""
    room.chart.visits.begin(dt.date.today())
    for x, y in places_of(room, random.Random(1), SITES):
        room.chart.tap("back", x, y)
    visit = room.chart.visit
    if visit is None:
        raise RuntimeError("no visit was begun")
    before = [_earlier(visit, weeks) for weeks in range(1, VISITS)]
    room.chart.edit("visits", lambda record: replace(record, visits=(*before, *record.visits)))
    QTest.qWait(200)
    return room


def _earlier(visit: Visit, weeks: int) -> Visit:
    """The visit as it was so many weeks ago, on other places near by."""
    chance = random.Random(weeks)
    sites = tuple(
        replace(
            site,
            id=f"{site.id}-{weeks}",
            point=replace(site.point, x=site.point.x + chance.uniform(-0.01, 0.01)),
        )
        for site in visit.sites
    )
    return replace(
        visit,
        id=f"{visit.id}-{weeks}",
        date=visit.date - dt.timedelta(weeks=weeks),
        sites=sites,
        pain_before=chance.randrange(4, 9),
        pain_after=chance.randrange(1, 5),
        state=VisitState.SIGNED,
    )
