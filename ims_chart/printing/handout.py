"""The handout for the patient: what was done in plain words, what to expect, when to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.insight.naming import muscle_name
from ims_chart.printing import terms
from ims_chart.printing.box import Box
from ims_chart.printing.figures import Figure, figures_of
from ims_chart.printing.flow import (
    WHOLE,
    Column,
    Sheet,
    Strip,
    flow,
    height,
    one_line,
    pages_needed,
    paragraphs,
    rows,
    stack,
    wrapped,
)
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.handout_text import chest_text, handout_text
from ims_chart.printing.header import full_name, therapist_name
from ims_chart.printing.letterhead import Letterhead, Logo, letterhead_strips
from ims_chart.printing.page import (
    Align,
    Dot,
    Frame,
    Item,
    Measure,
    Page,
    Rule,
    Silhouette,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.places import plain_place
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.terms import translate
from ims_chart.record import Clinic, Record, Site, Visit

_TITLE = Style(19, bold=True)
_HEADING = Style(12, bold=True)
_BODY = Style(11)
_STRONG = Style(11, bold=True)
_SOFT = Style(9.5, tone=Tone.SOFT)
_LETTER = Style(9.5, tone=Tone.SOFT)
_TALL = (70.0, 62.0, 54.0)
"""Heights of the drawings in mm: smaller than the first only for a page less."""

_DOT = 2.0
_DRAWN = 0.54
"""Most of the width that the drawings take."""

_GAP = 6.0
_BESIDE = 0.72
"""Most of a page's height that the list beside the drawings may take in one piece."""

_FRAMED = 110.0
"""Most height of what stands in a frame in mm: more may need two pages."""

_NEAR_LUNG = ("pleura", "lung", "pneumothorax")


