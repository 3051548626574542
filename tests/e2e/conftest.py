"""The real program as a process of its own, in a real window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.screen import Screen, screen

MAIN = Path(__file__).parents[2] / "main.py"

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def _linux_only() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the display that this needs (Xvfb) is Linux's")


@pytest.fixture
def display(_own_home: None) -> Iterator[Screen]:
    with screen() as opened:
        yield opened


@pytest.fixture
def start(display: Screen) -> Iterator[Start]:
    """Starts the program with arguments, waits for its window and gives it the keyboard."""
    with ExitStack() as ending:

        def begin(*arguments: object) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, MAIN, *map(str, arguments)],
                env=display.environment, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            ending.callback(_end, process)
            display.focus("IMS Chart", process.pid)
            return process

        yield begin


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
