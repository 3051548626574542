"""The pen: fine lines along the fibres, and the edges of what shows."""

import numpy as np
from PIL import Image, ImageDraw
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from curves import ring
from fibres import seed_of
from patches import ALONG, Patch, Shape, flesh_start
from raster import Raster
from views import HEIGHT

Line = list[tuple[float, float]]


def sheets(drawn: list[Shape], raster: Raster) -> dict[str, np.ndarray]:
    """How much ink lies on each pixel (0..1), by kind: fibre, tendon, edge.

    Drawn at twice the size, for even thin lines.
    """
    size = (raster.width * 2, raster.height * 2)
    pages = {kind: Image.new("L", size, 0) for kind in ("fibre", "tendon", "edge")}
    thin, bold = max(1, round(raster.k)), max(1, round(1.2 * raster.k))
    for shape in drawn:
        patch = shape.patch
        if not patch.painted or shape.shown.is_empty:
            continue
        kind = "tendon" if patch.tone == "tendon" else "fibre"
        _draw(pages[kind], _fibre_lines(shape, raster), thin)
        if patch.lined:
            _draw(pages["edge"], _edge_lines(shape, raster), bold)
    half = (raster.width, raster.height)
    return {
        kind: np.asarray(page.resize(half, Image.Resampling.BOX), np.float64) / 255
        for kind, page in pages.items()
    }


def _draw(page: Image.Image, lines: list[Line], width: int) -> None:
    pen = ImageDraw.Draw(page)
    for line in lines:
        pen.line([(x * 2, y * 2) for x, y in line], fill=255, width=width, joint="curve")


def _fibre_lines(shape: Shape, raster: Raster) -> list[Line]:
    grid, patch, k = raster.pixels(shape.grid), shape.patch, raster.k
    rows, columns = grid.shape[:2]
    width = float(np.median(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=1)))
    count = int(np.clip(width / (7.5 * k), 3, 60))
    inner = raster.shape(shape.shown).buffer(-1.8 * k)
    chance = np.random.default_rng(seed_of(patch))
    out = []
    for j in range(1, count + 1):
        at = j / (count + 1)
        low = int(at * (columns - 1))
        part = at * (columns - 1) - low
        line = grid[:, low] * (1 - part) + grid[:, min(low + 1, columns - 1)] * part
        first, last = _ink_reach(patch, at, chance)
        begin, end = int(first * (rows - 1)), int(last * (rows - 1))
        inside = LineString(line[begin : max(end, begin + 2)]).intersection(inner)
        out += [list(piece.coords) for piece in _lines(inside) if piece.length > 10 * k]
    return out


def _ink_reach(patch: Patch, at: float, chance: np.random.Generator) -> tuple[float, float]:
    """Where a fibre line begins and ends: in the flesh, unevenly, and not in faded ends."""
    if patch.tone == "tendon":
        first, last = chance.uniform(0, 0.1), 1 - chance.uniform(0, 0.1)
    else:
        begin = float(flesh_start(patch, np.array([at]))[0])
        first = begin + chance.uniform(-0.03, 0.05)
        last = patch.flesh[1] - chance.uniform(-0.03, 0.06)
    return float(np.clip(max(first, patch.fade[0]), 0, 1)), float(
        np.clip(min(last, 1 - patch.fade[1]), 0, 1)
    )


def _edge_lines(shape: Shape, raster: Raster) -> list[Line]:
    """The shape's own edge where it shows, without its faded ends.

    Not the outline of what shows: that also runs along whatever covers the shape, where a faded
    end would get a line that it shouldn't have.
    """
    border = _lines(shape.whole.boundary.intersection(shape.shown.buffer(4.0)))
    if shape.patch.runs_on:
        seam = box(raster.view.sheet_left - 1, 0, raster.view.sheet_left + 1, HEIGHT)
        border = [piece for line in border for piece in _lines(line.difference(seam))]
    if shape.patch.fade != (0, 0):
        first, last = (int(0.9 * part * (ALONG - 1)) for part in shape.patch.fade)
        solid = Polygon(ring(shape.grid[first : ALONG - last])).buffer(4.0)
        border = [piece for line in border for piece in _lines(line.intersection(solid))]
    return [list(raster.shape(line).coords) for line in border]


def _lines(shape: BaseGeometry) -> list[LineString]:
    return [
        g for g in getattr(shape, "geoms", [shape]) if g.geom_type in ("LineString", "LinearRing")
    ]
