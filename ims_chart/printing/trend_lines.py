"""What was measured over the visits: a diagram a quantity, and its values in numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ims_chart.body import Muscles
from ims_chart.insight.trends import Reading, Series
from ims_chart.printing import terms
from ims_chart.printing.box import Box
from ims_chart.printing.flow import Column, Strip, fact_lines, rows, wrapped
from ims_chart.printing.page import MM_PER_POINT, Diagram, Measure, Rule, Style, Tone
from ims_chart.printing.plot import lay_plot
from ims_chart.printing.plot_words import change_words, measured_against, series_name
from ims_chart.printing.terms import translate

_NAME = Style(9, bold=True)
_CHANGE = Style(9)
_SOFT = Style(8, tone=Tone.SOFT)
_TALL = 30.0
"""Height of a diagram in mm."""

_LEFT = 0.34
"""Share of the width that the words beside a diagram take."""

_UNIT = 100
"""A plot is laid out in 1/100 mm."""


def trend_strips(
    series: Sequence[Series], muscles: Muscles, measure: Measure, width: float
) -> list[Strip]:
    """All diagrams share one axis of days. What was measured once is told in words."""
    days = [reading.date for one in series for reading in one.readings]
    if not days:
        return []
    span = min(days), max(days)
    strips: list[Strip] = []
    for one in series:
        if len(one.readings) > 1:
            strips += _drawn(one, span, muscles, measure, width)
        else:
            strips += _told_once(one, muscles, measure, width)
    return strips


def _drawn(
    series: Series, span: tuple[dt.date, dt.date], muscles: Muscles, measure: Measure, width: float
) -> list[Strip]:
    beside = width * _LEFT
    words = (
        (_name(series, muscles), _NAME),
        (change_words(series), _CHANGE),
        (" ".join(part for part in (measured_against(series), _signs(series)) if part), _SOFT),
    )
    column = [
        Column(0, wrapped(measure, text, style, beside - 5), style) for text, style in words if text
    ]
    left = rows([column], above=1.4)
    box = Box(0, 0, (width - beside) * _UNIT, _TALL * _UNIT)
    letter = _SOFT.points * MM_PER_POINT * _UNIT
    diagram = Diagram(beside, 0.0, lay_plot(series, box, letter, span))
    values = rows([Column(0, fact_lines(measure, _values(series), _SOFT, width), _SOFT)], above=0.6)
    if len(left) > 1:
        return [*left, Strip(_TALL, (diagram,), keep=True), *values, _rule(width)]
    tall = max(left[0].height, _TALL)
    return [Strip(tall, (*left[0].items, diagram), keep=True), *values, _rule(width)]


def _told_once(series: Series, muscles: Muscles, measure: Measure, width: float) -> list[Strip]:
    beside = width * _LEFT
    name = wrapped(measure, _name(series, muscles), _NAME, beside - 5)
    value = fact_lines(measure, _values(series), _CHANGE, width - beside)
    return [
        *rows([Column(0, name, _NAME), Column(beside, value, _CHANGE)], above=1.4),
        _rule(width),
    ]


def _name(series: Series, muscles: Muscles) -> str:
    """The pain of the visits stands among them on paper: that it is theirs goes without saying."""
    if not series.kind:
        return translate("course", "Pain, 0–10")
    return series_name(series, muscles)


def _rule(width: float) -> Strip:
    return Strip(2.0, (Rule(0, 1.2, width, 1.2, 0.12, Tone.FAINT),))


def _signs(series: Series) -> str:
    """What the signs under a diagram are."""
    if not any(reading.told for reading in series.readings):
        return ""
    return translate(
        "course",
        "Signs below: told later, filled for better, hollow for worse, a bar for the same.",
    )


def _values(series: Series) -> str:
    """As "Before → after: 24 Oct 2026: 7 → 5 · 31 Oct 2026: 6 → 4"; what wasn't taken is a dash."""
    both = any(reading.after is not None for reading in series.readings)
    listed = "\u00a0· ".join(_reading(reading, both=both) for reading in series.readings)
    words = translate("course", "Before → after, {values}")
    return words.format(values=listed) if both else listed


def _reading(reading: Reading, *, both: bool) -> str:
    before, after = (
        "–" if value is None else terms.number(value) for value in (reading.before, reading.after)
    )
    day = terms.short_day(reading.date).replace(" ", "\u00a0")
    return f"{day}:\u00a0{before}\u00a0→\u00a0{after}" if both else f"{day}:\u00a0{before}"
