"""The bare body as pixels: normals, depth and how open each place is to the sky; and the lamp.

Only the sheet is looked at that is drawn. Its mirror image, the other half or the other side's
view, is lit anew, so that the light keeps its direction.
"""

from dataclasses import dataclass

import numpy as np

from mesh import EYE, Mesh
from raster import Raster
from views import View, cast, homes

OVERSAMPLE = 2
LAMP = np.array([-0.30, 0.52, 0.80]) / np.linalg.norm([-0.30, 0.52, 0.80])
HALFWAY = LAMP + np.array([0, 0, 1])
GLINT = HALFWAY / np.linalg.norm(HALFWAY)
WARMTH = np.array([0.80, 1.04, 1.12])  # per-channel exponent of the shade: warm, not muddy, shadows
FLAT = np.array([0.0, 0.0, 1.0])  # cut faces are shown flat, as on a plate, however they turn
SKY_RAYS, SKY_REACH = 64, 0.10  # reach in body heights


@dataclass(frozen=True)
class Surface:
    """The bare body, one entry a pixel."""

    cover: np.ndarray  # 0..1
    normal: np.ndarray
    depth: np.ndarray
    openness: np.ndarray  # 0..1, share of the sky that is seen
    cut: np.ndarray  # 0..1, where the body is cut through
    eye: np.ndarray  # 0..1
    home: np.ndarray  # the place on the reference body, where there is one
    step: float  # body heights a pixel


def look(mesh: Mesh, raster: Raster) -> Surface:
    """Ray-casts the sheet, `OVERSAMPLE` squared rays a pixel."""
    view, h, w, n = raster.view, raster.height, raster.width, OVERSAMPLE
    tall = view.box.top - view.box.bottom
    sky, eyes = openness(mesh, view), mesh.part_mask(EYE)
    cover, depth, opened, cut, eye = (np.zeros((h, w)) for _ in range(5))
    normal, home = np.zeros((h, w, 3)), np.zeros((h, w, 3))
    left = view.box.left if view.side else 0.0
    across = left + (np.arange(w * n) + 0.5) / (w * n) * (view.box.right - left)
    for top in range(0, h, 128):
        rows = min(128, h - top)
        down = view.box.top - (np.arange(top * n, (top + rows) * n) + 0.5) / (h * n) * tall
        u, v = np.meshgrid(across, down)
        hits = cast(mesh, view, u.ravel(), v.ravel())
        seen = (sky[mesh.triangles[hits.triangle]] * hits.weights).sum(axis=1) * hits.found
        section = mesh.cut[hits.triangle] & hits.found
        seen[section], hits.normal[section] = 1.0, FLAT

        def pixels(values: np.ndarray, rows: int = rows) -> np.ndarray:
            found = values.reshape(rows, n, w, n, -1).mean(axis=(1, 3))
            return found[..., 0] if values.ndim == 1 else found

        share = pixels(hits.found.astype(float))
        here, known = slice(top, top + rows), np.maximum(share, 1e-6)
        cover[here] = share
        depth[here] = pixels(hits.depth) / known
        opened[here] = pixels(seen) / known
        eye[here] = pixels((eyes[hits.triangle] & hits.found).astype(float)) / known
        cut[here] = pixels(section.astype(float)) / known
        normal[here] = pixels(hits.normal)
        home[here] = pixels(homes(mesh, hits) * hits.found[:, None]) / known[..., None]
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-9)
    return Surface(cover, normal, depth, np.where(cover > 0, opened, 1.0), cut, eye, home, tall / h)


def openness(mesh: Mesh, view: View) -> np.ndarray:
    """For every vertex, the share of short rays into its half space that meet nothing."""
    right, toward = np.array(view.right, float), np.array(view.toward, float)
    drawn = mesh.vertices @ right > -0.02 if not view.side else True
    wanted = np.flatnonzero(drawn & (mesh.normals @ toward > -0.2))
    count = np.arange(SKY_RAYS)
    radius = np.sqrt((count + 0.5) / SKY_RAYS)  # cosine-weighted spiral
    angle = count * np.pi * (3 - np.sqrt(5))
    normal = mesh.normals[wanted]
    helper = np.where(abs(normal[:, 1:2]) < 0.9, [[0.0, 1.0, 0.0]], [[1.0, 0.0, 0.0]])
    side = np.cross(helper, normal)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(normal, side)
    origin = (mesh.vertices[wanted] + normal * 0.0015 * view.closeness).astype(np.float32)
    free = np.zeros(len(wanted))
    for r, a in zip(radius, angle, strict=True):
        aim = r * np.cos(a) * side + r * np.sin(a) * other + np.sqrt(1 - r * r) * normal
        reach = np.full(len(wanted), SKY_REACH * view.closeness, np.float32)
        hit = mesh.scene.run(origin, aim.astype(np.float32), dists=reach, query="OCCLUDED")
        free += np.asarray(hit) != 0
    out = np.ones(len(mesh.vertices))
    out[wanted] = free / SKY_RAYS
    return out


def lit(normal: np.ndarray, ambient: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Brightness (about 0.5 to 1.1) and glint (0 to 1) of surfaces with these normals."""
    diffuse = np.clip(normal @ LAMP, 0, 1)
    return ambient + (1.06 - ambient) * diffuse, np.clip(normal @ GLINT, 0, 1) ** 28


def slope_allowance(surface: Surface) -> np.ndarray:
    """Depth change per pixel that the tilt explains; without it skin seen edge-on turns black."""
    tilt = np.clip(surface.normal[..., 2], 0.05, 1)
    return np.sqrt(1 - tilt**2) / tilt * surface.step
