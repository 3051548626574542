"""The anchor table: the place on the skin behind every place of a view.

A grid of nodes over the view box holds (x, y, z) in ten-thousandths of a body height, on the
reference body: x+ the subject's left, y up from the sole, z forward. Read between nodes it must
give the skin within 3 mm on a 175 cm body wherever the skin faces the viewer. So the depths of the
nodes are fitted to a finer picture of depths, rather than measured at the nodes alone: that halves
the error where the body is round.

File, little-endian: b"IMSA", uint16 version, columns, rows, 0, then rows x columns x 3 int16.
Row 0 is the top edge of the box, column 0 its left edge; -32768 where there is no body.
"""

import struct

import numpy as np
from mesh import Mesh
from scipy.ndimage import distance_transform_edt, grey_closing
from scipy.sparse import coo_matrix, identity
from scipy.sparse.linalg import spsolve
from views import BOTTOM, LEFT, RIGHT, TOP, View, cast

COLUMNS, ROWS = 193, 313
FINER = 6  # samples a cell, each way
REACH = 3  # cells beyond the body that still carry an anchor
UNIT, MISSING = 1e-4, -32768
MAGIC, VERSION = b"IMSA", 1


def table(mesh: Mesh, view: View) -> np.ndarray:
    """The anchors as int16, shape (ROWS, COLUMNS, 3)."""
    across, height = np.linspace(LEFT, RIGHT, COLUMNS), np.linspace(TOP, BOTTOM, ROWS)
    depth, near = _depths(mesh, view)
    u, v = np.meshgrid(across, height)
    at = (
        u[..., None] * np.array(view.right)
        + v[..., None] * np.array(view.up)
        + depth[..., None] * np.array(view.toward)
    )
    return np.where(near[..., None], np.rint(at / UNIT), MISSING).astype("<i2")


def to_bytes(anchors: np.ndarray) -> bytes:
    """The file of contract."""
    rows, columns, _ = anchors.shape
    return MAGIC + struct.pack("<4H", VERSION, columns, rows, 0) + anchors.tobytes()


def _depths(mesh: Mesh, view: View) -> tuple[np.ndarray, np.ndarray]:
    """Depth of every node, and whether it has one."""
    rows, columns = (ROWS - 1) * FINER + 1, (COLUMNS - 1) * FINER + 1
    u, v = np.meshgrid(np.linspace(LEFT, RIGHT, columns), np.linspace(TOP, BOTTOM, rows))
    hits = cast(mesh, view, u.ravel(), v.ravel())
    found, depth = hits.found.reshape(rows, columns), hits.depth.reshape(rows, columns)
    # the mouth and the gaps between toes are narrower than a cell: bridged, not followed
    depth = grey_closing(np.where(found, depth, -1.0), size=(FINER + 1, FINER + 1))
    facing = np.clip(hits.normal[:, 2], 0, 1).reshape(rows, columns)
    away, nearest = distance_transform_edt(~found, return_indices=True)
    guess = depth[tuple(nearest)][::FINER, ::FINER]
    near = away[::FINER, ::FINER] <= REACH * FINER
    return _fitted(found, depth, facing, guess), near


def _fitted(
    found: np.ndarray, depth: np.ndarray, facing: np.ndarray, guess: np.ndarray
) -> np.ndarray:
    """Node depths that miss the samples least; skin seen edge-on counts less."""
    row, column = np.nonzero(found)
    low_r = np.minimum(row // FINER, ROWS - 2)
    low_c = np.minimum(column // FINER, COLUMNS - 2)
    fr, fc = row / FINER - low_r, column / FINER - low_c
    corners = [
        ((low_r + i) * COLUMNS + low_c + j, (fr if i else 1 - fr) * (fc if j else 1 - fc))
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