@frozen
class Handout:
    """What the patient takes home from a visit.

    Attributes:
        printed_at: stands in the footer as it is, in its own time zone.
    """

    record: Record
    visit: Visit
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    logo: Logo | None = None

    @property
    def title(self) -> str:
        what = translate("handout", "After your treatment")
        return f"{what} {self.visit.date.isoformat()}"

    @property
    def author(self) -> str:
        return self.clinic.name

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        """Raises BodyError: the atlas' files are not sound."""
        words = translate("handout", "For you to keep. Ask us about anything that is not clear.")
        foot = Foot(words, self.printed_at)
        again = self._again(measure, form.width)
        sheet = Sheet(form, TOP, form.room.height - BOTTOM, again, foot.of(form, measure))
        above, below = self._head(measure, sheet.width), self._advice(measure, sheet.width)
        tried = [[*above, *self._where(tall, measure, sheet), *below] for tall in _TALL]
        return flow(min(tried, key=lambda strips: pages_needed(strips, sheet)), sheet)

    def _advice(self, measure: Measure, width: float) -> list[Strip]:
        """The clinic's text, and how to reach it."""
        strips: list[Strip] = []
        for block in _blocks(handout_text(self.clinic)):
            strips += _block(block, measure, width)
        if self._near_lung():
            strips += _boxed(_blocks(chest_text(self.clinic)), measure, width)
        return strips + self._phone(measure, width)

    def _head(self, measure: Measure, width: float) -> list[Strip]:
        room = width * 0.6
        title = translate("handout", "After your treatment")
        lines = [(title, _TITLE), (full_name(self.record.patient), _STRONG)]
        lines += [(line, _BODY) for line in self._days()]
        left = [Column(0, wrapped(measure, line, style, room), style) for line, style in lines]
        letterhead = Letterhead(self.clinic, self.logo)
        strips = letterhead_strips(letterhead, left, measure, width)
        return [*strips, Strip(5.6, (Rule(0, 2.0, width, 2.0, 0.45),))]

    def _days(self) -> list[str]:
        """As "born 2 March 1984" and "treated 21 November 2026 by A. Moss"."""
        born, therapist = self.record.patient.birth_date, therapist_name(self.visit, self.clinic)
        treated = translate("handout", "treated {day}")
        if therapist:
            treated = translate("handout", "treated {day} by {name}")
        treated = treated.format(day=terms.day(self.visit.date), name=therapist)
        if born is None:
            return [treated]
        return [translate("handout", "born {date}").format(date=terms.day(born)), treated]

    def _again(self, measure: Measure, width: float) -> tuple[Strip, ...]:
        """The top of the following pages."""
        title = translate("handout", "After your treatment")
        name = wrapped(measure, full_name(self.record.patient), _SOFT, width * 0.6)[:3]
        columns = [Column(0, name, _SOFT), Column(width, (title,), _SOFT, Align.RIGHT)]
        return (*rows(columns, below=1.2), Strip(4.0, (Rule(0, 0.8, width, 0.8, 0.3),)))

    def _where(self, high: float, measure: Measure, sheet: Sheet) -> list[Strip]:
        """The drawings, and beside them the places by name and what was said on the day."""
        needled = [site for site in self.visit.sites if site.needling is not None]
        figures = figures_of(self.record, self.visit, self.atlas).shown
        width = sheet.width
        items, drawn = _drawings(figures, width * _DRAWN, high)
        used = drawn.width
        left, room = used + _GAP, width - used - _GAP
        beside = self._listed(needled, measure, left, room)
        told = self._told()
        said = _block(told, measure, room, left)
        tall = drawn.height + 4.0
        if height([*beside, *said]) <= tall:
            return [Strip(tall, (*items, *stack([*beside, *said]).items))]
        if height(beside) <= _BESIDE * (sheet.bottom - sheet.top):
            both = Strip(max(tall, height(beside)), (*items, *stack(beside).items))
            return [both, *_block(told, measure, width)]
        return [Strip(tall, items), *beside, *_block(told, measure, width)]

    def _listed(
        self, needled: Sequence[Site], measure: Measure, left: float, room: float
    ) -> list[Strip]:
        """Where was needled in words, and with how many needles."""

        def said(words: str, style: Style, above: float = 0.0) -> list[Strip]:
            return rows([Column(left, wrapped(measure, words, style, room), style)], above=above)

        strips = said(translate("handout", "Where you were needled"), _HEADING)
        for place, muscles in self._places(needled):
            strips += said(place, _STRONG, 1.6)
            strips += said(muscles, _SOFT) if muscles else []
        if not needled:
            strips += said(translate("handout", "You were not needled today."), _BODY, 1.6)
        count = self._count()
        return [*strips, *(said(count, _SOFT, 2.4) if count else [])]

    def _told(self) -> list[str]:
        """What was said on the day, under its heading."""
        told = [line for line in paragraphs(self.visit.aftercare) if line.strip()]
        return [translate("handout", "What we told you today"), *told] if told else []

    def _places(self, needled: Sequence[Site]) -> list[tuple[str, str]]:
        """As "Right shoulder" and "infraspinatus; deltoid"; places in the order of the sites."""
        found: dict[str, list[str]] = {}
        for site in needled:
            muscle = self.atlas.muscles.get(site.muscle) if site.muscle else None
            place = plain_place(muscle.body_region if muscle else "", site.side)
            names = found.setdefault(place, [])
            name = one_line(muscle_name(site, self.atlas.muscles)) if muscle else ""
            name = name.removesuffix(f" {site.level}") if site.level else name
            if name and name not in names:
                names.append(name)
        return [(place, "; ".join(names)) for place, names in found.items()]

    def _count(self) -> str:
        needlings = [site.needling for site in self.visit.sites if site.needling]
        placed = sum(needling.count for needling in needlings)
        if not placed:
            return ""
        one, many = translate("handout", "1 needle"), translate("handout", "{n} needles")
        words = one if placed == 1 else many.format(n=terms.number(placed))
        if all(needling.removed == needling.count for needling in needlings):
            return translate("handout", "{needles}, all taken out").format(needles=words)
        return words

    def _near_lung(self) -> bool:
        """Whether a needled muscle lies over the lung, as the muscle table's cautions say."""
        muscles = self.atlas.muscles
        named = {site.muscle for site in self.visit.sites if site.needling and site.muscle}
        rows_ = (muscles.get(name) for name in named)
        words = " ".join(caution for row in rows_ if row for caution in row.cautions).lower()
        return any(word in words for word in _NEAR_LUNG)

    def _phone(self, measure: Measure, width: float) -> list[Strip]:
        phone = one_line(self.clinic.phone)
        if not phone:
            return []
        words = translate("handout", "You can reach us at {phone}.").format(phone=phone)
        return rows([Column(0, wrapped(measure, words, _HEADING, width), _HEADING)], above=3.0)


