"""The body's outline in a view, with and without the faces where it is cut through."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry
from skimage.measure import find_contours

from mesh import Mesh
from views import HEIGHT, View


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons a geometry is made of, lines and points left out."""
    return [g for g in getattr(shape, "geoms", [shape]) if g.geom_type == "Polygon"]


@dataclass(frozen=True)
class Silhouette:
    """In box units: all that the picture shows, and that without the faces where it is cut."""

    body: BaseGeometry
    skin: BaseGeometry


def silhouette(mesh: Mesh, view: View) -> Silhouette:
    """The body's outline, holes included; symmetric about the midline where both sides show.

    Drawn from the projected triangles at a fixed size and not by rays: a processor's own float32
    rounding would show in the last digit of the outlines.
    """
    flat = view.project(mesh.vertices)
    corners = flat[mesh.triangles]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    turn = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    shown = (turn < 0) & (corners[..., 0].max(axis=1) >= view.sheet_left)
    body = _traced(corners[shown], view)
    frame = box(0, 0, view.width, HEIGHT)
    if not frame.contains(body):
        body = body.intersection(frame).buffer(0)
    cut = shown & mesh.cut
    skin = body.difference(_traced(corners[cut], view)) if cut.any() else body
    return Silhouette(body, skin)


def _traced(corners: np.ndarray, view: View) -> BaseGeometry:
    shrink, left = 4, int(view.sheet_left)
    wide = (int(view.sheet_width) // 4 + 1) * 4
    canvas = Image.new("1", (wide, HEIGHT), 0)
    draw = ImageDraw.Draw(canvas)
    for triangle in (corners - [left, 0]).reshape(-1, 6).tolist():
        draw.polygon(triangle, fill=1)
    ink = np.asarray(canvas, np.float32).reshape(HEIGHT // shrink, shrink, wide // shrink, shrink)
    coverage = ink.mean(axis=(1, 3), dtype=np.float64)
    shift = np.zeros(2)
    if not view.side:
        coverage = np.hstack([coverage[:, ::-1], coverage])
        shift[0] = view.width / 2 - coverage.shape[1] * shrink / 2
    rings = find_contours(np.pad(gaussian_filter(coverage, 1.0), 2), 0.5)
    found = [Polygon((r[:, ::-1] - 1.5) * shrink + shift).buffer(0) for r in rings if len(r) > 60]
    found.sort(key=lambda p: -p.area)
    outline: BaseGeometry = found[0] if found else Polygon()
    for piece in found[1:]:
        inside = outline.contains(piece)
        outline = outline.difference(piece) if inside else outline.union(piece)
    return outline.buffer(0)
