"""The course of treatment: all visits of a patient, for the doctor who referred."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.insight.compare import PairKind, compare
from ims_chart.insight.response import Memory, Response
from ims_chart.insight.review_wording import response_words
from ims_chart.insight.trends import trends
from ims_chart.printing import terms
from ims_chart.printing.course_words import course_words
from ims_chart.printing.flow import Column, Sheet, Strip, flow, one_line, rows, wrapped
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.header import alert_strips, full_name, patient_lines
from ims_chart.printing.letterhead import Letterhead, Logo, letterhead_strips
from ims_chart.printing.page import Align, Measure, Page, Rule, Style, Tone
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.small_bodies import body_strips
from ims_chart.printing.table import plain_strips
from ims_chart.printing.terms import translate
from ims_chart.printing.trend_lines import trend_strips
from ims_chart.record import Clinic, Record, VisitState

_TITLE = Style(17, bold=True)
_HEADING = Style(11, bold=True)
_BODY = Style(9.5)
_BOLD = Style(9, bold=True)
_STRONG = Style(11, bold=True)
_SOFT = Style(8.5, tone=Tone.SOFT)


@frozen
class Course:
    """What the pages about all visits are made from.

    Attributes:
        printed_at: stands in the footer as it is, in its own time zone.
        printed_by: a person's name, "" for nobody known.
    """

    record: Record
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    printed_by: str = ""
    logo: Logo | None = None

    @property
    def title(self) -> str:
        what = translate("course", "Course of treatment")
        days = [visit.date.isoformat() for visit in self.record.visits]
        return f"{what} {days[-1]}" if days else what

    @property
    def author(self) -> str:
        return self.clinic.name

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        """Raises BodyError: the atlas' files are not sound."""
        foot = Foot(self._reservation(), self.printed_at, self.printed_by)
        again = self._again(measure, form.width)
        bottom = form.room.height - BOTTOM
        sheet = Sheet(form, TOP, bottom, again, foot.of(form, measure))
        width = sheet.width
        strips = [
            *self._head(measure, width),
            *self._section(translate("course", "Summary"), self._words(measure, width)),
            *self._section(
                translate("course", "Visits"), body_strips(self.record, self.atlas, width)
            ),
            *self._section(
                translate("course", "Trends"),
                trend_strips(trends(self.record, self.clinic), self.atlas.muscles, measure, width),
            ),
            *self._section(translate("course", "Muscles treated"), self._muscles(measure, width)),
        ]
        return flow(strips, sheet)

    def _reservation(self) -> str:
        words = translate("course", "From the clinic's own records. It is no diagnosis.")
        drafts = sum(visit.state is VisitState.DRAFT for visit in self.record.visits)
        if not drafts:
            return words
        one = translate("course", "Draft – 1 visit not signed")
        many = translate("course", "Draft – {n} visits not signed").format(n=drafts)
        return f"{one if drafts == 1 else many} · {words}"

    def _head(self, measure: Measure, width: float) -> list[Strip]:
        heading = translate("course", "Course of treatment")
        title = [Column(0, (heading,), _TITLE), Column(0, (self._period(),), _SOFT)]
        letterhead = Letterhead(self.clinic, self.logo)
        patient = self.record.patient
        half = width * 0.5
        named = wrapped(measure, full_name(patient), _STRONG, half - 5)
        facts = wrapped(measure, "\n".join(patient_lines(self._day, patient)), _SOFT, half - 5)
        titles = [one_line(problem.title) for problem in patient.problems]
        problems = wrapped(measure, "\n".join(titles), _BOLD, width - half)
        label = translate("course", "Problem") if titles else ""
        return [
            *letterhead_strips(letterhead, title, measure, width),
            Strip(3.6, (Rule(0, 1.4, width, 1.4, 0.45),)),
            *rows(
                [
                    [
                        Column(0, (translate("course", "Patient"),), _SOFT),
                        Column(0, named, _STRONG),
                        Column(0, facts, _SOFT),
                    ],
                    [Column(half, (label,), _SOFT), Column(half, problems, _BOLD)],
                ],
                below=1.6,
            ),
            *alert_strips(patient.alerts, measure, width),
            Strip(1.2, (Rule(0, 0.6, width, 0.6, 0.15, Tone.FAINT),)),
        ]

    @property
    def _day(self) -> dt.date:
        """The day ages are counted on."""
        latest = self.record.latest
        return latest.date if latest else self.printed_at.date()

    def _period(self) -> str:
        visits = self.record.visits
        if not visits:
            return translate("course", "No visit yet")
        if len(visits) == 1:
            return translate("course", "1 visit, {day}").format(day=terms.day(visits[0].date))
        words = translate("course", "{n} visits, {first} to {last}")
        return words.format(
            n=len(visits), first=terms.day(visits[0].date), last=terms.day(visits[-1].date)
        )

    def _again(self, measure: Measure, width: float) -> tuple[Strip, ...]:
        """The top of the following pages."""
        patient = self.record.patient
        name = wrapped(measure, full_name(patient), _BOLD, width * 0.6)[:3]
        born = tuple(patient_lines(self._day, patient)[:1])
        title = translate("course", "Course of treatment")
        strips = rows(
            [
                [Column(0, name, _BOLD), Column(0, born, _SOFT)],
                Column(width, (title,), _SOFT, Align.RIGHT),
            ],
            below=1.2,
        )
        alerts = alert_strips(patient.alerts, measure, width)
        return (*strips, *alerts, Strip(4.0, (Rule(0, 1.6, width, 1.6, 0.3),)))

    def _section(self, title: str, strips: list[Strip]) -> list[Strip]:
        if not strips:
            return []
        heading = rows([Column(0, (title,), _HEADING)], above=2.6, below=1.0)[0]
        return [Strip(heading.height, heading.items, keep=True, bookmark=title), *strips]

    def _words(self, measure: Measure, width: float) -> list[Strip]:
        words = course_words(self.record, self.clinic, self.atlas.muscles)
        return rows([Column(0, wrapped(measure, words, _BODY, width), _BODY)])

    def _muscles(self, measure: Measure, width: float) -> list[Strip]:
        memory = Memory(self.record, self.atlas.muscles, self.clinic.same_site_mm)
        table = [self._row(response) for response in memory.muscles()]
        if not table:
            return []
        titles = [
            translate("course", "Muscle"),
            translate("course", "Visits"),
            translate("course", "Needles"),
            translate("course", "Response"),
        ]
        return [*plain_strips(titles, table, measure, width), *self._change(measure, width)]

    def _row(self, response: Response) -> list[str]:
        """The retests are left to the trends."""
        _, *said = response_words(replace(response, retests=()), terms.WORDING)
        muscle = terms.muscle_words(response.latest, self.atlas.muscles)
        visits, needles = terms.number(len(response.visits)), terms.number(response.needles)
        return [muscle, visits, needles, "; ".join(said)]

    def _change(self, measure: Measure, width: float) -> list[Strip]:
        """How the last visit differs from the one before."""
        if len(self.record.visits) < 2:
            return []
        earlier, later = self.record.visits[-2:]
        pairs = compare(earlier, later, self.clinic.same_site_mm)
        counts = {kind: sum(pair.kind is kind for pair in pairs) for kind in PairKind}
        words = translate(
            "course",
            "Sites of the last visit beside the one before: {repeated} repeated, {changed} changed,"
            " {new} new, {dropped} dropped.",
        ).format(**{kind.value: counts[kind] for kind in PairKind})
        return rows([Column(0, wrapped(measure, words, _SOFT, width), _SOFT)], above=1.4)
