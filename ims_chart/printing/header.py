"""The top of the summary: clinic, patient with alerts, visit, pain and needles."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace

from ims_chart.frozen import frozen
from ims_chart.insight.age import age_on
from ims_chart.insight.totals import Totals
from ims_chart.printing import terms
from ims_chart.printing.flow import Column, Strip, fact_lines, one_line, rows, wrapped
from ims_chart.printing.letterhead import Letterhead, Logo, letterhead_strips
from ims_chart.printing.page import Align, Frame, Measure, Rule, Style, Text, Tone
from ims_chart.printing.terms import translate
from ims_chart.record import Alert, Clinic, Patient, Record, Visit, VisitState

_TITLE = Style(17, bold=True)
_STRONG = Style(11, bold=True)
_BOLD = Style(9, bold=True)
_PLAIN = Style(9)
_SOFT = Style(8.5, tone=Tone.SOFT)
_ALERT = Style(9.5, bold=True, tone=Tone.ALERT)
_GAP, _APART = 4.0, 6.0
_REPEATED_LINES = 3
"""A name or an alert longer than this is not repeated in full on the following pages."""


@frozen
class Header:
    """What the top of the pages is made from."""

    record: Record
    visit: Visit
    clinic: Clinic
    totals: Totals
    logo: Logo | None = None


def full_name(patient: Patient) -> str:
    parts = [one_line(part) for part in (patient.family, patient.given)]
    return ", ".join(part for part in parts if part)


def therapist_name(visit: Visit, clinic: Clinic) -> str:
    """The name of the visit's therapist, whether the visit holds an id of the clinic or a name."""
    names = clinic.therapist_names
    return one_line(names.get(visit.therapist, visit.therapist))


def header_strips(header: Header, measure: Measure, width: float) -> list[Strip]:
    return [
        *_title(header, measure, width),
        Strip(3.6, (Rule(0, 1.4, width, 1.4, 0.45),)),
        *_facts(header, measure, width),
        *alert_strips(header.record.patient.alerts, measure, width),
        Strip(1.2, (Rule(0, 0.6, width, 0.6, 0.15, Tone.FAINT),)),
    ]


def continued_strips(header: Header, measure: Measure, width: float) -> tuple[Strip, ...]:
    """The top of the following pages."""
    title = translate("header", "Session summary")
    what = [f"{title} · {terms.day(header.visit.date)}"]
    if header.visit.state is VisitState.DRAFT:
        what.append(translate("header", "Draft – not signed"))
    return again_strips(header.record.patient, header.visit.date, what, measure, width)


def again_strips(
    patient: Patient, day: dt.date, what: Sequence[str], measure: Measure, width: float
) -> tuple[Strip, ...]:
    """Who it is, with alerts, on every page: one sheet that fell out of a file can be put back."""
    room = width - max(measure.width(line, _SOFT) for line in what) - _APART
    left = [
        Column(0, _shortened(fact_lines(measure, words, style, max(room, 0.3 * width))), style)
        for words, style in ((full_name(patient), _BOLD), (_identity(day, patient), _SOFT))
    ]
    right = [Column(width, tuple(what), _SOFT, Align.RIGHT)]
    strips = rows([left, right], below=1.2)
    strips += alert_strips(patient.alerts, measure, width, _REPEATED_LINES)
    return (*strips, Strip(4.0, (Rule(0, 0.8, width, 0.8, 0.3),)))


def _shortened(lines: tuple[str, ...], most: int = _REPEATED_LINES) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[:most], translate("header", "… (in full on the first page)"))


def _title(header: Header, measure: Measure, width: float) -> list[Strip]:
    title = translate("header", "Session summary")
    left = [Column(0, (title,), _TITLE), Column(0, (_count(header),), _SOFT)]
    letterhead = Letterhead(header.clinic, header.logo)
    if header.visit.state is not VisitState.DRAFT:
        return letterhead_strips(letterhead, left, measure, width)
    frame, words = _draft(measure)
    strips = letterhead_strips(letterhead, left, measure, width, frame.width + 5)
    strips[0] = replace(strips[0], items=(*strips[0].items, frame, words))
    return strips


