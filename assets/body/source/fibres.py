"""What a patch looks like inside: places along its fibres, streaks, tendon, relief."""

import zlib
from itertools import pairwise

import numpy as np
from scipy.interpolate import LinearNDInterpolator
from scipy.ndimage import distance_transform_edt, gaussian_filter, map_coordinates, zoom

from patches import Patch, flesh_start

TONES = {
    "a": (221, 150, 131),
    "b": (211, 136, 119),
    "c": (228, 164, 144),
    "d": (198, 124, 110),
    "tendon": (240, 232, 218),
    "fat": (226, 196, 170),
}
TENDON = np.array([246.0, 238.0, 222.0])
COARSE = 4  # pixels

_streaks = gaussian_filter(
    np.random.default_rng(7).normal(size=(4096, 24)), (0.8, 1.2), mode="wrap"
)
_streaks /= _streaks.std()


def seed_of(patch: Patch) -> int:
    """A patch keeps its streaks when others are added before it."""
    return zlib.crc32(patch.id.encode()) % 997


def smooth(low: float, high: float, x: np.ndarray) -> np.ndarray:
    """0 below low, 1 above high, an S between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def streaks(s: np.ndarray, t: np.ndarray, count: float, seed: int) -> np.ndarray:
    """Noise with about `count` streaks across and slow change along; mean 0, deviation 1."""
    at = [s * count + seed * 97.3 + 20, t * 6 + seed * 3.1]
    return map_coordinates(_streaks, at, order=1, mode="grid-wrap")


def places(grid: np.ndarray, rows: slice, columns: slice) -> tuple[np.ndarray, np.ndarray]:
    """(s across, t along) of every pixel of a window, by inverting the patch's map.

    Interpolated on a coarse raster; pixels outside the map take their nearest neighbour's.
    """
    nodes, s, t = _beyond(grid[::3, ::2])
    inverse = LinearNDInterpolator(nodes.reshape(-1, 2), np.stack([s, t], axis=-1).reshape(-1, 2))
    y, x = np.mgrid[rows.start : rows.stop : COARSE, columns.start : columns.stop : COARSE]
    found = inverse(np.c_[x.ravel() + 0.5, y.ravel() + 0.5]).reshape(*x.shape, 2)
    outside = np.isnan(found[..., 0])
    if outside.any():
        nearest = distance_transform_edt(outside, return_distances=False, return_indices=True)
        found = found[tuple(nearest)]  # pyright: ignore[reportArgumentType, reportCallIssue]
    size = (rows.stop - rows.start, columns.stop - columns.start)
    factors = [n / m for n, m in zip(size, x.shape, strict=True)]
    across, along = (zoom(found[..., i], factors, order=1) for i in (0, 1))
    return np.clip(across, 0, 1), np.clip(along, 0, 1)


def _beyond(grid: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A map continued straight on past its edges, with its s and t.

    A coarse pixel beside the edge then knows how far out it lies; without that the rounding of
    the belly, steepest at the edge, comes out beaded.
    """
    along, across = grid.shape[:2]
    s, t = np.linspace(0, 1, across), np.linspace(0, 1, along)
    width = float(np.median(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=-1)))
    length = float(np.median(np.linalg.norm(grid[-1] - grid[0], axis=-1)))
    for axis, reach in ((1, 2 * COARSE / width), (0, 2 * COARSE / length)):
        n = grid.shape[axis]
        first, second, before, last = (np.take(grid, [i], axis) for i in (0, 1, n - 2, n - 1))
        steps = reach * (n - 1)
        ends = (first + (first - second) * steps, last + (last - before) * steps)
        grid = np.concatenate([ends[0], grid, ends[1]], axis=axis)
        if axis == 1:
            s = np.r_[-reach, s, 1 + reach]
        else:
            t = np.r_[-reach, t, 1 + reach]
    return grid, *np.meshgrid(s, t)


def flesh(patch: Patch, s: np.ndarray, t: np.ndarray, count: float) -> np.ndarray:
    """1 in the flesh, 0 in the tendon; the border is ragged, fibre by fibre."""
    if patch.tone == "tendon":
        return np.zeros_like(t)
    seed, still = seed_of(patch), np.zeros_like(t)
    width = patch.ragged
    rough = streaks(s, still, count * 0.35, seed + 11) * 0.035
    rough += streaks(s, still, count, seed + 12) * 0.018
    rough *= width / 0.06
    start, stop = flesh_start(patch, s), patch.flesh[1]
    share = np.ones_like(t)
    if start.max() > 0:
        share *= smooth(-width / 2, width / 2, t - start + rough)
    if stop < 1:
        share *= smooth(-width / 2, width / 2, stop - t + rough)
    for band in patch.bands:
        wave = 0.006 * np.sin(s * 9 + seed + band * 40)
        share *= smooth(0.002, 0.010, abs(t - band - wave) + rough * 0.10)
    return share


def swelling(patch: Patch, s: np.ndarray, t: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """Height of the belly over the bone, in pixels: round across, tapering to both ends."""
    ends = [0.0, *patch.bands, 1.0]
    belly = np.full_like(t, 0.4)
    for low, high in pairwise(ends):
        length = high - low
        segment = smooth(low, low + 0.12 * length, t) * smooth(0, 0.10 * length, high - t)
        belly += 0.6 * segment * ((t >= low) & (t < high))
    width = np.interp(t, np.linspace(0, 1, len(widths)), widths)
    return patch.relief * 0.5 * width * belly * np.sqrt(np.clip(1 - (2 * s - 1) ** 2, 0, 1))


def fading(patch: Patch, t: np.ndarray) -> np.ndarray:
    """How much of the patch is there: less towards ends that fade."""
    share = np.ones_like(t)
    first, last = patch.fade
    if first:
        share *= smooth(0, first, t)
    if last:
        share *= smooth(0, last, 1 - t)
    return share
