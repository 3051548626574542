"""The summary of a course, written from the data."""

from __future__ import annotations

from collections import Counter

from ims_chart.body import Muscles
from ims_chart.insight.review_wording import yardstick_words
from ims_chart.insight.trends import Series
from ims_chart.insight.yardstick import DEGREES, NPRS, POINTS
from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.plot_words import quantity_name
from ims_chart.printing.terms import translate
from ims_chart.record import EventKind, Needling, Record, Trend

_MEASURES = 4
"""So many measures are told in the summary; the trends show all."""


def course_words(record: Record, series: tuple[Series, ...], muscles: Muscles) -> str:
    """Sentences about all visits, whose trends are `series`; nothing is said of what was not
    recorded.
    """
    if not record.visits:
        return translate("course", "No visit has been charted.")
    sentences = [
        _treated(record),
        _muscles(record, muscles),
        _pain(series),
        _measured(series, muscles),
        _told(record),
        _reactions(record),
        _plan(record),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _treated(record: Record) -> str:
    sites = [site for visit in record.visits for site in visit.sites]
    needled = [site.needling for site in sites if site.needling]
    counted = {
        "visits": _visits(len(record.visits)),
        "needles": _needles(sum(needling.count for needling in needled)),
        "sites": _sites(len(sites)),
        "needled": terms.number(len(needled)),
    }
    if not needled:
        words = translate("course", "{sites} charted in {visits}, none needled.")
    elif len(needled) == len(sites):
        words = translate("course", "{needles} placed in {visits}, at {sites}.")
    else:
        words = translate(
            "course", "{needles} placed in {visits}, at {needled} of {sites} charted."
        )
    return words.format(**counted)


def _visits(count: int) -> str:
    one, many = translate("course", "1 visit"), translate("course", "{n} visits")
    return one if count == 1 else many.format(n=terms.number(count))


def _needles(count: int) -> str:
    one, many = translate("course", "1 needle"), translate("course", "{n} needles")
    return one if count == 1 else many.format(n=terms.number(count))


def _sites(count: int) -> str:
    one, many = translate("course", "1 site"), translate("course", "{n} sites")
    return one if count == 1 else many.format(n=terms.number(count))


def _muscles(record: Record, muscles: Muscles) -> str:
    """Most needled first."""
    names: Counter[str] = Counter()
    for visit in record.visits:
        for site in visit.sites:
            if site.needling and site.muscle:
                entry = muscles.get(site.muscle)
                name = muscles.group_name(entry.group) if entry else site.muscle
                names[one_line(name[:1].lower() + name[1:])] += site.needling.count
    if not names:
        return ""
    listed = ", ".join(name for name, _ in names.most_common())
    return translate("course", "Muscles needled: {muscles}.").format(muscles=listed)


def _pain(series: tuple[Series, ...]) -> str:
    """From before the first needles to before the last ones: what lasts, not what eases."""
    pain = next((one for one in series if not one.kind), None)
    if pain is None or pain.over_visits is None:
        return ""
    first, last = _ends(pain)
    words = translate("course", "Pain on arrival stayed at {last} of 10")
    if last < first:
        words = translate("course", "Pain on arrival fell from {first} to {last} of 10")
    elif last > first:
        words = translate("course", "Pain on arrival rose from {first} to {last} of 10")
    said = words.format(first=terms.number(first), last=terms.number(last))
    against = yardstick_words(pain.gauge.yardstick, terms.WORDING)
    return f"{said}; {against}." if against else f"{said}."


def _ends(series: Series) -> tuple[float, float]:
    before = [reading.before for reading in series.readings if reading.before is not None]
    return before[0], before[-1]


def _measured(series: tuple[Series, ...], muscles: Muscles) -> str:
    """The measures before needling, as "shoulder abduction, right: 105° → 152°"."""
    known = [one for one in series if one.kind and one.over_visits is not None]
    if not known:
        return ""
    listed = "; ".join(_measure(one, muscles) for one in known[:_MEASURES])
    words = translate("course", "Measured before needling, first and last time: {measures}.")
    return words.format(measures=listed)


def _measure(series: Series, muscles: Muscles) -> str:
    plain = quantity_name(series, muscles)
    plain = plain[:1].lower() + plain[1:]
    first, last = (terms.number(value) for value in _ends(series))
    unit = one_line(series.unit)
    if unit in {NPRS, POINTS, ""}:
        return f"{plain}: {first} → {last}"
    if unit == DEGREES:
        return f"{plain}: {first}° → {last}°"
    return f"{plain}: {first} → {last} {unit}"


def _told(record: Record) -> str:
    """What was told at the following visits."""
    told = [v.follow_up.trend for v in record.visits if v.follow_up and v.follow_up.trend]
    if not told:
        return ""
    counts = [(trend, told.count(trend)) for trend in Trend if trend in told]
    listed = ", ".join(f"{terms.word(trend)} {_times(count)}" for trend, count in counts)
    words = translate("course", "Asked at the following visits, the patient felt {answers}.")
    return words.format(answers=listed)


def _times(count: int) -> str:
    if count == 1:
        return translate("course", "once")
    if count == 2:
        return translate("course", "twice")
    return translate("course", "{n} times").format(n=terms.number(count))


def _reactions(record: Record) -> str:
    """Those of the day, and of how many needled sites it was recorded whether there was one."""
    done = [site.needling for visit in record.visits for site in visit.sites if site.needling]
    asked = [needling for needling in done if needling.events is not None]
    if not asked:
        return ""
    seen = Counter(kind for needling in asked for kind in _seen(needling))
    listed = ", ".join(f"{terms.word(k)} {_times(seen[k])}" for k in EventKind if seen[k])
    words = translate("course", "Reactions on the day: {reactions}")
    said = words.format(reactions=listed or translate("course", "none"))
    if len(asked) == len(done):
        return f"{said}."
    part = translate("course", "recorded at {n} of {all} needled sites")
    return f"{said} ({part.format(n=len(asked), all=len(done))})."


def _seen(needling: Needling) -> set[EventKind]:
    return {event.kind for event in needling.events or ()}


def _plan(record: Record) -> str:
    planned, done = record.visits[-1].planned_visits, len(record.visits)
    if planned is None or planned < done:
        return ""
    if planned == done:
        words = translate("course", "All {n} planned visits have taken place.")
        return words.format(n=terms.number(planned))
    words = translate("course", "Visits so far: {n} of {planned} planned.")
    return words.format(n=terms.number(done), planned=terms.number(planned))
