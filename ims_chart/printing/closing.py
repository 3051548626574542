"""What follows the table: measures, notes, and the lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ims_chart.body import Muscles
from ims_chart.insight.note import follow_up_line
from ims_chart.printing import terms
from ims_chart.printing.flow import Column, Strip, from_right, one_line, rows, stack, wrapped
from ims_chart.printing.page import Align, Measure, Rule, Style, Text, Tone
from ims_chart.printing.signed_words import addendum_words, heads_words, signature_words
from ims_chart.printing.table import plain_strips
from ims_chart.printing.terms import translate
from ims_chart.record import ChainHead, PainArea, Record, Visit, VisitState
from ims_chart.record import Measure as Taken

_HEADING = Style(9, bold=True)
_BODY = Style(9)
_LABEL = Style(8.5, tone=Tone.SOFT)
_SMALL = Style(8, tone=Tone.SOFT)
_GAP = 6.0
_LEAST_SHARE = 0.5
"""Of the longest text's width, what the shortest one beside it has."""

_SIDE_BY_SIDE = 9
"""Texts of up to so many lines stand in columns, longer ones one below the other."""


def measure_strips(visit: Visit, measure: Measure, width: float) -> list[Strip]:
    if not visit.measures:
        return []
    titles = [
        translate("closing", "Measure"),
        translate("closing", "Side"),
        translate("closing", "Before"),
        translate("closing", "After"),
        translate("closing", "Method"),
    ]
    numbers = {site.id: site.number for site in visit.sites}
    table = [_taken(taken, numbers) for taken in visit.measures]
    if any(row[1] for row in table):
        # What belongs to no side has none; that is no omission.
        table = [[row[0], row[1] or "–", *row[2:]] for row in table]
    used = [i for i in range(len(titles)) if any(row[i] for row in table)]
    columns = [[row[i] for i in used] for row in table]
    heading = translate("closing", "Measures")
    chosen = [titles[i] for i in used]
    return [
        Strip(2.0, keep=True, bookmark=heading),
        *plain_strips(chosen, columns, measure, width),
    ]


def _taken(taken: Taken, numbers: dict[str, int]) -> list[str]:
    kind = one_line(taken.kind)
    if taken.site in numbers:
        kind = translate("closing", "{kind}, site {n}").format(kind=kind, n=numbers[taken.site])
    side = terms.word(taken.side) if taken.side else ""
    before, after = (_value(value, taken.unit) for value in (taken.before, taken.after))
    return [kind, side, before, after, one_line(taken.method)]


def _value(value: float | None, unit: str) -> str:
    """The degree sign stands close to its number, other units apart from it."""
    if value is None:
        return ""
    said = one_line(unit)
    return f"{terms.number(value)}{'' if said == '°' else ' '}{said}".rstrip()


def area_strips(visit: Visit, measure: Measure, width: float) -> list[Strip]:
    """What was written about pain areas; what is drawn of them is told by the legend."""
    noted = [area for area in visit.pain_areas if area.note.strip()]
    if not noted:
        return []
    titles = [
        translate("closing", "Pain area"),
        translate("closing", "Felt"),
        translate("closing", "Remark"),
    ]
    return [Strip(2.0, keep=True), *plain_strips(titles, [_area(a) for a in noted], measure, width)]


def _area(area: PainArea) -> list[str]:
    felt = [terms.word(area.kind)] if area.kind else []
    if area.intensity is not None:
        level = terms.number(area.intensity)
        felt.append(translate("closing", "{n}/10").format(n=level))
    return [terms.view_name(area.outline[0].view), ", ".join(felt), one_line(area.note)]


def told_strips(
    record: Record, visit: Visit, muscles: Muscles, measure: Measure, width: float
) -> list[Strip]:
    """What the patient told of the time since an earlier visit."""
    if visit.follow_up is None:
        return []
    words = follow_up_line(record, visit.follow_up, muscles, terms.WORDING)
    lines = wrapped(measure, words, _BODY, width) if words else ()
    return rows([Column(0, lines, _BODY)], above=1.6, below=0.8) if lines else []


