"""What a view is drawn from: patches between two rails, and which part of each one shows.

A muscle is two rails, both running from origin to insertion, and the edges that join their ends.
The Coons patch between them gives the outline and a map (s across, t along the fibres), so fibres,
tendons and relief need no further drawing. Where both sides of the body show, patches are drawn on
the image's right half only and mirrored; else on the subject's right side.

Painter's order instead of shared borders: a figure lists its patches deepest first, each overlaps
its neighbours generously, and what a later patch covers is taken away from the earlier ones.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from curves import coons, resample, ring, spline
from silhouette import Silhouette, polygons
from views import HEIGHT, View

Point = tuple[float, float]
Layer = Literal["superficial", "intermediate", "deep"]
ALONG, ACROSS = 160, 48
OPENING = 8.0  # box units; thinner parts of a visible outline are slivers
SMALLEST = 1500.0  # box units squared, about 7 mm squared on a 175 cm body


@dataclass(frozen=True)
class Patch:
    """One shape of a figure. Points are (to the image's right, up) in body heights."""

    id: str
    rail_a: tuple[Point, ...]
    rail_b: tuple[Point, ...]
    layer: Layer | None = None  # None: no muscle
    start: tuple[Point, ...] = ()  # inner points of the edge at the origin
    end: tuple[Point, ...] = ()  # and at the insertion
    flesh: tuple[float, float] = (0.0, 1.0)  # the rest of the length is tendon
    flesh_from: tuple[tuple[float, float], ...] = ()  # (s, t): start of the flesh across a fan
    ragged: float = 0.06  # how unevenly fibre by fibre flesh turns to tendon
    bands: tuple[float, ...] = ()  # tendinous intersections
    relief: float = 0.5
    tone: str = "a"
    fade: tuple[float, float] = (0.0, 0.0)  # share of the length that fades in and out
    named: bool = True  # False: only painted
    painted: bool = True  # False: only an outline, below the painted ones
    covers: bool = True  # False: what lies below can still be tapped through it
    lined: bool = True  # False: no drawn edge and no contact shadow
    aponeurosis: str = ""  # the fascia that the tendinous start of this patch belongs to
    tendon: str = ""  # what the rest beyond the flesh is called; the muscle then ends there
    midline: bool = False  # both halves are one structure

    @property
    def runs_on(self) -> bool:
        """Whether it is drawn across the midline, so that it has no edge there."""
        return min(x for x, _ in self.rail_a + self.rail_b) < 0


@dataclass
class Figure:
    """The patches of one view, deepest first, and the way to write them down."""

    patches: list[Patch] = field(default_factory=list)

    def muscle(
        self, name: str, a: str, b: str, *, layer: Layer = "superficial", **more: Any
    ) -> None:
        """A painted muscle."""
        self._add(name, a, b, layer=layer, **more)

    def hidden(self, name: str, a: str, b: str, *, layer: Layer = "deep", **more: Any) -> None:
        """A muscle that lies wholly below others: an outline and no paint."""
        self._add(name, a, b, layer=layer, painted=False, **more)

    def structure(self, name: str, a: str, b: str, *, tone: str = "tendon", **more: Any) -> None:
        """Bone, tendon or fascia."""
        self._add(name, a, b, tone=tone, **more)

    def dressing(self, name: str, a: str, b: str, **more: Any) -> None:
        """Paint without a name: neither muscle nor structure."""
        self._add(name, a, b, named=False, **more)

    def place(self, other: "Figure", across: float) -> None:
        """Adds another figure's patches, moved to the image's right by body heights."""
        for patch in other.patches:
            lines = {
                name: tuple((x + across, y) for x, y in getattr(patch, name))
                for name in ("rail_a", "rail_b", "start", "end")
            }
            self.patches.append(replace(patch, **lines))

    def _add(self, name: str, a: str, b: str, start: str = "", end: str = "", **more: Any) -> None:
        rails = {
            "rail_a": points(a),
            "rail_b": points(b),
            "start": points(start),
            "end": points(end),
        }
        self.patches.append(Patch(name, **rails, **more))


def points(text: str) -> tuple[Point, ...]:
    """Reads "40,806 75.5,810": thousandths of a body height, as (across, up) in body heights."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x) / 1000, float(y) / 1000) for x, y in pairs)


@dataclass
class Shape:
    """A patch laid out in box units: its map, its whole outline and the part of it that shows."""

    patch: Patch
    grid: np.ndarray
    whole: BaseGeometry
    shown: BaseGeometry

    @property
    def aponeurosis(self) -> BaseGeometry:
        """The tendinous start, where the patch carries the name of a fascia there."""
        if not self.patch.aponeurosis:
            return Polygon()
        return self._stretch(np.zeros(ACROSS), flesh_start(self.patch, np.linspace(0, 1, ACROSS)))

    @property
    def tendon(self) -> BaseGeometry:
        """The tendinous end, where the patch carries a name for it."""
        if not self.patch.tendon:
            return Polygon()
        return self._stretch(np.full(ACROSS, self.patch.flesh[1]), np.ones(ACROSS))

    def _stretch(self, first: np.ndarray, last: np.ndarray) -> BaseGeometry:
        """The patch between two places along the fibres, given for each column."""
        rows = first + np.linspace(0, 1, 24)[:, None] * (last - first)[None]
        low = np.clip((rows * (ALONG - 1)).astype(int), 0, ALONG - 2)
        part = (rows * (ALONG - 1) - low)[..., None]
        columns = np.arange(ACROSS)[None]
        grid = self.grid[low, columns] * (1 - part) + self.grid[low + 1, columns] * part
        return Polygon(ring(grid)).buffer(0)


def flesh_start(patch: Patch, s: np.ndarray) -> np.ndarray:
    """Where along the fibres the flesh begins, for places across the patch."""
    if patch.flesh_from:
        at, begin = zip(*patch.flesh_from, strict=True)
        return np.interp(s, at, begin)
    return np.full_like(np.asarray(s, float), patch.flesh[0])


Carry = Callable[[np.ndarray], np.ndarray]
"""Brings places of the view that a figure is drawn in to a view of another body, box units."""


def lay_out(patch: Patch, view: View) -> np.ndarray:
    """The patch's map as it was drawn: box units, shape (ALONG, ACROSS, 2)."""
    a, b, start, end = (
        view.to_box(np.array(line).reshape(-1, 2))
        for line in (patch.rail_a, patch.rail_b, patch.start, patch.end)
    )
    rail_a, rail_b = resample(spline(a), ALONG), resample(spline(b), ALONG)
    return coons(rail_a, rail_b, _edge(rail_a, rail_b, start, 0), _edge(rail_a, rail_b, end, -1))


def _edge(rail_a: np.ndarray, rail_b: np.ndarray, inner: np.ndarray, at: int) -> np.ndarray:
    """The edge between two rail ends. A narrow free end is bowed: muscles don't end squarely."""
    a, b = rail_a[at], rail_b[at]
    points = [a, *inner, b]
    width = float(np.linalg.norm(b - a))
    if not len(inner) and 0 < width < 0.04 * HEIGHT:
        inside = 12 if at == 0 else -13
        outward = (a - rail_a[inside]) + (b - rail_b[inside])
        outward /= max(float(np.linalg.norm(outward)), 1e-9)
        points.insert(1, (a + b) / 2 + outward * width * 0.30)
    return resample(spline(np.array(points)), ACROSS)


def shapes(figure: Figure, view: View, outline: Silhouette, carry: Carry) -> list[Shape]:
    """Lays out a figure's patches, same order; hidden ones are cut by the skin's edge only.

    Nameless paint may lie where the body is cut through: it shows what is inside.
    """
    skin, body = (part.intersection(view.sheet) for part in (outline.skin, outline.body))
    laid = [
        _whole(patch, carry(lay_out(patch, view)), skin if patch.named else body)
        for patch in figure.patches
    ]
    above: BaseGeometry = Polygon()
    for shape in reversed(laid):
        shape.shown = _tidy(shape.whole.difference(above))
        if shape.patch.painted and shape.patch.covers:
            above = above.union(shape.whole)
    return laid


def _whole(patch: Patch, grid: np.ndarray, sheet: BaseGeometry) -> Shape:
    outline = Polygon(ring(grid)).buffer(0).buffer(-4).buffer(4)
    return Shape(patch, grid, outline.intersection(sheet), Polygon())


def _tidy(shape: BaseGeometry) -> BaseGeometry:
    """Drops slivers and crumbs."""
    opened = polygons(shape.buffer(-OPENING).buffer(OPENING).intersection(shape))
    largest = max((p.area for p in opened), default=0.0)
    keep = [p for p in opened if p.area > max(SMALLEST, 0.04 * largest)]
    return MultiPolygon(keep) if keep else Polygon()


def region_of(shape: Shape) -> BaseGeometry:
    """What answers a tap: superficial muscles where they show, the others as a whole."""
    whole = shape.whole
    if shape.patch.painted and shape.patch.layer in ("superficial", None):
        whole = shape.shown
    for sinew in (shape.aponeurosis, shape.tendon):
        if not sinew.is_empty:
            whole = _tidy(whole.difference(sinew))
    return whole


def joined(parts: list[BaseGeometry]) -> BaseGeometry:
    """Several shapes of one name as one."""
    return unary_union(parts)
