"""The figures side by side: views as large as the room allows, with close-ups where clearer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ims_chart.body import View
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.box import Box, Spot
from ims_chart.printing.closeup import closeup, closeups, crowded
from ims_chart.printing.figures import Figure, Figures
from ims_chart.printing.flow import Strip
from ims_chart.printing.kind import MarkKind, Shape, mark_kind
from ims_chart.printing.labels import place_labels
from ims_chart.printing.page import (
    WHOLE_VIEW,
    Align,
    Area,
    Frame,
    Item,
    Leader,
    Mark,
    Measure,
    Number,
    Picture,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.terms import translate
from ims_chart.record import Site

MARK = 2.5
SMALL_MARK = 1.7
_NUMBER = Style(8.5, bold=True)
_INTENSITY = Style(8, bold=True)
_LETTER = Style(11, tone=Tone.SOFT)
_CAPTION = Style(8.5, tone=Tone.SOFT)
_GAP = 4.0
_ABOVE = 1.2
_CAPTION_ROOM = _CAPTION.line + 1.2
_EDGE, _INSIDE = 1e-6, 0.02
"""From the frame of a close-up inwards, in heights of the view: what lies nearer to it is shown by
another one, for every close-up reaches further round its own sites.
"""

_FILLED = 0.9
"""Part of a row's width that panels take before bodies beside close-ups stay smaller for it."""

_SMALL = 0.5
"""How high a whole body is beside its close-up, where there is no room for more."""


@frozen
class Panel:
    """A view, or a part of it, on the page.

    Attributes:
        window: what of the view is shown, in 0…1 of its box.
        marked: the parts of the view that other panels show larger: the numbers of the sites that
            lie in them are there.
        share: its height in heights of the row.
    """

    figure: Figure
    window: Box = WHOLE_VIEW
    marked: tuple[Box, ...] = ()
    share: float = 1.0

    @property
    def aspect(self) -> float:
        """Width in heights of the row."""
        view = self.figure.view
        own = view.width * self.window.width / (view.height * self.window.height)
        return own * self.share


def panels_of(figures: Figures) -> tuple[Panel, ...]:
    """Where a view stands alone or its sites crowd, what was treated is shown larger beside it."""
    alone = len(figures.shown) == 1
    made: list[Panel] = []
    for figure in figures.shown:
        windows = _windows(figure, alone=alone) if figure.whole_body else ()
        hidden = windows and all(_hidden(at, figure.view, windows) for _, at in figure.sites)
        share = _SMALL if hidden and (len(windows) > 1 or not alone) else 1.0
        made.append(Panel(figure, marked=windows, share=share))
        made += [Panel(figure, window) for window in windows]
    return tuple(made)


def _windows(figure: Figure, *, alone: bool) -> tuple[Box, ...]:
    sites = [spot for _, spot in figure.sites]
    if crowded(figure.view, sites) and not figure.areas:
        return closeups(figure.view, sites)
    if alone or crowded(figure.view, sites):
        window = closeup(figure.view, figure.spots)
        return () if window is None else (window,)
    return ()


def figures_strip(figures: Figures, measure: Measure, width: float, height: float) -> Strip:
    """The views in rows, captions included, at most `height` mm high."""
    rows, tall = _arranged(panels_of(figures), width, height - _ABOVE)
    items: list[Item] = []
    y = _ABOVE
    for narrow in rows:
        row = _grown(narrow, width / tall if tall else 0.0)
        wide = [tall * panel.aspect for panel in row]
        gap = min((width - sum(wide)) / (len(wide) + 1), 4 * _GAP)
        x = (width - sum(wide) - gap * (len(wide) - 1)) / 2
        for panel, share in zip(row, wide, strict=True):
            high = tall * panel.share
            items += _drawn(panel, Box(x, y + (tall - high) / 2, share, high), measure)
            x += share + gap
        y += tall + _CAPTION_ROOM
    return Strip(y, tuple(items))


def _arranged(
    panels: tuple[Panel, ...], width: float, height: float
) -> tuple[list[tuple[Panel, ...]], float]:
    """The panels in the rows that show them largest, and the rows' height without captions."""
    best: tuple[list[tuple[Panel, ...]], float] = ([panels], 0.0)
    for count in range(1, min(4, len(panels)) + 1):
        rows = _split(panels, count)
        room = height / count - _CAPTION_ROOM
        tall = min([room, *(_fitting(row, width) for row in rows)])
        if tall > best[1] * 1.02:
            best = rows, tall
    return best


def _grown(row: Sequence[Panel], room: float) -> list[Panel]:
    """A small body beside its close-ups as high as the row where there is room, or as near as
    can be. `room` is the row's width in its heights.
    """
    small = sum(panel.aspect for panel in row if panel.share < 1)
    rest = sum(panel.aspect for panel in row if panel.share == 1)
    if not small:
        return list(row)
    most = (room * _FILLED - rest) / small
    return [
        replace(panel, share=min(1.0, max(panel.share, panel.share * most)))
        if panel.share < 1
        else panel
        for panel in row
    ]


def _fitting(row: Sequence[Panel], width: float) -> float:
    return (width - _GAP * (len(row) - 1)) / sum(panel.aspect for panel in row)


