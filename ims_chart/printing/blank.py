"""The blank chart: the pages of a visit to write on by hand, for when the power is out."""

from __future__ import annotations

import datetime as dt

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.figures import VIEWS, Figure, Figures, figure_body
from ims_chart.printing.flow import (
    Column,
    Sheet,
    Strip,
    flow,
    height,
    pages_needed,
    rows,
    wrapped,
)
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.header import alert_strips, full_name
from ims_chart.printing.kind import MarkKind, Shape
from ims_chart.printing.legend import MIDDLE, legend_rows
from ims_chart.printing.letterhead import Letterhead, Logo, letterhead_strips
from ims_chart.printing.page import (
    Align,
    Item,
    Mark,
    Measure,
    Page,
    Rule,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.panels import MARK, figures_strip
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.terms import translate
from ims_chart.record import Clinic, Record

_TITLE = Style(17, bold=True)
_SOFT = Style(8.5, tone=Tone.SOFT)
_LABEL = Style(8, tone=Tone.SOFT)
_VALUE = Style(10, bold=True)
_HEAD = Style(8, bold=True, tone=Tone.SOFT)
_NUMBER = Style(9.5, bold=True)
_ROW = 8.6
"""Height of a line to write on, in mm."""

_LEAST = 6
"""Rows of the table, if it must go on over a page."""

_LEAST_NOTES = 3
_HIGH = 100.0
_HEAD_ROOM = 31.0
"""Left for the legend and the titles of the table, in mm."""

_GAP = 5.0
_LEGEND = (
    MarkKind(Shape.ACTIVE, needled=False),
    MarkKind(Shape.LATENT, needled=False),
    MarkKind(Shape.SATELLITE, needled=False),
    MarkKind(Shape.CLEARED, needled=False),
    MarkKind(Shape.TAUT_BAND, needled=False),
    MarkKind(Shape.TENDER_SPOT, needled=False),
    MarkKind(Shape.SHORTENED_BAND, needled=False),
    MarkKind(Shape.NEEDLE, needled=True),
)
"""What a hand can draw; the pin says that the place was needled."""


@frozen
class BlankChart:
    """Attributes:
    record: whose name and alerts stand on it; None for a chart of anybody.
    printed_at: stands in the footer as it is, in its own time zone.
    """

    record: Record | None
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    logo: Logo | None = None

    @property
    def title(self) -> str:
        return translate("blank", "Blank chart")

    @property
    def author(self) -> str:
        return self.clinic.name

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        """Raises BodyError: the atlas' files are not sound."""
        words = translate("blank", "Reference drawing. Dry needling is not acupuncture.")
        foot = Foot(words, self.printed_at).of(form, measure)
        width = form.width
        again = (*self._patient(measure, width), Strip(3.0, (Rule(0, 0.6, width, 0.6, 0.3),)))
        sheet = Sheet(form, TOP, form.room.height - BOTTOM, again, foot)
        top = self._head(measure, width)
        room = sheet.bottom - sheet.top
        body = figure_body(self.record, self.atlas) if self.record else self.atlas.reference_body
        figures = Figures(tuple(Figure(self.atlas.view(body, name)) for name in VIEWS))
        left = room - height(top) - _HEAD_ROOM
        above = [
            *top,
            figures_strip(figures, measure, width, min(_HIGH, left)),
            *_legend(measure, width),
        ]
        table = _table(measure, width, room - height(above))
        before, after = [*above, *table, *_measures(width)], _signatures(width)
        return flow([*before, *_notes(before, after, sheet), *after], sheet)

    def _head(self, measure: Measure, width: float) -> list[Strip]:
        title = [Column(0, (translate("blank", "Chart"),), _TITLE)]
        title.append(
            Column(0, (translate("blank", "Dry needling · to be filled in by hand"),), _SOFT)
        )
        letterhead = Letterhead(self.clinic, self.logo)
        strips = letterhead_strips(letterhead, title, measure, width)
        strips.append(Strip(3.0, (Rule(0, 1.4, width, 1.4, 0.45),)))
        strips += self._patient(measure, width)
        strips += _blanks(
            (
                (translate("blank", "Date"), 0.2),
                (translate("blank", "Therapist"), 0.3),
                (translate("blank", "Problem"), 0.5),
            ),
            width,
        )
        return strips + _blanks(
            (
                (translate("blank", "Consent (yes / no)"), 0.2),
                (translate("blank", "Pain before (0–10)"), 0.2),
                (translate("blank", "Pain after (0–10)"), 0.2),
                (translate("blank", "Needles in"), 0.2),
                (translate("blank", "Needles out"), 0.2),
            ),
            width,
        )

    def _patient(self, measure: Measure, width: float) -> list[Strip]:
        if self.record is None:
            blanks = (
                (translate("blank", "Patient"), 0.5),
                (translate("blank", "Birth date"), 0.2),
                (translate("blank", "Alerts"), 0.3),
            )
            return _blanks(blanks, width)
        patient = self.record.patient
        born = terms.not_recorded() if patient.birth_date is None else terms.day(patient.birth_date)
        half = width * 0.6
        name = wrapped(measure, full_name(patient), _VALUE, half - _GAP)
        columns = [
            [Column(0, (translate("blank", "Patient"),), _LABEL), Column(0, name, _VALUE)],
            [
                Column(half, (translate("blank", "Birth date"),), _LABEL),
                Column(half, (born,), _VALUE),
            ],
        ]
        return [*rows(columns, below=1.4), *alert_strips(patient.alerts, measure, width)]


def _blanks(labels: tuple[tuple[str, float], ...], width: float) -> list[Strip]:
    """Labels over lines to write on; each takes its share of the width."""
    items: list[Item] = []
    x = 0.0
    for label, share in labels:
        wide = share * (width + _GAP)
        items.append(Text(x, _LABEL.baseline, label, _LABEL))
        items.append(Rule(x, _ROW + 1.6, x + wide - _GAP, _ROW + 1.6, 0.2))
        x += wide
    return [Strip(_ROW + 2.6, tuple(items))]


def _legend(measure: Measure, width: float) -> list[Strip]:
    marks = [(Mark(2.2, MIDDLE, MARK, kind), terms.word(kind.shape)) for kind in _LEGEND]
    return [*legend_rows(marks, measure, width), Strip(1.2)]


def _table(measure: Measure, width: float, room: float) -> list[Strip]:
    """Numbered rows under the titles of the printed table, to the foot of the page."""
    titles = (
        (translate("blank", "Side, muscle, level"), 0.2),
        (translate("blank", "Finding"), 0.1),
        (translate("blank", "Needle mm"), 0.1),
        (translate("blank", "Needles"), 0.085),
        (translate("blank", "Depth mm"), 0.075),
        (translate("blank", "Technique"), 0.11),
        (translate("blank", "Twitch"), 0.07),
        (translate("blank", "Referred to"), 0.11),
        (translate("blank", "Pain"), 0.06),
        (translate("blank", "Reaction"), 0.09),
    )
    wide = width - 8.0
    xs = [8.0 + wide * sum(share for _, share in titles[:n]) for n in range(len(titles))]
    columns = [
        Column(x, measure.wrap(title, _HEAD, wide * share - 2.6), _HEAD)
        for (title, share), x in zip(titles, xs, strict=True)
    ]
    heading = rows(columns, above=1.0, below=1.0)[0]
    rule = Rule(0, heading.height, width, heading.height, 0.3)
    head = Strip(heading.height, (*heading.items, rule), keep=True)
    strips = [head]
    count = max(_LEAST, int((room - head.height) / _ROW))
    for number in range(1, count + 1):
        items: list[Item] = [Text(4.5, 5.6, terms.number(number), _NUMBER, Align.RIGHT)]
        items += [Rule(x - 1.2, 0, x - 1.2, _ROW, 0.12, Tone.FAINT) for x in xs]
        items.append(Rule(0, _ROW, width, _ROW, 0.12, Tone.FAINT))
        strips.append(Strip(_ROW, tuple(items), head=head))
    return strips


def _measures(width: float) -> list[Strip]:
    titles = (
        (translate("blank", "Measure"), 0.0),
        (translate("blank", "Side"), 0.4),
        (translate("blank", "Before"), 0.52),
        (translate("blank", "After"), 0.68),
        (translate("blank", "Method"), 0.84),
    )
    columns = [Column(width * share, (title,), _HEAD) for title, share in titles]
    head = rows(columns, above=3.0, below=1.0)[0]
    under = Rule(0, head.height, width, head.height, 0.3)
    rule = Rule(0, _ROW, width, _ROW, 0.12, Tone.FAINT)
    return [Strip(head.height, (*head.items, under), keep=True), *[Strip(_ROW, (rule,))] * 5]


def _notes(before: list[Strip], after: list[Strip], sheet: Sheet) -> list[Strip]:
    """Lines to write on, as many as make no page more."""
    title = translate("blank", "Notes, aftercare, plan")
    heading = Strip(7.0, (Text(0, 6.0, title, _HEAD),), keep=True)
    line = Strip(_ROW, (Rule(0, _ROW, sheet.width, _ROW, 0.12, Tone.FAINT),))
    lines = [line] * _LEAST_NOTES
    least = pages_needed([*before, heading, *lines, *after], sheet)
    while pages_needed([*before, heading, *lines, line, *after], sheet) == least:
        lines.append(line)
    return [heading, *lines]


def _signatures(width: float) -> list[Strip]:
    half = (width - _GAP) / 2
    names = (translate("blank", "Therapist"), translate("blank", "Patient"))
    items: list[Item] = []
    for n, name in enumerate(names):
        x = n * (half + _GAP)
        items.append(Rule(x, 14.0, x + half, 14.0, 0.2))
        items.append(Text(x, 14.4 + _LABEL.baseline, name, _LABEL))
    return [Strip(19.0, tuple(items))]