def _drawings(figures: Sequence[Figure], width: float, high: float) -> tuple[tuple[Item, ...], Box]:
    """Outlines with a dot for each needled site, and the room they take."""
    aspects = [figure.view.width / figure.view.height for figure in figures]
    tall = min(high - _LETTER.line, (width - 4 * (len(aspects) - 1)) / sum(aspects))
    items: list[Item] = []
    x = 0.0
    for figure, aspect in zip(figures, aspects, strict=True):
        view, wide = figure.view, tall * aspect
        items.append(Silhouette(x, 0, wide, tall, view.body, view.id))
        items += [
            Dot(x + spot[0] * wide, spot[1] * tall, _DOT)
            for site, spot in figure.sites
            if site.needling is not None
        ]
        name = terms.view_name(view.id)
        y = tall + _LETTER.baseline
        items.append(Text(x + wide / 2, y, name, _LETTER, Align.CENTER))
        items += [
            Text(x + share * wide, 0.08 * tall, terms.edge_words(edge), _LETTER, Align.CENTER)
            for share, edge in ((0.08, view.image_left), (0.92, view.image_right))
        ]
        x += wide + 4
    return tuple(items), Box(0, 0, x - 4, tall + _LETTER.line)


def _blocks(text: str) -> list[list[str]]:
    """A heading and its lines, parted by empty lines."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _block(block: Sequence[str], measure: Measure, width: float, left: float = 0.0) -> list[Strip]:
    """A heading over lines with dots before them; `width` is what they have from `left` on."""
    if not block:
        return []
    heading = wrapped(measure, block[0], _HEADING, width)
    strips = rows([Column(left, heading, _HEADING)], above=3.6, below=0.8)
    strips = [stack(strips)] if len(strips) < 4 else strips
    for line in block[1:]:
        text = Column(left + 4.5, wrapped(measure, line, _BODY, width - 4.5), _BODY)
        dot = Dot(left + 1.6, _BODY.baseline - 1.3, 1.1, Tone.SOFT)
        strips += rows([text], below=0.7, extra=(dot,))
    whole = height(strips) <= WHOLE
    return [
        replace(strip, keep=(whole or n == 0) and n < len(strips) - 1)
        for n, strip in enumerate(strips)
    ]


def _boxed(blocks: Sequence[Sequence[str]], measure: Measure, width: float) -> list[Strip]:
    """What must not be overlooked, in a frame; beside a bar if it is too long for one."""
    inside = [strip for block in blocks for strip in _block(block, measure, width - 10, 5.0)]
    if not inside:
        return []
    if height(inside) > _FRAMED:
        bars = (Rule(0.6, 0, 0.6, strip.height, 1.2, Tone.ALERT) for strip in inside)
        return [
            replace(strip, items=(*strip.items, bar))
            for strip, bar in zip(inside, bars, strict=True)
        ]
    whole = stack(inside)
    frame = Frame(0.4, 2.0, width - 0.8, whole.height + 1.6, 0.8, Tone.ALERT)
    return [Strip(1.5), Strip(whole.height + 4.6, (frame, *whole.items))]