def _split(panels: tuple[Panel, ...], count: int) -> list[tuple[Panel, ...]]:
    """Rows of about the same number of panels, in their order; a view stays with its close-up."""
    size = -(-len(panels) // count)
    rows: list[list[Panel]] = [[]]
    for panel in panels:
        follows = panel.window != WHOLE_VIEW
        if len(rows[-1]) >= size and not (follows and rows[-1]):
            rows.append([])
        rows[-1].append(panel)
    return [tuple(row) for row in rows]


def _drawn(panel: Panel, box: Box, measure: Measure) -> list[Item]:
    view = panel.figure.view
    window = panel.window
    items: list[Item] = [
        Picture(box.left, box.top, box.width, box.height, view.body, view.id, window)
    ]
    items += _edges(panel, box)
    for area, spots in panel.figure.areas:
        outline = tuple(_at(spot, panel, box) for spot in spots)
        items.append(Area(outline, area.kind, area.intensity))
        if area.intensity is not None and not panel.marked:
            middle = [sum(axis) / len(outline) for axis in zip(*outline, strict=True)]
            items.append(Number(middle[0], middle[1], f"{area.intensity}/10", _INTENSITY))
    placed = [
        (site, _at(spot, panel, box))
        for site, spot in panel.figure.sites
        if _shown(spot, view, panel.window)
    ]
    hidden = [_hidden(spot, view, panel.marked) for _, spot in panel.figure.sites]
    if panel.window != WHOLE_VIEW:
        return items + _sites(placed, box, measure)
    items += [
        _mark(site, spot, SMALL_MARK)
        for (site, spot), small in zip(placed, hidden, strict=True)
        if small
    ]
    clear = [each for each, small in zip(placed, hidden, strict=True) if not small]
    items += _sites(clear, box, measure)
    return items + [_frame(marked, panel, box) for marked in panel.marked]


def _hidden(spot: Spot, view: View, windows: Sequence[Box]) -> bool:
    """Whether a close-up shows the site, so that its number is there."""
    return any(_shown(spot, view, window) for window in windows)


def _shown(spot: Spot, view: View, window: Box) -> bool:
    """A site is shown where it lies in the window with its mark, not cut by the frame."""
    x, y = spot
    down, across = _INSIDE, _INSIDE * view.height / view.width
    return (
        (window.left < _EDGE or x >= window.left + across)
        and (window.right > 1 - _EDGE or x <= window.right - across)
        and (window.top < _EDGE or y >= window.top + down)
        and (window.bottom > 1 - _EDGE or y <= window.bottom - down)
    )


def _at(spot: Spot, panel: Panel, box: Box) -> Spot:
    window = panel.window
    return (
        box.left + (spot[0] - window.left) / window.width * box.width,
        box.top + (spot[1] - window.top) / window.height * box.height,
    )


def _frame(marked: Box, panel: Panel, box: Box) -> Frame:
    left, top = _at((marked.left, marked.top), panel, box)
    right, bottom = _at((marked.right, marked.bottom), panel, box)
    return Frame(left, top, right - left, bottom - top, 0.25, Tone.SOFT)


def _edges(panel: Panel, box: Box) -> list[Item]:
    """R and L, and the caption. A close-up has a frame, and its letters stand on the body."""
    view = panel.figure.view
    close = panel.window != WHOLE_VIEW
    caption = terms.view_name(view.id)
    if close:
        caption = translate("figures", "{view}, enlarged").format(view=caption)
    y = box.top + (5.5 if close else max(0.07 * box.height, 4.0))
    inset = 4.0 if close else 0.1 * box.width
    middle, right = box.left + box.width / 2, box.right
    items: list[Item] = [
        Text(middle, box.bottom + 0.7 + _CAPTION.baseline, caption, _CAPTION, Align.CENTER)
    ]
    for x, edge in ((box.left + inset, view.image_left), (right - inset, view.image_right)):
        letter = terms.edge_words(edge)
        if close:
            items.append(Number(x, y - 1.4, letter, _LETTER))
        else:
            items.append(Text(x, y, letter, _LETTER, Align.CENTER))
    if close:
        items.append(Frame(box.left, box.top, box.width, box.height, 0.25, Tone.SOFT))
    return items


def _mark(site: Site, spot: Spot, size: float) -> Mark:
    inside = site.needling is not None and site.needling.inside > 0
    return Mark(*spot, size, mark_kind(site), inside)


def _sites(sites: list[tuple[Site, Spot]], box: Box, measure: Measure) -> list[Item]:
    marks = [_mark(site, spot, MARK) for site, spot in sites]
    texts = [terms.number(site.number) for site, _ in sites]
    spots = [spot for _, spot in sites]
    sizes = [(measure.width(text, _NUMBER) + 0.6, _NUMBER.points * 0.3) for text in texts]
    taken = [
        b for spot, mark in zip(spots, marks, strict=True) for b in _obstacles(spot, mark.kind)
    ]
    labels = place_labels(spots, sizes, taken, box)
    items: list[Item] = [Leader(*p.leader) for p in labels if p.leader is not None]
    items += marks
    items += [Number(p.x, p.y, text, _NUMBER) for p, text in zip(labels, texts, strict=True)]
    return items


def _obstacles(spot: Spot, kind: MarkKind) -> list[Box]:
    """The shape and, apart from it so that the corner stays free, the pin."""
    x, y = spot
    half = MARK * (0.85 if kind.shape in {Shape.TAUT_BAND, Shape.SHORTENED_BAND} else 0.6)
    shape = Box(x - half, y - 0.6 * MARK, 2 * half, 1.2 * MARK)
    if not kind.needled:
        return [shape]
    return [shape, Box(x + 0.3 * MARK, y - 1.5 * MARK, 0.9 * MARK, 1.1 * MARK)]
