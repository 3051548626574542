"""The handout for the patient: what was done in plain words, what to expect, when to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.insight.naming import muscle_name
from ims_chart.printing import terms
from ims_chart.printing.figures import Figure, figures_of
from ims_chart.printing.flow import (
    Column,
    Sheet,
    Strip,
    flow,
    one_line,
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
_SOFT = Style(9.5, tone=Tone.SOFT)
_LETTER = Style(9.5, tone=Tone.SOFT)
_HIGH = 72.0
"""Height of the drawings in mm."""

_DOT = 2.4
_GAP = 6.0
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
        sheet = Sheet(form, TOP, form.room.height - BOTTOM, (), foot.of(form, measure))
        strips = [*self._head(measure, sheet.width), *self._where(measure, sheet.width)]
        told = [line for line in paragraphs(self.visit.aftercare) if line.strip()]
        if told:
            heading = translate("handout", "What we told you today")
            strips += _block([heading, *told], measure, sheet.width)
        for block in _blocks(handout_text(self.clinic)):
            strips += _block(block, measure, sheet.width)
        if self._near_lung():
            strips += _boxed(_blocks(chest_text(self.clinic)), measure, sheet.width)
        return flow([*strips, *self._phone(measure, sheet.width)], sheet)

    def _head(self, measure: Measure, width: float) -> list[Strip]:
        patient = self.record.patient
        who = [full_name(patient)]
        if patient.birth_date is not None:
            born = translate("handout", "born {date}")
            who.append(born.format(date=terms.day(patient.birth_date)))
        therapist = therapist_name(self.visit, self.clinic)
        lines = [", ".join(who), terms.day(self.visit.date)]
        if therapist:
            lines[1] += f" · {therapist}"
        room = width * 0.6
        title = translate("handout", "After your treatment")
        left = [Column(0, wrapped(measure, title, _TITLE, room), _TITLE)]
        left += [Column(0, wrapped(measure, line, _BODY, room), _BODY) for line in lines]
        letterhead = Letterhead(self.clinic, self.logo)
        strips = letterhead_strips(letterhead, left, measure, width)
        return [*strips, Strip(4.0, (Rule(0, 2.0, width, 2.0, 0.4),))]

    def _where(self, measure: Measure, width: float) -> list[Strip]:
        """The drawings, and beside them the places by name."""
        needled = [site for site in self.visit.sites if site.needling is not None]
        figures = figures_of(self.record, self.visit, self.atlas).shown
        items, used = _drawings(figures, width * 0.62)
        room = width - used - _GAP
        heading = translate("handout", "Where you were needled")
        lines = self._places(needled) or [translate("handout", "You were not needled today.")]
        text = [Column(used + _GAP, wrapped(measure, heading, _HEADING, room), _HEADING)]
        text += [Column(used + _GAP, wrapped(measure, x, _BODY, room), _BODY) for x in lines]
        text.append(Column(used + _GAP, wrapped(measure, self._count(), _SOFT, room), _SOFT))
        beside = rows([text])
        if len(beside) > 1:
            return [Strip(_HIGH + 3.0, items), *beside]
        return [Strip(max(_HIGH + 3.0, beside[0].height), (*items, *beside[0].items))]

    def _places(self, needled: Sequence[Site]) -> list[str]:
        """As "Right shoulder: infraspinatus, deltoid"; places in the order of the sites."""
        found: dict[str, list[str]] = {}
        for site in needled:
            muscle = self.atlas.muscles.get(site.muscle) if site.muscle else None
            place = plain_place(muscle.body_region if muscle else "", site.side)
            names = found.setdefault(place, [])
            name = one_line(muscle_name(site, self.atlas.muscles)) if muscle else ""
            name = name.removesuffix(f" {site.level}") if site.level else name
            if name and name not in names:
                names.append(name)
        return [
            f"{place}: {'; '.join(names)}" if names else place for place, names in found.items()
        ]

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
        words = translate("handout", "You reach us at {phone}.").format(phone=phone)
        return rows([Column(0, wrapped(measure, words, _HEADING, width), _HEADING)], above=3.0)


def _drawings(figures: Sequence[Figure], width: float) -> tuple[tuple[Item, ...], float]:
    """Outlines with a dot for each needled site, and the width they take."""
    aspects = [figure.view.width / figure.view.height for figure in figures]
    tall = min(_HIGH - _LETTER.line, (width - 4 * (len(aspects) - 1)) / sum(aspects))
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
    return tuple(items), x - 4


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
    heading = wrapped(measure, block[0], _HEADING, width)
    strips = rows([Column(left, heading, _HEADING)], above=3.6, below=0.8)
    strips = [stack(strips)] if len(strips) < 4 else strips
    for line in block[1:]:
        text = Column(left + 4.5, wrapped(measure, line, _BODY, width - 4.5), _BODY)
        dot = Dot(left + 1.6, _BODY.baseline - 1.3, 1.1, Tone.SOFT)
        strips += rows([text], below=0.7, extra=(dot,))
    return _kept(strips)


def _kept(strips: Sequence[Strip]) -> list[Strip]:
    """The heading stays with the first line under it."""
    first, *rest = strips
    return [Strip(first.height, first.items, keep=bool(rest)), *rest]


def _boxed(blocks: Sequence[Sequence[str]], measure: Measure, width: float) -> list[Strip]:
    """What must not be overlooked, in a frame."""
    inside = [strip for block in blocks for strip in _block(block, measure, width - 10, 5.0)]
    if not inside:
        return []
    whole = stack(inside)
    frame = Frame(0.4, 2.0, width - 0.8, whole.height + 1.6, 0.8, Tone.ALERT)
    return [Strip(1.5), Strip(whole.height + 4.6, (frame, *whole.items))]
