"""The views of the body with the visit's sites on them."""

from __future__ import annotations

from dataclasses import dataclass

from ims_chart.body import Atlas, View
from ims_chart.printing import terms
from ims_chart.printing.flow import Strip
from ims_chart.printing.kind import MarkKind, Shape, mark_kind
from ims_chart.printing.labels import Box, place_labels
from ims_chart.printing.page import (
    Align,
    Area,
    Item,
    Leader,
    Mark,
    Measure,
    Number,
    Picture,
    Spot,
    Style,
    Text,
    Tone,
)
from ims_chart.printing.terms import translate
from ims_chart.record import PainArea, Point, Record, Site, Visit

VIEWS = ("back", "front")
"""What is always printed, from left to right: most needles go into the back."""

MARK = 2.5
_NUMBER = Style(8.5, bold=True)
_LETTER = Style(11, tone=Tone.SOFT)
_CAPTION = Style(8.5, tone=Tone.SOFT)
_GAP = 4.0


@dataclass(frozen=True)
class Figures:
    """Which views of which body a visit is shown on, and where its sites lie in them.

    Attributes:
        sites: by view, the place of each site in 0…1 of the view's box.
        areas: by view, the pain areas and their outlines in 0…1 of the view's box.
        hidden: sites that none of the views shows.
    """

    views: tuple[View, ...]
    sites: tuple[tuple[tuple[Site, Spot], ...], ...]
    areas: tuple[tuple[tuple[PainArea, tuple[Spot, ...]], ...], ...]
    hidden: tuple[Site, ...]


def figures_of(record: Record, visit: Visit, atlas: Atlas) -> Figures:
    """Raises BodyError where the atlas' files are not sound."""
    body = record.patient.figure if record.patient.figure in atlas.bodies else atlas.reference_body
    views = _views(visit, atlas, body)
    sites = tuple(
        tuple(
            (site, spot)
            for site in visit.sites
            if (spot := _spot(site.point, view, atlas)) is not None
        )
        for view in views
    )
    areas = tuple(
        tuple(
            (area, spots)
            for area in visit.pain_areas
            if len(spots := _outline(area, view, atlas)) > 2
        )
        for view in views
    )
    shown = {site.id for placed in sites for site, _ in placed}
    return Figures(views, sites, areas, tuple(s for s in visit.sites if s.id not in shown))


def _views(visit: Visit, atlas: Atlas, body: str) -> tuple[View, ...]:
    """Front and back, and further views as long as each shows a site that none before it did."""
    views = [atlas.view(body, view) for view in VIEWS]
    hidden = [s for s in visit.sites if not any(_spot(s.point, view, atlas) for view in views)]
    for name in atlas.bodies[body]:
        if not hidden:
            break
        if name not in VIEWS:
            view = atlas.view(body, name)
            rest = [site for site in hidden if _spot(site.point, view, atlas) is None]
            if len(rest) < len(hidden):
                views.append(view)
                hidden = rest
    return tuple(views)


def _spot(point: Point, view: View, atlas: Atlas) -> Spot | None:
    """Where a view shows a point: as it was tapped, or by its anchor if tapped elsewhere."""
    if point.body == view.body and point.view == view.id:
        return point.x, point.y
    if point.body == view.body and point.view in VIEWS:
        return None
    return atlas.anchors(view.body, view.id).locate(point.anchor)


def _outline(area: PainArea, view: View, atlas: Atlas) -> tuple[Spot, ...]:
    spots = (_spot(point, view, atlas) for point in area.outline)
    return tuple(spot for spot in spots if spot is not None)


def figures_height(figures: Figures, width: float) -> float:
    """The height in mm at which the views fill the width."""
    aspect = sum(view.width / view.height for view in figures.views)
    return (width - _GAP * (len(figures.views) - 1)) / aspect + _caption_room()


def figures_strip(figures: Figures, measure: Measure, width: float, height: float) -> Strip:
    """The views side by side, `height` mm high, captions included."""
    tall = height - _caption_room()
    wide = [tall * view.width / view.height for view in figures.views]
    gap = (width - sum(wide)) / (len(wide) + 1)
    items: list[Item] = []
    x = gap
    for i, view in enumerate(figures.views):
        box = Box(x, 0, wide[i], tall)
        items += _figure(view, box)
        items += [
            Area(tuple(_at(spot, box) for spot in spots), area.kind, area.intensity)
            for area, spots in figures.areas[i]
        ]
        items += _sites([(site, _at(spot, box)) for site, spot in figures.sites[i]], box, measure)
        x += wide[i] + gap
    return Strip(height, tuple(items))


def _caption_room() -> float:
    return _CAPTION.line + 1.2


def _at(spot: Spot, box: Box) -> Spot:
    return box.left + spot[0] * box.width, box.top + spot[1] * box.height


def _figure(view: View, box: Box) -> list[Item]:
    right, bottom = box.left + box.width, box.top + box.height
    y = box.top + 0.07 * box.height
    inset = 0.1 * box.width
    middle = box.left + box.width / 2
    return [
        Picture(box.left, box.top, box.width, box.height, view.body, view.id),
        Text(box.left + inset, y, terms.edge_words(view.image_left), _LETTER, Align.CENTER),
        Text(right - inset, y, terms.edge_words(view.image_right), _LETTER, Align.CENTER),
        Text(middle, bottom + _CAPTION.baseline, terms.view_name(view.id), _CAPTION, Align.CENTER),
    ]


def _sites(sites: list[tuple[Site, Spot]], box: Box, measure: Measure) -> list[Item]:
    kinds = [mark_kind(site) for site, _ in sites]
    texts = [terms.number(site.number) for site, _ in sites]
    spots = [spot for _, spot in sites]
    sizes = [(measure.width(text, _NUMBER) + 0.6, _NUMBER.points * 0.3) for text in texts]
    taken = [b for spot, kind in zip(spots, kinds, strict=True) for b in _obstacles(spot, kind)]
    labels = place_labels(spots, sizes, taken, box)
    items: list[Item] = [Leader(*p.leader) for p in labels if p.leader is not None]
    items += [Mark(*spot, MARK, kind) for spot, kind in zip(spots, kinds, strict=True)]
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


def hidden_words(figures: Figures) -> str:
    """A sentence about the sites that the drawings don't show; "" if they show all."""
    if not figures.hidden:
        return ""
    numbers = ", ".join(terms.number(site.number) for site in figures.hidden)
    words = translate("figures", "Not to be seen in these views: {numbers}")
    return words.format(numbers=numbers)
