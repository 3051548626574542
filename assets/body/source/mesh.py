"""The posed body: loading, smoothing, and the assertions that tell its left from its right.

Axes: x+ is the subject's left, y+ is up, z+ is forward. The unit is the body height; the soles
stand at y = 0. Figures in `male.npz` and its like are float32 and symmetric about x = 0.

All bodies share topology, so a vertex is the same place of each. The reference body is the one
that the muscles are drawn on, and whose heights anchors are counted in.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh

HERE = Path(__file__).resolve().parent
SMOOTHING_STEPS = 2
CUT = 255  # the part of a face where the body was cut through
BODIES = ("male", "female")
REFERENCE = "male"
EYE = "eye"  # the part that eyeballs are
EYES = {  # centre of the left one, radius: body heights
    "male": ((0.0180, 0.9363, 0.0716), 0.0095),
    "female": ((0.0189, 0.9339, 0.0675), 0.0098),
}


@dataclass(frozen=True)
class Mesh:
    """Triangles with vertex normals, a limb label per triangle, and the joints of the rig.

    Attributes:
        home: per vertex, its place on the reference body.
        moved: per vertex, how far a picture moved it from its place.
    """

    vertices: np.ndarray
    triangles: np.ndarray
    normals: np.ndarray
    parts: np.ndarray
    part_names: tuple[str, ...]
    joints: dict[str, np.ndarray]
    home: np.ndarray
    moved: np.ndarray

    @property
    def cut(self) -> np.ndarray:
        """True for triangles that are no skin: where the body was cut through."""
        return self.parts == CUT

    @cached_property
    def scene(self) -> rtcore_scene.EmbreeScene:
        """The ray tracer's copy of the mesh. Embree only knows float32."""
        scene = rtcore_scene.EmbreeScene()
        TriangleMesh(
            scene,
            np.ascontiguousarray(self.vertices, np.float32),
            np.ascontiguousarray(self.triangles, np.int32),
        )
        return scene

    def part_mask(self, *prefixes: str) -> np.ndarray:
        """True for the triangles whose limb label starts with one of the prefixes."""
        ids = [i for i, name in enumerate(self.part_names) if name.startswith(prefixes)]
        return np.isin(self.parts, ids)


def joints(body: str) -> dict[str, np.ndarray]:
    """The joint centres of a posed body, by the names of the rig."""
    data = np.load(HERE / f"{body}.npz")
    centres = data["joints"].astype(float)
    return dict(zip(data["joint_names"].tolist(), centres, strict=True))


@cache
def load(body: str = REFERENCE) -> Mesh:
    """Reads a posed body, smooths it and checks that it is whole and faces forward."""
    vertices, triangles, parts, names = _skin(body)
    mesh = Mesh(
        vertices,
        triangles,
        vertex_normals(vertices, triangles),
        parts,
        names,
        joints(body),
        home=vertices if body == REFERENCE else _skin(REFERENCE)[0],
        moved=np.zeros_like(vertices),
    )
    check(mesh)
    return mesh


def _skin(body: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, tuple[str, ...]]:
    """Vertices, triangles, a label per triangle, and what the labels mean."""
    data = np.load(HERE / f"{body}.npz")
    vertices, quads = data["v"].astype(float), data["q"].astype(int)
    parts = data["part"].astype(int)
    for _ in range(SMOOTHING_STEPS):
        vertices, quads, parts = smoothed(vertices, quads, parts)
    triangles = np.vstack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    parts = np.tile(parts, 2)
    names = tuple(str(name) for name in data["part_names"])
    for sign in (1, -1):
        points, faces = _eyeball(*EYES[body], sign)
        triangles = np.vstack([triangles, faces + len(vertices)])
        vertices = np.vstack([vertices, points])
        parts = np.r_[parts, np.full(len(faces), len(names))]
    return vertices, triangles, parts, (*names, EYE)


