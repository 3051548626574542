"""Every visit as a small body, in rows: where was needled, and how the pain went."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ims_chart.body import Atlas, View
from ims_chart.frozen import frozen
from ims_chart.insight.totals import totals
from ims_chart.printing import terms
from ims_chart.printing.box import Box, Spot
from ims_chart.printing.figures import VIEWS, Figure, figures_of
from ims_chart.printing.flow import Column, Strip, rows, stack, wrapped
from ims_chart.printing.kind import mark_kind
from ims_chart.printing.page import (
    WHOLE_VIEW,
    Align,
    Area,
    Frame,
    Item,
    Mark,
    Measure,
    Number,
    Picture,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.terms import translate
from ims_chart.record import Record, Visit, VisitState

_DAY = Style(8.5, bold=True)
_LINE = Style(8, tone=Tone.SOFT)
_LETTER = Style(8, tone=Tone.SOFT)
_LOW = 28.0
"""Least height of a body in mm, as far as its width allows."""

_MARK = 1.6
_NARROWEST = 34.0
"""A visit's width in mm: its day must stand under it."""

_USUAL = 3
"""Visits that have the width of a row at the least: one alone is no larger for it."""

_GAP, _BETWEEN = 5.0, 2.0
"""Between two visits and between two views of one, in mm."""

_AROUND, _LEAST, _MOST = 0.07, 0.3, 0.7
"""Round the sites of all visits, and least and most of a view that is shown alone, in heights of
the view.
"""


@frozen
class SmallBodies:
    """All visits in the same views and the same parts of them, so that they can be compared.

    Attributes:
        shown: of each visit its figures by view.
    """

    record: Record
    atlas: Atlas
    shown: tuple[dict[str, Figure], ...]
    windows: tuple[tuple[View, Box], ...]

    def strips(self, tallest: float, measure: Measure, width: float) -> list[Strip]:
        """Rows of visits, their bodies at most `tallest` mm high."""
        if not self.shown:
            return []
        aspect = sum(
            view.width * window.width / (view.height * window.height)
            for view, window in self.windows
        )
        between = _BETWEEN * (len(self.windows) - 1)
        across, tall = _arranged(len(self.shown), aspect, between, tallest, width)
        cell = (width - _GAP * (across - 1)) / across
        return [
            self._row(range(n, min(n + across, len(self.shown))), tall, cell, measure)
            for n in range(0, len(self.shown), across)
        ]

    def _row(self, visits: range, tall: float, cell: float, measure: Measure) -> Strip:
        items: list[Item] = []
        words: list[list[Column]] = []
        for place, at in enumerate(visits):
            left = start = place * (cell + _GAP)
            for view, window in self.windows:
                wide = tall * view.width * window.width / (view.height * window.height)
                figure = self.shown[at].get(view.id, Figure(view))
                items += _small(figure, window, Box(left, 0.0, wide, tall))
                left += wide + _BETWEEN
            words.append(
                [
                    Column(start, wrapped(measure, text, style, cell), style)
                    for text, style in _facts(self.record, at, self.atlas)
                ]
            )
        texts = rows(words, above=0.8, below=3.4)
        return stack([Strip(tall, tuple(items), keep=True), *texts])


def small_bodies(record: Record, atlas: Atlas) -> SmallBodies:
    """Raises BodyError where the atlas' files are not sound."""
    shown = tuple(_by_view(record, visit, atlas) for visit in record.visits)
    return SmallBodies(record, atlas, shown, tuple(_windows(shown)))


def _by_view(record: Record, visit: Visit, atlas: Atlas) -> dict[str, Figure]:
    return {figure.view.id: figure for figure in figures_of(record, visit, atlas).shown}


def _windows(shown: Sequence[dict[str, Figure]]) -> list[tuple[View, Box]]:
    """The views that any visit needs, back and front first, and what is shown of them."""
    used = {figure.view.id: figure.view for figures in shown for figure in figures.values()}
    filled = {name for figures in shown for name, figure in figures.items() if figure.spots}
    names = [name for name in used if name in filled] or list(used)
    names.sort(key=lambda name: VIEWS.index(name) if name in VIEWS else len(VIEWS))
    made: list[tuple[View, Box]] = []
    for name in names:
        spots = [spot for figures in shown if name in figures for spot in figures[name].spots]
        view = used[name]
        made.append((view, _window(view, spots) if view.sole_y is not None else WHOLE_VIEW))
    return made


