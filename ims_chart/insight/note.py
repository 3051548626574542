"""The note of a visit, written from the data: plain lines that paste into any other system.

Nothing is said of what was not recorded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ims_chart.body import Muscles
from ims_chart.insight.naming import SIDE_LETTERS
from ims_chart.insight.site_note import one_line, reactions, sentence, site_note, with_remark
from ims_chart.insight.totals import Totals, totals
from ims_chart.insight.wording import ENGLISH, Wording
from ims_chart.record import (
    FollowUp,
    Measure,
    PainArea,
    Record,
    Side,
    SymptomKind,
    Told,
    Visit,
)


def visit_note(record: Record, visit: Visit, muscles: Muscles, wording: Wording = ENGLISH) -> str:
    """The note of a visit of the record: blocks of lines, with an empty line between them.

    It has no tabs, and no line break but its own. Neither the patient's name nor a date stands in
    it: the system it is pasted into has them. "" where nothing was recorded.
    """
    blocks = (
        _state(record, visit, muscles, wording),
        [_area(area, wording) for area in sorted(visit.pain_areas, key=_by_kind)],
        [site_note(site, muscles, wording) for site in visit.sites],
        [counts_line(visit, muscles, wording), _reason(visit, wording)],
        [_measure(measure, visit, muscles, wording) for measure in visit.measures],
        _written(visit, wording),
    )
    kept = [[line for line in block if line] for block in blocks]
    return "\n\n".join("\n".join(block) for block in kept if block)


def counts_line(visit: Visit, muscles: Muscles, wording: Wording = ENGLISH) -> str:
    """As "10 sites, 12 needles (all out), 5 muscles (3 right, 2 left)."; "" without a site."""
    counts = totals(visit, muscles)
    if not counts.sites and not counts.removed:
        return ""
    words = [_sites(counts, wording)]
    if counts.needles:
        words += [_needles(counts, visit.needles_in, wording), _muscles(counts, wording)]
    return sentence(", ".join(word for word in words if word))


def _state(record: Record, visit: Visit, muscles: Muscles, wording: Wording) -> list[str]:
    """What was there before the needles: the problem, consent, how it went, pain."""
    titles = {problem.id: problem.title for problem in record.patient.problems}
    consent = {
        True: wording.translate("note", "Consent confirmed."),
        False: wording.translate("note", "Consent refused."),
        None: "",
    }[visit.consent]
    return [
        sentence(title) if (title := one_line(titles.get(visit.problem, ""))) else "",
        consent,
        follow_up_line(record, visit.follow_up, muscles, wording) if visit.follow_up else "",
        _pain(visit, wording),
    ]


def follow_up_line(
    record: Record, asked: FollowUp, muscles: Muscles, wording: Wording = ENGLISH
) -> str:
    """As "Since the last visit: better; sore for 1 day."; "" where nothing was told."""
    earlier = next((visit for visit in record.visits if visit.id == asked.visit), None)
    places = {
        site.id: one_line(wording.muscle(site, muscles))
        for site in (earlier.sites if earlier else ())
    }
    clauses = [
        wording.word(asked.trend) if asked.trend else "",
        _soreness(asked.soreness_days, wording),
        _told(asked.reactions, places, wording),
        one_line(asked.note),
    ]
    words = "; ".join(clause for clause in clauses if clause)
    said = wording.translate("note", "Since the last visit: {words}").format(words=words)
    return sentence(said) if words else ""


def _soreness(days: int | None, wording: Wording) -> str:
    if days is None:
        return ""
    if days == 0:
        return wording.translate("note", "no soreness")
    if days == 1:
        return wording.translate("note", "sore for 1 day")
    return wording.translate("note", "sore for {n} days").format(n=wording.number(days, 0))


def _told(reported: Sequence[Told] | None, places: Mapping[str, str], wording: Wording) -> str:
    if reported is None:
        return ""
    seen: list[str] = []
    for told in reported:
        about = (places.get(told.site, ""), one_line(told.note))
        seen.append(with_remark(wording.word(told.kind), ", ".join(part for part in about if part)))
    return reactions(seen, wording)


def _pain(visit: Visit, wording: Wording) -> str:
    values = (
        (visit.pain_before, wording.translate("note", "{n}/10 before")),
        (visit.pain_after, wording.translate("note", "{n}/10 after")),
    )
    known = [words.format(n=wording.number(n, 0)) for n, words in values if n is not None]
    words = wording.translate("note", "Pain {values}.").format(values=", ".join(known))
    return words if known else ""


def _by_kind(area: PainArea) -> int:
    kinds = list(SymptomKind)
    return len(kinds) if area.kind is None else kinds.index(area.kind)


def _area(area: PainArea, wording: Wording) -> str:
    """As "Pain area (Back, R): aching, 6/10; worse at night.": it has no name of its own."""
    view = area.outline[0].view
    place = ", ".join(part for part in (one_line(wording.view(view)), _side(area)) if part)
    name = wording.translate("note", "Pain area ({place})").format(place=place)
    facts = [wording.word(area.kind)] if area.kind else []
    if area.intensity is not None:
        level = wording.number(area.intensity, 0)
        facts.append(wording.translate("note", "{n}/10").format(n=level))
    clauses = [", ".join(facts), one_line(area.note)]
    text = "; ".join(clause for clause in clauses if clause)
    return sentence(f"{name}: {text}" if text else name)


def _side(area: PainArea) -> str:
    """The patient's side on which the whole area lies; "" for one that crosses the midline."""
    across = [point.anchor[0] for point in area.outline]
    if min(across) > 0:
        return SIDE_LETTERS[Side.LEFT]
    return SIDE_LETTERS[Side.RIGHT] if max(across) < 0 else ""


