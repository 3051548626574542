"""One picture of the body, and what lies where in it."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from ims_chart.body.file import read_json, reading
from ims_chart.body.grid import Grid
from ims_chart.body.outline import Bounds, Outline
from ims_chart.body.shape import Region, Structure
from ims_chart.frozen import frozen
from ims_chart.record.terms import LEVELS, ROOTS, Layer, Side

FORMAT = "ims-chart/view"
VERSION = 1


class Facing(StrEnum):
    """What lies at the edges of a picture that looks at the body from the side."""

    FRONT = "front"
    BACK = "back"


Edge = Side | Facing
"""What of the patient lies towards an edge of a picture."""

_OPPOSITE: dict[Edge, Edge] = {
    Side.LEFT: Side.RIGHT,
    Side.RIGHT: Side.LEFT,
    Facing.FRONT: Facing.BACK,
    Facing.BACK: Facing.FRONT,
}


@frozen(kw_only=True)
class View:
    """A view of one body. Questions are asked with x, y in 0…1 of its box, x to the image's
    right, y down; paths are in view units.

    Attributes:
        id: `front`, `back`, …
        body: the figure it shows.
        width, height: of the box, in view units.
        midline_x, vertex_y, sole_y: where the body's midline, crown and sole lie, in 0…1 of the
            box; None in a view that does not show the whole body. In a side view the midline is
            the plane half way between front and back that anchors count from.
        image_left: what of the patient lies towards the image's left.
        side: the patient's side that the view shows; None where it shows both.
        silhouette: where there is skin, as a path: the body's outer edge, and the edge of a face
            where the body is cut through.
        regions: nearest the skin first.
        structures: bones, tendons and fasciae.
    """

    id: str
    body: str
    width: int
    height: int
    midline_x: float | None
    vertex_y: float | None
    sole_y: float | None
    image_left: Edge
    side: Side | None = None
    silhouette: str
    regions: tuple[Region, ...]
    structures: tuple[Structure, ...]

    def regions_at(self, x: float, y: float) -> tuple[Region, ...]:
        """The muscles under a point, nearest the skin first; empty off the body."""
        if not _in_box(x, y):
            return ()
        return self._region_grid.at(x * self.width, y * self.height)

    def structures_at(self, x: float, y: float) -> tuple[Structure, ...]:
        """The bones, tendons and fasciae under a point."""
        if not _in_box(x, y):
            return ()
        return self._structure_grid.at(x * self.width, y * self.height)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies on the body."""
        return _in_box(x, y) and self.outline.contains(x * self.width, y * self.height)

    @property
    def image_right(self) -> Edge:
        """What of the patient lies towards the image's right."""
        return _OPPOSITE[self.image_left]

    @property
    def muscles(self) -> tuple[str, ...]:
        """The ids of the muscles that have a region here, each once."""
        return tuple(dict.fromkeys(region.muscle for region in self.regions))

    @cached_property
    def outline(self) -> Outline:
        """The silhouette, flattened. Raises BodyError: damaged_path."""
        return Outline(self.silhouette)

    @cached_property
    def _region_grid(self) -> Grid[Region]:
        return Grid(self.regions, self.width, self.height)

    @cached_property
    def _structure_grid(self) -> Grid[Structure]:
        return Grid(self.structures, self.width, self.height)


def read_view(file: Path) -> View:
    """Reads a view's outlines; they are not flattened before somebody asks for them.

    Raises:
        BodyError: missing_file, damaged_file, newer_file.
    """
    value = read_json(file, FORMAT, VERSION)
    with reading(file):
        return View(
            id=value["view"],
            body=value["body"],
            width=_size(value["width"]),
            height=_size(value["height"]),
            midline_x=value.get("midline_x"),
            vertex_y=value.get("vertex_y"),
            sole_y=value.get("sole_y"),
            image_left=_edge(value["image_left"]),
            side=Side(value["side"]) if "side" in value else None,
            silhouette=_text(value["silhouette"]),
            regions=tuple([_region(region) for region in value["regions"]]),
            structures=tuple([_structure(structure) for structure in value["structures"]]),
        )


def _edge(value: str) -> Edge:
    edge: Edge = Facing(value) if value in set(Facing) else Side(value)
    if edge not in _OPPOSITE:
        raise ValueError(value)
    return edge


def _region(value: dict[str, Any]) -> Region:
    level = value.get("level")
    if level is not None and level not in LEVELS:
        raise ValueError(level)
    segments = tuple(value.get("segments", ()))
    if not set(segments) <= set(ROOTS):
        raise ValueError(segments)
    return Region(
        muscle=_text(value["muscle"]),
        side=Side(value["side"]),
        layer=Layer(value["layer"]),
        level=level,
        segments=segments,
        bounds=_bounds(value["bounds"]),
        path=_text(value["path"]),
    )


def _structure(value: dict[str, Any]) -> Structure:
    return Structure(
        id=_text(value["id"]),
        name=_text(value["name"]),
        side=Side(value["side"]),
        bounds=_bounds(value["bounds"]),
        path=_text(value["path"]),
    )


def _bounds(value: list[float]) -> Bounds:
    left, top, right, bottom = value
    return +left, +top, +right, +bottom


def _size(value: object) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ValueError(value)


def _text(value: object) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError(value)


def _in_box(x: float, y: float) -> bool:
    return 0 <= x <= 1 and 0 <= y <= 1
