"""What stands in each column of the table for a site."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.insight.naming import segments_label
from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.terms import translate
from ims_chart.record import Needling, Site, Technique

Fill = Callable[[Needling], str]


@frozen
class Field:
    """A column: its title, and its text for a site, "" where nobody filled it.

    Attributes:
        of_needling: it says what was done, so that it is empty by nature at a site that was not
            needled.
        reference: it is no record of the visit, so that an empty cell is no omission.
    """

    title: str
    text: Callable[[Site], str]
    of_needling: bool = False
    reference: bool = False
    bold: bool = False


def fields(muscles: Muscles, sites: Sequence[Site]) -> list[Field]:
    """All columns, from left to right, that a table of these sites may have."""
    return [
        Field(
            translate("table", "Muscle"), lambda site: terms.muscle_words(site, muscles), bold=True
        ),
        Field(
            translate("table", "Segments"),
            lambda site: segments_label(site.segments),
            reference=True,
        ),
        _finding(sites),
        _needled(translate("table", "Needle mm"), _needle),
        _needled(translate("table", "Depth mm"), _depth),
        _needled(translate("table", "Technique"), _technique),
        _needled(
            translate("table", "Twitch"),
            lambda done: terms.word(done.twitch) if done.twitch else "",
        ),
        _needled(translate("table", "Referred to"), _referral),
        _needled(translate("table", "Pain"), _pain),
        _needled(translate("table", "Reaction"), _reaction),
    ]


def remark(site: Site) -> str:
    """What was recorded of a site and has no column of its own."""
    parts: list[str] = []
    if site.finding is not None:
        if site.finding.palpation is not None:
            parts.append(terms.word(site.finding.palpation))
        parts.append(site.finding.note)
    if site.needling is not None:
        parts += _needling_remarks(site.needling)
    parts.append(site.note)
    return " · ".join(kept for part in parts if (kept := one_line(part)))


def _needled(title: str, fill: Fill) -> Field:
    return Field(title, lambda site: fill(site.needling) if site.needling else "", of_needling=True)


def _finding(sites: Sequence[Site]) -> Field:
    """Where only trigger points with their state were found, the title says so once for all."""
    found = [site.finding for site in sites if site.finding is not None]
    if any(finding.state is None for finding in found):
        return Field(translate("table", "Finding"), _kind)
    return Field(translate("table", "Trigger point"), _state)


def _kind(site: Site) -> str:
    return terms.finding_words(site.finding) if site.finding else ""


def _state(site: Site) -> str:
    return terms.word(site.finding.state) if site.finding and site.finding.state else ""


def _needle(done: Needling) -> str:
    parts = [terms.needle_words(done.needle)] if done.needle else []
    if done.count != 1:
        parts.append(translate("table", "{n} needles").format(n=terms.number(done.count)))
    if done.inside:
        parts.append(translate("table", "{n} still in").format(n=terms.number(done.inside)))
    return ", ".join(parts)


def _depth(done: Needling) -> str:
    bone = {
        True: translate("table", "to bone"),
        False: translate("table", "not to bone"),
        None: "",
    }[done.to_bone]
    depth = "" if done.depth_mm is None else terms.number(done.depth_mm)
    return ", ".join(part for part in (depth, bone) if part)


def _technique(done: Needling) -> str:
    technique = terms.word(done.technique) if done.technique else ""
    if done.time_s is None:
        return technique
    time = _time(done.time_s)
    if done.technique is None:
        return f"{terms.word(Technique.IN_PLACE)} {time}"
    return f"{technique} {time}"


def _time(seconds: float) -> str:
    """Minutes where they come out even, seconds otherwise: nothing is rounded away."""
    minutes = seconds / 60
    if seconds >= 60 and minutes == int(minutes):
        return translate("table", "{n}\u00a0min").format(n=int(minutes))
    return translate("table", "{n}\u00a0s").format(n=terms.number(seconds))


def _referral(done: Needling) -> str:
    referral = done.referral
    if referral is None:
        return ""
    if not referral.felt:
        return translate("table", "none")
    where = one_line(referral.where) or translate("table", "felt")
    familiar = {
        True: translate("table", "familiar"),
        False: translate("table", "not familiar"),
        None: "",
    }[referral.familiar]
    return f"{where} ({familiar})" if familiar else where


def _pain(done: Needling) -> str:
    return "" if done.pain_during is None else terms.number(done.pain_during)


def _reaction(done: Needling) -> str:
    if done.events is None:
        return ""
    return ", ".join(terms.word(event.kind) for event in done.events) or translate("table", "none")


def _needling_remarks(done: Needling) -> list[str]:
    parts: list[str] = []
    if one_line(done.direction):
        parts.append(translate("table", "direction {words}").format(words=one_line(done.direction)))
    current = done.stimulation
    if current is not None:
        values = (
            (current.frequency_hz, translate("table", "{n} Hz")),
            (current.current_ma, translate("table", "{n} mA")),
            (current.minutes, translate("table", "{n} min")),
        )
        known = [unit.format(n=terms.number(n)) for n, unit in values if n is not None]
        parts.append(" ".join([translate("table", "electrical stimulation"), *known]))
    return parts + [event.note for event in done.events or ()]
