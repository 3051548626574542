"""The summary of a course, written from the data."""

from __future__ import annotations

from ims_chart.body import Muscles
from ims_chart.insight.review_wording import verdict_words
from ims_chart.insight.totals import totals
from ims_chart.insight.trends import trends
from ims_chart.insight.yardstick import Scale
from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.terms import translate
from ims_chart.record import Clinic, Record, Trend


def course_words(record: Record, clinic: Clinic, muscles: Muscles) -> str:
    """Sentences about all visits; nothing is said of what was not recorded."""
    if not record.visits:
        return translate("course", "No visit has been charted.")
    sentences = [_treated(record, muscles), _pain(record, clinic), _told(record), _plan(record)]
    return " ".join(sentence for sentence in sentences if sentence)


def _treated(record: Record, muscles: Muscles) -> str:
    counts = [totals(visit, muscles) for visit in record.visits]
    needles = sum(count.needles for count in counts)
    sites = sum(count.sites for count in counts)
    names: dict[str, None] = {}
    for visit in record.visits:
        for site in visit.sites:
            if site.needling and site.muscle:
                entry = muscles.get(site.muscle)
                names[muscles.group_name(entry.group) if entry else site.muscle] = None
    words = translate("course", "{needles} needles at {sites} charted sites in {visits} visits")
    if len(record.visits) == 1:
        words = translate("course", "{needles} needles at {sites} charted sites in 1 visit")
    said = words.format(
        needles=terms.number(needles), sites=terms.number(sites), visits=len(record.visits)
    )
    if not names:
        return f"{said}."
    listed = ", ".join(one_line(name[:1].lower() + name[1:]) for name in names)
    return translate("course", "{counts}; muscles needled: {muscles}.").format(
        counts=said, muscles=listed
    )


def _pain(record: Record, clinic: Clinic) -> str:
    """From before the first needles to before the last ones: what lasts, not what eases."""
    series = next((s for s in trends(record, clinic) if s.gauge.scale is Scale.PAIN), None)
    before = [r.before for r in series.readings if r.before is not None] if series else []
    over = series.over_visits if series else None
    if series is None or over is None:
        return ""
    words = translate("course", "Pain on arrival went from {first} to {last} of 10: {verdict}.")
    verdict = verdict_words(over, series.gauge.yardstick, series.unit, terms.WORDING)
    return words.format(
        first=terms.number(before[0]), last=terms.number(before[-1]), verdict=verdict
    )


def _told(record: Record) -> str:
    """What was told at the following visits."""
    told = [v.follow_up.trend for v in record.visits if v.follow_up and v.follow_up.trend]
    if not told:
        return ""
    counts = [(trend, told.count(trend)) for trend in Trend if trend in told]
    words = ", ".join(f"{terms.word(trend)} {terms.number(count)}×" for trend, count in counts)
    return translate("course", "Told at the following visits: {words}.").format(words=words)


def _plan(record: Record) -> str:
    planned = record.visits[-1].planned_visits
    if planned is None:
        return ""
    words = translate("course", "{n} visits are planned.")
    return words.format(n=terms.number(planned))
