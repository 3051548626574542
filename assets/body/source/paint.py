"""The painter: the bare body and the shapes of one view -> a picture; and the lighting of any.

Paint is laid on the sheet as colour, normal, shadow and gloss, deepest shape first; only then it is
lit, once as it is and once as its mirror image.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter, maximum_filter
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from fibres import TENDON, TONES, fading, flesh, places, seed_of, streaks, swelling
from ink import sheets
from light import WARMTH, Surface, lit, slope_allowance
from patches import Patch, Shape
from raster import Raster, Window, inward, mask

SKIN = np.array([243.0, 233.0, 224.0])
SECTION = np.array([206.0, 143.0, 125.0])  # where the body is cut through
UNDERLAY = np.array([168.0, 100.0, 90.0])  # gaps between muscles read as deeper flesh, not skin
EDGE = np.array([98.0, 62.0, 54.0])
FIBRE_INK = np.array([96.0, 40.0, 34.0])
INK = {"fibre": FIBRE_INK, "tendon": FIBRE_INK, "edge": EDGE}
INK_STRENGTH = {"fibre": 0.25, "tendon": 0.16, "edge": 0.50}
CREASE_DEPTH = 0.006  # body heights


@dataclass
class Layers:
    """The unlit picture of the sheet."""

    colour: np.ndarray
    normal: np.ndarray
    ambient: np.ndarray
    gloss: np.ndarray
    shadow: np.ndarray

    def lay(self, here: Window, alpha: np.ndarray, **paint: np.ndarray) -> None:
        """Blends paint over what is there."""
        for name, value in paint.items():
            layer = getattr(self, name)
            share = alpha[..., None] if layer.ndim == 3 else alpha
            layer[here] = layer[here] * (1 - share) + value * share


def paint(surface: Surface, drawn: list[Shape], raster: Raster) -> Layers:
    """The unlit picture of the muscles."""
    size = (raster.height, raster.width)
    cut = surface.cut[..., None]
    layers = Layers(
        SKIN * (1 - cut) + SECTION * cut,
        surface.normal.copy(),
        np.full(size, 0.62),
        np.full(size, 10.0),
        (0.80 + 0.20 * np.clip(surface.normal[..., 2], 0, 1)) * (0.45 + 0.55 * surface.openness),
    )
    _underlay(layers, surface, drawn, raster)
    for shape in drawn:
        if shape.patch.painted and not shape.whole.is_empty:
            _lay_patch(layers, surface, shape, raster)
    for kind, cover in sheets(drawn, raster).items():
        layers.lay(np.s_[:, :], cover * INK_STRENGTH[kind], colour=INK[kind])
    creases(layers, surface, raster.view.closeness)
    return layers


def _underlay(layers: Layers, surface: Surface, drawn: list[Shape], raster: Raster) -> None:
    flesh_shapes = [
        s.whole
        for s in drawn
        if s.patch.painted and s.patch.tone != "tendon" and s.patch.fade == (0, 0)
    ]
    if not flesh_shapes:
        return
    k = raster.k
    under = raster.shape(unary_union(flesh_shapes)).buffer(15 * k).buffer(-15 * k)
    here, cover = mask(under, raster)
    layers.lay(here, cover * (1 - surface.cut[here]), colour=UNDERLAY)


def _lay_patch(layers: Layers, surface: Surface, shape: Shape, raster: Raster) -> None:
    k = raster.k
    # a little beyond the silhouette, else its antialiased rim would show skin
    outline = raster.shape(shape.whole).buffer(0.8 * k, join_style="mitre")
    here, cover = mask(outline, raster)
    if not cover.size or cover.max() <= 0:
        return
    grid = raster.pixels(shape.grid)
    place = places(grid, *here)
    widths = np.maximum(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=1), 6 * k)
    depth = inward(cover, shape.patch.runs_on)
    colour, meat = _colour(shape.patch, *place, float(np.clip(widths.max() / (4.2 * k), 8, 220)))
    alpha = cover * fading(shape.patch, place[1])
    if shape.patch.lined:
        _contact_shadow(layers, here, alpha, k)
    rim = 1 - 0.22 * np.exp(-depth / (2.6 * k)) - 0.10 * np.exp(-depth / (14 * k))
    tilt = 0.86 + 0.14 * np.clip(surface.normal[here][..., 2], 0, 1)
    bent = surface.normal[here] + _relief(shape.patch, place, depth, widths, k)
    layers.lay(
        here,
        alpha,
        colour=colour,
        normal=bent / np.maximum(np.linalg.norm(bent, axis=-1, keepdims=True), 1e-6),
        ambient=np.full_like(depth, 0.50),
        gloss=16 + 16 * (1 - meat),
        shadow=rim * tilt * (0.62 + 0.38 * surface.openness[here]),
    )


def _colour(
    patch: Patch, s: np.ndarray, t: np.ndarray, count: float
) -> tuple[np.ndarray, np.ndarray]:
    """Flesh and tendon with about `count` streaks across, and how much of each pixel is flesh."""
    meat = flesh(patch, s, t, count)
    streak = 0.6 * streaks(s, t, count, seed_of(patch))
    streak += 0.5 * streaks(s, t, count * 2.3, seed_of(patch) + 50)
    colour = np.array(TONES[patch.tone], float) * meat[..., None] + TENDON * (1 - meat[..., None])
    return colour * (1 + (0.035 + 0.045 * meat) * np.clip(streak, -2.2, 2.2))[..., None], meat


def _relief(
    patch: Patch,
    place: tuple[np.ndarray, np.ndarray],
    depth: np.ndarray,
    widths: np.ndarray,
    k: float,
) -> np.ndarray:
    """How the belly of the muscle and its rounded rim bend the skin's normals."""
    belly = swelling(patch, *place, widths)
    radius = float(np.clip(min(widths.max() * 0.18, 16 * k), 5 * k, 26 * k))
    climb = np.clip(depth / radius, 0, 1)
    rim = 0.55 * radius * np.sqrt(1 - (1 - climb) ** 2)
    down, across = np.gradient(gaussian_filter(belly, 3 * k) + gaussian_filter(rim, 1.6 * k))
    return np.stack([-across, down, np.zeros_like(down)], axis=-1) * 0.8


