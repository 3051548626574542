"""The committed outlines: well formed, on the right side, in the order of the answer."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import Polygon

import views
from levels import LEVELS

LAYERS = ["superficial", "intermediate", "deep"]
SHEETS = {"platysma"}  # so thin that what it covers answers as well
PATH = re.compile(r"(M-?\d+ -?\d+(C-?\d+( -?\d+){5})+Z)+")


def numbers(path):
    return np.array([int(n) for n in re.findall(r"-?\d+", path)]).reshape(-1, 2)


def polygon(path):
    """Outline by its control points' curves, even-odd."""
    shape = Polygon()
    for part in path.split("Z")[:-1]:
        at = numbers(part)
        u = np.linspace(0, 1, 9)[1:, None]
        curve = [at[:1]]
        for i in range(0, len(at) - 1, 3):
            a, b, c, d = at[i : i + 4]
            curve.append(
                (1 - u) ** 3 * a + 3 * u * (1 - u) ** 2 * b + 3 * u**2 * (1 - u) * c + u**3 * d
            )
        shape = shape.symmetric_difference(Polygon(np.vstack(curve)).buffer(0))
    return shape


def everything(view_file):
    return [*view_file["regions"], *view_file["structures"]]


def test_the_head_of_the_file_is_the_contract(view, view_file):
    assert (view_file["width"], view_file["height"]) == (view.width, 10000)
    measures = (
        {name: view_file[name] for name in ("midline_x", "vertex_y", "sole_y")}
        if (view.whole)
        else {}
    )
    assert set(measures) == set(view_file) & {"midline_x", "vertex_y", "sole_y"}
    if measures:
        assert measures["midline_x"] == pytest.approx(view.zero / view.width, abs=1e-6)
        assert measures["vertex_y"] == pytest.approx(0.02 / 1.04, abs=1e-6)
        assert measures["sole_y"] == pytest.approx(1.02 / 1.04, abs=1e-6)
    assert (view_file["body"], view_file["view"]) == (view.body, view.name)
    assert view_file["image_left"] == view.image_left
    assert view_file.get("side", "") == view.side
    assert PATH.fullmatch(view_file["silhouette"])


def test_every_path_is_closed_cubics_within_its_bounds(view_file):
    for entry in everything(view_file):
        assert PATH.fullmatch(entry["path"]), entry
        at = numbers(entry["path"])
        assert entry["bounds"] == [*at.min(axis=0), *at.max(axis=0)], entry
        assert polygon(entry["path"]).area > 500, entry


def test_muscles_and_layers_are_known(view_file, muscle_ids):
    for region in view_file["regions"]:
        assert region["muscle"] in muscle_ids, region["muscle"]
        assert region["layer"] in LAYERS
        assert region["side"] in ("left", "right")
    assert not {s["id"] for s in view_file["structures"]} & muscle_ids


def test_one_region_a_muscle_side_and_level(view, view_file):
    keys = [(r["muscle"], r["side"], r.get("level")) for r in view_file["regions"]]
    assert len(keys) == len(set(keys))
    if view.side:
        assert {side for _, side, _ in keys} == {view.side}
        return
    other = {"left": "right", "right": "left"}
    assert {(muscle, other[side], level) for muscle, side, level in keys} == set(keys)


def test_the_list_runs_from_the_skin_inwards(view_file):
    order = [LAYERS.index(region["layer"]) for region in view_file["regions"]]
    assert order == sorted(order)


def test_superficial_muscles_do_not_overlap(view_file):
    shown = [
        polygon(r["path"])
        for r in view_file["regions"]
        if r["layer"] == "superficial" and r["muscle"] not in SHEETS
    ]
    for i, one in enumerate(shown):
        for two in shown[i + 1 :]:
            common = one.intersection(two).area
            assert common < max(700, 0.03 * min(one.area, two.area))


def test_each_side_mirrors_the_other(view, view_file):
    folder = Path(__file__).resolve().parents[2] / "assets" / "body" / view.body
    if view.side:
        twin = json.loads((folder / f"{view.twin}.json").read_text(encoding="utf-8"))
        view_file = view_file | {"regions": view_file["regions"] + twin["regions"]}
    regions = {(r["muscle"], r["side"], r.get("level")): r for r in view_file["regions"]}
    for (muscle, side, level), region in regions.items():
        if side == "left":
            other = polygon(regions[muscle, "right", level]["path"])
            mirrored = affinity.scale(other, -1, 1, origin=(view_file["width"] / 2, 0))
            assert polygon(region["path"]).symmetric_difference(mirrored).area < 1


def test_every_side_lies_on_its_half_of_the_picture(view, view_file):
    if view.side:
        assert {e["side"] for e in everything(view_file)} <= {view.side, "midline"}
        return
    middle = view_file["width"] / 2
    for entry in everything(view_file):
        if entry["side"] != "midline":
            on_left_half = polygon(entry["path"]).centroid.x < middle
            expected = view_file["image_left"] == entry["side"]
            assert on_left_half == expected, entry


def test_the_rig_agrees_with_every_side(view, view_file, shown):
    """The rig labels its limbs by itself: the drawing has no say in it."""
    sided = [e for e in everything(view_file) if e["side"] != "midline"]
    inside = [polygon(e["path"]).representative_point() for e in sided]
    across, height = view.from_box(np.array([(p.x, p.y) for p in inside])).T
    hits = views.cast(shown, view, across, height)
    sure = 0
    for entry, found, triangle in zip(sided, hits.found, hits.triangle, strict=True):
        assert found, entry
        label = shown.part_names[shown.parts[triangle]]
        if label[-2] == "_":
            assert label[-1] == entry["side"][0].upper(), (entry, label)
            sure += 1
    least = {"side": 40, "hand": len(sided), "foot": len(sided)}
    if view.whole or view.part != "body":  # a head has no limbs
        assert sure >= least.get(view.part, 60)


def test_the_back_is_chartable_level_by_level(view, view_file):
    found = [(r["level"], r["side"]) for r in view_file["regions"] if "level" in r]
    expected = [(level, s) for level in LEVELS for s in ("right", "left")]
    if view.name == "head_back":
        assert found == expected[: len(found)]
        assert ("C7", "left") in found
    else:
        assert found == (expected if view.name == "back" else [])
    for region in view_file["regions"]:
        if "level" in region:
            assert region["segments"][0] == region["level"]


def test_every_body_charts_the_same_muscles(view, view_file):
    """But for slivers at the edge, where a body shows a little more or less of its other side."""
    folder = Path(__file__).resolve().parents[2] / "assets" / "body"
    drawn = json.loads((folder / "male" / f"{view.name}.json").read_text(encoding="utf-8"))
    his, hers = (
        {(region["muscle"], region["layer"]): region for region in file["regions"]}
        for file in (drawn, view_file)
    )
    apart = [(his | hers)[key] for key in his.keys() ^ hers.keys()]
    assert all(polygon(region["path"]).area < 30_000 for region in apart)
    assert len(apart) < 4


def test_every_muscle_of_one_body_can_be_charted_on_the_others():
    folder = Path(__file__).resolve().parents[2] / "assets" / "body"
    charted = {}
    for file in folder.glob("*/*.json"):
        regions = json.loads(file.read_text(encoding="utf-8"))["regions"]
        charted.setdefault(file.parent.name, set()).update(r["muscle"] for r in regions)
    assert len(charted) > 1
    assert len({frozenset(muscles) for muscles in charted.values()}) == 1
