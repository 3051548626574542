"""What is said of a plot: its name, its values, what a change is measured against."""

from __future__ import annotations

from ims_chart.body import Muscles
from ims_chart.insight.review_wording import signed, yardstick_words
from ims_chart.insight.trends import Reading, Series
from ims_chart.insight.yardstick import DEGREES, NPRS, PAIN_RANGE, POINTS, Better, Scale
from ims_chart.printing.terms import WORDING, muscle_words, number, short_day, translate, word
from ims_chart.record import Trend

_TOLD = {
    Trend.BETTER: lambda: translate("plot", "told later: better"),
    Trend.SAME: lambda: translate("plot", "told later: the same"),
    Trend.WORSE: lambda: translate("plot", "told later: worse"),
}


def series_name(series: Series, muscles: Muscles) -> str:
    """As "Neck rotation, inclinometer, left, °": one line, whatever the clinic calls it."""
    unit = " ".join(series.unit.split())
    if unit == NPRS:
        unit = translate("plot", "0–10")
    method = " ".join(series.method.split())
    parts = (_kind(series), method, _belongs_to(series, muscles), unit)
    return ", ".join(part for part in parts if part)


def quantity_name(series: Series, muscles: Muscles) -> str:
    """As "Neck rotation, left": without how it was measured and in what."""
    parts = (_kind(series), _belongs_to(series, muscles))
    return ", ".join(part for part in parts if part)


def _kind(series: Series) -> str:
    return " ".join(series.kind.split()) or translate("plot", "Pain of the visits")


def _belongs_to(series: Series, muscles: Muscles) -> str:
    if series.site is not None:
        return muscle_words(series.site, muscles)
    return word(series.side) if series.side is not None else ""


def reading_words(reading: Reading, series: Series) -> str:
    """As "12 Aug 2026: before 7, after 5; told later: better, sore for 2 days"."""
    values = [
        translate("plot", "before {0}").format(_value(reading.before, series)),
        translate("plot", "after {0}").format(_value(reading.after, series)),
    ]
    said = f"{short_day(reading.date)}: {', '.join(values)}"
    if reading.told is not None:
        said = f"{said}; {_TOLD[reading.told]()}"
    if reading.soreness_days == 1:
        said = translate("plot", "{0}, sore for 1 day").format(said)
    elif reading.soreness_days:
        said = translate("plot", "{0}, sore for {1} days").format(said, reading.soreness_days)
    return said


def change_words(series: Series) -> str:
    """From the first value before needling to the last one; "" with fewer than two."""
    verdict = series.over_visits
    if verdict is None:
        return ""
    if verdict.change == 0:
        return translate("plot", "unchanged since the first visit")
    change = translate("plot", "{0} since the first visit").format(
        _unit(signed(verdict.change, WORDING), series)
    )
    if verdict.better is None:
        return change
    way = (
        translate("plot", "for the better")
        if verdict.better
        else translate("plot", "for the worse")
    )
    return f"{change}, {way}"


def better_words(series: Series) -> str:
    """Which way is improvement; "" where that isn't known."""
    if series.gauge.better is None:
        return ""
    if series.gauge.better is Better.HIGHER:
        return translate("plot", "Higher is better.")
    return translate("plot", "Lower is better.")


def measured_against(series: Series) -> str:
    """What the lines and the band of the plot are, each with its source."""
    figures, parts = series.gauge.yardstick, [better_words(series)]
    known = yardstick_words(figures, WORDING)
    if figures.important is not None and figures.detectable is not None:
        parts.append(translate("plot", "Dashed and shaded: {0}.").format(known))
    elif figures.important is not None:
        parts.append(translate("plot", "Dashed: {0}.").format(known))
    elif figures.detectable is not None:
        parts.append(translate("plot", "Shaded: {0}.").format(known))
    elif series.gauge.scale is not Scale.OTHER:
        parts.append(translate("plot", "No important change is known."))
    if series.gauge.scale is Scale.PAIN:
        other = yardstick_words(PAIN_RANGE, WORDING)
        parts.append(translate("plot", "Another source: {0}.").format(other))
    return " ".join(part for part in parts if part)


def _value(value: float | None, series: Series) -> str:
    return "–" if value is None else _unit(number(value), series)


def _unit(value: str, series: Series) -> str:
    unit = " ".join(series.unit.split())
    if unit in {NPRS, POINTS, ""}:
        return value
    return f"{value}{unit}" if unit == DEGREES else f"{value} {unit}"
