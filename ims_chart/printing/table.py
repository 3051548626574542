"""The table of sites, and tables like it: columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.cells import Field, fields, remark
from ims_chart.printing.columns import Cell, Spans, column_spans
from ims_chart.printing.flow import Column, Strip, one_line, rows, wrapped
from ims_chart.printing.kind import mark_kind
from ims_chart.printing.page import Item, Mark, Measure, Rule, Style, Text, Tone
from ims_chart.printing.panels import MARK
from ims_chart.printing.terms import translate
from ims_chart.record import Site, Visit

_HEAD = Style(8, bold=True, tone=Tone.SOFT)
_CELL = Style(8.5)
_NAME = Style(8.5, bold=True)
_NONE = Style(8, tone=Tone.SOFT)
_NUMBER = Style(9.5, bold=True)
_NUMBER_WIDTH = 6.5
_MARK_WIDTH = 6.8
_ABOVE = 1.3
_FEWEST = 4
"""So many columns are left beside each other even if their words must be broken."""


@frozen
class Grid:
    """Where the columns of a table stand, and its titles as a strip.

    Attributes:
        xs: left edges from the strip's left edge, in mm.
    """

    measure: Measure
    width: float
    xs: tuple[float, ...]
    spans: Spans
    head: Strip

    def row(
        self,
        cells: Sequence[Cell],
        before: tuple[Column, ...] = (),
        extra: tuple[Item, ...] = (),
        remark: str = "",
    ) -> list[Strip]:
        """A row and the line under it; `before` and `extra` stand left of the columns, and
        `remark` under the first cell.
        """
        columns = [
            [Column(x, wrapped(self.measure, cell.text, cell.style, room), cell.style)]
            for cell, x, room in zip(cells, self.xs, self.spans.rooms, strict=True)
        ]
        if remark:
            columns[0].append(Column(self.xs[0], (remark,), _NONE))
        return self._ruled(rows([*before, *columns], above=_ABOVE, below=1.1, extra=extra))

    def has_room(self, remark: str) -> bool:
        """Whether the words fit on a line of the first column."""
        return self.measure.width(remark, _NONE) <= self.spans.rooms[0]

    def row_with_remark(self, strips: list[Strip], words: str) -> list[Strip]:
        """A row with a line of words across the columns under it."""
        lines = wrapped(self.measure, words, _NONE, self.width - self.xs[0])
        last = strips[-1]
        joined = replace(last, height=last.height - 0.6, items=last.items[:-1], keep=True)
        under = rows([Column(self.xs[0], lines, _NONE)], below=1.1)
        return [*strips[:-1], joined, *self._ruled(under)]

    def _ruled(self, strips: list[Strip]) -> list[Strip]:
        last = strips[-1]
        rule = Rule(0, last.height, self.width, last.height, 0.12, Tone.FAINT)
        strips[-1] = replace(last, items=(*last.items, rule))
        return [replace(strip, head=self.head) for strip in strips]


def grid(
    titles: Sequence[str],
    table: Sequence[Sequence[Cell]],
    measure: Measure,
    width: float,
    left: float = 0.0,
) -> Grid:
    """Columns for that content, from `left` mm on to `width`."""
    columns = [[Cell(title, _HEAD), *(row[i] for row in table)] for i, title in enumerate(titles)]
    spans = column_spans(columns, measure, width - left)
    xs = tuple(left + sum(spans.widths[:i]) for i in range(len(titles)))
    heads = [
        Column(x, measure.wrap(title, _HEAD, room), _HEAD)
        for title, x, room in zip(titles, xs, spans.rooms, strict=True)
    ]
    strip = rows(heads, above=1.5, below=1.4)[0]
    rule = Rule(0, strip.height, width, strip.height, 0.3)
    head = replace(strip, items=(*strip.items, rule), keep=True)
    return Grid(measure, width, xs, spans, head)


def site_strips(visit: Visit, muscles: Muscles, measure: Measure, width: float) -> list[Strip]:
    """A row for each site, under titles that are repeated on every page."""
    if not visit.sites:
        empty = Text(0, 1.5 + _CELL.baseline, translate("table", "No sites charted"), _CELL)
        lines = [*_reason(visit, measure, width), *_removed(visit)]
        return [Strip(_CELL.line + 2, (empty,)), *lines]
    used = [f for f in fields(muscles, visit.sites) if any(f.text(site) for site in visit.sites)]
    highest = measure.width(terms.number(visit.sites[-1].number), _NUMBER) + 2
    left = max(_NUMBER_WIDTH, highest)
    made, table, below = _fitting(visit.sites, used, measure, width, left + _MARK_WIDTH)
    strips = [replace(made.head, bookmark=translate("table", "Sites"))]
    made_rows: list[list[Strip]] = []
    for site, cells in zip(visit.sites, table, strict=True):
        number = Column(0.6, (terms.number(site.number),), _NUMBER)
        kind = mark_kind(site)
        middle = _ABOVE + _CELL.line * (0.62 if kind.needled else 0.5)
        inside = site.needling is not None and site.needling.inside > 0
        mark = Mark(left + 1.8, middle, MARK, kind, inside)
        words = " · ".join(part for part in (*_beneath(below, site), remark(site)) if part)
        if made.has_room(words):
            made_rows.append(made.row(cells, (number,), (mark,), words))
        else:
            made_rows.append(made.row_with_remark(made.row(cells, (number,), (mark,)), words))
    return strips + _together(made_rows) + _reason(visit, measure, width) + _removed(visit)


def _fitting(
    sites: Sequence[Site], used: Sequence[Field], measure: Measure, width: float, left: float
) -> tuple[Grid, list[list[Cell]], Sequence[Field]]:
    """The table without the last columns if words were broken for them. These are told under the
    rows.
    """
    for count in range(len(used), 0, -1):
        shown = used[:count]
        table = [[_cell(field, site, shown) for field in shown] for site in sites]
        made = grid([field.title for field in shown], table, measure, width, left)
        if made.spans.whole or count <= _FEWEST:
            return made, table, used[count:]
    return grid([], [[] for _ in sites], measure, width, left), [[] for _ in sites], []


def _beneath(fields_: Sequence[Field], site: Site) -> list[str]:
    """As "Pain: 4", and that it isn't recorded where the site was needled."""
    told = [(field, field.text(site)) for field in fields_]
    words = translate("table", "{title}: {words}")
    return [
        words.format(title=field.title, words=text or terms.not_recorded())
        for field, text in told
        if text or (field.of_needling and site.needling is not None)
    ]


