"""The committed anchor tables lead from a tap to the skin."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
import views

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "body" / "male"
MM = 1750  # a body height


@pytest.fixture(params=["front", "back"])
def view(request):
    return views.VIEWS[request.param]


def read(view):
    data = (FOLDER / f"{view.name}.anchors").read_bytes()
    magic, version, columns, rows, unused = struct.unpack("<4s4H", data[:12])
    assert (magic, version, unused) == (b"IMSA", 1, 0)
    nodes = np.frombuffer(data, "<i2", offset=12).reshape(rows, columns, 3)
    return np.where(nodes == -32768, np.nan, nodes * 1e-4)


def looked_up(nodes, x, y):
    rows, columns, _ = nodes.shape
    c, r = np.minimum(x * (columns - 1), columns - 1.001), np.minimum(y * (rows - 1), rows - 1.001)
    i, j = r.astype(int), c.astype(int)
    v, u = (r - i)[:, None], (c - j)[:, None]
    upper = nodes[i, j] * (1 - u) + nodes[i, j + 1] * u
    lower = nodes[i + 1, j] * (1 - u) + nodes[i + 1, j + 1] * u
    return upper * (1 - v) + lower * v


def test_taps_come_back_within_3_mm_where_the_skin_faces_the_viewer(view, body):
    chance = np.random.default_rng(11)
    x, y = chance.random(120_000), chance.random(120_000)
    across = views.LEFT + x * (views.RIGHT - views.LEFT)
    height = views.TOP - y * (views.TOP - views.BOTTOM)
    hits = views.cast(body, view, across, height)
    anchors = looked_up(read(view), x, y)
    assert not np.isnan(anchors[hits.found]).any()  # up to the very edge of the body
    faces = hits.found & (hits.normal[:, 2] > 0.5)
    skin = np.stack([across * view.right[0], height, hits.depth * view.toward[2]], axis=1)
    miss = np.linalg.norm(anchors - skin, axis=1)[faces] * MM
    # The rest lies in the mouth and between the toes, where the skin itself jumps.
    assert (miss < 3).mean() > 0.998
    assert np.quantile(miss, 0.99) < 1


def test_x_and_y_are_exact_and_left_is_positive(view):
    nodes = read(view)
    across = np.linspace(views.LEFT, views.RIGHT, nodes.shape[1]) * view.right[0]
    height = np.linspace(views.TOP, views.BOTTOM, nodes.shape[0])
    known = ~np.isnan(nodes[..., 0])
    assert abs(nodes[..., 0] - across)[known].max() < 1e-4
    assert abs(nodes[..., 1] - height[:, None])[known].max() < 1e-4
    patients_left = nodes[:, : nodes.shape[1] // 2] if view.name == "back" else nodes[:, -60:]
    assert np.nanmin(patients_left[..., 0]) > 0


def test_front_and_back_lie_a_body_apart():
    front, back = (read(views.VIEWS[name]) for name in ("front", "back"))
    row, middle = front.shape[0] // 3, front.shape[1] // 2
    assert 0.06 < front[row, middle, 2] - back[row, middle, 2] < 0.2


def test_there_is_nothing_far_from_the_body(view):
    nodes = read(view)
    assert np.isnan(nodes[0, 0]).all()
    assert 0.2 < np.isnan(nodes[..., 0]).mean() < 0.8


def test_the_atlas_lists_what_is_there():
    atlas = json.loads((FOLDER.parent / "atlas.json").read_text(encoding="utf-8"))
    assert atlas["format"] == "ims-chart/atlas"
    for body, about in atlas["bodies"].items():
        for name in about["views"]:
            for ending in (".json", ".anchors", ".webp", "-small.webp"):
                assert (FOLDER.parent / body / (name + ending)).is_file()
