"""The body says which way it faces; a view that would mirror it is refused."""

import dataclasses

import numpy as np
import pytest

import mesh
import views
from views import BACK, FRONT, VIEWS, View


def test_a_left_handed_view_is_refused():
    with pytest.raises(ValueError, match="mirror"):
        View("front", (-1, 0, 0), (0, 1, 0), (0, 0, 1), FRONT.box)


def test_the_subjects_left_lies_on_the_right_of_the_front_view_only():
    assert (FRONT.near_side, FRONT.far_side) == ("left", "right")
    assert (BACK.near_side, BACK.far_side) == ("right", "left")


def test_a_twin_is_the_same_view_of_the_other_side():
    for view in VIEWS.values():
        if view.twin:
            twin = VIEWS[view.twin]
            assert twin.twin == view.name
            assert twin.drawn != view.drawn
            assert {view.side, twin.side} == {"left", "right"}
            assert view.name.replace("left", "?") == twin.name.replace("right", "?") or (
                view.name.replace("right", "?") == twin.name.replace("left", "?")
            )
            assert np.allclose(np.array(view.toward) * [-1, 1, 1], twin.toward)
            assert twin.width == view.width


def test_every_picture_says_what_lies_to_its_left():
    assert {name: view.image_left for name, view in VIEWS.items()} == {
        "front": "right", "back": "left", "left": "front", "right": "back",
        "head_front": "right", "head_left": "front", "head_right": "back", "head_back": "left",
        "hand_left_palm": "right", "hand_left_back": "left",
        "hand_right_palm": "right", "hand_right_back": "left",
        "foot_left_sole": "right", "foot_left_top": "left",
        "foot_right_sole": "right", "foot_right_top": "left",
    }  # fmt: skip


@pytest.mark.parametrize("view", [FRONT, BACK], ids=lambda view: view.name)
def test_rays_on_each_half_meet_limbs_the_rig_gives_that_side(body, view):
    limbs = [("upperarm01.L", "lowerarm01.L"), ("upperleg01.L", "lowerleg01.L")]
    middles = [(body.joints[one] + body.joints[two]) / 2 for one, two in limbs]
    middles.append((body.joints["lowerleg01.L"] + body.joints["foot.L"]) / 2)
    across = np.array([at[0] for at in middles] + [-at[0] for at in middles])
    height = np.array([at[1] for at in middles] * 2)
    hits = views.cast(body, view, across, height)
    names = [body.part_names[part] for part in body.parts[hits.triangle]]
    near, far = (side[0].upper() for side in (view.near_side, view.far_side))
    assert [name[-2:] for name in names] == [f"_{near}"] * 3 + [f"_{far}"] * 3


def test_swapped_labels_are_noticed(body):
    swap = {"L": "R", "R": "L"}
    names = tuple(n[:-1] + swap[n[-1]] if n[-2] == "_" else n for n in body.part_names)
    with pytest.raises(ValueError, match="wrong side"):
        mesh.check(dataclasses.replace(body, part_names=names))


def test_a_body_that_faces_backwards_is_noticed(body):
    turned = {name: at * [1, 1, -1] for name, at in body.joints.items()}
    with pytest.raises(ValueError, match="toes"):
        mesh.check(dataclasses.replace(body, joints=turned))


def test_smoothing_keeps_a_flat_grid_flat_and_quarters_its_quads():
    x, y = np.meshgrid(np.arange(4.0), np.arange(3.0))
    points = np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], axis=1)
    at = np.arange(12).reshape(3, 4)
    quads = np.stack([at[:-1, :-1], at[:-1, 1:], at[1:, 1:], at[1:, :-1]], axis=-1).reshape(-1, 4)
    finer, quads_finer, parts = mesh.smoothed(points, quads, np.arange(len(quads)))
    assert len(quads_finer) == 4 * len(quads) == len(parts)
    assert np.allclose(finer[:, 2], 0)
    assert np.allclose(finer[5], points[5])  # an inner point of an even grid stays


def test_the_body_is_one_height_tall_and_symmetric(body):
    assert body.vertices[:, 1].min() == pytest.approx(0, abs=2e-3)
    assert body.vertices[:, 1].max() == pytest.approx(1, abs=2e-3)
    assert body.vertices[:, 0].min() == pytest.approx(-body.vertices[:, 0].max(), abs=1e-6)
