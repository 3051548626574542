"""The painter: the bare body and the shapes of one view -> one shaded picture.

Paint is laid on the image's right half as colour, normal, shadow and gloss, deepest shape first;
only then it is lit, once for each half.
"""

from dataclasses import dataclass

import numpy as np
from curves import ring
from fibres import TENDON, TONES, fading, flesh, places, seed_of, smooth, streaks, swelling
from light import WARMTH, Raster, Surface, lit, slope_allowance
from patches import ALONG, Patch, Shape, flesh_start
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter, maximum_filter
from shapely.affinity import affine_transform
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union
from views import HEIGHT, MIDLINE, polygons

SKIN = np.array([243.0, 233.0, 224.0])
UNDERLAY = np.array([168.0, 100.0, 90.0])  # gaps between muscles read as deeper flesh, not skin
EDGE = np.array([98.0, 62.0, 54.0])
FIBRE_INK = np.array([96.0, 40.0, 34.0])
CREASE_DEPTH = 0.006  # body heights


@dataclass
class Layers:
    """The unlit picture of the half."""

    colour: np.ndarray
    normal: np.ndarray
    ambient: np.ndarray
    gloss: np.ndarray
    shadow: np.ndarray

    def lay(self, here: tuple[slice, slice], alpha: np.ndarray, **paint: np.ndarray) -> None:
        """Blends paint over what is there."""
        for name, value in paint.items():
            layer = getattr(self, name)
            share = alpha[..., None] if layer.ndim == 3 else alpha
            layer[here] = layer[here] * (1 - share) + value * share


def paint(surface: Surface, drawn: list[Shape], body: BaseGeometry, raster: Raster) -> Image.Image:
    """The whole picture, RGBA, transparent around the body."""
    size = (raster.height, raster.width)
    layers = Layers(
        np.broadcast_to(SKIN, (*size, 3)).copy(),
        surface.normal.copy(),
        np.full(size, 0.62),
        np.full(size, 10.0),
        (0.80 + 0.20 * np.clip(surface.normal[..., 2], 0, 1)) * (0.45 + 0.55 * surface.openness),
    )
    _underlay(layers, drawn, raster)
    for shape in drawn:
        if shape.patch.painted and not shape.whole.is_empty:
            _lay_patch(layers, surface, shape, raster)
    _ink(layers, drawn, raster)
    _creases(layers, surface)
    return _finished(layers, body, raster)


# ------------------------------------------------------------------ shapes as pixels


def _in_pixels(shape: BaseGeometry, raster: Raster) -> BaseGeometry:
    fx, fy = raster.width / MIDLINE, raster.height / HEIGHT
    return affine_transform(shape, [fx, 0, 0, fy, -MIDLINE * fx, 0])


def _mask(shape: BaseGeometry, raster: Raster, pad: int = 3) -> tuple[tuple[slice, slice], np.ndarray]:
    """A window of the half and the antialiased cover of a shape in it. Shape in pixels."""
    x0, y0, x1, y1 = shape.bounds
    columns = slice(max(int(x0) - pad, 0), min(int(x1) + pad + 1, raster.width))
    rows = slice(max(int(y0) - pad, 0), min(int(y1) + pad + 1, raster.height))
    fine, left, top = 4, columns.start, rows.start
    w, h = columns.stop - left, rows.stop - top
    if w <= 0 or h <= 0:
        return (rows, columns), np.zeros((max(h, 0), max(w, 0)))
    canvas = Image.new("L", (w * fine, h * fine), 0)
    draw = ImageDraw.Draw(canvas)
    for piece in polygons(shape):
        for line, ink in [(piece.exterior, 255), *((hole, 0) for hole in piece.interiors)]:
            draw.polygon([((x - left) * fine, (y - top) * fine) for x, y in line.coords], fill=ink)
    cover = np.asarray(canvas.resize((w, h), Image.Resampling.BOX), np.float64) / 255
    return (rows, columns), cover


def _inward(cover: np.ndarray) -> np.ndarray:
    """Distance from the edge in pixels, 0 outside.

    Finer than whole pixels: the nearest outside pixel says how much of it the shape covers. Else
    steep edges get steps that the light shows.
    """
    padded = np.pad(cover, 1)
    away, nearest = distance_transform_edt(padded > 0.5, return_indices=True)
    exact = np.maximum(away - 0.5 + padded[tuple(nearest)], 0) * (away > 0)
    return exact[1:-1, 1:-1]


def _underlay(layers: Layers, drawn: list[Shape], raster: Raster) -> None:
    flesh_shapes = [
        s.whole for s in drawn if s.patch.painted and s.patch.tone != "tendon" and s.patch.fade == (0, 0)
    ]
    k = raster.k
    under = _in_pixels(unary_union(flesh_shapes), raster).buffer(15 * k).buffer(-15 * k)
    here, cover = _mask(under, raster)
    layers.lay(here, cover, colour=UNDERLAY)


