"""How wide the columns of a table are: as the table becomes lowest, and no word is broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ims_chart.frozen import frozen
from ims_chart.printing.page import Measure, Style

_GUTTERS = (2.6, 1.9, 1.4)
"""Between two columns in mm: the usual, where that makes the table lower, and before a word is
broken.
"""

_LOWER = 0.94
"""What a smaller gutter must make of the table's height to be worth it."""

_LEAST = 5.0
_UNITS = re.compile(r"(?<!×)(?<!^[A-Z]) +(?!×)")
"""Parts words from each other, but not "R deltoid" and "0.25 × 30"."""

_WORDS = re.compile(" +")
_ONE_LINE = 0.1
"""What a cell on fewer lines is worth beside a row that becomes a line lower."""

_WIDTHS = 40
"""So many widths of a column are looked at: a text of many words could be set in hundreds."""

_ROUNDING = 0.05


@frozen
class Cell:
    text: str
    style: Style


@frozen
class Spans:
    """The columns' widths in mm, the gutter to the next one included; they sum up to the room.

    Attributes:
        whole: no word is broken, nor "0.25 × 30".
    """

    widths: tuple[float, ...]
    gutter: float
    whole: bool = True

    @property
    def rooms(self) -> tuple[float, ...]:
        """What text has of them."""
        return tuple(width - self.gutter for width in self.widths)


@dataclass
class _Step:
    """A width that a column may have, and the lines that each of its cells then takes."""

    width: float
    lines: tuple[int, ...]


def column_spans(columns: Sequence[Sequence[Cell]], measure: Measure, room: float) -> Spans:
    """Shares `room` mm out among columns, whose cells stand in the rows' order, titles first.

    Every column has its longest word; what is left goes where it saves most lines. Words are
    broken only where the longest of all columns don't fit side by side.
    """
    if not columns:
        return Spans((), _GUTTERS[0])
    wide = _ruler(measure)
    usual, close, closest = _GUTTERS
    steps: list[list[_Step]] = []
    for between in (_UNITS, _WORDS):
        steps = [_steps(cells, between, wide) for cells in columns]
        for gutter in (usual, closest):
            if (made := _shared(steps, gutter, room)) is None:
                continue
            closer = _shared(steps, close, room) if gutter == usual else None
            made = closer if closer and closer[1] < _LOWER * made[1] else made
            return replace(made[0], whole=between is _UNITS)
    least = [of[0].width + closest for of in steps]
    return Spans(tuple(width * room / sum(least) for width in least), closest, whole=False)


def _shared(
    steps: Sequence[Sequence[_Step]], gutter: float, room: float
) -> tuple[Spans, int] | None:
    """The widths, and the lines of all rows; None where there is too little room."""
    left = room - gutter * len(steps)
    if sum(of[0].width for of in steps) > left:
        return None
    chosen = _grown(steps, left)
    spare = (left - sum(step.width for step in chosen)) / len(chosen)
    lines = sum(max(row) for row in zip(*(step.lines for step in chosen), strict=True))
    return Spans(tuple(step.width + spare + gutter for step in chosen), gutter), lines


def _ruler(measure: Measure) -> Callable[[str, Style], float]:
    """Measures every word once: a table says the same in many rows."""
    known: dict[tuple[str, Style], float] = {}

    def wide(text: str, style: Style) -> float:
        key = text, style
        if key not in known:
            known[key] = measure.width(text, style)
        return known[key]

    return wide


def _steps(
    cells: Sequence[Cell],
    between: re.Pattern[str],
    wide: Callable[[str, Style], float],
) -> list[_Step]:
    """The widths of a column at which its cells take fewer lines, the narrowest first."""
    different = dict.fromkeys(cells)
    units = {
        cell: ([wide(u, cell.style) for u in between.split(cell.text)], wide(" ", cell.style))
        for cell in different
    }
    least = max(_LEAST, *(max(parts) for parts, _ in units.values()))
    runs = {least}
    for parts, space in units.values():
        runs |= {run for run in _runs(parts, space) if run > least}
    found = sorted(runs)
    if len(found) > _WIDTHS:
        found = [found[n * (len(found) - 1) // (_WIDTHS - 1)] for n in range(_WIDTHS)]
    steps: list[_Step] = []
    for run in found:
        lines = {cell: _lines(parts, space, run) for cell, (parts, space) in units.items()}
        counted = tuple(lines[cell] for cell in cells)
        if not steps or counted != steps[-1].lines:
            steps.append(_Step(run + _ROUNDING, counted))
    return steps


def _runs(parts: Sequence[float], space: float) -> list[float]:
    """The widths of some or all words that follow each other; of many words, of the first ones."""
    ends = range(1, len(parts) + 1)
    starts = range(len(parts) if len(parts) <= _WIDTHS else 1)
    return [
        sum(parts[start:end]) + space * (end - start - 1)
        for start in starts
        for end in ends
        if end > start
    ]


def _lines(parts: Sequence[float], space: float, width: float) -> int:
    """Lines of words set one after the other."""
    count, x = 1, 0.0
    for n, part in enumerate(parts):
        if n and x + space + part > width + _ROUNDING:
            count, x = count + 1, part
        else:
            x += part + (space if n else 0.0)
    return count


def _grown(steps: Sequence[Sequence[_Step]], room: float) -> list[_Step]:
    """Widens one column after the other, always the one that gains most for its millimetres."""
    at = [0] * len(steps)
    while True:
        left = room - sum(of[n].width for of, n in zip(steps, at, strict=True))
        now = [of[n] for of, n in zip(steps, at, strict=True)]
        heights = [
            sorted(row, reverse=True)[:2] for row in zip(*(s.lines for s in now), strict=True)
        ]
        best, place = 0.0, None
        for i, of in enumerate(steps):
            for n in range(at[i] + 1, len(of)):
                cost = of[n].width - now[i].width
                if cost > left:
                    break
                rate = _gain(now[i], of[n], heights) / cost
                if rate > best:
                    best, place = rate, (i, n)
        if place is None:
            return now
        at[place[0]] = place[1]


def _gain(now: _Step, then: _Step, heights: Sequence[Sequence[int]]) -> float:
    """`heights` are the two highest cells of each row: the row is as high as what is left of it."""
    gain = 0.0
    for before, after, (high, *next_) in zip(now.lines, then.lines, heights, strict=True):
        if after < before:
            gain += _ONE_LINE * (before - after)
            if before == high:
                gain += high - max(after, *next_, 1)
    return gain