def _draft(measure: Measure) -> tuple[Frame, Text]:
    text = translate("header", "Draft – not signed")
    x = measure.width(translate("header", "Session summary"), _TITLE) + 5
    return (
        Frame(x, 1.0, measure.width(text, _BOLD) + 4, 5.6, 0.4),
        Text(x + 2, 4.9, text, _BOLD),
    )


def _count(header: Header) -> str:
    ids = [visit.id for visit in header.record.visits]
    number = ids.index(header.visit.id) + 1
    if header.visit.planned_visits is None:
        return translate("header", "Dry needling · visit {n}").format(n=number)
    words = translate("header", "Dry needling · visit {n} of {planned} planned")
    return words.format(n=number, planned=header.visit.planned_visits)


def _facts(header: Header, measure: Measure, width: float) -> list[Strip]:
    shares = (0.38, 0.29, 0.145, 0.185)
    blocks = (_patient(header), _visit(header), _pain(header), _needles(header))
    columns: list[list[Column]] = []
    x = 0.0
    for share, (label, text, lines) in zip(shares, blocks, strict=True):
        room = width * share - _GAP
        below = "\n".join(line for line in lines if line)
        strong = _PLAIN if text == terms.not_recorded() else _STRONG
        columns.append(
            [
                Column(x, (label,), Style(8, tone=Tone.SOFT)),
                Column(x, wrapped(measure, text, strong, room), strong),
                Column(x, fact_lines(measure, below, _SOFT, room), _SOFT),
            ]
        )
        x += width * share
    blocks = [rows([column], below=1.6) for column in columns]
    if any(len(block) > 1 for block in blocks):
        return rows(columns, below=1.6)
    # Each by itself: a name of two lines must not move what stands beside it.
    items = tuple(item for (block,) in blocks for item in block.items)
    return [Strip(max(block.height for (block,) in blocks), items)]


Block = tuple[str, str, list[str]]


def _patient(header: Header) -> Block:
    patient = header.record.patient
    return (
        translate("header", "Patient"),
        full_name(patient),
        patient_lines(header.visit.date, patient),
    )


def patient_lines(day: dt.date, patient: Patient) -> list[str]:
    """What stands under a patient's name: birth date with the age on that day first."""
    lines = [_identity(day, patient)]
    if patient.preferred.strip():
        lines.append(translate("header", "called {name}").format(name=one_line(patient.preferred)))
    if patient.referrer.strip():
        words = translate("header", "referred by {name}")
        lines.append(words.format(name=one_line(patient.referrer)))
    if not patient.alerts:
        lines.append(translate("header", "no alerts recorded"))
    return lines


def _identity(day: dt.date, patient: Patient) -> str:
    born = birth_words(day, patient)
    if not patient.file_number.strip():
        return born
    file = translate("header", "file\u00a0{number}")
    return f"{born} · {file.format(number=one_line(patient.file_number))}"


def birth_words(day: dt.date, patient: Patient) -> str:
    """As "F · born 2 Mar 1984 · 42 years", or that the birth date is not recorded."""
    sex = [terms.sex_letter(patient.sex)] if patient.sex else []
    if patient.birth_date is None:
        return " · ".join([*sex, translate("header", "birth date not recorded")])
    age = age_on(patient.birth_date, day)
    born = terms.short_day(patient.birth_date)
    years = [] if age is None else [translate("header", "{n} years").format(n=age)]
    return " · ".join([*sex, translate("header", "born {date}").format(date=born), *years])


def _visit(header: Header) -> Block:
    visit = header.visit
    titles = {problem.id: problem.title for problem in header.record.patient.problems}
    consent = {
        True: translate("header", "consent confirmed"),
        False: translate("header", "consent refused"),
        None: translate("header", "consent not recorded"),
    }[visit.consent]
    therapist = therapist_name(visit, header.clinic) or translate(
        "header", "therapist not recorded"
    )
    problem = one_line(titles.get(visit.problem, visit.problem))
    lines = [problem, f"{therapist} · {consent}"]
    return translate("header", "Visit"), terms.day(visit.date), lines


