"""What of the body a view shows: cut free with planes, and an arm moved beside the trunk."""

from dataclasses import replace

import numpy as np

from mesh import CUT, Mesh
from views import View

ARM_BESIDE = 0.178  # how far behind its place the side view draws the arm, in body heights
STUMP = 0.42  # share of the upper arm that stays on the trunk
FOREARM = 0.055  # how much of it stays on the hand, of the reference body's
ANKLE_CUT = 0.058  # height above the sole
PER_VERTEX = ("vertices", "normals", "home", "moved")
CAP = {  # from the shoulder joint, x and y: what the arm takes along, and the plane it is cut with
    "male": (0.0563, -0.0687, 0.0118, -0.0757),
    "female": (0.0400, -0.0450, 0.0020, -0.0757),
}


def piece(body: Mesh, view: View) -> Mesh:
    """The mesh that a view shows. Twins are made from the drawn view's."""
    if view.part == "side":
        return _together(_without_arms(body), _arm_beside(body, view))
    if view.part == "hand":
        hand = kept(body, body.part_mask("hand_R", "forearm_R"))
        above = FOREARM * view.size * np.array(view.up)
        return clipped(hand, np.array(view.origin) + above, view.up)
    if view.part == "foot":
        foot = kept(body, body.part_mask("foot_R", "leg_R"))
        return clipped(foot, (0, ANKLE_CUT, 0), (0, 1, 0))
    return body


def _without_arms(body: Mesh) -> Mesh:
    trunk = kept(body, ~body.part_mask("forearm", "hand"))
    for side in "LR":
        shoulder, elbow = body.joints[f"upperarm01.{side}"], body.joints[f"lowerarm01.{side}"]
        along = elbow - shoulder
        arm = trunk.part_mask(f"upperarm_{side}")
        trunk = clipped(trunk, shoulder + STUMP * along, along, only=arm)
    return trunk


def _arm_beside(body: Mesh, view: View) -> Mesh:
    """The right arm with its cap of shoulder, open towards the trunk, which no ray sees."""
    middle = body.vertices[body.triangles].mean(axis=1)
    shoulder = body.joints["upperarm01.R"][:2]
    inner, lower, *plane = np.round(np.tile(shoulder, 2) + CAP[view.body], 4)
    cap = body.part_mask("trunk") & (middle[:, 0] < inner) & (middle[:, 1] > lower)
    arm = kept(body, body.part_mask("upperarm_R", "forearm_R", "hand_R") | cap)
    arm = clipped(arm, np.array([*plane, 0.0]), (0.125, -0.010, 0), face=False)
    away = -ARM_BESIDE * np.array(view.right)
    return replace(arm, vertices=arm.vertices + away, moved=arm.moved + away)


def _together(one: Mesh, two: Mesh) -> Mesh:
    return replace(
        one,
        triangles=np.vstack([one.triangles, two.triangles + len(one.vertices)]),
        parts=np.r_[one.parts, two.parts],
        **{name: np.vstack([getattr(one, name), getattr(two, name)]) for name in PER_VERTEX},
    )


def kept(body: Mesh, triangles: np.ndarray) -> Mesh:
    """Only the triangles of a mask."""
    return replace(body, triangles=body.triangles[triangles], parts=body.parts[triangles])


def clipped(
    body: Mesh,
    point: tuple[float, float, float] | np.ndarray,
    normal: tuple[float, float, float] | np.ndarray,
    only: np.ndarray | None = None,
    face: bool = True,
) -> Mesh:
    """Cuts away what lies on the side of a plane that `normal` points to.

    Args:
        only: mask of the triangles that the plane cuts; all, when not given.
        face: closes the cut with a flat face. Its border must be seen whole from its middle.
    """
    normal = np.asarray(normal, float) / np.linalg.norm(normal)
    away = (body.vertices - np.asarray(point)) @ normal
    over = away[body.triangles] > 0
    if only is not None:
        over &= only[:, None]
    count = over.sum(axis=1)
    whole = count == 0
    grown = {name: [getattr(body, name)] for name in PER_VERTEX}
    triangles, parts = [body.triangles[whole]], [body.parts[whole]]
    border = []
    size = len(body.vertices)
    for outside in (1, 2):  # corners of a triangle that are cut away
        hit = np.flatnonzero(count == outside)
        lone = (over[hit] == (outside == 1)).argmax(axis=1)[:, None]
        a, b, c = np.take_along_axis(body.triangles[hit], (lone + np.arange(3)) % 3, axis=1).T
        p, q = size + np.arange(len(hit)), size + len(hit) + np.arange(len(hit))
        size += 2 * len(hit)
        for other in (b, c):
            share = (away[a] / (away[a] - away[other]))[:, None]
            for name, values in grown.items():
                values.append(getattr(body, name)[a] * (1 - share) + values[0][other] * share)
        rest = [(p, b, c), (p, c, q)] if outside == 1 else [(a, p, q)]
        triangles += [np.stack(corners, axis=1) for corners in rest]
        parts += [body.parts[hit]] * len(rest)
        border.append(np.stack([q, p] if outside == 1 else [p, q], axis=1))
    cut = replace(
        body,
        triangles=np.vstack(triangles),
        parts=np.concatenate(parts),
        **{name: np.vstack(values) for name, values in grown.items()},
    )
    return _faced(cut, np.vstack(border), normal) if face else cut


def _faced(body: Mesh, border: np.ndarray, normal: np.ndarray) -> Mesh:
    """A fan over the border of a cut, facing along `normal`, with points of its own."""
    first, corners = len(body.vertices), border.size
    at = first + 2 * np.arange(len(border))
    fan = np.stack([at, at + 1, np.full(len(border), first + corners)], axis=1)

    def with_rim(values: np.ndarray) -> np.ndarray:
        rim = values[border].reshape(-1, 3)
        return np.vstack([values, rim, rim.mean(axis=0)])

    points = with_rim(body.vertices)
    a, b, c = (points[fan[:, k]] for k in range(3))
    backwards = (np.cross(b - a, c - a) @ normal) < 0
    fan[backwards] = fan[backwards][:, [1, 0, 2]]
    return replace(
        body,
        vertices=points,
        triangles=np.vstack([body.triangles, fan]),
        normals=np.vstack([body.normals, np.tile(normal, (corners + 1, 1))]),
        parts=np.r_[body.parts, np.full(len(fan), CUT)],
        home=with_rim(body.home),
        moved=with_rim(body.moved),
    )
