"""The views: which way a picture looks, its box, and what the rays find there.

Front view: the image's left is the subject's right. Back view: the image's left is the subject's
left. A view whose axes are left-handed would be a mirror image, which a symmetric body hides;
`View` refuses it.

Ten views are drawn. Front, back and the head's front and back are drawn on the image's right half
and mirrored within the picture. The others are drawn of the subject's right side, and the left
one, their twin, is their mirror image.

Box units: the box is 10000 high, x to the image's right, y down. All outlines are computed in
them, whatever the size of the picture, so that outlines never depend on it.
"""

from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np
from shapely.geometry import Polygon, box

from mesh import REFERENCE, Mesh, joints

HEIGHT = 10000
WHOLE = 1.04  # body heights that a picture of the whole body shows
FAR = 10.0

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Box:
    """What a picture shows, in body heights from the view's origin."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class View:
    """Where a picture is looked at from: unit axes to the image's right, up, and to the viewer.

    Attributes:
        part: what of the body is shown: `body`, `side`, `hand` or `foot`.
        origin: the place in the body that figures measure from.
        side: the only side that is shown; empty where both are, each on its half.
        figure: the name of the file with the muscles, where it is not the view's own.
        twin: the same view of the other side.
        drawn: False for a view that is only made as its twin's mirror image.
        body: whose picture it is.
        size: of the hand or foot it shows, against that of the reference body.
    """

    name: str
    right: Vector
    up: Vector
    toward: Vector
    box: Box
    part: str = "body"
    origin: Vector = (0.0, 0.0, 0.0)
    side: str = ""
    figure: str = ""
    twin: str = ""
    drawn: bool = True
    body: str = REFERENCE
    size: float = 1.0

    def __post_init__(self) -> None:
        if not np.allclose(np.cross(self.right, self.up), self.toward, atol=1e-9):
            raise ValueError(f"view {self.name}: left-handed axes would mirror the picture")

    @property
    def near_side(self) -> str:
        """The subject's side where muscles are drawn: the image's right half, if both show."""
        return self.side or ("left" if self.right[0] > 0 else "right")

    @property
    def far_side(self) -> str:
        """The other one."""
        return "right" if self.near_side == "left" else "left"

    @property
    def image_left(self) -> str:
        """What of the subject lies towards the image's left."""
        if abs(self.right[2]) > abs(self.right[0]):
            return "back" if self.right[2] > 0 else "front"
        return "right" if self.right[0] > 0 else "left"

    @property
    def whole(self) -> bool:
        """Whether the picture shows the body from the crown to the soles."""
        return self.box.bottom < 0 and self.box.top > 1

    @property
    def scale(self) -> float:
        """Box units per body height."""
        return HEIGHT / (self.box.top - self.box.bottom)

    @property
    def closeness(self) -> float:
        """Reaches that belong to the eye and not to the body shrink with this."""
        return float(np.sqrt((self.box.top - self.box.bottom) / WHOLE))

    @property
    def width(self) -> int:
        """Of the box, in box units."""
        return round((self.box.right - self.box.left) * self.scale)

    @property
    def zero(self) -> float:
        """Where the plane through the origin lies, in box units from the left."""
        return self.width / 2 - (self.box.left + self.box.right) / 2 * self.scale

    @property
    def sheet_left(self) -> float:
        """Where the part that is drawn begins: at the midline, if the rest is its mirror image."""
        return 0.0 if self.side else self.width / 2

    @property
    def sheet_width(self) -> float:
        """How wide the part is that is drawn, in box units."""
        return self.width - self.sheet_left

    @property
    def sheet(self) -> Polygon:
        """The part that is drawn, in box units."""
        return box(self.sheet_left, 0, self.width, HEIGHT)

    def to_box(self, points: np.ndarray) -> np.ndarray:
        """(distance to the image's right, height), from the origin, in body heights -> box."""
        points = np.asarray(points, float)
        flat = [self.zero + points[..., 0] * self.scale, (self.box.top - points[..., 1])]
        return np.stack([flat[0], flat[1] * self.scale], axis=-1)

    def from_box(self, points: np.ndarray) -> np.ndarray:
        """The way back."""
        points = np.asarray(points, float)
        across = (points[..., 0] - self.zero) / self.scale
        return np.stack([across, self.box.top - points[..., 1] / self.scale], axis=-1)

    def project(self, points: np.ndarray) -> np.ndarray:
        """Places in the body -> box units."""
        away = points - np.array(self.origin)
        return self.to_box(np.stack([away @ self.right, away @ self.up], axis=-1))


