"""What the marks on the page mean: only those that are on it."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.printing import terms
from ims_chart.printing.flow import Strip, wrapped
from ims_chart.printing.kind import EVERY_KIND, MarkKind, Shape, mark_kind
from ims_chart.printing.page import Area, Item, Mark, Measure, Style, Text, Tone
from ims_chart.printing.panels import MARK
from ims_chart.printing.terms import translate
from ims_chart.record import PainArea, Visit

_STYLE = Style(8.5)
_ROW = 5.4
_SAMPLE = 6.5
_GAP = 5.0


def legend_strips(visit: Visit, hidden: str, measure: Measure, width: float) -> list[Strip]:
    """Marks with their meaning, in rows; below them which sites can't be seen, if any."""
    used = {mark_kind(site) for site in visit.sites}
    entries: list[tuple[Item, str]] = [
        (Mark(2.2, _ROW * 0.62, MARK, kind), terms.mark_words(kind))
        for kind in EVERY_KIND
        if kind in used
    ]
    if any(site.needling and site.needling.inside for site in visit.sites):
        kind = MarkKind(Shape.NEEDLE, needled=True)
        still_in = Mark(2.2, _ROW * 0.62, MARK, kind, inside=True)
        entries.append((still_in, translate("legend", "needle still in")))
    box = ((0.0, 1.4), (5.0, 1.4), (5.0, 4.6), (0.0, 4.6))
    areas = {_area_words(area): area for area in visit.pain_areas}
    entries += [(Area(box, area.kind, area.intensity), words) for words, area in areas.items()]
    strips = legend_rows(entries, measure, width)
    note = Style(8, tone=Tone.SOFT)
    lines = wrapped(measure, hidden, note, width)
    return strips + [Strip(note.line, (Text(0, note.baseline, line, note),)) for line in lines]


def _area_words(area: PainArea) -> str:
    words = translate("legend", "pain")
    if area.kind is not None:
        words += f", {terms.word(area.kind)}"
    if area.intensity is None:
        return words
    level = translate("legend", "{n}/10").format(n=terms.number(area.intensity))
    return f"{words} {level}"


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
        items.append(Text(x + _SAMPLE, _ROW * 0.62 + 1.05, words, _STYLE))
        x += wide + _GAP
    return [*strips, Strip(_ROW, tuple(items))] if items else strips
