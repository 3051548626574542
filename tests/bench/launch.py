"""Process start to a painted window that answers, with the demo open."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.bench.row import Row, against_floor, in_turn
from tests.e2e.screen import Screen, screen

GOAL = 2.5


def launch() -> Row:
    with screen() as display:
        pairs = in_turn(lambda: _start(display, "program"), lambda: _start(display, "bare"))
    return against_floor("launch", pairs, GOAL)


def _start(display: Screen, what: str) -> float:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", what],
        env=display.environment, stdout=subprocess.PIPE, text=True, check=True, timeout=60,
    )  # fmt: skip
    return float(done.stdout) - started