def _contact_shadow(layers: Layers, here: Window, alpha: np.ndarray, k: float) -> None:
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


def creases(
    layers: Layers, surface: Surface, closeness: float, soft: float = 0.7, dark: float = 0.55
) -> None:
    """Dark lines where the body passes in front of itself: fingers, ears, armpits."""
    solid = surface.cover > 0.5
    near = np.where(solid, surface.depth, surface.depth[solid].min() - 1)
    least = CREASE_DEPTH * closeness + 2 * slope_allowance(surface)
    jump = maximum_filter(near, 3) - near > least
    line = gaussian_filter((jump & solid).astype(float), soft)
    layers.shadow *= 1 - dark * np.clip(line, 0, 1)


def finished(layers: Layers, body: BaseGeometry, raster: Raster) -> dict[str, Image.Image]:
    """The pictures of the view and of its twin by name, RGBA, transparent around the body."""
    cover = np.zeros((raster.height, raster.width))
    here, cover_here = mask(raster.shape(body), raster)
    cover[here] = cover_here
    sheets = []
    for facing in (-1, 1):
        bright, glint = lit(layers.normal * [facing, 1, 1], layers.ambient)
        shade = np.clip(bright * layers.shadow, 0, 1.35)[..., None] ** WARMTH
        sheet = np.dstack([layers.colour * shade + (glint * layers.gloss)[..., None], cover])
        sheets.append(sheet[:, ::-1] if facing < 0 else sheet)
    view = raster.view
    if not view.side:
        return {view.name: _trimmed(np.hstack(sheets), raster.k)}
    names = (view.twin, view.name)
    return {name: _trimmed(sheet, raster.k) for name, sheet in zip(names, sheets, strict=True)}


def _trimmed(sheet: np.ndarray, k: float) -> Image.Image:
    """Colour and cover as a picture with a line around the body."""
    picture, cover = sheet[..., :3], sheet[..., 3]
    depth = distance_transform_edt(cover > 0.5)
    rim = 0.55 * np.exp(-((depth / (1.9 * k)) ** 2))[..., None]
    picture = picture * (1 - rim) + EDGE * rim
    # colours run on outside the body, so that no scaling mixes in a foreign one at the edge
    _, nearest = distance_transform_edt(cover < 0.5, return_indices=True)
    picture = picture[tuple(nearest)]
    rgba = np.dstack([picture, cover * 255]).clip(0, 255)
    return Image.fromarray(np.rint(rgba).astype(np.uint8), "RGBA")
