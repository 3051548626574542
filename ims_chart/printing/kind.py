"""The kinds of mark, told by shape and fill so that they survive greyscale and colour blindness."""

from __future__ import annotations

from enum import StrEnum

from ims_chart.frozen import frozen
from ims_chart.record import Finding, FindingKind, Site, TriggerPointState


class Shape(StrEnum):
    """What a mark shows of the finding. NEEDLE and PLACE stand where nothing was found."""

    ACTIVE = "active"
    LATENT = "latent"
    SATELLITE = "satellite"
    CLEARED = "cleared"
    TRIGGER_POINT = "trigger_point"
    TAUT_BAND = "taut_band"
    TENDER_SPOT = "tender_spot"
    SHORTENED_BAND = "shortened_band"
    NEEDLE = "needle"
    PLACE = "place"


@frozen
class MarkKind:
    """A shape, with a pin on it where the site was needled."""

    shape: Shape
    needled: bool


_STATES = {
    TriggerPointState.ACTIVE: Shape.ACTIVE,
    TriggerPointState.LATENT: Shape.LATENT,
    TriggerPointState.SATELLITE: Shape.SATELLITE,
    TriggerPointState.CLEARED: Shape.CLEARED,
    None: Shape.TRIGGER_POINT,
}
_FINDINGS = {
    FindingKind.TAUT_BAND: Shape.TAUT_BAND,
    FindingKind.TENDER_SPOT: Shape.TENDER_SPOT,
    FindingKind.SHORTENED_BAND: Shape.SHORTENED_BAND,
}

EVERY_KIND = tuple(
    MarkKind(shape, needled)
    for shape in Shape
    for needled in (True, False)
    if (shape, needled) not in {(Shape.NEEDLE, False), (Shape.PLACE, True)}
)
"""Every kind a site can have, in the order of a legend."""


def mark_kind(site: Site) -> MarkKind:
    if site.finding is None:
        return MarkKind(Shape.NEEDLE if site.needling else Shape.PLACE, site.needling is not None)
    return MarkKind(shape_of(site.finding), site.needling is not None)


def shape_of(finding: Finding) -> Shape:
    if finding.kind is FindingKind.TRIGGER_POINT:
        return _STATES[finding.state]
    return _FINDINGS[finding.kind]
