"""The views: which way the picture looks, its box, and what the rays find there.

Front view: the image's left is the subject's right. Back view: the image's left is the subject's
left. A view whose axes are left-handed would be a mirror image, which a symmetric body hides;
`View` refuses it.

Box units: the view box is WIDTH x HEIGHT integers, x to the image's right, y down. All outlines
are computed in them, whatever the size of the picture, so that outlines never depend on it.
"""

from dataclasses import dataclass

import numpy as np
from mesh import Mesh
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from skimage.measure import find_contours

WIDTH, HEIGHT = 6154, 10000
MIDLINE = WIDTH / 2
LEFT, RIGHT, BOTTOM, TOP = -0.32, 0.32, -0.02, 1.02  # the box in body heights
SCALE = HEIGHT / (TOP - BOTTOM)  # box units per body height
FAR = 10.0


@dataclass(frozen=True)
class View:
    """Where a picture is looked at from: unit axes to the image's right, up, and to the viewer."""

    name: str
    right: tuple[float, float, float]
    up: tuple[float, float, float]
    toward: tuple[float, float, float]

    def __post_init__(self) -> None:
        if not np.allclose(np.cross(self.right, self.up), self.toward):
            raise ValueError(f"view {self.name}: left-handed axes would mirror the picture")

    @property
    def near_side(self) -> str:
        """The subject's side on the image's right half, where muscles are drawn."""
        return "left" if self.right[0] > 0 else "right"

    @property
    def far_side(self) -> str:
        """The subject's side on the image's left half."""
        return "right" if self.near_side == "left" else "left"


FRONT = View("front", (1, 0, 0), (0, 1, 0), (0, 0, 1))
BACK = View("back", (-1, 0, 0), (0, 1, 0), (0, 0, -1))
VIEWS = {view.name: view for view in (FRONT, BACK)}


def to_box(points: np.ndarray) -> np.ndarray:
    """(distance from the midline to the image's right, height above the sole) -> box units."""
    points = np.asarray(points, float)
    return np.stack([MIDLINE + points[..., 0] * SCALE, (TOP - points[..., 1]) * SCALE], axis=-1)


@dataclass(frozen=True)
class Hits:
    """What rays found, one entry a ray; depth along the view's `toward` axis in body heights."""

    found: np.ndarray
    normal: np.ndarray  # in view axes
    depth: np.ndarray
    triangle: np.ndarray
    weights: np.ndarray


def cast(mesh: Mesh, view: View, across: np.ndarray, height: np.ndarray) -> Hits:
    """Looks along the view's axis at the given places (body heights, flat arrays)."""
    right, up, toward = (np.array(a, float) for a in (view.right, view.up, view.toward))
    origins = across[:, None] * right + height[:, None] * up + FAR * toward
    aims = np.broadcast_to(-toward, origins.shape)
    result = mesh.scene.run(origins.astype(np.float32), aims.astype(np.float32), output=1)
    triangle = result["primID"].astype(int)
    found = triangle >= 0
    corners = mesh.triangles[np.where(found, triangle, 0)]
    u, v = result["u"], result["v"]
    weights = np.stack([1 - u - v, u, v], axis=-1).astype(float)
    world = (mesh.normals[corners] * weights[..., None]).sum(axis=1)
    world /= np.maximum(np.linalg.norm(world, axis=1, keepdims=True), 1e-12)
    normal = np.stack([world @ right, world @ up, world @ toward], axis=-1) * found[:, None]
    depth = np.where(found, FAR - result["tfar"], 0.0)
    return Hits(found, normal, depth, triangle, weights)


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons a geometry is made of, lines and points left out."""
    return [g for g in getattr(shape, "geoms", [shape]) if g.geom_type == "Polygon"]


def silhouette(mesh: Mesh, view: View) -> MultiPolygon | Polygon:
    """The body's outline in box units, holes included, symmetric about the midline.

    Drawn from the projected triangles at a fixed size and not by rays: a processor's own float32
    rounding would show in the last digit of the outlines.
    """
    shrink, half = 4, (WIDTH // 2 // 4 + 1) * 4
    canvas = Image.new("1", (half, HEIGHT), 0)
    draw = ImageDraw.Draw(canvas)
    flat = to_box(np.stack([mesh.vertices @ view.right, mesh.vertices @ view.up], axis=-1))
    corners = flat[mesh.triangles]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    turn = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    shown = (turn < 0) & (corners[..., 0].max(axis=1) >= MIDLINE)
    for triangle in (corners[shown] - [MIDLINE, 0]).reshape(-1, 6).tolist():
        draw.polygon(triangle, fill=1)
    ink = np.asarray(canvas, np.float32).reshape(HEIGHT // shrink, shrink, half // shrink, shrink)
    coverage = ink.mean(axis=(1, 3), dtype=np.float64)
    whole = np.hstack([coverage[:, ::-1], coverage])
    rings = find_contours(np.pad(gaussian_filter(whole, 1.0), 2), 0.5)
    shift = np.array([MIDLINE - whole.shape[1] * shrink / 2, 0.0])
    found = [Polygon((r[:, ::-1] - 1.5) * shrink + shift).buffer(0) for r in rings if len(r) > 60]
    found.sort(key=lambda p: -p.area)
    outline: BaseGeometry = found[0]
    for piece in found[1:]:
        inside = outline.contains(piece)
        outline = outline.difference(piece) if inside else outline.union(piece)
    return outline.buffer(0)  # pyright: ignore[reportReturnType]
