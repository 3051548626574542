"""A trend as a plot, laid out as plain geometry: the same on screen and on paper.

Lengths are in the units of the box it is laid into, x to the right and y down. Nothing is known of
fonts but the size of a letter.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable

from ims_chart.frozen import frozen
from ims_chart.insight.review_wording import signed
from ims_chart.insight.trends import Series
from ims_chart.insight.yardstick import NPRS
from ims_chart.printing.box import Box
from ims_chart.printing.terms import WORDING, number, short_day
from ims_chart.record import Trend

ROWS = 4
"""Lines across the plot at the most, so that it stays quiet."""
_INSET = 0.7
"""From the field's edges to the first and the last day, in letters: a dot covers no value."""

_LETTER = 0.6
"""Width of a digit, as a share of the letter's height; a little more than any font has."""


@frozen
class Tick:
    """A value or a day at the edge of a plot."""

    at: float
    words: str


@frozen
class Dot:
    """A value that was recorded. `reading` is its position in the series."""

    x: float
    y: float
    reading: int


@frozen
class Plot:
    """One series, laid out.

    Attributes:
        field: the part of the box that holds the values.
        letter: height of a letter in the box's units.
        rows: lines across, with their values.
        days: the first and the last day; one alone where there is no more.
        xs: where each reading of the series stands.
        before: values before needling; lines join neighbours, over what wasn't recorded too.
        after: values after it.
        important: lines an important change away from the first value before needling.
        error: the band round that value which may be measuring error, its top and its bottom.
        error_words: how wide it is; "" where there is no room to say so.
        told: how the patient was after each visit, where that was told later.
    """

    field: Box
    letter: float
    rows: tuple[Tick, ...]
    days: tuple[Tick, ...]
    xs: tuple[float, ...]
    before: tuple[Dot, ...]
    after: tuple[Dot, ...]
    important: tuple[Tick, ...]
    error: tuple[float, float] | None
    error_words: str
    told: tuple[tuple[float, Trend], ...]

    def nearest(self, x: float) -> int:
        """The position of the reading that stands nearest to x."""
        return min(range(len(self.xs)), key=lambda n: (abs(self.xs[n] - x), n))


def lay_plot(series: Series, box: Box, letter: float, span: tuple[dt.date, dt.date]) -> Plot:
    """Lays a series into a box.

    Args:
        series: what is shown.
        box: at least 14 letters wide and 9 high.
        letter: height of a letter in the box's units.
        span: first and last day of the axis, so that several plots can share it.
    """
    low, high = _range(series)
    steps = _steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1])
    words = [number(value) for value in steps]
    field = _field(series, box, letter, max(len(w) for w in words))

    def y(value: float) -> float:
        return field.bottom - (value - low) / (high - low) * field.height

    first, last = span
    days = max((last - first).days, 1)
    inset = _INSET * letter

    def x(day: dt.date) -> float:
        share = 0.5 if first == last else (day - first).days / days
        return field.left + inset + share * (field.width - 2 * inset)

    readings = series.readings
    important, error, error_words = _yardstick(series, y, (low, high), letter)
    return Plot(
        field=field,
        letter=letter,
        rows=tuple(Tick(y(value), text) for value, text in zip(steps, words, strict=True)),
        days=tuple(Tick(x(day), short_day(day)) for day in dict.fromkeys(span)),
        xs=tuple(x(r.date) for r in readings),
        before=_dots(((r.date, r.before) for r in readings), x, y),
        after=_dots(((r.date, r.after) for r in readings), x, y),
        important=important,
        error=error,
        error_words=error_words,
        told=tuple((x(r.date), r.told) for r in readings if r.told is not None),
    )


def _field(series: Series, box: Box, letter: float, digits: int) -> Box:
    """What is left of the box beside the values and above the days."""
    left = (digits * _LETTER + 0.7) * letter
    right = 3.2 * letter if _baseline(series) is not None else letter
    foot = letter * (3.2 if any(r.told for r in series.readings) else 1.9)
    top = 2.1 * letter
    return Box(box.left + left, box.top + top, box.width - left - right, box.height - top - foot)


def _dots(
    values: Iterable[tuple[dt.date, float | None]],
    x: Callable[[dt.date], float],
    y: Callable[[float], float],
) -> tuple[Dot, ...]:
    return tuple(
        Dot(x(day), y(value), n) for n, (day, value) in enumerate(values) if value is not None
    )


def _yardstick(
    series: Series, y: Callable[[float], float], span: tuple[float, float], letter: float
) -> tuple[tuple[Tick, ...], tuple[float, float] | None, str]:
    (low, high), start, figures = span, _baseline(series), series.gauge.yardstick
    if start is None:
        return (), None, ""
    reach = figures.important or 0
    away = [start + change for change in (reach, -reach) if reach]
    lines = tuple(Tick(y(v), signed(v - start, WORDING)) for v in away if low <= v <= high)
    if not figures.detectable:
        return lines, None, ""
    words = f"±{number(figures.detectable)}"
    if any(abs(line.at - y(start)) < 1.1 * letter for line in lines):
        words = ""
    band = (y(min(start + figures.detectable, high)), y(max(start - figures.detectable, low)))
    return lines, band, words


def _baseline(series: Series) -> float | None:
    """The value that changes are measured from; None where there is nothing to measure with."""
    figures = series.gauge.yardstick
    if figures.important is None and figures.detectable is None:
        return None
    return next((r.before for r in series.readings if r.before is not None), None)


def _range(series: Series) -> tuple[float, float]:
    if series.unit == NPRS:
        return 0.0, 10.0
    values = [v for r in series.readings for v in (r.before, r.after) if v is not None]
    start, figures = _baseline(series), series.gauge.yardstick
    if start is not None:
        reach = max(figures.important or 0, figures.detectable or 0)
        floor = 0.0 if min(values) >= 0 else start - reach
        values += [max(start - reach, floor), start + reach]
    return min(values), max(values)


def _steps(low: float, high: float) -> tuple[float, ...]:
    """Round values from the last one under `low` to the first one over `high`: ROWS at most but
    for one at each end.
    """
    room = (high - low) or max(abs(high), 1.0)
    rough = room / (ROWS - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough * (1 - 1e-9))
    first = math.floor(low / step + 1e-9)
    last = max(math.ceil(high / step - 1e-9), first + 1)
    return tuple(round(n * step, 9) for n in range(first, last + 1))
