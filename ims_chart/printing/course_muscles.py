"""The muscles of a course: how often each was needled, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.body import Muscles
from ims_chart.insight.response import Response, remember
from ims_chart.insight.same import Place, place_of
from ims_chart.printing import terms
from ims_chart.printing.flow import Column, Strip, rows, wrapped
from ims_chart.printing.page import Measure, Style, Tone
from ims_chart.printing.table import plain_strips
from ims_chart.printing.terms import translate
from ims_chart.record import EventKind, Finding, Record

_SOFT = Style(8, tone=Tone.SOFT)


def muscle_strips(
    record: Record, muscles: Muscles, reach_mm: float, measure: Measure, width: float
) -> list[Strip]:
    """A row for each muscle, level and side that was needled, the most needled first.

    `reach_mm` is the clinic's `same_site_mm`.
    """
    found = _findings(record)
    responses = sorted(remember(record, muscles, reach_mm).muscles(), key=lambda r: -r.needles)
    table = [_row(response, found.get(response.place, []), muscles) for response in responses]
    if not table:
        return []
    titles = [
        translate("course", "Muscle"),
        translate("course", "Visits"),
        translate("course", "Needles"),
        translate("course", "Finding, first → last"),
        translate("course", "Twitch"),
        translate("course", "Reaction"),
    ]
    note = translate(
        "course",
        "Twitch: at how many of the needled sites where it was recorded. Reaction: on the day, or "
        "told at a later visit.",
    )
    return [
        *plain_strips(titles, table, measure, width),
        *rows([Column(0, wrapped(measure, note, _SOFT, width), _SOFT)], above=1.0),
    ]


def _findings(record: Record) -> dict[Place, list[Finding]]:
    """What was found at every place, oldest first; of a visit's several sites the first."""
    found: dict[Place, list[Finding]] = {}
    for visit in record.visits:
        named = {place_of(site): site.finding for site in reversed(visit.sites) if site.finding}
        for place, finding in named.items():
            found.setdefault(place, []).append(finding)
    return found


def _became(found: Sequence[Finding]) -> str:
    """As "active → latent trigger point", or what was found where it stayed the same."""
    if not found:
        return ""
    first, last = found[0], found[-1]
    words = terms.finding_words(first), terms.finding_words(last)
    if words[0] == words[1]:
        return words[0]
    before = terms.word(first.state) if first.state and last.state else words[0]
    return f"{before} → {words[1]}"


def _row(response: Response, found: Sequence[Finding], muscles: Muscles) -> list[str]:
    return [
        terms.muscle_words(response.latest, muscles),
        terms.number(len(response.visits)),
        terms.number(response.needles),
        _became(found),
        _twitch(response),
        _reactions(response),
    ]


def _twitch(response: Response) -> str:
    if not response.twitch_recorded:
        return ""
    words = translate("course", "{n} of {all}")
    return words.format(
        n=terms.number(response.twitched), all=terms.number(response.twitch_recorded)
    )


def _reactions(response: Response) -> str:
    """Nothing where nobody recorded or asked. What is told of again later counts once."""
    if not response.reactions_recorded and not response.asked:
        return ""
    seen = response.reactions
    words = [
        f"{terms.word(kind)} {terms.number(seen[kind])}×" for kind in EventKind if seen.get(kind)
    ]
    return ", ".join(words) or translate("course", "none")
