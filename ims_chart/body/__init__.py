"""Where it is charted: views, regions, muscles, and what lies under a point."""

from ims_chart.body.anchor import BODY_HEIGHT_MM, Anchors, distance_mm
from ims_chart.body.atlas import PICTURE_HEIGHTS, SMALL_HEIGHT, Atlas, Coat
from ims_chart.body.errors import BodyError, Fault
from ims_chart.body.landmark import Landmark, PlacedLandmark
from ims_chart.body.muscle import Certainty, Muscle, Muscles, Term
from ims_chart.body.near import Near, nearest_skin, regions_near
from ims_chart.body.path import parse
from ims_chart.body.shape import Region, Structure
from ims_chart.body.view import Edge, Facing, View
from ims_chart.record.site import Anchor

__all__ = [
    "BODY_HEIGHT_MM",
    "PICTURE_HEIGHTS",
    "SMALL_HEIGHT",
    "Anchor",
    "Anchors",
    "Atlas",
    "BodyError",
    "Certainty",
    "Coat",
    "Edge",
    "Facing",
    "Fault",
    "Landmark",
    "Muscle",
    "Muscles",
    "Near",
    "PlacedLandmark",
    "Region",
    "Structure",
    "Term",
    "View",
    "distance_mm",
    "nearest_skin",
    "parse",
    "regions_near",
]
