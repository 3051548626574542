"""What a tap on the body becomes: a place with its muscle, side and segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ims_chart.body import Atlas, Region, nearest_skin, regions_near
from ims_chart.charting.likely import likeliest
from ims_chart.charting.plan import Plan
from ims_chart.frozen import frozen
from ims_chart.insight.needle import usual_needle
from ims_chart.record import (
    Anchor,
    Finding,
    Layer,
    Needle,
    Needling,
    Point,
    RecordError,
    Side,
    Site,
    Wrong,
    new_id,
    removed_at_once,
)

MIDLINE_REACH = 0.004
"""Half the width in body heights (7 mm at 175 cm) within which a place is called midline."""


@frozen
class Place:
    """A point on the body and what lies there.

    Attributes:
        regions: the muscle nearest the skin first; for a finger, the one most likely meant.
    """

    point: Point
    side: Side
    regions: tuple[Region, ...]

    @property
    def region(self) -> Region | None:
        return self.regions[0] if self.regions else None


def place_at(atlas: Atlas, body: str, view: str, x: float, y: float) -> Place:
    """The place at a point of a view; x and y in 0…1 of the view's box.

    Raises:
        RecordError: OUTSIDE_BODY where there is no skin.
    """
    anchor = None
    if 0 <= x <= 1 and 0 <= y <= 1 and atlas.view(body, view).contains(x, y):
        anchor = atlas.anchors(body, view).anchor_at(x, y)
    if anchor is None:
        raise RecordError(Wrong.OUTSIDE_BODY, "point")
    regions = atlas.view(body, view).regions_at(x, y)
    side = regions[0].side if regions else side_of(anchor)
    point = Point(body=body, view=view, x=round(x, 5), y=round(y, 5), anchor=_rounded(anchor))
    return Place(point=point, side=side, regions=regions)


def place_near(  # noqa: PLR0913
    atlas: Atlas,
    body: str,
    view: str,
    x: float,
    y: float,
    *,
    reach: float,
    habits: Mapping[str, int],
) -> Place:
    """The place that a finger means, which covers `reach` (in heights of the view) all round. A
    finger that lands beside the body means its rim.

    Raises:
        RecordError: OUTSIDE_BODY where there is no skin within reach.
    """
    shown = atlas.view(body, view)
    skin = nearest_skin(shown, x, y, reach)
    if skin is None:
        raise RecordError(Wrong.OUTSIDE_BODY, "point")
    place = place_at(atlas, body, view, *skin)
    regions = likeliest(regions_near(shown, x, y, reach), atlas.muscles, habits)
    return replace(place, regions=regions, side=regions[0].side if regions else place.side)


def mirrored(atlas: Atlas, point: Point) -> Place | None:
    """The same place of the other side; None on the midline.

    Raises:
        RecordError: OUTSIDE_BODY where the other side shows no skin.
    """
    if side_of(point.anchor) is Side.MIDLINE:
        return None
    return place_at(atlas, point.body, _across(point.view), 1 - point.x, point.y)


def _across(view: str) -> str:
    """The view that shows the other side: its own, where both show."""
    parts = view.split("_")
    swapped = [{"left": "right", "right": "left"}.get(part, part) for part in parts]
    return "_".join(swapped)


def side_of(anchor: Anchor) -> Side:
    """The patient's side of a place no muscle answers for."""
    if abs(anchor[0]) <= MIDLINE_REACH:
        return Side.MIDLINE
    return Side.LEFT if anchor[0] > 0 else Side.RIGHT


def named(atlas: Atlas, region: Region | None) -> dict[str, Any]:
    """The fields of a site that say which muscle it lies in."""
    if region is None:
        return {"muscle": None, "layer": None, "segments": (), "level": None}
    return {
        "muscle": region.muscle,
        "layer": Layer(region.layer),
        "segments": atlas.muscles.segments_of(region),
        "level": region.level,
    }


def new_site(  # noqa: PLR0913
    atlas: Atlas,
    place: Place,
    plan: Plan,
    *,
    tray: Sequence[Needle],
    author: str,
    at: datetime,
) -> Site:
    """A finished site at a place, as the plan says. Adding it to a visit gives it its number."""
    muscle = atlas.muscles.get(place.region.muscle) if place.region else None
    return Site(
        id=new_id(),
        author=author,
        recorded=at,
        atlas=atlas.version,
        number=1,
        point=place.point,
        side=place.side,
        finding=plan.finding(),
        needling=plan.needling(usual_needle(muscle, tray)),
        **named(atlas, place.region),
    )


def planned_sites(  # noqa: PLR0913
    atlas: Atlas,
    place: Place,
    plan: Plan,
    *,
    tray: Sequence[Needle],
    author: str,
    at: datetime,
) -> tuple[Site, ...]:
    """What a tap charts: one site, or with it the same of the other side.

    Raises:
        RecordError: OUTSIDE_BODY where the other side shows no skin.
    """
    site = new_site(atlas, place, plan, tray=tray, author=author, at=at)
    other = mirror_site(atlas, site, author=author, at=at) if plan.both_sides else None
    return (site, other) if other else (site,)


def needling_in(
    atlas: Atlas, site: Site, region: Region, *, tray: Sequence[Needle]
) -> Needling | None:
    """A site's needling in another muscle: its needle follows where it was the usual one."""
    usual = usual_needle(atlas.muscles.get(site.muscle) if site.muscle else None, tray)
    if site.needling is None or site.needling.needle != usual:
        return site.needling
    return replace(site.needling, needle=usual_needle(atlas.muscles.get(region.muscle), tray))


def mirror_site(atlas: Atlas, site: Site, *, author: str, at: datetime) -> Site | None:
    """The same site on the other side: what was found and how it is needled, but nothing that was
    observed while needling. None on the midline.

    Raises:
        RecordError: OUTSIDE_BODY where the other side shows no skin.
    """
    place = mirrored(atlas, site.point)
    if place is None or site.side is Side.MIDLINE:
        return None
    finding, needling = site.finding, site.needling
    return replace(
        site,
        id=new_id(),
        author=author,
        recorded=at,
        point=place.point,
        side=Side.LEFT if site.side is Side.RIGHT else Side.RIGHT,
        finding=Finding(kind=finding.kind, state=finding.state) if finding else None,
        needling=planned(needling) if needling else None,
        note="",
        repeats="",
        extra={},
    )


def planned(needling: Needling) -> Needling:
    """What of a needling can be planned: nothing that was observed."""
    return Needling(
        needle=needling.needle,
        technique=needling.technique,
        count=needling.count,
        direction=needling.direction,
        removed=removed_at_once(needling.technique, needling.count),
    )


def _rounded(anchor: Anchor) -> Anchor:
    x, y, z = anchor
    return round(x, 5), round(y, 5), round(z, 5)
