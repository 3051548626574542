"""How smoothly the heat map of a long record follows the hand that drags its range or its body."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from ims_chart.charting.placing import place_at
from ims_chart.record import Needling, Record, Site, Visit, VisitState
from tests import samples
from tests.bench.row import Row, worst
from tests.bench.taps import Room
from tests.charting.places import BODY
from tests.ui.hands import find

FRAMES = 320
FRAME_MS = 33.0
VISITS, SITES, PLACES = 500, 20, 150
NEAR = 0.006
"""How far two needles at the same place lie apart, in heights of a view (11 mm)."""


def heat(folder: Path) -> list[Row]:
    """Frames of 500 visits of 20 sites, at 1920 × 1080: from the hand to the painted body."""
    room = Room(folder / "heat")
    record = long_record(room)
    room.store.new(record)
    room.window.open(record.id)
    opened = room.window.open_patient
    if opened is None:
        raise RuntimeError("the record didn't open")
    room.chart, room.page, room.canvas = opened.chart, opened.page, opened.page.canvas
    QTest.qWait(100)
    room.chart.review.begin("heat")
    QTest.qWait(300)
    rows = [worst("heat_drag_ms", dragged(room), FRAME_MS)]
    room.chart.range.clear()
    rows.append(worst("pan_zoom_heat_ms", moved(room), FRAME_MS))
    room.close()
    return rows


def dragged(room: Room) -> list[float]:
    """One visit further with every frame, now this handle, now the other, now both."""
    slider = find(room.page, "heatRange")
    samples: list[float] = []
    for frame in range(FRAMES + 20):
        step = frame % 400 if frame % 800 < 400 else 400 - frame % 400
        ends = ((step, 499), (0, 499 - step), (step, step + 99))[frame // 40 % 3]
        started = time.perf_counter()
        slider.moved.emit(*ends)
        room.canvas.repaint()
        slider.repaint()
        QTest.qWait(0)
        samples.append(time.perf_counter() - started)
    return samples[20:]


def moved(room: Room) -> list[float]:
    """Panned and zoomed in turn, as `pan_zoom` does it over marks."""
    stage, canvas = room.canvas.stage, room.canvas
    middle = QPointF(canvas.rect().center())
    samples: list[float] = []
    for frame in range(FRAMES + 20):
        started = time.perf_counter()
        if frame % 2:
            stage.zoom(1.03 if frame % 120 < 60 else 1 / 1.03, middle)
        else:
            stage.pan(QPointF(3 if frame % 60 < 30 else -3, 1))
        canvas.repaint()
        samples.append(time.perf_counter() - started)
    return samples[20:]


def long_record(room: Room) -> Record:
    """A patient who has come every week for years, needled at some of the same places each time."""
    chance = random.Random(5)
    spots = [_on_the_body(room, chance) for _ in range(PLACES)]
    first = date(2017, 1, 2)
    visits = tuple(
        _visit(room, chance, spots, n, first + timedelta(weeks=n)) for n in range(VISITS)
    )
    return samples.record("heat222222", visits=visits)


def _visit(
    room: Room, chance: random.Random, spots: list[tuple[str, float, float]], n: int, day: date
) -> Visit:
    taken = chance.sample(spots, SITES)
    before = chance.randrange(3, 9)
    made = samples.visit(
        f"v{n}",
        tuple(_site(room, chance, spot, n, number) for number, spot in enumerate(taken, start=1)),
        day,
    )
    return replace(
        made,
        pain_before=before,
        pain_after=before - chance.randrange(-1, 4),
        state=VisitState.DRAFT if n == VISITS - 1 else VisitState.SIGNED,
    )


def _site(
    room: Room, chance: random.Random, spot: tuple[str, float, float], n: int, number: int
) -> Site:
    view, x, y = spot
    shown = room.atlas.view(BODY, view)
    near = x + chance.uniform(-NEAR, NEAR), y + chance.uniform(-NEAR, NEAR)
    x, y = near if shown.contains(*near) else (x, y)
    place = place_at(room.atlas, BODY, view, x, y)
    region = place.region
    return samples.site(
        f"v{n}s{number}",
        number,
        point=place.point,
        muscle=region.muscle if region else None,
        level=region.level if region else None,
        side=place.side,
        needling=Needling(count=chance.randrange(1, 4)),
    )


def _on_the_body(room: Room, chance: random.Random) -> tuple[str, float, float]:
    while True:
        view, x, y = chance.choice(("front", "back")), chance.random(), chance.random()
        shown = room.atlas.view(BODY, view)
        if shown.contains(x, y) and room.atlas.anchors(BODY, view).anchor_at(x, y):
            return view, x, y
