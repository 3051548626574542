"""The place on the skin that all views and bodies share, and where a view shows it."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from functools import cached_property
from math import dist
from pathlib import Path

from ims_chart.body.errors import BodyError, Fault
from ims_chart.body.file import read_bytes, reading
from ims_chart.body.skin import Skin
from ims_chart.record.site import Anchor

UNITS = 10_000
"""Steps of a table in one body height."""

MISSING = -32768
"""A node of a table that lies off the body."""

BODY_HEIGHT_MM = 1750.0

REACH = 0.004
"""How far from a view's surface an anchor may lie to be shown there, in body heights (7 mm). Twice
what the tables of front and back miss the skin by where they see it edgewise, half of what a
finger is thick: what is needled in the back of a hand does not show in its palm.
"""

_MAGIC = b"IMSA"
_VERSION = 1
_HEAD = struct.Struct("<4s4H")


def distance_mm(a: Anchor, b: Anchor, body_height_mm: float = BODY_HEIGHT_MM) -> float:
    """The straight distance between two anchors on a body of that height, in mm."""
    return dist(a, b) * body_height_mm


class Anchors:
    """The anchors of one view: a table of nodes over its box, edges included. An anchor is x to
    the patient's left of the midline, y up from the sole, z to the front, in body heights on the
    reference body.
    """

    def __init__(self, columns: int, rows: int, nodes: array[int]) -> None:
        """`nodes` holds x, y, z of each node in 1/UNITS body heights, row by row from the top.

        Raises:
            ValueError: the sizes don't fit together.
        """
        if columns < 2 or rows < 2 or len(nodes) != columns * rows * 3:
            raise ValueError((columns, rows, len(nodes)))
        self.columns = columns
        self.rows = rows
        self._nodes = nodes

    def anchor_at(self, x: float, y: float) -> Anchor | None:
        """The anchor of a point, x and y in 0…1 of the view's box; None clear of the body. Close
        outside the silhouette there still is one, so that its edge can be asked.
        """
        if not (0 <= x <= 1 and 0 <= y <= 1):
            return None
        column = min(int(x * (self.columns - 1)), self.columns - 2)
        row = min(int(y * (self.rows - 1)), self.rows - 2)
        s = x * (self.columns - 1) - column
        t = y * (self.rows - 1) - row
        at = (row * self.columns + column) * 3
        below = at + self.columns * 3
        upper, lower = self._nodes[at : at + 6], self._nodes[below : below + 6]
        if MISSING in upper or MISSING in lower:
            return None
        a, b, c, d = (1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t
        ax, ay, az = (
            (a * upper[k] + b * upper[k + 3] + c * lower[k] + d * lower[k + 3]) / UNITS
            for k in range(3)
        )
        return ax, ay, az

    def locate(self, anchor: Anchor) -> tuple[float, float] | None:
        """Where this view shows an anchor, in 0…1 of its box; None where that place of the body
        faces away from the viewer or lies outside the picture, so that the nearest skin in view
        is further away than REACH.
        """
        x, y, z = anchor
        place = self._skin.nearest((x * UNITS, y * UNITS, z * UNITS))
        if place is None:
            return None
        column, row = place
        return column / (self.columns - 1), row / (self.rows - 1)

    def nodes(self, step: int) -> Iterator[tuple[float, float, Anchor]]:
        """Every so many nodes of the table that lie on the body: x and y in 0…1 of the view's box,
        and the anchor there.
        """
        for row in range(0, self.rows, step):
            for column in range(0, self.columns, step):
                at = (row * self.columns + column) * 3
                x, y, z = self._nodes[at : at + 3]
                if x != MISSING:
                    place = column / (self.columns - 1), row / (self.rows - 1)
                    yield *place, (x / UNITS, y / UNITS, z / UNITS)

    @cached_property
    def _skin(self) -> Skin:
        return Skin(self.columns, self.rows, self._nodes, MISSING, REACH * UNITS)


def read_anchors(file: Path) -> Anchors:
    """Reads a view's table.

    Raises:
        BodyError: missing_file, damaged_file, newer_file.
    """
    content = read_bytes(file)
    with reading(file):
        if len(content) < _HEAD.size:
            raise ValueError(len(content))
        magic, version, columns, rows, _ = _HEAD.unpack_from(content)
        if magic != _MAGIC:
            raise ValueError(magic)
    if version > _VERSION:
        raise BodyError(Fault.NEWER_FILE, file)
    nodes: array[int] = array("h")
    with reading(file):
        nodes.frombytes(content[_HEAD.size :])
        if sys.byteorder == "big":
            nodes.byteswap()
        return Anchors(columns, rows, nodes)