def _sites(counts: Totals, wording: Wording) -> str:
    words = wording.translate("note", "1 site")
    if counts.sites != 1:
        words = wording.translate("note", "{n} sites").format(n=wording.number(counts.sites, 0))
    if not counts.removed:
        return words
    removed = wording.number(counts.removed, 0)
    return with_remark(words, wording.translate("note", "{n} removed").format(n=removed))


def _needles(counts: Totals, inside: int, wording: Wording) -> str:
    """With how many came out, where that is known of all, and how many are known to be in."""
    words = wording.translate("note", "1 needle")
    if counts.needles != 1:
        number = wording.number(counts.needles, 0)
        words = wording.translate("note", "{n} needles").format(n=number)
    if counts.out == counts.needles:
        return with_remark(words, wording.translate("note", "all out"))
    known: list[str] = []
    if counts.out is not None:
        out = wording.number(counts.out, 0)
        known.append(wording.translate("note", "{n} out").format(n=out))
    if inside:
        left = wording.number(inside, 0)
        known.append(wording.translate("note", "{n} still in").format(n=left))
    return with_remark(words, ", ".join(known))


def _muscles(counts: Totals, wording: Wording) -> str:
    if not counts.muscles:
        return ""
    words = wording.translate("note", "1 muscle")
    if counts.muscles != 1:
        number = wording.number(counts.muscles, 0)
        words = wording.translate("note", "{n} muscles").format(n=number)
    sides = [side for side in (Side.RIGHT, Side.LEFT, Side.MIDLINE) if counts.by_side.get(side)]
    if len(sides) == 1:
        return with_remark(words, wording.word(sides[0]))
    each = [f"{wording.number(counts.by_side[side], 0)} {wording.word(side)}" for side in sides]
    return with_remark(words, ", ".join(each))


def _reason(visit: Visit, wording: Wording) -> str:
    reason = one_line(visit.needles_reason)
    words = wording.translate("note", "Needles in and out differ: {reason}")
    return sentence(words.format(reason=reason)) if reason else ""


def _measure(measure: Measure, visit: Visit, muscles: Muscles, wording: Wording) -> str:
    """As "Neck rotation R 55° → 70°."; "" where neither value was taken."""
    before, after = (
        "" if value is None else _quantity(value, measure.unit, wording)
        for value in (measure.before, measure.after)
    )
    values = f"{before} → {after}"
    if not after:
        values = wording.translate("note", "{value} before").format(value=before)
    elif not before:
        values = wording.translate("note", "{value} after").format(value=after)
    if not before and not after:
        return ""
    places = {site.id: one_line(wording.muscle(site, muscles)) for site in visit.sites}
    side = SIDE_LETTERS[measure.side] if measure.side else ""
    words = (one_line(measure.kind), places.get(measure.site or "", side), values)
    return sentence(with_remark(" ".join(word for word in words if word), measure.method))


def _quantity(value: float, unit: str, wording: Wording) -> str:
    """The degree sign stands close to its number, other units apart from it."""
    said = one_line(unit)
    return f"{wording.number(value, 0)}{'' if said == '°' else ' '}{said}".rstrip()


def _written(visit: Visit, wording: Wording) -> list[str]:
    texts = (
        (wording.translate("note", "Notes: {text}"), visit.notes),
        (wording.translate("note", "Aftercare: {text}"), visit.aftercare),
        (wording.translate("note", "Plan: {text}"), visit.plan),
    )
    lines = [title.format(text=said) for title, text in texts if (said := _lines(text))]
    if visit.planned_visits is not None:
        number = wording.number(visit.planned_visits, 0)
        lines.append(wording.translate("note", "Visits planned: {n}.").format(n=number))
    for added in visit.addenda:
        if said := _lines(added.text):
            title = with_remark(wording.translate("note", "Addendum"), added.reason)
            lines.append(f"{title}: {said}")
    return lines


def _lines(text: str) -> str:
    """As it was written, line by line, without tabs and empty lines."""
    return "\n".join(said for line in text.splitlines() if (said := one_line(line)))