def _eyeball(
    centre: tuple[float, float, float], radius: float, sign: int
) -> tuple[np.ndarray, np.ndarray]:
    """The front of an eyeball: the body itself has only empty sockets."""
    rings, spokes = 16, 48
    tilt = np.linspace(0, np.pi / 3, rings + 1)[1:, None]
    turn = np.linspace(0, 2 * np.pi, spokes, endpoint=False)[None]
    round_ = np.stack(
        [np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt) + 0 * turn], axis=-1
    ).reshape(-1, 3)
    points = np.vstack([[0.0, 0.0, 1.0], round_]) * radius + np.array(centre) * [sign, 1, 1]
    near = np.arange(spokes)
    far = np.roll(near, -1)
    faces = [np.stack([0 * near, 1 + near, 1 + far], axis=1)]
    for k in range(rings - 1):
        a, b = 1 + k * spokes, 1 + (k + 1) * spokes
        faces += [
            np.stack([a + near, b + near, b + far], 1),
            np.stack([a + near, b + far, a + far], 1),
        ]
    return points, np.vstack(faces)


def smoothed(
    points: np.ndarray, quads: np.ndarray, parts: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One Catmull-Clark step. Open borders (eyes, mouth) keep their curve; labels follow."""
    count, faces = len(points), len(quads)
    face_points = points[quads].mean(axis=1)
    ends = np.sort(np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2), axis=1)
    edges, edge_of, uses = np.unique(ends, axis=0, return_inverse=True, return_counts=True)
    edge_of = edge_of.ravel()
    middles = points[edges].mean(axis=1)
    beside = _scatter(len(edges), edge_of, np.repeat(face_points, 4, axis=0))
    edge_points = np.where((uses == 2)[:, None], (2 * middles + beside) / 4, middles)

    valence = np.bincount(quads.ravel(), minlength=count).astype(float)
    degree = np.bincount(edges.ravel(), minlength=count).astype(float)
    around_faces = _scatter(count, quads.ravel(), np.repeat(face_points, 4, axis=0))
    around_edges = _scatter(count, edges.ravel(), np.repeat(middles, 2, axis=0))
    n = np.maximum(valence, 1)[:, None]
    moved = (
        around_faces / n + 2 * around_edges / np.maximum(degree, 1)[:, None] + (n - 3) * points
    ) / n
    rim = uses == 1
    rim_count = np.bincount(edges[rim].ravel(), minlength=count)
    rim_sum = _scatter(count, edges[rim].ravel(), np.repeat(middles[rim], 2, axis=0))
    on_rim = rim_count > 0
    moved[on_rim] = (rim_sum[on_rim] / rim_count[on_rim, None] + points[on_rim]) / 2
    moved[valence == 0] = points[valence == 0]

    edge_ids = (count + edge_of).reshape(faces, 4)
    face_ids = count + len(edges) + np.arange(faces)
    finer = [
        np.stack([quads[:, k], edge_ids[:, k], face_ids, edge_ids[:, k - 1]], axis=-1)
        for k in range(4)
    ]
    return np.vstack([moved, edge_points, face_points]), np.concatenate(finer), np.tile(parts, 4)


def _scatter(size: int, index: np.ndarray, values: np.ndarray) -> np.ndarray:
    total = np.zeros((size, values.shape[1]))
    np.add.at(total, index, values)
    return total


def vertex_normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Area-weighted unit normals."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    faces = np.cross(b - a, c - a)
    normals = sum(_scatter(len(vertices), triangles[:, k], faces) for k in range(3))
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def check(mesh: Mesh) -> None:
    """A symmetric body hides a swapped side, so the body itself must say which way it faces.

    Raises:
        ValueError: the feet or the nose don't point to z+, or a `_L` part lies at x < 0.
    """
    joints = mesh.joints
    if joints["toe2-1.L"][2] < joints["foot.L"][2] + 0.02:
        raise ValueError("the toes must point to z+")
    head = mesh.vertices[np.unique(mesh.triangles[mesh.part_mask("head")])]
    nose = head[head[:, 2].argmax()]
    if nose[2] < joints["head"][2] + 0.03 or abs(nose[0]) > 0.01:
        raise ValueError("the face must look to z+")
    for part in ("upperarm", "forearm", "hand", "thigh", "leg", "foot"):
        for side, sign in (("L", 1), ("R", -1)):
            corners = mesh.vertices[mesh.triangles[mesh.part_mask(f"{part}_{side}")]]
            if corners[..., 0].mean() * sign <= 0:
                raise ValueError(f"{part}_{side} lies on the wrong side of the body")
