"""The paraspinal strip: one cell a vertebra beside the midline of the back, C2 to S2.

Heights are this body's, of the spinous process that the hand finds: C5 and C7 as a skeleton fitted
into the body has them, the iliac crests at L4, the dimples over the posterior superior iliac
spines at S2; between them the vertebrae grow evenly downwards. The root given to each level is
the like-named one (at C7 also C8). All of it is unconfirmed: no clinician has checked it.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from curves import resample, spline
from patches import Carry
from views import View

LANDMARKS = {"C2": 0.897, "C5": 0.868, "C7": 0.849, "T3": 0.814, "T7": 0.756, "T12": 0.683}
LANDMARKS |= {"L4": 0.607, "L5": 0.590, "S1": 0.5775, "S2": 0.566}
LEVELS = (
    *(f"C{n}" for n in range(2, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    "S1",
    "S2",
)
EDGE = [  # height of a place, and how far the strip reaches from the midline there
    (0.556, 0.010), (0.570, 0.019), (0.590, 0.022), (0.61, 0.0205), (0.64, 0.017), (0.69, 0.013),
    (0.76, 0.0115), (0.83, 0.0125), (0.86, 0.0135), (0.89, 0.012), (0.9085, 0.009),
]  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One vertebra's strip on the image's right half, in box units."""

    muscle: str
    level: str
    segments: tuple[str, ...]
    shape: BaseGeometry


def heights() -> dict[str, float]:
    """Height of every level's spinous process above the sole, in body heights."""
    known = [LEVELS.index(name) for name in LANDMARKS]
    at = np.interp(np.arange(len(LEVELS)), known, list(LANDMARKS.values()))
    return dict(zip(LEVELS, at.tolist(), strict=True))


def cells(view: View, body: BaseGeometry, carry: Carry) -> list[Cell]:
    """The strip where the back is seen, top to bottom; nothing in the other views."""
    if view.name not in ("back", "head_back"):
        return []
    at = list(heights().values())
    middles = [(a + b) / 2 for a, b in pairwise(at)]
    tops = [2 * at[0] - middles[0], *middles]
    bottoms = [*middles, 2 * at[-1] - middles[-1]]
    edge = resample(spline([(x, y) for y, x in EDGE]), 400)
    return [
        Cell(_muscle(name), name, _segments(name), Polygon(carry(ring)).intersection(body))
        for name, low, top in zip(LEVELS, bottoms, tops, strict=True)
        for ring in [_ring(view, edge, low, top)]
        if low > view.box.bottom
    ]


def _ring(view: View, edge: np.ndarray, low: float, high: float) -> np.ndarray:
    ys = np.linspace(low, high, 9)
    xs = np.interp(ys, edge[:, 1], edge[:, 0])
    outer = np.stack([xs, ys], axis=1)
    return view.to_box(np.vstack([[0, low], outer, [0, high]]))


def _muscle(level: str) -> str:
    return {"C": "cervical", "T": "thoracic"}.get(level[0], "lumbar") + "_multifidus"


def _segments(level: str) -> tuple[str, ...]:
    return ("C7", "C8") if level == "C7" else (level,)
