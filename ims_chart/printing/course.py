"""The course of treatment: all visits of a patient, for the doctor who referred."""

from __future__ import annotations

import datetime as dt

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.insight.trends import trends
from ims_chart.printing import terms
from ims_chart.printing.closing import sign_strips
from ims_chart.printing.course_muscles import muscle_strips
from ims_chart.printing.course_words import course_words
from ims_chart.printing.flow import (
    Column,
    Sheet,
    Strip,
    fact_lines,
    flow,
    one_line,
    pages_needed,
    rows,
    wrapped,
)
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.header import (
    again_strips,
    alert_strips,
    full_name,
    patient_lines,
    therapist_name,
)
from ims_chart.printing.legend import course_legend
from ims_chart.printing.letterhead import Letterhead, Logo, letterhead_strips
from ims_chart.printing.page import Measure, Page, Rule, Style, Tone
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.small_bodies import small_bodies
from ims_chart.printing.terms import translate
from ims_chart.printing.trend_lines import trend_strips
from ims_chart.record import Clinic, Record, VisitState

_TITLE = Style(17, bold=True)
_HEADING = Style(11, bold=True)
_BODY = Style(9.5)
_LABEL = Style(8, tone=Tone.SOFT)
_TALL = (44.0, 38.0, 33.0)
"""Heights of the small bodies in mm: smaller than the first only for a page less."""
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
        head = self._head(measure, width)
        measured = trends(self.record, self.clinic)
        summary = course_words(self.record, measured, self.atlas.muscles)
        words = self._section(
            translate("course", "Summary"),
            rows([Column(0, wrapped(measure, summary, _BODY, width), _BODY)]),
        )
        below = [
            *self._section(
                translate("course", "Trends"),
                trend_strips(measured, self.atlas.muscles, measure, width),
            ),
            *self._section(translate("course", "Muscles treated"), self._muscles(measure, width)),
            *sign_strips(self._therapists(), measure, width),
        ]
        bodies = small_bodies(self.record, self.atlas)
        legend = course_legend(self.record.visits, measure, width)
        heading = translate("course", "Visits")
        tried = [
            [
                *head,
                *words,
                *self._section(heading, [*bodies.strips(tall, measure, width), *legend]),
                *below,
            ]
            for tall in _TALL
        ]
        return flow(min(tried, key=lambda strips: pages_needed(strips, sheet)), sheet)

    def _muscles(self, measure: Measure, width: float) -> list[Strip]:
        reach = self.clinic.same_site_mm
        return muscle_strips(self.record, self.atlas.muscles, reach, measure, width)

    def _therapists(self) -> str:
        """Who treated, in the order of the visits."""
        names = (therapist_name(visit, self.clinic) for visit in self.record.visits)
        return ", ".join(dict.fromkeys(name for name in names if name))

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
        facts = "\n".join(patient_lines(self._day, patient))
        return [
            *letterhead_strips(letterhead, title, measure, width),
            Strip(3.6, (Rule(0, 1.4, width, 1.4, 0.45),)),
            *rows(
                [
                    [
                        Column(0, (translate("course", "Patient"),), _LABEL),
                        Column(0, named, _STRONG),
                        Column(0, fact_lines(measure, facts, _SOFT, half - 5), _SOFT),
                    ],
                    self._problem(measure, half, width - half),
                ],
                below=1.6,
            ),
            *alert_strips(patient.alerts, measure, width),
            Strip(1.2, (Rule(0, 0.6, width, 0.6, 0.15, Tone.FAINT),)),
        ]

    def _problem(self, measure: Measure, left: float, room: float) -> list[Column]:
        """What it was for, and who treated it."""
        titles = [one_line(problem.title) for problem in self.record.patient.problems]
        names = self._therapists()
        by = translate("course", "treated by {names}").format(names=names) if names else ""
        label = translate("course", "Problem") if titles else ""
        return [
            Column(left, (label,), _LABEL),
            Column(left, wrapped(measure, "\n".join(titles), _STRONG, room), _STRONG),
            Column(left, wrapped(measure, by, _SOFT, room), _SOFT),
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
        what = [translate("course", "Course of treatment"), self._period()]
        return again_strips(self.record.patient, self._day, what, measure, width)

    def _section(self, title: str, strips: list[Strip]) -> list[Strip]:
        if not strips:
            return []
        heading = rows([Column(0, (title,), _HEADING)], above=2.6, below=1.0)[0]
        return [Strip(heading.height, heading.items, keep=True, bookmark=title), *strips]
