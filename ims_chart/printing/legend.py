"""What the marks on the page mean: only those that are on it."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.printing import terms
from ims_chart.printing.flow import Strip, wrapped
from ims_chart.printing.kind import EVERY_KIND, MarkKind, Shape, mark_kind
from ims_chart.printing.page import Area, Item, Mark, Measure, Style, Text, Tone
from ims_chart.printing.panels import MARK
from ims_chart.printing.terms import translate
from ims_chart.record import PainArea, Site, SymptomKind, Visit

_STYLE = Style(8.5)
_ROW = 5.8
MIDDLE = 3.9
"""Where the middle of a mark stands in its row, in mm: a pin reaches up from it."""

_SAMPLE = 6.5
_GAP = 5.0
_BELOW = 1.6
_BOX = ((0.0, 2.3), (5.0, 2.3), (5.0, 5.5), (0.0, 5.5))


def legend_strips(visit: Visit, hidden: str, measure: Measure, width: float) -> list[Strip]:
    """Marks with their meaning, in rows; below them which sites can't be seen, if any."""
    entries = _kinds(visit.sites)
    if any(site.needling and site.needling.inside for site in visit.sites):
        kind = MarkKind(Shape.NEEDLE, needled=True)
        still_in = Mark(2.2, MIDDLE, MARK, kind, inside=True)
        entries.append((still_in, translate("legend", "needle still in")))
    areas = {_area_words(area): area for area in visit.pain_areas}
    entries += [(Area(_BOX, area.kind, area.intensity), words) for words, area in areas.items()]
    strips = legend_rows(entries, measure, width)
    note = Style(8, tone=Tone.SOFT)
    lines = wrapped(measure, hidden, note, width)
    strips += [Strip(note.line, (Text(0, note.baseline, line, note),)) for line in lines]
    return [*strips, Strip(_BELOW)] if strips else []


def course_legend(visits: Sequence[Visit], measure: Measure, width: float) -> list[Strip]:
    """What the marks of several visits mean. How strong a pain was differs from one to the next."""
    entries = _kinds([site for visit in visits for site in visit.sites])
    areas = dict.fromkeys(area.kind for visit in visits for area in visit.pain_areas)
    entries += [(Area(_BOX, kind), _felt(kind)) for kind in areas]
    return legend_rows(entries, measure, width)


def _kinds(sites: Sequence[Site]) -> list[tuple[Item, str]]:
    used = {mark_kind(site) for site in sites}
    return [
        (Mark(2.2, MIDDLE, MARK, kind), terms.mark_words(kind))
        for kind in EVERY_KIND
        if kind in used
    ]


def _area_words(area: PainArea) -> str:
    if area.intensity is None:
        return _felt(area.kind)
    level = translate("legend", "{n}/10").format(n=terms.number(area.intensity))
    return f"{_felt(area.kind)} {level}"


def _felt(kind: SymptomKind | None) -> str:
    words = translate("legend", "pain")
    return words if kind is None else f"{words}, {terms.word(kind)}"


def legend_rows(entries: Sequence[tuple[Item, str]], measure: Measure, width: float) -> list[Strip]:
    """Samples with their words beside them, as many in a row as there is room for."""
    strips: list[Strip] = []
    items: list[Item] = []
    x = 0.0
    for sample, words in entries:
        wide = _SAMPLE + measure.width(words, _STYLE)
        if x and x + wide > width:
            strips.append(Strip(_ROW, tuple(items)))
            items, x = [], 0.0
        items.append(sample.shifted(x, 0))
        items.append(Text(x + _SAMPLE, MIDDLE + 1.05, words, _STYLE))
        x += wide + _GAP
    return [*strips, Strip(_ROW, tuple(items))] if items else strips