def mirrored(view: View, name: str) -> View:
    """The view of the other side that shows the mirror image."""

    def across(v: Vector) -> Vector:
        return (-v[0], v[1], v[2])

    right = across(view.right)
    frame = view.box
    return replace(
        view,
        name=name,
        right=(-right[0], -right[1], -right[2]),
        up=across(view.up),
        toward=across(view.toward),
        box=Box(-frame.right, -frame.left, frame.bottom, frame.top),
        origin=across(view.origin),
        side=view.far_side,
        twin=view.name,
        drawn=False,
    )


X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
BACKWARDS = ((-1.0, 0.0, 0.0), Y, (0.0, 0.0, -1.0))
FROM_THE_RIGHT = (Z, Y, (-1.0, 0.0, 0.0))
BODY_BOX, SIDE_BOX = Box(-0.32, 0.32, -0.02, 1.02), Box(-0.245, 0.155, -0.02, 1.02)
HEAD_BOX = Box(-0.095, 0.095, 0.81, 1.01)
HEAD_BOXES = {  # from the front, and from the side
    "male": (HEAD_BOX, Box(-0.075, 0.115, 0.81, 1.01)),
    "female": (Box(-0.0912, 0.0912, 0.816, 1.008), Box(-0.0735, 0.1089, 0.816, 1.008)),
}
PALM_BOX, HAND_BACK_BOX = Box(-0.0645, 0.0445, -0.1225, 0.063), Box(-0.0445, 0.0645, -0.1225, 0.063)
SOLE_BOX, FOOT_TOP_BOX = Box(-0.047, 0.040, -0.044, 0.122), Box(-0.040, 0.047, -0.044, 0.122)


def _scaled(frame: Box, size: float) -> Box:
    return Box(frame.left * size, frame.right * size, frame.bottom * size, frame.top * size)


def _size(body: str, one: str, two: str) -> float:
    """The distance between two joints, against that of the reference body."""
    here, there = (np.linalg.norm(at[one] - at[two]) for at in (joints(body), joints(REFERENCE)))
    return round(float(here / there), 3)


def _unit(v: np.ndarray) -> np.ndarray:
    return v / np.linalg.norm(v)


def _vector(v: np.ndarray) -> Vector:
    return (float(v[0]), float(v[1]), float(v[2]))


def _joint(body: str, name: str) -> Vector:
    return _vector(np.round(joints(body)[name], 4))


def _hand(body: str) -> list[View]:
    """The right hand hanging, as in front and back view: wrist up, fingers down."""
    wrist, knuckle = "wrist.R", "finger3-1.R"  # of the middle finger
    origin, size = _joint(body, wrist), _size(body, wrist, knuckle)
    up = _unit(np.array(origin) - np.array(_joint(body, knuckle)))
    palm = _unit(np.array(Z) - up * up[2])
    return [
        View(
            f"hand_right_{name}", _vector(np.cross(up, toward)), _vector(up), _vector(toward),
            _scaled(frame, size), "hand", origin, "right", f"hand_{name}", f"hand_left_{name}",
            size=size,
        )
        for name, toward, frame in (("palm", palm, PALM_BOX), ("back", -palm, HAND_BACK_BOX))
    ]  # fmt: skip