def plain_strips(
    titles: Sequence[str], table: Sequence[Sequence[str]], measure: Measure, width: float
) -> list[Strip]:
    """A table of words without marks."""
    cells = [
        [Cell(capitalised(text), _CELL) if text else _missing() for text in row] for row in table
    ]
    made = grid(titles, cells, measure, width)
    return [made.head, *_together([made.row(row) for row in cells])]


def _together(rows_: Sequence[list[Strip]]) -> list[Strip]:
    """The rows one below the other. The first two and the last two stay together: no page has the
    titles over one row.
    """
    ends = {0, len(rows_) - 2} if len(rows_) > 1 else set[int]()
    joined: list[Strip] = []
    for n, row in enumerate(rows_):
        *before, last = row
        joined += [*before, replace(last, keep=n in ends)]
    return joined


def capitalised(text: str) -> str:
    """Words that else stand in the middle of a sentence, at the beginning of a cell."""
    return text[:1].upper() + text[1:]


def _cell(field: Field, site: Site, used: Sequence[Field]) -> Cell:
    text = field.text(site)
    if text:
        return Cell(capitalised(text), _NAME if field.bold else _CELL)
    if field.of_needling and site.needling is None:
        first = next(other for other in used if other.of_needling)
        return Cell(translate("table", "not needled") if field is first else "–", _NONE)
    return Cell("–", _NONE) if field.reference else _missing()


def _missing() -> Cell:
    return Cell(terms.not_recorded(), _NONE)


def _reason(visit: Visit, measure: Measure, width: float) -> list[Strip]:
    """Why not all needles that went in came out."""
    if not visit.needles_reason.strip():
        return []
    words = translate("table", "Needles in and out differ: {reason}")
    reason = one_line(visit.needles_reason)
    return rows([Column(0, wrapped(measure, words.format(reason=reason), _NAME, width), _NAME)])


def _removed(visit: Visit) -> list[Strip]:
    """Numbers are never given twice, so a gap in them is explained."""
    if not visit.removed_count:
        return []
    one, many = (
        translate("table", "1 site was removed before signing"),
        translate("table", "{n} sites were removed before signing"),
    )
    words = one if visit.removed_count == 1 else many.format(n=visit.removed_count)
    return [Strip(_NONE.line + 1.2, (Text(0, _NONE.baseline + 1, words, _NONE),))]
