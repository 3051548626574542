"""An outline as text, and as the polygons that hit-testing needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from math import ceil, sqrt

from ims_chart.body.errors import BodyError, Fault

Command = tuple[str, tuple[int, ...]]
Place = tuple[float, float]

TOLERANCE = 1.0
"""How far a flattened curve may run beside the true one, in view units: a whole-body view is
10000 units high, so about 0.2 mm on the patient.
"""

_COMMAND = re.compile(r"\s*([MCLZ])([-0-9\s]*)")
_TAKES = {"M": 2, "L": 2, "C": 6}


def parse(text: str) -> tuple[Command, ...]:
    """The commands of a path: M and L with (x, y), C with two handles and an end, Z with nothing.

    Absolute whole numbers only; repeated arguments come back as commands of their own, and every
    subpath begins with M.

    Raises:
        BodyError: damaged_path.
    """
    commands: list[Command] = []
    at = 0
    while at < len(text):
        found = _COMMAND.match(text, at)
        if found is None:
            raise BodyError(Fault.DAMAGED_PATH, text[at : at + 40])
        at = found.end()
        try:
            commands += _split(found[1], tuple(map(int, found[2].split())))
        except ValueError as error:
            raise BodyError(Fault.DAMAGED_PATH, found[0][:40]) from error
    letters = ["Z", *(letter for letter, _ in commands)]
    if any(last == "Z" and letter != "M" for last, letter in pairwise(letters)):
        raise BodyError(Fault.DAMAGED_PATH, text[:40])
    return tuple(commands)


def _split(letter: str, numbers: tuple[int, ...]) -> Iterable[Command]:
    if letter == "Z":
        if numbers:
            raise ValueError(numbers)
        return [("Z", ())]
    size = _TAKES[letter]
    if not numbers or len(numbers) % size:
        raise ValueError(numbers)
    pieces = [numbers[i : i + size] for i in range(0, len(numbers), size)]
    rest = "L" if letter == "M" else letter
    return [(letter if i == 0 else rest, piece) for i, piece in enumerate(pieces)]


def flatten(commands: Iterable[Command], tolerance: float = TOLERANCE) -> list[list[Place]]:
    """The subpaths as polygons, closed without repeating their first corner."""
    polygons: list[list[Place]] = []
    for letter, numbers in commands:
        if letter == "M":
            polygons.append([(numbers[0], numbers[1])])
        elif letter == "L":
            polygons[-1].append((numbers[0], numbers[1]))
        elif letter == "C":
            polygons[-1] += _curve(polygons[-1][-1], numbers, tolerance)
    return polygons


def _curve(start: Place, numbers: tuple[int, ...], tolerance: float) -> list[Place]:
    """Equal steps, as many as the curve's second differences ask for (Wang's bound)."""
    (ax, ay), (bx, by, cx, cy, dx, dy) = start, numbers
    bend = max(
        (ax - 2 * bx + cx) ** 2 + (ay - 2 * by + cy) ** 2,
        (bx - 2 * cx + dx) ** 2 + (by - 2 * cy + dy) ** 2,
    )
    steps = max(1, ceil(sqrt(0.75 * sqrt(bend) / tolerance)))
    places: list[Place] = []
    for step in range(1, steps):
        t = step / steps
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        places.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    places.append((dx, dy))
    return places
