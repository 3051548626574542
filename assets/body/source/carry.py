"""Carries figures from the body they are drawn on to another one.

The bodies share topology: a vertex is the same place of each. So every vertex that is seen in a
view of both says where its place of the one picture lies in the other, and a smooth warp through
these pairs carries whatever is drawn between them. Places seen edgewise say little about where the
picture's edge goes; there the outlines are paired, each place with the nearest of the other.

Places are vertices and not what rays find, and the warp is rounded: a processor's own float32
rounding would show in the last digit of the outlines.
"""

from functools import cache

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

import mesh
from mesh import REFERENCE, Mesh
from patches import Carry
from pieces import piece
from silhouette import polygons, silhouette
from views import HEIGHT, View, cast, views_of

CELL, CLOSE_CELL = 80.0, 120.0  # box units; places within one are one pair
STEP = 100.0  # of the warp's nodes, box units
MARGIN = 1000.0  # around the picture, where patches reach out of it
SMOOTHING = 3e-4
SIGHT, FACING = (
    0.004,
    0.35,
)  # body heights; least share of the normal towards the viewer
EDGE_REACH = 260.0  # box units, how far an edge may lie from where the warp without edges puts it
ROUNDS = 2
GRAIN = 1e-2  # box units that the warp is rounded to


def carry_to(view: View) -> Carry:
    """What brings a figure of the view to the body that the view shows."""
    return stay if view.body == REFERENCE else _warp(view)


def stay(points: np.ndarray) -> np.ndarray:
    """Where they were drawn."""
    return points


@cache
def _warp(view: View) -> Carry:
    drawn = views_of(REFERENCE)[view.name]
    one, two = piece(mesh.load(REFERENCE), drawn), piece(mesh.load(view.body), view)
    there, here = _seen_pairs(one, drawn, two, view)
    edges, targets = (
        _edge(silhouette(body, its).body, its) for body, its in ((one, drawn), (two, view))
    )
    warp = _fitted(there, here)
    for _ in range(ROUNDS):
        paired, goals = _edge_pairs(warp, edges, targets)
        warp = _fitted(np.vstack([there, paired]), np.vstack([here, goals]))
    return tabled(warp, drawn)


def tabled(warp: Carry, drawn: View) -> Carry:
    """The warp at nodes, rounded, and read between them; the midline stays where it is."""
    aside, below = (int((size / 2 + MARGIN) / STEP) + 1 for size in (drawn.width, HEIGHT))
    across = drawn.width / 2 + STEP * np.arange(-aside, aside + 1)
    down = HEIGHT / 2 + STEP * np.arange(-below, below + 1)
    nodes = np.stack(np.meshgrid(across, down), axis=-1)
    moves = warp(nodes.reshape(-1, 2)).reshape(nodes.shape) - nodes
    if not drawn.side:
        moves = (moves + moves[:, ::-1] * [-1, 1]) / 2
    moves = np.rint(moves / GRAIN) * GRAIN

    def carry(points: np.ndarray) -> np.ndarray:
        at = [(points[..., 1] - down[0]) / STEP, (points[..., 0] - across[0]) / STEP]
        away = [map_coordinates(moves[..., k], at, order=3, mode="nearest") for k in (0, 1)]
        return points + np.stack(away, axis=-1)

    return carry


def _seen_pairs(one: Mesh, drawn: View, two: Mesh, view: View) -> tuple[np.ndarray, np.ndarray]:
    """Places of one picture and the same places of the other, a pair a cell."""
    shown = np.unique(two.triangles)
    before, after = (two.home + two.moved)[shown], two.vertices[shown]
    seen = _seen(one, drawn, before) & _seen(two, view, after)
    there, here = drawn.project(before[seen]), view.project(after[seen])
    close = (abs(there - [drawn.width / 2, HEIGHT / 2]) < [drawn.width, 0.6 * HEIGHT]).all(axis=1)
    there, here = there[close], here[close]
    squares = np.floor(there / _cell(drawn)).astype(int)
    cells, which = np.unique(squares, axis=0, return_inverse=True)
    count = np.bincount(which.ravel(), minlength=len(cells))[:, None]

    def middle(places: np.ndarray) -> np.ndarray:
        columns = [np.bincount(which.ravel(), places[:, k], len(cells)) for k in (0, 1)]
        return np.stack(columns, axis=1) / count

    return middle(there), middle(here)


def _cell(view: View) -> float:
    return CELL if view.whole else CLOSE_CELL


def _seen(body: Mesh, view: View, places: np.ndarray) -> np.ndarray:
    away = places - view.origin
    across, height, depth = (away @ np.array(axis) for axis in (view.right, view.up, view.toward))
    hits = cast(body, view, across, height)
    near = hits.found & (abs(hits.depth - depth) < SIGHT * view.closeness)
    return near & ((hits.normal[:, 2] > FACING) | body.cut[hits.triangle])


def _fitted(there: np.ndarray, here: np.ndarray) -> Carry:
    spline = RBFInterpolator(there / HEIGHT, (here - there) / HEIGHT, smoothing=SMOOTHING)
    return lambda points: points + spline(points / HEIGHT) * HEIGHT


def _edge(outline: BaseGeometry, view: View) -> tuple[np.ndarray, np.ndarray]:
    """Places along an outline, but for the picture's frame, and which way is out there."""
    places, outward = [], []
    for polygon in polygons(outline):
        for ring in (polygon.exterior, *polygon.interiors):
            count = max(int(ring.length / _cell(view)), 8)
            at = np.linspace(0, ring.length, count, endpoint=False)
            line = np.array([ring.interpolate(d).coords[0] for d in at])
            ahead = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
            normal = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
            turn = 1 if ring.is_ccw else -1
            if ring is not polygon.exterior:
                turn = -turn
            places.append(line)
            outward.append(
                turn * normal / np.maximum(np.linalg.norm(normal, axis=1), 1e-9)[:, None]
            )
    line, normal = np.vstack(places), np.vstack(outward)
    frame = np.array([view.width, HEIGHT])
    inside = ((line > 5) & (line < frame - 5)).all(axis=1)
    return line[inside], normal[inside]


def _edge_pairs(
    warp: Carry,
    edges: tuple[np.ndarray, np.ndarray],
    targets: tuple[np.ndarray, np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Places of the one outline, each with the nearest of the other that faces alike."""
    (line, normal), (goals, facing) = edges, targets
    put = warp(line)
    away, nearest = cKDTree(goals).query(put, k=24)
    alike = (facing[nearest] * normal[:, None]).sum(axis=2) > 0.6
    away = np.where(alike, away, np.inf)
    best = away.argmin(axis=1)
    chosen = np.arange(len(line))
    good = away[chosen, best] < EDGE_REACH
    return line[good], goals[nearest[chosen, best]][good]