def note_strips(visit: Visit, measure: Measure, width: float) -> list[Strip]:
    """Summary, notes, aftercare and plan, those that were written."""
    written = [
        (title, text)
        for title, text in (
            (translate("closing", "Summary"), visit.summary),
            (translate("closing", "Notes"), visit.notes),
            (translate("closing", "Aftercare given"), visit.aftercare),
            (translate("closing", "Plan"), visit.plan),
        )
        if text.strip()
    ]
    if not written:
        return []
    rooms = _rooms([len(text) for _, text in written], width)
    lines = [
        wrapped(measure, text, _BODY, room) for (_, text), room in zip(written, rooms, strict=True)
    ]
    if max(map(len, lines)) > _SIDE_BY_SIDE:
        return [
            strip
            for title, text in written
            for strip in _section(title, wrapped(measure, text, _BODY, width), width)
        ]
    columns: list[list[Column]] = []
    x = 0.0
    for (title, _), said, room in zip(written, lines, rooms, strict=True):
        columns.append([Column(x, (title,), _HEADING), Column(x, said, _BODY)])
        x += room + _GAP
    return [replace(stack(rows(columns, above=3.0)), bookmark=written[0][0])]


def _rooms(lengths: Sequence[int], width: float) -> list[float]:
    """Widths of texts side by side: more for a longer one, within reason."""
    weights = [max(length, _LEAST_SHARE * max(lengths)) for length in lengths]
    room = width - _GAP * (len(lengths) - 1)
    return [room * weight / sum(weights) for weight in weights]


def _section(title: str, lines: tuple[str, ...], width: float) -> list[Strip]:
    heading = Strip(7.4, (Text(0, 6.6, title, _HEADING),), keep=True, bookmark=title)
    return [heading, *_lines(lines, width)]


def addendum_strips(visit: Visit, measure: Measure, width: float) -> list[Strip]:
    """What was added after the visit was signed, in that order."""
    made: list[Strip] = []
    for addendum in visit.addenda:
        title = translate("closing", "Addendum")
        by = wrapped(measure, addendum_words(addendum), _LABEL, width)
        text = wrapped(measure, addendum.text, _BODY, width)
        made += [
            Strip(7.4, (Text(0, 6.6, title, _HEADING),), keep=True, bookmark=title),
            *(Strip(_LABEL.line, (_line(line, width, _LABEL),), keep=True) for line in by),
            *_lines(text, width),
        ]
    return made


def signature_strips(
    visit: Visit,
    therapist: str,
    measure: Measure,
    width: float,
    heads: tuple[ChainHead, ...] = (),
) -> list[Strip]:
    """The lines to sign on. Who has signed in the program already stands there with when, and how
    sure it is; `heads` say where the logs stood when it was printed.
    """
    signed = visit.state is VisitState.SIGNED
    role = (
        translate("closing", "Signed: {name}")
        if signed
        else translate("closing", "Therapist: {name}")
    )
    words = role.format(name=therapist) if therapist else translate("closing", "Therapist")
    if visit.signature is not None:
        words = role.format(name=signature_words(visit.signature))
    names = (words, translate("closing", "Patient"))
    return [*_lines_to_sign(names, measure, width), *_witnessed(heads, measure, width)]


def sign_strips(therapist: str, measure: Measure, width: float) -> list[Strip]:
    """A line for who answers for what is above it, and one for the day."""
    role = translate("closing", "Therapist: {name}").format(name=therapist)
    names = (role if therapist else translate("closing", "Therapist"), translate("closing", "Date"))
    return _lines_to_sign(names, measure, width)


def _lines_to_sign(names: tuple[str, str], measure: Measure, width: float) -> list[Strip]:
    room = (width - _GAP) / 2
    lefts = (0.0, room + _GAP)
    columns = [
        Column(left, wrapped(measure, name, _LABEL, room), _LABEL)
        for left, name in zip(lefts, names, strict=True)
    ]
    lines = tuple(Rule(left, 12, left + room, 12, 0.2) for left in lefts)
    return [Strip(12.4, lines, keep=True), *rows(columns)]


def _witnessed(heads: tuple[ChainHead, ...], measure: Measure, width: float) -> list[Strip]:
    """Paper that lies elsewhere tells a log that was cut short since."""
    if not heads:
        return []
    words = translate("closing", "Logs when printed: {heads}").format(heads=heads_words(heads))
    return rows([Column(0, wrapped(measure, words, _SMALL, width), _SMALL)], above=1.0)


def _lines(lines: tuple[str, ...], width: float) -> list[Strip]:
    """Neither the first line nor the last one stands on a page alone."""
    ends = {0, len(lines) - 2} if len(lines) > 1 else set[int]()
    return [
        Strip(_BODY.line, (_line(line, width),) if line.strip() else (), keep=n in ends)
        for n, line in enumerate(lines)
    ]


def _line(line: str, width: float, style: Style = _BODY) -> Text:
    """A line at the side its script begins on."""
    if from_right(line):
        return Text(width, style.baseline, line, style, Align.RIGHT)
    return Text(0, style.baseline, line, style)
