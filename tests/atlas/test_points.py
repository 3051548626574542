"""Places found by palpation landmarks on the bare body, and which muscle must answer there.

`points.json` was placed on the bones and the bare skin, before the muscles were looked at. It is
frozen: a place is never moved to please the drawing. x is the distance from the midline to the
image's right and y the height above the sole, both in body heights of the reference body.
Each place is of one kind: `superficial` (a belly that nobody would argue about), `border` (near
an edge; `also` lists the neighbours that may answer), `deep` (reached through others), `level`
(paraspinal; the vertebra counts too) and `bare` (bone or tendon; no superficial muscle).

`pytest tests/atlas/test_points.py -rP` prints the figures and every miss.
"""

import json
from pathlib import Path

import pytest

from ims_chart.body import Atlas
from ims_chart.record.terms import LEVELS, Layer, Side
from ims_chart.resources import asset

POINTS = json.loads(Path(__file__).with_name("points.json").read_text(encoding="utf-8"))
KINDS = ("superficial", "border", "deep", "level", "bare")
FIRST_GOAL, WITHIN_GOAL = 0.90, 0.97


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


@pytest.fixture(scope="module")
def answers(atlas):
    return [(point, looked_up(atlas, point).regions_at(*place(atlas, point))) for point in POINTS]


def looked_up(atlas, point):
    return atlas.view(atlas.reference_body, point["view"])


def place(atlas, point):
    """The point in 0…1 of its view's box."""
    view = looked_up(atlas, point)
    tall = view.sole_y - view.vertex_y
    return view.midline_x + point["x"] * tall * view.height / view.width, (
        view.sole_y - point["y"] * tall
    )


def accepted(point, region):
    return (
        region.muscle in (point["expect"], *point["also"])
        and region.side == point["side"]
        and region.level == point.get("level", region.level)
    )


def first(point, regions):
    if point["kind"] == "bare":
        return within(point, regions)
    return bool(regions) and accepted(point, regions[0])


def within(point, regions):
    if point["kind"] == "bare":
        return all(region.layer != Layer.SUPERFICIAL for region in regions)
    return any(accepted(point, region) for region in regions)


def rate(hit, answers):
    return sum(hit(point, regions) for point, regions in answers) / len(answers)


def of_kind(answers, kind):
    return [(point, regions) for point, regions in answers if point["kind"] == kind]


def told(point, regions):
    """A miss in one line."""
    wanted = " ".join(filter(None, (point["expect"] or "no muscle", point.get("level"))))
    listed = ", ".join(f"{r.muscle} {r.level}" if r.level else r.muscle for r in regions)
    where = f"{point['view']} {point['x']:+.4f} {point['y']:.4f}"
    return f"{where} {point['side']} {wanted} ({point['by']}): {listed or 'nothing'}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_of_each_kind_are_reported(answers, kind, record_property):
    chosen = of_kind(answers, kind)
    figures = {"first": rate(first, chosen), "within": rate(within, chosen)}
    for name, figure in figures.items():
        record_property(f"{kind}_{name}", round(figure, 4))
        print(f"{kind}: {name} {figure:.1%} of {len(chosen)}")
    hit = within if kind in {"deep", "level"} else first
    for point, regions in chosen:
        if not hit(point, regions):
            print("  " + told(point, regions))
    assert chosen


def test_unambiguous_bellies_answer_first(answers):
    chosen = of_kind(answers, "superficial")
    misses = [told(*answer) for answer in chosen if not first(*answer)]
    assert rate(first, chosen) >= FIRST_GOAL, "\n".join(misses)


def test_nearly_every_expected_muscle_is_in_the_list(answers):
    misses = [told(*answer) for answer in answers if not within(*answer)]
    assert rate(within, answers) >= WITHIN_GOAL, "\n".join(misses)


def test_there_are_enough_points_of_each_kind(answers):
    assert len(answers) >= 110
    assert len(of_kind(answers, "superficial")) >= 80
    assert {point["kind"] for point in POINTS} == set(KINDS)


def test_every_point_names_muscles_of_the_table(muscle_ids):
    named = {name for p in POINTS for name in (p["expect"], *p["also"]) if name}
    assert named <= muscle_ids


def test_only_bare_places_expect_nothing():
    assert [p for p in POINTS if (p["expect"] == []) != (p["kind"] == "bare")] == []


def test_levels_and_only_levels_name_a_vertebra():
    assert [p for p in POINTS if ("level" in p) != (p["kind"] == "level")] == []
    assert {p["level"] for p in POINTS if "level" in p} <= set(LEVELS)


def test_every_point_lies_on_the_body(atlas):
    off = [p for p in POINTS if not looked_up(atlas, p).contains(*place(atlas, p))]
    assert off == []


def test_the_side_agrees_with_the_half_of_the_picture(atlas):
    def half(point):
        if point["x"] == 0:
            return Side.MIDLINE
        left = looked_up(atlas, point).image_left
        right = Side.RIGHT if left == Side.LEFT else Side.LEFT
        return left if point["x"] < 0 else right

    assert [p for p in POINTS if p["side"] != half(p)] == []