def _lay_patch(layers: Layers, surface: Surface, shape: Shape, raster: Raster) -> None:
    patch, k = shape.patch, raster.k
    # a little beyond the silhouette, else its antialiased rim would show skin
    outline = _in_pixels(shape.whole, raster).buffer(0.8 * k, join_style="mitre")
    here, cover = _mask(outline, raster)
    if not cover.size or cover.max() <= 0:
        return
    grid = raster.pixels(shape.grid)
    s, t = places(grid, *here)
    widths = np.maximum(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=1), 6 * k)
    inward = _inward(cover)
    count = float(np.clip(widths.max() / (4.2 * k), 8, 220))
    meat = flesh(patch, s, t, count)
    streak = 0.6 * streaks(s, t, count, seed_of(patch))
    streak += 0.5 * streaks(s, t, count * 2.3, seed_of(patch) + 50)
    colour = np.array(TONES[patch.tone], float) * meat[..., None] + TENDON * (1 - meat[..., None])
    colour *= 1 + ((0.035 + 0.045 * meat) * np.clip(streak, -2.2, 2.2))[..., None]
    alpha = cover * fading(patch, t)
    if patch.lined:
        _contact_shadow(layers, here, alpha, k)
    rim = 1 - 0.22 * np.exp(-inward / (2.6 * k)) - 0.10 * np.exp(-inward / (14 * k))
    tilt = 0.86 + 0.14 * np.clip(surface.normal[here][..., 2], 0, 1)
    layers.lay(
        here,
        alpha,
        colour=colour,
        normal=_relief(shape, surface.normal[here], (s, t), inward, widths, k),
        ambient=np.full_like(t, 0.50),
        gloss=16 + 16 * (1 - meat),
        shadow=rim * tilt * (0.62 + 0.38 * surface.openness[here]),
    )


def _relief(
    shape: Shape,
    normal: np.ndarray,
    place: tuple[np.ndarray, np.ndarray],
    inward: np.ndarray,
    widths: np.ndarray,
    k: float,
) -> np.ndarray:
    """The skin's normals, bent by the belly of the muscle and its rounded rim."""
    belly = swelling(shape.patch, *place, widths)
    radius = float(np.clip(min(widths.max() * 0.18, 16 * k), 5 * k, 26 * k))
    climb = np.clip(inward / radius, 0, 1)
    rim = 0.55 * radius * np.sqrt(1 - (1 - climb) ** 2)
    down, across = np.gradient(gaussian_filter(belly, 3 * k) + gaussian_filter(rim, 1.6 * k))
    bent = normal + np.stack([-across, down, np.zeros_like(down)], axis=-1) * 0.8
    return bent / np.maximum(np.linalg.norm(bent, axis=-1, keepdims=True), 1e-6)


def _contact_shadow(layers: Layers, here: tuple[slice, slice], alpha: np.ndarray, k: float) -> None:
    """What lies below a shape's edge is darker there. It is not cut off at the shape's window."""
    pad = int(14 * k) + 1
    wide = [
        slice(max(part.start - pad, 0), min(part.stop + pad, size))
        for part, size in zip(here, layers.shadow.shape, strict=True)
    ]
    cast = np.zeros([part.stop - part.start for part in wide])
    inner = tuple(
        slice(part.start - outer.start, part.stop - outer.start)
        for part, outer in zip(here, wide, strict=True)
    )
    cast[inner] = alpha
    layers.shadow[tuple(wide)] *= 1 - 0.34 * gaussian_filter(cast, 4.5 * k)


# ------------------------------------------------------------------ ink


def _ink(layers: Layers, drawn: list[Shape], raster: Raster) -> None:
    """Fine fibre lines and the edges of the shapes, drawn at twice the size."""
    size = (raster.width * 2, raster.height * 2)
    fibre, tendon, edge = (Image.new("L", size, 0) for _ in range(3))
    k = raster.k
    for shape in drawn:
        patch = shape.patch
        if not patch.painted or shape.shown.is_empty:
            continue
        sheet = tendon if patch.tone == "tendon" else fibre
        pen = ImageDraw.Draw(sheet)
        for line in _fibre_lines(shape, raster):
            pen.line([(x * 2, y * 2) for x, y in line], fill=255, width=max(1, round(k)))
        if patch.lined:
            pen = ImageDraw.Draw(edge)
            for line in _edge_lines(shape, raster):
                flat = [(x * 2, y * 2) for x, y in line]
                pen.line(flat, fill=255, width=max(1, round(1.2 * k)), joint="curve")
    for sheet, ink, strength in ((fibre, FIBRE_INK, 0.25), (tendon, FIBRE_INK, 0.16), (edge, EDGE, 0.50)):
        small = sheet.resize((raster.width, raster.height), Image.Resampling.BOX)
        alpha = np.asarray(small, np.float64) / 255 * strength
        layers.lay(np.s_[:, :], alpha, colour=ink)


