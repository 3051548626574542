"""All views, regions and muscles together, versioned."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from math import inf
from pathlib import Path

from ims_chart.body.anchor import Anchors, read_anchors
from ims_chart.body.errors import BodyError, Fault
from ims_chart.body.file import read_json, reading
from ims_chart.body.landmark import (
    Landmark,
    PlacedLandmark,
    place_landmarks,
    read_landmarks,
)
from ims_chart.body.muscle import Muscles
from ims_chart.body.view import View, read_view

FORMAT = "ims-chart/atlas"
VERSION = 1
SMALL_HEIGHT = 800
"""Of the lowest picture of a view, in pixels."""

_LOWER = {"-small": SMALL_HEIGHT, "-medium": 1600}
"""Pictures below the highest one, from the lowest up; not each view has all."""

PICTURE_HEIGHTS = (*_LOWER.values(), inf)
"""What it makes a difference to ask for, in pixels."""


class Coat(StrEnum):
    """What the pictures of a body are drawn with."""

    MUSCLE = "muscle"
    SKIN = "skin"


_ENDINGS = {Coat.MUSCLE: "", Coat.SKIN: "-skin"}


class Atlas:
    """What the program knows of the body. Nothing but the list of views is read before it is
    asked for, and nothing is read twice.

    Attributes:
        version: stored with every point, so that a later atlas knows how it was made.
        reference_body: the body whose heights anchors are counted in.
        bodies: the ids of the views that each body has.
    """

    def __init__(self, assets: Path) -> None:
        """`assets` is the folder that holds `body` and `anatomy`.

        Raises:
            BodyError: missing_file, damaged_file, newer_file.
        """
        self._assets = assets
        self._views: dict[tuple[str, str], View] = {}
        self._anchors: dict[tuple[str, str], Anchors] = {}
        self._placed: dict[tuple[str, str], tuple[PlacedLandmark, ...]] = {}
        file = assets / "body" / "atlas.json"
        value = read_json(file, FORMAT, VERSION)
        with reading(file):
            self.version: str = str(value["version"])
            self.reference_body: str = value["reference_body"]
            self.bodies: Mapping[str, tuple[str, ...]] = {
                body: tuple(entry["views"]) for body, entry in value["bodies"].items()
            }
            if self.reference_body not in self.bodies:
                raise ValueError(self.reference_body)

    @cached_property
    def muscles(self) -> Muscles:
        """Raises BodyError: missing_file, damaged_file, newer_file."""
        return Muscles(self._assets / "anatomy" / "muscles.json")

    @cached_property
    def landmark_table(self) -> tuple[Landmark, ...]:
        """Raises BodyError: missing_file, damaged_file, newer_file."""
        return read_landmarks(self._assets / "anatomy" / "landmarks.json")

    def landmarks(self, body: str, view: str) -> tuple[PlacedLandmark, ...]:
        """The landmarks that a view shows. Looking for them takes some 60 ms when it is first done.

        Raises BodyError: as `anchors` and `landmark_table` do.
        """
        key = (body, view)
        if key not in self._placed:
            self._placed[key] = place_landmarks(self.landmark_table, self.anchors(body, view))
        return self._placed[key]

    def view(self, body: str, view: str) -> View:
        """Raises BodyError: unknown_body, unknown_view, and what reading it may raise."""
        key = (body, view)
        if key not in self._views:
            file = self._file(body, view, ".json")
            read = read_view(file)
            if (read.body, read.id) != key:
                raise BodyError(Fault.DAMAGED_FILE, file)
            self._views[key] = read
        return self._views[key]

    def anchors(self, body: str, view: str) -> Anchors:
        """Raises BodyError: unknown_body, unknown_view, and what reading them may raise."""
        key = (body, view)
        if key not in self._anchors:
            self._anchors[key] = read_anchors(self._file(body, view, ".anchors"))
        return self._anchors[key]

    def picture_path(
        self, body: str, view: str, coat: Coat = Coat.MUSCLE, *, height: float = inf
    ) -> Path:
        """The lowest picture that is as high, in pixels, or the highest there is: one of twice the
        height takes four times as long to read.

        Raises BodyError: unknown_body, unknown_view, missing_file.
        """
        endings = (*(ending for ending, high in _LOWER.items() if height <= high), "")
        files = [self._file(body, view, f"{_ENDINGS[coat]}{ending}.webp") for ending in endings]
        there = next((file for file in files if file.is_file()), None)
        if there is None:
            raise BodyError(Fault.MISSING_FILE, files[-1])
        return there

    def _file(self, body: str, view: str, ending: str) -> Path:
        """Only what the atlas lists becomes a path, so no argument can lead out of its folder."""
        if body not in self.bodies:
            raise BodyError(Fault.UNKNOWN_BODY, body)
        if view not in self.bodies[body]:
            raise BodyError(Fault.UNKNOWN_VIEW, view)
        return self._assets / "body" / body / f"{view}{ending}"
