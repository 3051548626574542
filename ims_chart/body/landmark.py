"""The palpable points that a therapist measures from, and where a view shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import dist
from pathlib import Path
from typing import Any

from ims_chart.body.anchor import Anchors
from ims_chart.body.errors import BodyError, Fault
from ims_chart.body.file import read_json, reading
from ims_chart.body.muscle import Certainty
from ims_chart.frozen import frozen
from ims_chart.record.site import Anchor
from ims_chart.record.terms import Side

FORMAT = "ims-chart/landmarks"
VERSION = 1

SEEN = 0.0033
"""How far from a view's skin a landmark may lie to be shown there, in body heights (2.8 mm). Less
than a site may: a landmark a finger's breadth beside its bone would mislead, and each has a view
that sees it squarely.
"""


class Source(StrEnum):
    """Where a landmark's place comes from; the file says it in full."""

    DRAWING = "drawing"
    LEVELS = "levels"
    SURFACE = "surface"


@frozen(kw_only=True)
class Landmark:
    """A point of bone or cartilage that the hand finds through the skin.

    Attributes:
        short: what is written beside it on the body.
        rank: 1 for those whose name is written first where there is little room; else 2.
        paired: whether there is one on either side; else it lies in the midline.
        anchor: of the left one, if paired; the right one mirrors it.
    """

    id: str
    name: str
    short: str
    latin: str
    rank: int
    paired: bool
    anchor: Anchor
    source: Source
    certainty: Certainty

    def anchors(self) -> Iterator[tuple[Side, Anchor]]:
        """Every side it has, with its place there."""
        if not self.paired:
            yield Side.MIDLINE, self.anchor
            return
        x, y, z = self.anchor
        yield Side.LEFT, self.anchor
        yield Side.RIGHT, (-x, y, z)


@frozen(kw_only=True)
class PlacedLandmark:
    """A landmark of one side as a view shows it; x and y in 0…1 of the view's box."""

    landmark: Landmark
    side: Side
    x: float
    y: float


def place_landmarks(landmarks: Iterable[Landmark], anchors: Anchors) -> tuple[PlacedLandmark, ...]:
    """Those that a view shows, in the order given; what faces away from the viewer is left out."""
    return tuple(
        PlacedLandmark(landmark=landmark, side=side, x=place[0], y=place[1])
        for landmark in landmarks
        for side, anchor in landmark.anchors()
        if (place := _seen(anchor, anchors)) is not None
    )


def read_landmarks(file: Path) -> tuple[Landmark, ...]:
    """All landmarks, from head to foot.

    Raises:
        BodyError: missing_file, damaged_file, newer_file.
    """
    value = read_json(file, FORMAT, VERSION)
    with reading(file):
        landmarks = tuple(_landmark(row) for row in value["landmarks"])
    if len({landmark.id for landmark in landmarks}) < len(landmarks):
        raise BodyError(Fault.DAMAGED_FILE, file)
    return landmarks


def _seen(anchor: Anchor, anchors: Anchors) -> tuple[float, float] | None:
    place = anchors.locate(anchor)
    if place is None:
        return None
    skin = anchors.anchor_at(*place)
    return place if skin is not None and dist(skin, anchor) <= SEEN else None


def _landmark(row: dict[str, Any]) -> Landmark:
    x, y, z = row["anchor"]
    if row["sides"] not in {"paired", "midline"} or (row["sides"] == "midline") != (x == 0):
        raise ValueError(row["id"])
    return Landmark(
        id=row["id"],
        name=row["name"],
        short=row["short"],
        latin=row["latin"],
        rank=int(row["rank"]),
        paired=row["sides"] == "paired",
        anchor=(float(x), float(y), float(z)),
        source=Source(row["source"]),
        certainty=Certainty(row["certainty"]),
    )
