"""The committed anchor tables lead from a tap to the skin."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

import mesh
import views
from pieces import ARM_BESIDE, piece

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "body"
MM = 1750  # a body height
ENDINGS = (".json", ".anchors", ".webp", "-small.webp", "-skin.webp", "-skin-small.webp")


def read(view):
    data = (FOLDER / view.body / f"{view.name}.anchors").read_bytes()
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


def test_taps_come_back_within_3_mm_where_the_skin_faces_the_viewer(view, shown):
    chance = np.random.default_rng(11)
    x, y = chance.random(120_000), chance.random(120_000)
    across = view.box.left + x * (view.box.right - view.box.left)
    height = view.box.top - y * (view.box.top - view.box.bottom)
    hits = views.cast(shown, view, across, height)
    anchors = looked_up(read(view), x, y)
    found = hits.found & ~shown.cut[hits.triangle]
    assert not np.isnan(anchors[found]).any()  # up to the very edge of the body
    faces = found & (hits.normal[:, 2] > 0.5)
    skin = views.homes(shown, hits)
    miss = np.linalg.norm(anchors - skin, axis=1)[faces] * MM
    # The rest lies where the skin itself jumps: in the mouth, between toes, and from the side at
    # the ear, along the stump and where fingers hide each other.
    least, most = (0.992, 2.5) if view.part == "side" else (0.998, 1)
    assert (miss < 3).mean() > least
    assert np.quantile(miss, 0.99) < most


@pytest.mark.parametrize("view", views.VIEWS.values(), ids=lambda view: view.name)
def test_the_plane_of_the_picture_is_exact_but_for_the_arm_drawn_apart(view):
    """On the reference body: the others' places are not the anchors'."""
    nodes = read(view)
    across = np.linspace(view.box.left, view.box.right, nodes.shape[1])
    height = np.linspace(view.box.top, view.box.bottom, nodes.shape[0])
    known = ~np.isnan(nodes[..., 0])
    away = nodes - view.origin
    assert abs(away @ view.up - height[:, None])[known].max() < 2e-4
    aside = abs(away @ view.right - across)[known]
    apart = aside > 2e-4
    assert apart.any() == (view.part == "side")
    assert abs(aside[apart] - ARM_BESIDE).max(initial=0) < 2e-4


def test_left_is_positive(view):
    nodes = read(view)
    if view.side:
        sign = {"left": 1, "right": -1}[view.side]
        assert np.nanmin(nodes[..., 0] * sign) > -0.025  # nose and chest, just past the midline
    else:
        columns = nodes.shape[1] // 2 - 4
        half = nodes[:, :columns] if view.image_left == "left" else nodes[:, -columns:]
        assert np.nanmin(half[..., 0]) > 0


@pytest.mark.parametrize("body", mesh.BODIES)
def test_front_and_back_lie_a_body_apart(body):
    front, back = (read(views.views_of(body)[name]) for name in ("front", "back"))
    row, middle = front.shape[0] // 3, front.shape[1] // 2
    assert 0.06 < front[row, middle, 2] - back[row, middle, 2] < 0.2


def test_there_is_nothing_far_from_the_body(view):
    nodes = read(view)
    assert np.isnan(nodes[0, 0]).all()
    assert 0.2 < np.isnan(nodes[..., 0]).mean() < 0.8


def test_a_face_where_the_body_is_cut_has_no_anchors(view, shown):
    cut = shown.vertices[shown.triangles[shown.cut]].reshape(-1, 3)
    if view.part == "foot" and view.toward[1] > 0:
        at = view.project(cut.mean(axis=0)) / [view.width, views.HEIGHT]
        assert np.isnan(looked_up(read(view), at[:1], at[1:])).all()


def test_the_atlas_lists_what_is_there():
    atlas = json.loads((FOLDER / "atlas.json").read_text(encoding="utf-8"))
    assert atlas["format"] == "ims-chart/atlas"
    for body, about in atlas["bodies"].items():
        for name in about["views"]:
            for ending in ENDINGS:
                assert (FOLDER / body / (name + ending)).is_file()


@pytest.mark.parametrize("name", [name for name, view in views.VIEWS.items() if view.drawn])
def test_a_place_of_the_body_has_one_anchor_on_both_figures(name):
    """The bodies share topology: any point of a triangle is the same place of each."""
    his, hers = (views.views_of(body)[name] for body in mesh.BODIES)
    one, two = (piece(mesh.load(view.body), view) for view in (his, hers))
    chance = np.random.default_rng(3)
    area = np.linalg.norm(
        np.cross(*np.diff(two.vertices[two.triangles], axis=1).swapaxes(0, 1)), axis=1
    )
    area[two.cut] = 0
    corners = two.triangles[chance.choice(len(area), 20_000, p=area / area.sum())]
    before, after = (two.home + two.moved)[corners].mean(axis=1), two.vertices[corners].mean(axis=1)
    seen = seen_by(one, his, before) & seen_by(two, hers, after)
    assert seen.sum() > 400
    (x1, y1), (x2, y2) = (
        (view.project(places[seen]) / [view.width, views.HEIGHT]).T
        for view, places in ((his, before), (hers, after))
    )
    apart = np.linalg.norm(looked_up(read(his), x1, y1) - looked_up(read(hers), x2, y2), axis=1)
    assert (apart * MM < 3).mean() > 0.99


def seen_by(body, view, places):
    away = places - view.origin
    hits = views.cast(body, view, away @ np.array(view.right), away @ np.array(view.up))
    framed = view.project(places) / [view.width, views.HEIGHT]
    inside = ((framed > 0.02) & (framed < 0.98)).all(axis=1)
    near = abs(hits.depth - away @ np.array(view.toward)) < 0.002
    return hits.found & near & inside & (hits.normal[:, 2] > 0.5)