def _fibre_lines(shape: Shape, raster: Raster) -> list[list[tuple[float, float]]]:
    grid, patch, k = raster.pixels(shape.grid), shape.patch, raster.k
    rows, columns = grid.shape[:2]
    width = float(np.median(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=1)))
    count = int(np.clip(width / (7.5 * k), 3, 60))
    inner = _in_pixels(shape.shown, raster).buffer(-1.8 * k)
    chance = np.random.default_rng(seed_of(patch))
    out = []
    for j in range(1, count + 1):
        at = j / (count + 1)
        low = int(at * (columns - 1))
        part = at * (columns - 1) - low
        line = grid[:, low] * (1 - part) + grid[:, min(low + 1, columns - 1)] * part
        first, last = _ink_reach(patch, at, chance)
        cut = line[int(first * (rows - 1)) : max(int(last * (rows - 1)), int(first * (rows - 1)) + 2)]
        inside = LineString(cut).intersection(inner)
        for piece in getattr(inside, "geoms", [inside]):
            if piece.geom_type == "LineString" and piece.length > 10 * k:
                out.append(list(piece.coords))
    return out


def _ink_reach(patch: Patch, at: float, chance: np.random.Generator) -> tuple[float, float]:
    """Where a fibre line begins and ends: in the flesh, unevenly, and not in faded ends."""
    if patch.tone == "tendon":
        first, last = chance.uniform(0, 0.1), 1 - chance.uniform(0, 0.1)
    else:
        begin = float(flesh_start(patch, np.array([at]))[0])
        first = begin + chance.uniform(-0.03, 0.05)
        last = patch.flesh[1] - chance.uniform(-0.03, 0.06)
    return float(np.clip(max(first, patch.fade[0]), 0, 1)), float(np.clip(min(last, 1 - patch.fade[1]), 0, 1))


def _edge_lines(shape: Shape, raster: Raster) -> list[list[tuple[float, float]]]:
    """The shape's own edge where it shows, without its faded ends.

    Not the outline of what shows: that also runs along whatever covers the shape, where a faded
    end would get a line that it shouldn't have.
    """
    border = _lines(shape.whole.boundary.intersection(shape.shown.buffer(4.0)))
    if shape.patch.fade != (0, 0):
        first, last = (int(0.9 * part * (ALONG - 1)) for part in shape.patch.fade)
        solid = Polygon(ring(shape.grid[first : ALONG - last])).buffer(4.0)
        border = [piece for line in border for piece in _lines(line.intersection(solid))]
    return [list(_in_pixels(line, raster).coords) for line in border]


def _lines(shape: BaseGeometry) -> list[LineString]:
    return [g for g in getattr(shape, "geoms", [shape]) if g.geom_type in ("LineString", "LinearRing")]


# ------------------------------------------------------------------ light


def _creases(layers: Layers, surface: Surface) -> None:
    """Dark lines where the body passes in front of itself: fingers, ears, armpits."""
    solid = surface.cover > 0.5
    near = np.where(solid, surface.depth, surface.depth[solid].min() - 1)
    jump = maximum_filter(near, 3) - near > CREASE_DEPTH + 2 * slope_allowance(surface)
    line = gaussian_filter((jump & solid).astype(float), 0.7)
    layers.shadow *= 1 - 0.55 * np.clip(line, 0, 1)


def _finished(layers: Layers, body: BaseGeometry, raster: Raster) -> Image.Image:
    halves = []
    for facing in (-1, 1):
        bright, glint = lit(layers.normal * [facing, 1, 1], layers.ambient)
        shade = np.clip(bright * layers.shadow, 0, 1.35)[..., None] ** WARMTH
        half = layers.colour * shade + (glint * layers.gloss)[..., None]
        halves.append(half[:, ::-1] if facing < 0 else half)
    picture = np.hstack(halves)
    _, right = _mask_full(body, raster)
    cover = np.hstack([right[:, ::-1], right])
    inward = distance_transform_edt(cover > 0.5)
    rim = 0.55 * np.exp(-((inward / (1.9 * raster.k)) ** 2))[..., None]
    picture = picture * (1 - rim) + EDGE * rim
    # colours run on outside the body, so that no scaling mixes in a foreign one at the edge
    _, nearest = distance_transform_edt(cover < 0.5, return_indices=True)
    picture = picture[tuple(nearest)]
    rgba = np.dstack([picture, cover * 255]).clip(0, 255)
    return Image.fromarray(np.rint(rgba).astype(np.uint8), "RGBA")


def _mask_full(body: BaseGeometry, raster: Raster) -> tuple[tuple[slice, slice], np.ndarray]:
    here, cover = _mask(_in_pixels(body, raster), raster)
    full = np.zeros((raster.height, raster.width))
    full[here] = cover
    return here, full
