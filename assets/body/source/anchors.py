"""The anchor table: the place on the skin behind every place of a view.

A grid of nodes over the view box holds (x, y, z) in ten-thousandths of a body height, on the
reference body, whichever body the view shows: x+ the subject's left, y up from the sole, z forward.
Read between nodes it must give the skin within 3 mm on a 175 cm body wherever the skin faces the
viewer. So the depths of the nodes are fitted to a finer picture of depths, rather than measured at
the nodes alone: that halves the error where the body is round. Bodies share topology: what lies
between a body's place and the same place of the reference body changes slowly, and is added.

File, little-endian: b"IMSA", uint16 version, columns, rows, 0, then rows x columns x 3 int16.
Row 0 is the top edge of the box, column 0 its left edge; -32768 where there is no body.
"""

import struct

import numpy as np
from scipy.ndimage import distance_transform_edt, grey_closing
from scipy.sparse import coo_matrix, identity
from scipy.sparse.linalg import spsolve

from mesh import Mesh
from views import HEIGHT, Hits, View, cast

ROWS, CLOSE_ROWS = 313, 201  # of views of the whole body, and of the others
FINER = 6  # samples a cell, each way
REACH = 3  # cells beyond the body that still carry an anchor
UNIT, MISSING = 1e-4, -32768
MAGIC, VERSION = b"IMSA", 1


def table(mesh: Mesh, view: View) -> np.ndarray:
    """The anchors as int16, shape (rows, columns, 3)."""
    rows = ROWS if view.whole else CLOSE_ROWS
    columns = round((rows - 1) * view.width / HEIGHT) + 1
    box = view.box
    fine_u = np.linspace(box.left, box.right, (columns - 1) * FINER + 1)
    fine_v = np.linspace(box.top, box.bottom, (rows - 1) * FINER + 1)
    u, v = np.meshgrid(fine_u, fine_v)
    hits = cast(mesh, view, u.ravel(), v.ravel())
    depth, near, way_home = _depths(mesh, hits, u.shape)
    u, v = np.meshgrid(
        np.linspace(box.left, box.right, columns), np.linspace(box.top, box.bottom, rows)
    )
    at = (
        u[..., None] * np.array(view.right)
        + v[..., None] * np.array(view.up)
        + depth[..., None] * np.array(view.toward)
        + view.origin
        + way_home
    )
    return np.where(near[..., None], np.rint(at / UNIT), MISSING).astype("<i2")


def mirrored(anchors: np.ndarray) -> np.ndarray:
    """The table of the other side's view: the body is symmetric."""
    flipped = anchors[:, ::-1].copy()
    known = flipped[..., 0] != MISSING
    flipped[known, 0] = -flipped[known, 0]
    return flipped


def to_bytes(anchors: np.ndarray) -> bytes:
    """The file of contract."""
    rows, columns, _ = anchors.shape
    return MAGIC + struct.pack("<4H", VERSION, columns, rows, 0) + anchors.tobytes()


def _depths(
    mesh: Mesh, hits: Hits, size: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Depth of every node, whether it has one, and what leads from there to the anchor."""
    found = (hits.found & ~mesh.cut[hits.triangle]).reshape(size)  # a cut face is no skin
    depth = hits.depth.reshape(size)
    # the mouth and the gaps between toes are narrower than a cell: bridged, not followed
    depth = grey_closing(np.where(found, depth, -1.0), size=(FINER + 1, FINER + 1))
    facing = np.clip(hits.normal[:, 2], 0, 1).reshape(size)
    away, nearest = distance_transform_edt(~found, return_indices=True)
    nodes = tuple(axis[::FINER, ::FINER] for axis in nearest)
    near = away[::FINER, ::FINER] <= REACH * FINER
    chosen = np.arange(len(hits.found)).reshape(size)[nodes].ravel()
    way_home = _way_home(mesh, hits.of(chosen)).reshape(*near.shape, 3)
    return _fitted(found, depth, facing, depth[nodes]), near, way_home


def _way_home(mesh: Mesh, hits: Hits) -> np.ndarray:
    """What leads from where hits are drawn to their places on the reference body."""
    corners = mesh.triangles[hits.triangle]
    away = mesh.home[corners] - mesh.vertices[corners]
    return (away * hits.weights[..., None]).sum(axis=1)


def _fitted(
    found: np.ndarray, depth: np.ndarray, facing: np.ndarray, guess: np.ndarray
) -> np.ndarray:
    """Node depths that miss the samples least; skin seen edge-on counts less."""
    rows, columns = guess.shape
    row, column = np.nonzero(found)
    low_r = np.minimum(row // FINER, rows - 2)
    low_c = np.minimum(column // FINER, columns - 2)
    fr, fc = row / FINER - low_r, column / FINER - low_c
    corners = [
        ((low_r + i) * columns + low_c + j, (fr if i else 1 - fr) * (fc if j else 1 - fc))
        for i in (0, 1)
        for j in (0, 1)
    ]
    samples = np.tile(np.arange(len(row)), 4)
    nodes = np.concatenate([node for node, _ in corners])
    share = np.concatenate([weight for _, weight in corners])
    read = coo_matrix((share, (samples, nodes)), shape=(len(row), guess.size)).tocsr()
    trust = (0.02 + facing[found] ** 2)[:, None]
    weighted = read.multiply(trust).tocsr()
    system = (read.T @ weighted + 0.01 * identity(guess.size)).tocsc()
    wanted = weighted.T @ depth[found] + 0.01 * guess.ravel()
    return np.asarray(spsolve(system, wanted)).reshape(guess.shape)
