"""What was measured, visit after visit: pain, movements, pressure thresholds, questionnaires."""

from __future__ import annotations

from datetime import date

from ims_chart.frozen import frozen
from ims_chart.insight.lineage import lineages
from ims_chart.insight.yardstick import NPRS, PAIN_GAUGE, Gauge, gauge_of
from ims_chart.record import Clinic, Measure, Record, Side, Site, Trend, Visit


@frozen
class Reading:
    """What one visit says of a quantity: at least one of the two values, or what was told.

    Attributes:
        told: how the patient was after this visit, as told at a later one; pain only.
        soreness_days: for how long it was sore after this visit; pain only.
    """

    visit: str
    date: date
    before: float | None
    after: float | None
    told: Trend | None = None
    soreness_days: int | None = None


@frozen
class Verdict:
    """How two values differ, and what that is measured against. It tells sizes and no diagnosis.

    Attributes:
        change: later less earlier, in the series' unit.
        better: whether it goes the way that usually is improvement; None where there is no
            change, or that way isn't known.
        important: whether it reaches the important change; None where no figure is known.
        detectable: whether it exceeds measuring error; None where no figure is known.
    """

    change: float
    better: bool | None
    important: bool | None
    detectable: bool | None


@frozen
class Series:
    """One quantity through the visits.

    Attributes:
        kind: what is measured, in the clinic's words; "" for the visits' own pain.
        side: the patient's side, where it has one.
        site: the site it belongs to, as charted last; None for what belongs to no site.
        readings: oldest first; there is at least one.
    """

    kind: str
    side: Side | None
    site: Site | None
    unit: str
    method: str
    gauge: Gauge
    readings: tuple[Reading, ...]

    @property
    def over_visits(self) -> Verdict | None:
        """From the first value before needling to the last one; None with fewer than two."""
        values = [r.before for r in self.readings if r.before is not None]
        return verdict(values[0], values[-1], self.gauge) if len(values) > 1 else None

    @property
    def on_last_day(self) -> Verdict | None:
        """From before to after needling at the last visit that has either; None without both."""
        last = self.readings[-1]
        if last.before is None or last.after is None:
            return None
        return verdict(last.before, last.after, self.gauge)


def verdict(earlier: float, later: float, gauge: Gauge) -> Verdict:
    """The change between two values. Differences that only come from how a computer counts in
    tenths are none.
    """
    change = round(later - earlier, 6)
    figures = gauge.yardstick
    way = None if gauge.better is None or change == 0 else (change > 0) == gauge.better.is_up
    return Verdict(
        change=change,
        better=way,
        important=None if figures.important is None else abs(change) >= figures.important,
        detectable=None if figures.detectable is None else abs(change) > figures.detectable,
    )


_Quantity = tuple[str, Side | None, int | None, str, str]


def trends(record: Record, clinic: Clinic) -> tuple[Series, ...]:
    """The visits' pain first, then every quantity in the order in which it was first measured.

    Measures are one series where kind, side, unit, method and the site agree; sites by the rule of
    `same_site`. What nobody measured is no reading.
    """
    found: dict[_Quantity, list[tuple[Visit, Measure]]] = {}
    numbers, sites = _numbered(record, clinic.same_site_mm)
    for visit in record.visits:
        for measure in visit.measures:
            if measure.before is None and measure.after is None:
                continue
            site = numbers.get((visit.id, measure.site or ""))
            key = (measure.kind, measure.side, site, measure.unit, measure.method)
            found.setdefault(key, []).append((visit, measure))
    pain = _pain(record)
    measured = (
        _series(key, taken, None if key[2] is None else sites[key[2]], clinic)
        for key, taken in found.items()
    )
    return (*([pain] if pain else []), *measured)


def _numbered(record: Record, reach_mm: float) -> tuple[dict[tuple[str, str], int], list[Site]]:
    """For every measured site which lineage it is of, and how each lineage was charted last."""
    if not any(measure.site for visit in record.visits for measure in visit.measures):
        return {}, []
    followed = lineages(record.visits, reach_mm)
    numbers = {
        (record.visits[step.visit].id, step.site.id): number
        for number, lineage in enumerate(followed)
        for step in lineage.steps
    }
    return numbers, [lineage.latest for lineage in followed]


def _series(
    key: _Quantity, taken: list[tuple[Visit, Measure]], site: Site | None, clinic: Clinic
) -> Series:
    kind, side, _, unit, method = key
    return Series(
        kind=kind,
        side=side,
        site=site,
        unit=unit,
        method=method,
        gauge=gauge_of(taken[0][1], site.muscle if site else None, clinic.questionnaires),
        readings=tuple(Reading(v.id, v.date, m.before, m.after) for v, m in taken),
    )


def _pain(record: Record) -> Series | None:
    """The visits' own pain, with what was told of each later; None where neither was recorded."""
    told = {v.follow_up.visit: v.follow_up for v in record.visits if v.follow_up}
    readings: list[Reading] = []
    for visit in record.visits:
        after = told.get(visit.id)
        reading = Reading(
            visit=visit.id,
            date=visit.date,
            before=visit.pain_before,
            after=visit.pain_after,
            told=after.trend if after else None,
            soreness_days=after.soreness_days if after else None,
        )
        if (visit.pain_before, visit.pain_after, reading.told) != (None, None, None):
            readings.append(reading)
    if not readings:
        return None
    return Series("", None, None, NPRS, "", PAIN_GAUGE, tuple(readings))
