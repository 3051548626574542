"""The skin dress: the bare body in the calm tone of an atlas's plates, lit as the muscles are.

The mesh is smooth where a body isn't: a little of the muscles' relief shows through the skin. What
is coloured otherwise (lips, brows, eyes, a warmer tone over joints) is told by places on the
reference body, so it sits on every body and in every view alike.
"""

from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from curves import resample, spline
from fibres import smooth
from light import Surface
from mesh import EYES, REFERENCE
from paint import SECTION, Layers, creases
from patches import Carry, points
from raster import Raster
from views import VIEWS

TONE = np.array([238.0, 209.0, 188.0])
WARM = np.array([214.0, 150.0, 128.0])
LIPS = np.array([198.0, 128.0, 114.0])
BROWS = np.array([140.0, 104.0, 84.0])
WHITE, IRIS, PUPIL = (np.array(c, float) for c in ((236, 228, 219), (134, 108, 88), (62, 50, 45)))
WARMER = [  # a place of the left side, how far it reaches, how much: body heights
    (0.161, 0.655, -0.025, 0.022, 0.30), (0.069, 0.292, 0.060, 0.032, 0.26),
    (0.045, 0.925, 0.027, 0.017, 0.30), (0.030, 0.915, 0.080, 0.022, 0.20),
    (0.000, 0.918, 0.112, 0.012, 0.24), (0.252, 0.450, 0.020, 0.026, 0.20),
    (0.275, 0.405, 0.040, 0.028, 0.22), (0.075, 0.010, 0.125, 0.030, 0.24),
    (0.080, 0.012, -0.030, 0.026, 0.26),
]  # fmt: skip
UPPER_LIP = ((0.0, 900.5), (1.8, 901.2), (4.0, 901.2), (9.0, 899.2), (13.2, 895.6))
LOWER_LIP = ((0.0, 888.4), (5.0, 889.0), (9.0, 891.2), (13.2, 895.6))
BROW = ((8.0, 944.0), (15.0, 946.8), (22.0, 947.2), (29.5, 943.8))
RELIEF = {"body": 0.34, "side": 0.34, "hand": 0.14, "foot": 0.14}
FOLDS = {  # lines of a view's skin that the mesh hasn't, in the figures' own coordinates
    "hand_right_palm": (
        "-23.3,-50.5 -14.8,-46.4 -7,-36.2 -3.3,-24.2 -2.4,-10.3",
        "-23.3,-49.4 -10.7,-47.9 2.3,-44.6 14.3,-38.1",
        "-8.9,-60.9 -0.5,-55.7 9.7,-53.5 22.3,-48.3",
        "-12,-6 -0.5,-7.5 10.6,-5.6", "-6.4,-66.9 4.9,-66.9", "-6.1,-83 4.1,-83",
        "-5.5,-100.2 3.4,-100.2", "-21.5,-61.7 -10.3,-65", "-27.4,-76.5 -18.1,-78.4",
        "-28.5,-94.3 -20.4,-95.8", "6.9,-63.1 17.1,-59.8", "10.6,-78.9 20.3,-76.5",
        "13.8,-96.2 22.7,-94.3", "19.3,-55.7 26.8,-52.4", "22.7,-66.9 30.1,-64.6",
        "25.8,-76.1 32.7,-74.6", "-47.4,-45.1 -40.4,-50.5", "-36.7,-31.6 -30.2,-40.9",
    ),
}  # fmt: skip


def dress(surface: Surface, muscles: Layers, raster: Raster, carry: Carry) -> Layers:
    """The unlit picture of the skin, from the bare body and the painted muscles below it."""
    cut = surface.cut[..., None]
    colour = _colour(surface, raster)
    tilt = 0.82 + 0.18 * np.clip(surface.normal[..., 2], 0, 1)
    normal = _normal(surface, muscles, raster)
    layers = Layers(
        colour * (1 - cut) + SECTION * cut,
        normal,
        np.full(surface.cover.shape, 0.60),
        np.full(surface.cover.shape, 7.0),
        tilt * (0.36 + 0.64 * surface.openness) * _modelling(normal, raster),
    )
    _eyes(layers, surface)
    layers.shadow *= 1 - 0.34 * _folds(raster, carry)
    creases(layers, surface, raster.view.closeness, soft=max(1.2, 2.2 * raster.k), dark=0.6)
    return layers


def _normal(surface: Surface, muscles: Layers, raster: Raster) -> np.ndarray:
    view, k = raster.view, raster.k
    share = RELIEF[view.part] if view.whole or view.part != "body" else 0.12
    face = (surface.home[..., 1] > 0.872) & (surface.home[..., 2] > -0.02)
    share = share * (1 - 0.8 * gaussian_filter(face.astype(float), 10 * k))
    bend = (muscles.normal - surface.normal) * (surface.cover > 0.5)[..., None]
    bent = surface.normal + share[..., None] * _softened(bend, 5 * k, raster)
    return bent / np.maximum(np.linalg.norm(bent, axis=-1, keepdims=True), 1e-6)


