"""A display of our own (Xvfb) with a mouse, a keyboard and eyes (xdotool and screenshots)."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PIL import Image, ImageGrab

T = TypeVar("T")

PATIENCE_S = 30.0
"""For what takes a machine's time; what must be quick has its own limit in the test."""
LOOK_S = 0.02


class Screen:
    """One display. Points are pixels from its top left."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
        }

    def hand(self, *arguments: object) -> str:
        """Does what xdotool is told, and gives what it says."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
        return done.stdout.strip() if done.returncode == 0 else ""

    def click(self, x: float, y: float) -> None:
        self.hand("mousemove", round(x), round(y), "click", 1)

    def press(self, *keys: str) -> None:
        self.hand("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.hand("type", "--delay", 15, text)

    def focus(self, title: str, process: int) -> None:
        """Waits for a process's window and gives it the keyboard, as a window manager would."""

        def search() -> str:
            found = self.hand("search", "--onlyvisible", "--pid", process, "--name", title)
            return found.split("\n")[0]

        window = until(search, f"a window called {title}")
        self.hand("windowfocus", "--sync", window)

    def look(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")


def until(question: Callable[[], T], what: str, seconds: float = PATIENCE_S) -> T:
    """Asks until the answer is truthy, and gives it; fails when time is up."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        assert time.monotonic() < end, f"no {what} within {seconds:g} s"
        time.sleep(LOOK_S)


@contextlib.contextmanager
def screen(width: int = 1600, height: int = 1000) -> Iterator[Screen]:
    """Opens a display that nobody else uses; it ends with the block."""
    reading, writing = os.pipe()
    size = f"{width}x{height}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as answer:
            number = answer.readline().strip()
        assert number, "Xvfb gave no display"
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