def _pain(header: Header) -> Block:
    visit = header.visit
    previous = _previous(header.record, visit.date, visit.id)
    lines: list[str] = []
    known = visit.pain_before is not None, visit.pain_after is not None
    value = _change(visit)
    if any(known) and not all(known):
        # The words would be set as large as the value: they stand below it.
        value = _arrow(visit, "–")
        words = (
            translate("header", "after: not recorded")
            if known[0]
            else translate("header", "before: not recorded")
        )
        lines.append(words)
    if previous is not None:
        lines.append(translate("header", "last visit {pain}").format(pain=_change(previous)))
    return translate("header", "Pain (0–10)"), value, lines


def _change(visit: Visit) -> str:
    if visit.pain_before is None and visit.pain_after is None:
        return terms.not_recorded()
    return _arrow(visit, terms.not_recorded())


def _arrow(visit: Visit, missing: str) -> str:
    before, after = (
        missing if pain is None else terms.number(pain)
        for pain in (visit.pain_before, visit.pain_after)
    )
    return f"{before} → {after}"


def _previous(record: Record, day: dt.date, visit_id: str) -> Visit | None:
    """The visit before this one, if its pain was recorded."""
    ids = [visit.id for visit in record.visits]
    at = ids.index(visit_id)
    if at == 0:
        return None
    before = record.visits[at - 1]
    known = before.pain_before is not None or before.pain_after is not None
    return before if known and before.date <= day else None


def _needles(header: Header) -> Block:
    """How many went in and came out, and of the muscles and sites they were for."""
    counts = header.totals
    muscles = (
        translate("header", "1 muscle needled")
        if counts.muscles == 1
        else translate("header", "{n} muscles needled")
    )
    sites = translate("header", "1 site") if counts.sites == 1 else translate("header", "{n} sites")
    lines = [muscles.format(n=counts.muscles), sites.format(n=counts.sites)]
    if counts.out is None:
        lines.insert(0, translate("header", "out: not recorded"))
        value = translate("header", "{n} in").format(n=terms.number(counts.needles))
    else:
        value = translate("header", "{n} in · {out} out").format(
            n=terms.number(counts.needles), out=terms.number(counts.out)
        )
    inside = header.visit.needles_in
    if inside:
        lines.insert(0, translate("header", "{n} still in").format(n=terms.number(inside)))
    return translate("header", "Needles"), value, lines


def alert_strips(
    alerts: tuple[Alert, ...], measure: Measure, width: float, most: int = sys.maxsize
) -> list[Strip]:
    """Beside a bar, two in a row where they are short. `most` lines of one are shown."""
    if not alerts:
        return []
    title = translate("header", "Alerts")
    left = _GAP + measure.width(title, _BOLD) + _GAP
    texts = [_alert_text(alert) for alert in alerts]
    half = (width - left) / 2
    strips: list[Strip] = []
    if all(measure.width(text, _ALERT) < half - _GAP for text in texts):
        for i in range(0, len(texts), 2):
            pair = tuple(texts[i : i + 2])
            strips += _barred(pair[:1], left)
            second = [Text(left + half, _ALERT.baseline, text, _ALERT) for text in pair[1:]]
            strips[-1] = replace(strips[-1], items=(*strips[-1].items, *second))
    else:
        for text in texts:
            lines = wrapped(measure, text, _ALERT, width - left)
            strips += _barred(_shortened(lines, most), left)
    label = Text(_GAP, _ALERT.baseline, title, _BOLD)
    strips[0] = replace(strips[0], items=(label, *strips[0].items))
    return [*strips, Strip(2.0)]


def _alert_text(alert: Alert) -> str:
    if alert.since is None:
        return one_line(alert.text)
    return translate("header", "{alert} (since {date})").format(
        alert=one_line(alert.text), date=terms.short_day(alert.since)
    )


def _barred(lines: tuple[str, ...], left: float) -> list[Strip]:
    """Lines beside a thick bar, which goes on over a page's end."""
    bar = Rule(0.6, 0, 0.6, _ALERT.line, 1.2, Tone.ALERT)
    return [Strip(_ALERT.line, (Text(left, _ALERT.baseline, x, _ALERT), bar)) for x in lines]
