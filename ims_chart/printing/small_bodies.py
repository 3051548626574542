"""Every visit as a small body, in rows: where was needled, and how the pain went."""

from __future__ import annotations

from ims_chart.body import Atlas
from ims_chart.insight.totals import totals
from ims_chart.printing import terms
from ims_chart.printing.figures import VIEWS, Figure, figures_of
from ims_chart.printing.flow import Strip
from ims_chart.printing.kind import mark_kind
from ims_chart.printing.page import (
    Align,
    Area,
    Item,
    Mark,
    Silhouette,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.terms import translate
from ims_chart.record import Record, Visit, VisitState

_DAY = Style(8.5, bold=True)
_LINE = Style(8, tone=Tone.SOFT)
_TALL = 44.0
"""Height of a body in mm."""

_MARK = 1.7
_COLUMNS = 3
_GAP = 6.0


def body_strips(record: Record, atlas: Atlas, width: float) -> list[Strip]:
    """Raises BodyError where the atlas' files are not sound."""
    cell = (width - _GAP * (_COLUMNS - 1)) / _COLUMNS
    made = [_visit(record, visit, atlas, cell) for visit in record.visits]
    strips: list[Strip] = []
    for n in range(0, len(made), _COLUMNS):
        items = [
            item.shifted(place * (cell + _GAP), 0)
            for place, cells in enumerate(made[n : n + _COLUMNS])
            for item in cells
        ]
        strips.append(Strip(_TALL + _DAY.line + 2 * _LINE.line + 4.0, tuple(items)))
    return strips


def _visit(record: Record, visit: Visit, atlas: Atlas, width: float) -> list[Item]:
    """Back and front, and what else carries sites, above the visit's day and its figures."""
    shown = {figure.view.id: figure for figure in figures_of(record, visit, atlas).shown}
    body = next(iter(shown.values())).view.body
    usual = [shown.pop(name, Figure(atlas.view(body, name))) for name in VIEWS]
    figures = [*usual, *shown.values()]
    aspect = sum(figure.view.width / figure.view.height for figure in figures)
    tall = min(_TALL, (width - 2.0 * (len(figures) - 1)) / aspect)
    items: list[Item] = []
    x = 0.0
    for figure in figures:
        wide = tall * figure.view.width / figure.view.height
        items += _small(figure, x, _TALL - tall, wide, tall)
        x += wide + 2.0
    y = _TALL + 1.0
    number = record.visits.index(visit) + 1
    day = f"{number} · {terms.short_day(visit.date)}"
    if visit.state is VisitState.DRAFT:
        day += f" · {translate('course', 'draft')}"
    for text, style in ((day, _DAY), *((line, _LINE) for line in _facts(visit, atlas))):
        items.append(Text(0, y + style.baseline, text, style))
        y += style.line
    return items


def _small(figure: Figure, x: float, y: float, wide: float, tall: float) -> list[Item]:
    view = figure.view
    items: list[Item] = [Silhouette(x, y, wide, tall, view.body, view.id)]
    letter = Style(8, tone=Tone.SOFT)
    for share, edge in ((0.08, view.image_left), (0.92, view.image_right)):
        words = terms.edge_words(edge)
        items.append(Text(x + share * wide, y + 0.09 * tall, words, letter, Align.CENTER))
    for area, outline in figure.areas:
        corners = tuple((x + a * wide, y + b * tall) for a, b in outline)
        items.append(Area(corners, area.kind, area.intensity))
    for site, (a, b) in figure.sites:
        items.append(Mark(x + a * wide, y + b * tall, _MARK, mark_kind(site)))
    return items


def _facts(visit: Visit, atlas: Atlas) -> list[str]:
    counts = totals(visit, atlas.muscles)
    needles = translate("course", "{n} needles, {sites} sites").format(
        n=terms.number(counts.needles), sites=terms.number(counts.sites)
    )
    before, after = (
        terms.not_recorded() if pain is None else terms.number(pain)
        for pain in (visit.pain_before, visit.pain_after)
    )
    pain = translate("course", "pain {before} → {after}").format(before=before, after=after)
    return [pain, needles]
