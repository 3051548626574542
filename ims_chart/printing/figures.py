"""Which views of the body a visit is shown in, and where its sites lie in them."""

from __future__ import annotations

from collections.abc import Iterable

from ims_chart.body import Atlas, View
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.box import Spot
from ims_chart.printing.terms import translate
from ims_chart.record import PainArea, Point, Record, Site, Visit

VIEWS = ("back", "front")
"""What is printed where nothing was charted, and what comes first: most needles go into the back.
"""


@frozen
class Figure:
    """A view, and the sites and outlines of pain areas in it, in 0…1 of the view's box."""

    view: View
    sites: tuple[tuple[Site, Spot], ...] = ()
    areas: tuple[tuple[PainArea, tuple[Spot, ...]], ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Everything that must be seen."""
        corners = (spot for _, outline in self.areas for spot in outline)
        return (*(spot for _, spot in self.sites), *corners)

    @property
    def whole_body(self) -> bool:
        return self.view.sole_y is not None


@frozen
class Figures:
    """The views that carry something, each site in the one it was tapped in.

    Attributes:
        hidden: sites that no view shows.
    """

    shown: tuple[Figure, ...]
    hidden: tuple[Site, ...] = ()


def figure_body(record: Record, atlas: Atlas) -> str:
    """The body the patient is shown on."""
    figure = record.patient.figure
    return figure if figure in atlas.bodies else atlas.reference_body


def figures_of(record: Record, visit: Visit, atlas: Atlas) -> Figures:
    """Raises BodyError where the atlas' files are not sound."""
    body = figure_body(record, atlas)
    order = tuple(sorted(atlas.bodies[body], key=lambda name: name not in VIEWS))
    order = (*VIEWS, *(name for name in order if name not in VIEWS))
    homes = {site.id: _home(site.point, body, order, atlas) for site in visit.sites}
    at = {area.id: _home(area.outline[0], body, order, atlas) for area in visit.pain_areas}
    used = {name for name in (*homes.values(), *at.values()) if name} or set(VIEWS)
    shown: list[Figure] = []
    for name in order:
        if name in used:
            view = atlas.view(body, name)
            sites = [s for s in visit.sites if homes[s.id] == name]
            areas = [a for a in visit.pain_areas if at[a.id] == name]
            shown.append(Figure(view, _sites(sites, view, atlas), _areas(areas, view, atlas)))
    return Figures(tuple(shown), tuple(s for s in visit.sites if not homes[s.id]))


def _home(point: Point, body: str, order: tuple[str, ...], atlas: Atlas) -> str:
    """The view a point was tapped in, or the first that shows its anchor; "" for none."""
    if point.view in order:
        order = (point.view, *order)
    return next((n for n in order if _spot(point, atlas.view(body, n), atlas) is not None), "")


def _spot(point: Point, view: View, atlas: Atlas) -> Spot | None:
    """Where a view shows a point: as it was tapped, or by its anchor if tapped elsewhere."""
    if point.body == view.body and point.view == view.id:
        return point.x, point.y
    return atlas.anchors(view.body, view.id).locate(point.anchor)


def _sites(sites: Iterable[Site], view: View, atlas: Atlas) -> tuple[tuple[Site, Spot], ...]:
    found = ((site, _spot(site.point, view, atlas)) for site in sites)
    return tuple((site, spot) for site, spot in found if spot is not None)


def _areas(
    areas: Iterable[PainArea], view: View, atlas: Atlas
) -> tuple[tuple[PainArea, tuple[Spot, ...]], ...]:
    found = ((area, _outline(area, view, atlas)) for area in areas)
    return tuple((area, spots) for area, spots in found if len(spots) > 2)


def _outline(area: PainArea, view: View, atlas: Atlas) -> tuple[Spot, ...]:
    spots = (_spot(point, view, atlas) for point in area.outline)
    return tuple(spot for spot in spots if spot is not None)


def hidden_words(figures: Figures) -> str:
    """A sentence about the sites that the drawings don't show; "" if they show all."""
    if not figures.hidden:
        return ""
    numbers = ", ".join(terms.number(site.number) for site in figures.hidden)
    words = translate("figures", "Not to be seen in these views: {numbers}")
    return words.format(numbers=numbers)