def _softened(normal: np.ndarray, reach: float, raster: Raster) -> np.ndarray:
    """Blurred; beyond the midline lies the mirror image, else the halves would meet in an edge."""
    pad = 0 if raster.view.side else min(int(4 * reach) + 1, raster.width)
    beyond = normal[:, :pad][:, ::-1] * [-1, 1, 1]
    return gaussian_filter(np.hstack([beyond, normal]), (reach, reach, 0))[:, pad:]


def _modelling(normal: np.ndarray, raster: Raster) -> np.ndarray:
    """Hollows a little darker, ridges a little lighter than the light alone has them."""
    shade = np.ones(normal.shape[:2])
    for reach, most in ((3.0, 0.05), (12.0, 0.07)):
        soft = _softened(normal, reach * raster.k, raster)
        bulge = np.gradient(soft[..., 0], axis=1) - np.gradient(soft[..., 1], axis=0)
        shade += most * np.tanh(bulge * reach * raster.k * 3)
    return shade


def _colour(surface: Surface, raster: Raster) -> np.ndarray:
    chance = np.random.default_rng(5)
    colour = np.broadcast_to(TONE, (*surface.cover.shape, 3)).copy()
    for reach, most in ((2.0, 0.006), (24.0, 0.012)):
        grain = gaussian_filter(chance.normal(size=surface.cover.shape), reach * raster.k)
        colour *= 1 + most * np.clip(grain / grain.std(), -2, 2)[..., None] * [0.6, 1.0, 1.1]
    place = np.dstack([abs(surface.home[..., :1]), surface.home[..., 1:]])
    for x, y, z, reach, most in WARMER:
        away = np.linalg.norm(place - [x, y, z], axis=-1)
        _mix(colour, WARM, most * np.exp(-((away / reach) ** 2)))
    x, y = place[..., 0] * 1000, place[..., 1] * 1000
    front = place[..., 2] > 0.06
    _mix(colour, LIPS, 0.5 * front * _between(x, y, LOWER_LIP, UPPER_LIP, 13.2, 0.8))
    low, high = (tuple((u, v + by) for u, v in BROW) for by in (-1.3, 1.3))
    ends = smooth(7.0, 11.0, x) * smooth(0, 7.0, 30.0 - x)
    _mix(colour, BROWS, 0.5 * front * ends * _between(x, y, low, high, 30.0, 1.2))
    return colour


def _between(
    x: np.ndarray,
    y: np.ndarray,
    low: tuple[tuple[float, float], ...],
    high: tuple[tuple[float, float], ...],
    end: float,
    soft: float,
) -> np.ndarray:
    """1 between two lines over x, 0 outside, with a soft edge; thousandths of a body height."""
    bottom, top = (np.interp(x, *np.array(line).T) for line in (low, high))
    inside = smooth(-soft, soft, y - bottom) * smooth(-soft, soft, top - y)
    return inside * smooth(-soft, soft, end - x)


def _mix(colour: np.ndarray, other: np.ndarray, share: np.ndarray) -> None:
    colour += (other - colour) * share[..., None]


def _folds(raster: Raster, carry: Carry) -> np.ndarray:
    """How deep each pixel lies in a fold, 0 to 1; folds are finest at their ends."""
    page = Image.new("L", (raster.width * 2, raster.height * 2), 0)
    pen = ImageDraw.Draw(page)
    for text in FOLDS.get(raster.view.name, ()):
        line = VIEWS[raster.view.name].to_box(resample(spline(list(points(text))), 60))
        places = raster.pixels(carry(line)) * 2
        for i, (one, two) in enumerate(pairwise(places)):
            wide = round(9 * raster.k * np.sin(np.pi * (i + 0.5) / len(places)) ** 0.6 + 0.5)
            pen.line([*one, *two], fill=255, width=wide)
    half = page.resize((raster.width, raster.height), Image.Resampling.BOX)
    return gaussian_filter(np.asarray(half, np.float64) / 255, 2.6 * raster.k)


def _eyes(layers: Layers, surface: Surface) -> None:
    """Quiet eyes that look ahead: the mesh has none, so their place tells where they are."""
    centre, _ = EYES[REFERENCE]
    away = np.dstack([abs(surface.home[..., :1]), surface.home[..., 1:]]) - centre
    distance = np.maximum(np.linalg.norm(away, axis=-1), 1e-6)
    turn = np.degrees(np.arccos(np.clip(away[..., 2] / distance, -1, 1)))
    colour = np.broadcast_to(WHITE, layers.colour.shape).copy()
    _mix(colour, IRIS, smooth(-1.5, 1.5, 25 - turn))
    _mix(colour, PUPIL, smooth(-1.5, 1.5, 10 - turn) * 0.9)
    layers.lay(np.s_[:, :], surface.eye, colour=colour, shadow=0.45 + 0.55 * layers.shadow)