def _foot(body: str) -> list[View]:
    """The right foot from below and from above, toes up."""
    ankle, toe = "foot.R", "toe2-1.R"
    origin, size = _joint(body, ankle), _size(body, ankle, toe)
    down, outwards = (0.0, -1.0, 0.0), (-1.0, 0.0, 0.0)
    foot = ("foot", origin, "right")
    sole, top = _scaled(SOLE_BOX, size), _scaled(FOOT_TOP_BOX, size)
    return [
        View("foot_right_sole", X, Z, down, sole, *foot, "foot_sole", "foot_left_sole", size=size),
        View("foot_right_top", outwards, Z, Y, top, *foot, "foot_top", "foot_left_top", size=size),
    ]


@cache
def views_of(body: str) -> dict[str, View]:
    """All views of a body, by name."""
    head, head_side = HEAD_BOXES[body]
    drawn = [
        View("front", X, Y, Z, BODY_BOX),
        View("back", *BACKWARDS, BODY_BOX),
        View("right", *FROM_THE_RIGHT, SIDE_BOX, "side", side="right", twin="left"),
        View("head_front", X, Y, Z, head),
        View("head_right", *FROM_THE_RIGHT, head_side, side="right", twin="head_left"),
        View("head_back", *BACKWARDS, HEAD_BOX),
        *_hand(body),
        *_foot(body),
    ]
    twins = [mirrored(view, view.twin) for view in drawn if view.twin]
    found = {view.name: replace(view, body=body) for view in [*drawn, *twins]}
    return {name: found[name] for name in NAMES}


NAMES = (
    "front", "back", "left", "right", "head_front", "head_left", "head_right", "head_back",
    "hand_left_palm", "hand_left_back", "hand_right_palm", "hand_right_back",
    "foot_left_sole", "foot_left_top", "foot_right_sole", "foot_right_top",
)  # fmt: skip
VIEWS = views_of(REFERENCE)
FRONT, BACK = VIEWS["front"], VIEWS["back"]


@dataclass(frozen=True)
class Hits:
    """What rays found, one entry a ray; depth along the view's `toward` axis in body heights."""

    found: np.ndarray
    normal: np.ndarray  # in view axes
    depth: np.ndarray
    triangle: np.ndarray
    weights: np.ndarray

    def of(self, chosen: np.ndarray) -> "Hits":
        """Only some of them, by index."""
        return Hits(*(getattr(self, each.name)[chosen] for each in fields(self)))


def cast(mesh: Mesh, view: View, across: np.ndarray, height: np.ndarray) -> Hits:
    """Looks along the view's axis at the given places (body heights, flat arrays)."""
    right, up, toward = (np.array(a, float) for a in (view.right, view.up, view.toward))
    origins = across[:, None] * right + height[:, None] * up + FAR * toward + view.origin
    aims = np.broadcast_to(-toward, origins.shape)
    result = mesh.scene.run(origins.astype(np.float32), aims.astype(np.float32), output=1)
    triangle = result["primID"].astype(int)
    found = triangle >= 0
    corners = mesh.triangles[np.where(found, triangle, 0)]
    u, v = result["u"], result["v"]
    weights = np.stack([1 - u - v, u, v], axis=-1).astype(float)
    world = (mesh.normals[corners] * weights[..., None]).sum(axis=1)
    world /= np.maximum(np.linalg.norm(world, axis=1, keepdims=True), 1e-12)
    normal = np.stack([world @ right, world @ up, world @ toward], axis=-1) * found[:, None]
    depth = np.where(found, FAR - result["tfar"], 0.0)
    return Hits(found, normal, depth, triangle, weights)


def homes(mesh: Mesh, hits: Hits) -> np.ndarray:
    """The places on the reference body of what rays found. Rows x 3."""
    return (mesh.home[mesh.triangles[hits.triangle]] * hits.weights[..., None]).sum(axis=1)
