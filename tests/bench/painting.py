"""How long a person waits for the screen: from press to painted mark, and frame by frame."""

from __future__ import annotations

import datetime as dt
import random
import time
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.bench.row import Row, worst
from tests.bench.taps import Room

SAMPLES = 300
FRAME_MS = 16.7


def press_to_paint(folder: Path) -> Row:
    """A press on the body until its mark is painted, with 200 sites there, at 1920 × 1080."""
    room = crowded(Room(folder / "press"), 200)
    chance = random.Random(2)
    places = places_of(room, chance, SAMPLES + 20)
    samples: list[float] = []
    canvas = room.canvas
    for x, y in places:
        at = canvas.screen_point("back", x, y).toPoint()
        started = time.perf_counter()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        canvas.repaint()
        pressed = time.perf_counter() - started
        started = time.perf_counter()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        canvas.repaint()
        samples.append(max(pressed, time.perf_counter() - started))
        room.chart.document.history.undo()
        QTest.qWait(0)
        canvas.repaint()
    room.close()
    return worst("press_to_paint_ms", samples[20:], FRAME_MS)


def pan_zoom(folder: Path) -> Row:
    """One frame of panning and zooming over 500 sites."""
    room = crowded(Room(folder / "pan"), 500)
    stage, canvas = room.canvas.stage, room.canvas
    middle = QPointF(QPoint(canvas.width() // 2, canvas.height() // 2))
    samples: list[float] = []
    for frame in range(SAMPLES + 20):
        started = time.perf_counter()
        if frame % 2:
            stage.zoom(1.03 if frame % 120 < 60 else 1 / 1.03, middle)
        else:
            stage.pan(QPointF(3 if frame % 60 < 30 else -3, 1))
        canvas.repaint()
        samples.append(time.perf_counter() - started)
    room.close()
    return worst("pan_zoom_ms", samples[20:], FRAME_MS)


def crowded(room: Room, count: int) -> Room:
    """The room with so many sites in today's visit."""
    room.chart.visits.begin(dt.date.today())
    for x, y in places_of(room, random.Random(1), count):
        room.chart.tap("back", x, y)
    room.canvas.stage.fit()
    QTest.qWait(200)
    return room


def places_of(room: Room, chance: random.Random, count: int) -> list[tuple[float, float]]:
    view = room.atlas.view("male", "back")
    found: list[tuple[float, float]] = []
    while len(found) < count:
        x, y = chance.random(), chance.random()
        at = room.canvas.screen_point("back", x, y)
        if view.contains(x, y) and room.canvas.surface.control_at(at, 4.0) is None:
            found.append((x, y))
    return found
