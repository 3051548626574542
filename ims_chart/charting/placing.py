"""What a tap on the body becomes: a place with its muscle, side and segments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ims_chart.body import Atlas, Region
from ims_chart.charting.plan import Plan
from ims_chart.record import Anchor, Layer, Point, RecordError, Side, Site, Wrong, new_id

MIDLINE_REACH = 0.004
"""Half the width in body heights (7 mm at 175 cm) within which a place is called midline."""


@dataclass(frozen=True)
class Place:
    """A point on the body and what lies there, the muscle nearest the skin first."""

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


def new_site(atlas: Atlas, place: Place, plan: Plan, *, author: str, at: datetime) -> Site:
    """A finished site at a place, as the plan says. Adding it to a visit gives it its number."""
    return Site(
        id=new_id(),
        author=author,
        recorded=at,
        atlas=atlas.version,
        number=1,
        point=place.point,
        side=place.side,
        finding=plan.finding(),
        needling=plan.needling(),
        **named(atlas, place.region),
    )


def _rounded(anchor: Anchor) -> Anchor:
    x, y, z = anchor
    return round(x, 5), round(y, 5), round(z, 5)
