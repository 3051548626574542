"""Process start to a mapped window, and to one that is painted and answers, with the demo open."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.bench.row import Row, against_floor, in_turn
from tests.e2e.screen import Screen, screen

MAPPED_GOAL = 2.5
ANSWERING_GOAL = 1.8


def launch() -> list[Row]:
    with screen() as display:
        pairs = in_turn(lambda: _start(display, "program"), lambda: _start(display, "bare"))
    mapped = [(value[0], floor[0]) for value, floor in pairs]
    answering = [(value[1], floor[1]) for value, floor in pairs]
    return [
        against_floor("launch_mapped", mapped, MAPPED_GOAL),
        against_floor("launch", answering, ANSWERING_GOAL),
    ]


def _start(display: Screen, what: str) -> tuple[float, float]:
    """Seconds from process start to the mapped window, and to the answer after its paint."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", what],
        env=display.environment, stdout=subprocess.PIPE, text=True, check=True, timeout=60,
    )  # fmt: skip
    mapped, answered = (float(word) - started for word in done.stdout.split())
    return mapped, answered