def _window(view: View, spots: Sequence[Spot]) -> Box:
    """Round all spots, upright; the whole view where that would be most of it."""
    if not spots:
        return WHOLE_VIEW
    aspect = view.width / view.height
    xs, ys = [x * aspect for x, _ in spots], [y for _, y in spots]
    wide, high = (max(axis) - min(axis) + 2 * _AROUND for axis in (xs, ys))
    high = max(high, _LEAST, wide)
    wide = min(max(wide, 0.8 * high), aspect)
    if high > _MOST:
        return WHOLE_VIEW
    left = min(max((max(xs) + min(xs) - wide) / 2, 0.0), aspect - wide)
    top = min(max((max(ys) + min(ys) - high) / 2, 0.0), 1.0 - high)
    return Box(left / aspect, top, wide / aspect, high)


def _arranged(
    count: int, aspect: float, between: float, tallest: float, width: float
) -> tuple[int, float]:
    """How many visits stand in a row, and how high their bodies are: as few rows as bodies of a
    useful height allow, and these then as large as the rows allow.
    """

    def tall(across: int) -> float:
        cell = (width - _GAP * (across - 1)) / across
        return min(tallest, (cell - between) / aspect)

    most = max(1, int((width + _GAP) / (_NARROWEST + _GAP)))
    fitting = [n for n in range(1, most + 1) if tall(n) >= _LOW] or [1]
    lines = ceil(count / fitting[-1])
    across = next(n for n in fitting if ceil(count / n) == lines)
    usual = max(n for n in fitting if n <= _USUAL)
    across = max(across, usual) if lines == 1 else across
    return across, tall(across)


def _small(figure: Figure, window: Box, box: Box) -> list[Item]:
    view = figure.view
    items: list[Item] = [
        Picture(box.left, box.top, box.width, box.height, view.body, view.id, window)
    ]
    close = window != WHOLE_VIEW
    for share, edge in ((0.08, view.image_left), (0.92, view.image_right)):
        x, words = box.left + share * box.width, terms.edge_words(edge)
        if close:
            items.append(Number(x, box.top + 2.4, words, _LETTER))
        else:
            items.append(Text(x, box.top + 0.09 * box.height, words, _LETTER, Align.CENTER))
    if close:
        items.append(Frame(box.left, box.top, box.width, box.height, 0.2, Tone.FAINT))
    for area, outline in figure.areas:
        corners = tuple(_at(spot, window, box) for spot in outline)
        items.append(Area(corners, area.kind, area.intensity))
    items += [Mark(*_at(spot, window, box), _MARK, mark_kind(site)) for site, spot in figure.sites]
    return items


def _at(spot: Spot, window: Box, box: Box) -> Spot:
    across = (spot[0] - window.left) / window.width
    down = (spot[1] - window.top) / window.height
    return box.left + across * box.width, box.top + down * box.height


def _facts(record: Record, at: int, atlas: Atlas) -> tuple[tuple[str, Style], ...]:
    """The visit's day, its pain and its needles."""
    visit = record.visits[at]
    day = f"{at + 1} · {terms.short_day(visit.date)}"
    lines = [_pain(visit), _counted(visit, atlas)]
    if visit.state is VisitState.DRAFT:
        lines.append(translate("course", "draft, not signed"))
    return (day, _DAY), ("\n".join(lines), _LINE)


def _pain(visit: Visit) -> str:
    if visit.pain_before is None and visit.pain_after is None:
        return translate("course", "pain not recorded")
    before, after = (
        terms.not_recorded() if pain is None else terms.number(pain)
        for pain in (visit.pain_before, visit.pain_after)
    )
    return translate("course", "pain {before} → {after}").format(before=before, after=after)


def _counted(visit: Visit, atlas: Atlas) -> str:
    counts = totals(visit, atlas.muscles)
    needles = (
        translate("course", "1 needle")
        if counts.needles == 1
        else translate("course", "{n} needles").format(n=terms.number(counts.needles))
    )
    sites = (
        translate("course", "1 site")
        if counts.sites == 1
        else translate("course", "{n} sites").format(n=terms.number(counts.sites))
    )
    return f"{needles}, {sites}"
