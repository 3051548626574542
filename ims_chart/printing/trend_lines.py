"""What was measured over the visits, as small diagrams with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil

from ims_chart.body import Muscles
from ims_chart.insight.review_wording import verdict_words
from ims_chart.insight.trends import Reading, Series
from ims_chart.insight.yardstick import Scale
from ims_chart.printing import terms
from ims_chart.printing.flow import Column, Strip, one_line, rows, wrapped
from ims_chart.printing.page import Align, Dot, Item, Measure, Rule, Style, Text, Tone
from ims_chart.printing.terms import translate

_NAME = Style(9, bold=True)
_SOFT = Style(8, tone=Tone.SOFT)
_VALUE = Style(8, bold=True)
_TALL = 16.0
"""Height of a diagram between its lowest and highest value, in mm."""

_LEFT = 0.36
"""Share of the width that the words beside a diagram take."""

_APART = 19.0
"""Room for the value of a visit, in mm; where there is less, not every value is written."""


def trend_strips(
    series: Sequence[Series], muscles: Muscles, measure: Measure, width: float
) -> list[Strip]:
    """A diagram a quantity; a quantity taken once is told in words alone."""
    return [strip for one in series for strip in _series(one, muscles, measure, width)]


def _series(series: Series, muscles: Muscles, measure: Measure, width: float) -> list[Strip]:
    beside = width * _LEFT
    left = [
        Column(0, wrapped(measure, _name(series, muscles), _NAME, beside - 5), _NAME),
        Column(0, wrapped(measure, _verdict(series), _SOFT, beside - 5), _SOFT),
    ]
    diagram = _diagram(series, beside, width)
    words = rows([left], above=2.0, below=2.0)
    if len(words) > 1:
        return [Strip(_TALL + 15.0, diagram), *words]
    tall = max(words[0].height, _TALL + 15.0 if diagram else 0.0)
    rule = Rule(0, tall, width, tall, 0.12, Tone.FAINT)
    return [Strip(tall, (*words[0].items, *diagram, rule))]


def _name(series: Series, muscles: Muscles) -> str:
    if series.gauge.scale is Scale.PAIN and not series.kind:
        return translate("course", "Pain, 0–10")
    parts = [one_line(series.kind)]
    if series.site is not None:
        parts.append(terms.muscle_words(series.site, muscles))
    elif series.side is not None:
        parts.append(terms.word(series.side))
    name = ", ".join(parts)
    details = ", ".join(part for part in (one_line(series.unit), one_line(series.method)) if part)
    return f"{name} ({details})" if details else name


def _verdict(series: Series) -> str:
    """How far it changed over all visits, and what that is measured against."""
    over = series.over_visits
    if over is None:
        return translate("course", "too few values for a trend")
    said = verdict_words(over, series.gauge.yardstick, series.unit, terms.WORDING)
    return translate("course", "On arrival, first to last: {words}").format(words=said)


def _diagram(series: Series, left: float, right: float) -> tuple[Item, ...]:
    """The values before needling joined by a line; each visit's own change hangs from its dot."""
    readings = [r for r in series.readings if r.before is not None or r.after is not None]
    if not readings:
        return ()
    values = [v for r in readings for v in (r.before, r.after) if v is not None]
    low, high = _range(series, values)
    first, last = left + 5.0, right - 6.0
    step = (last - first) / max(1, len(readings) - 1)
    xs = [first + step * n for n in range(len(readings))]

    def y(value: float) -> float:
        return 5.5 + _TALL * (high - value) / (high - low)

    items: list[Item] = [
        Rule(left, y(level), right, y(level), 0.12, Tone.FAINT) for level in (low, high)
    ]
    items += [
        Text(left - 1.0, y(level) + 1.0, terms.number(level), _SOFT, Align.RIGHT)
        for level in (low, high)
    ]
    known = [(x, y(r.before)) for x, r in zip(xs, readings, strict=True) if r.before is not None]
    for (x1, y1), (x2, y2) in pairwise(known):
        items.append(Rule(x1, y1, x2, y2, 0.35))
    both = any(reading.after is not None for reading in readings)
    every = max(1, ceil(_APART / step))
    for n, (x, reading) in enumerate(zip(xs, readings, strict=True)):
        items += _points(reading, x, y)
        if n % every == 0 or n == len(readings) - 1:
            items += _labels(reading, x, both=both)
    return tuple(items)


def _range(series: Series, values: Sequence[float]) -> tuple[float, float]:
    if series.gauge.scale is Scale.PAIN:
        return 0.0, 10.0
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)


def _points(reading: Reading, x: float, place: Callable[[float], float]) -> list[Item]:
    """A dot before needling, and a bar after it on a thin line from the dot."""
    items: list[Item] = []
    if reading.before is not None:
        items.append(Dot(x, place(reading.before), 1.7))
    if reading.after is not None:
        if reading.before is not None:
            items.append(Rule(x, place(reading.before), x, place(reading.after), 0.2, Tone.SOFT))
        high = place(reading.after)
        items += [Rule(x - 0.9, high, x + 0.9, high, 0.5, Tone.SOFT)]
    return items


def _labels(reading: Reading, x: float, *, both: bool) -> list[Item]:
    """The values and the day; `both` where values after needling were taken at all."""
    before, after = (
        "–" if value is None else terms.number(value) for value in (reading.before, reading.after)
    )
    values = f"{before} → {after}" if both else before
    y = 5.5 + _TALL + 1.6
    day = terms.short_day(reading.date)
    return [
        Text(x, y + _VALUE.baseline, values, _VALUE, Align.CENTER),
        Text(x, y + _VALUE.line + _SOFT.baseline, day, _SOFT, Align.CENTER),
    ]
