"""Finds the body on a screenshot, as a person does: by its colour and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from ims_chart.body import View

FLESH = 12
"""By how much flesh is redder than blue; the rest of the window is grey or bluish."""
GAP = 4
"""Columns or rows without flesh that part two things, in pixels."""
LEAST_WIDTH, LEAST_HEIGHT = 60, 200
"""Smaller reddish things are no bodies: a button, a warning."""


@dataclass(frozen=True)
class Figure:
    """The box around a body on the screen, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def at(self, view: View, x: float, y: float) -> tuple[float, float]:
        """Where a point (0…1 of the view's box) lies on the screen."""
        places = [place for polygon in view.outline.polygons for place in polygon]
        across = [place[0] for place in places]
        down = [place[1] for place in places]
        right = (x * view.width - min(across)) / (max(across) - min(across))
        below = (y * view.height - min(down)) / (max(down) - min(down))
        return (
            self.left + right * (self.right - self.left),
            self.top + below * (self.bottom - self.top),
        )


def figures(screenshot: Image.Image) -> list[Figure]:
    """The bodies on a screenshot, from left to right."""
    flesh = _flesh(screenshot)
    found = []
    for left, right in _runs(flesh.getprojection()[0]):
        if right - left < LEAST_WIDTH:
            continue
        rows = flesh.crop((left, 0, right, flesh.height)).getprojection()[1]
        top, bottom = max(_runs(rows), key=lambda run: run[1] - run[0])
        if bottom - top < LEAST_HEIGHT:
            continue
        box = flesh.crop((left, top, right, bottom)).getbbox()
        if box:
            found.append(Figure(left + box[0], top, left + box[2], bottom))
    return found


def _flesh(screenshot: Image.Image) -> Image.Image:
    """White where the picture is flesh."""
    red, _, blue = screenshot.split()
    return ImageChops.subtract(red, blue).point(lambda more: 255 if more > FLESH else 0)


def _runs(line: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of columns, or of rows, that hold flesh."""
    runs: list[list[int]] = []
    for x, here in enumerate(line):
        if here and runs and x - runs[-1][1] < GAP:
            runs[-1][1] = x + 1
        elif here:
            runs.append([x, x + 1])
    return [(left, right) for left, right in runs]
