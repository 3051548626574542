"""Places found by palpation landmarks on the bare body, and which muscle must answer there.

Both sets were placed on the bones and the bare skin, before the muscles were looked at. They are
frozen: a place is never moved to please the drawing. `points.json` holds the front and the back
view, `points_details.json` the views from the side and those of head, hand and foot; there, half
of what was found on the right is asked on the left. x is the distance from the view's origin to
the image's right and y the distance up (towards the toes in the views of the foot), both in body
heights of the reference body; the origins are those of `assets/body/source/views.py`.
Each place is of one kind: `superficial` (a belly that nobody would argue about), `border` (near
an edge; `also` lists the neighbours that may answer), `deep` (reached through others), `level`
(paraspinal; the vertebra counts too) and `bare` (bone or tendon; no superficial muscle).

`pytest tests/atlas/test_points.py -rP` prints the figures and every miss.
"""

import importlib
import json
from pathlib import Path

import pytest

from ims_chart.body import Atlas
from ims_chart.record.terms import LEVELS, Layer, Side
from ims_chart.resources import asset

SETS = {
    name: json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    for name in ("points", "points_details")
}
ALL = [point for points in SETS.values() for point in points]
VIEWS = sorted({point["view"] for point in ALL})
KINDS = ("superficial", "border", "deep", "level", "bare")
FIRST_GOAL, WITHIN_GOAL = 0.90, 0.97
# At least so many places in a view and the one of the other side together, and in a whole set.
ENOUGH = {
    "right": 40, "head_right": 15, "head_front": 12, "head_back": 10,
    "hand_right_palm": 12, "hand_right_back": 12, "foot_right_sole": 12, "foot_right_top": 12,
}  # fmt: skip
ENOUGH_IN_SET = 110


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


@pytest.fixture(scope="module", params=SETS)
def answers(atlas, request):
    return answered(atlas, SETS[request.param])


def answered(atlas, points):
    return [(point, looked_up(atlas, point).regions_at(*place(point))) for point in points]


def looked_up(atlas, point):
    return atlas.view(atlas.reference_body, point["view"])


def place(point):
    """The point in 0…1 of its view's box."""
    views = importlib.import_module("views")
    view = views.VIEWS[point["view"]]
    across, down = view.to_box((point["x"], point["y"]))
    return float(across / view.width), float(down / views.HEIGHT)


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


@pytest.mark.parametrize("view", VIEWS)
def test_the_figures_of_each_view_are_reported(atlas, view, record_property):
    chosen = answered(atlas, [point for point in ALL if point["view"] == view])
    bellies = of_kind(chosen, "superficial")
    figures = {"first": rate(first, bellies), "within": rate(within, chosen)}
    for name, figure in figures.items():
        record_property(f"{view}_{name}", round(figure, 4))
    print(
        f"{view}: first {figures['first']:.1%} of {len(bellies)}, "
        f"within {figures['within']:.1%} of {len(chosen)}"
    )
    assert chosen


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
    assert len(answers) >= ENOUGH_IN_SET
    assert len(of_kind(answers, "superficial")) >= 80
    assert {point["kind"] for point, _ in answers} == set(KINDS)


def test_there_are_enough_points_in_each_view():
    views = importlib.import_module("views").VIEWS
    asked = [point["view"] for point in SETS["points_details"]]
    of_both = {name: asked.count(name) + asked.count(views[name].twin) for name in ENOUGH}
    assert {name: n for name, n in of_both.items() if n < ENOUGH[name]} == {}
    assert set(asked) == set(views) - {"front", "back"}


def test_every_point_names_muscles_of_the_table(muscle_ids):
    named = {name for p in ALL for name in (p["expect"], *p["also"]) if name}
    assert named <= muscle_ids


def test_only_bare_places_expect_nothing():
    assert [p for p in ALL if (p["expect"] == []) != (p["kind"] == "bare")] == []


def test_levels_and_only_levels_name_a_vertebra():
    assert [p for p in ALL if ("level" in p) != (p["kind"] == "level")] == []
    assert {p["level"] for p in ALL if "level" in p} <= set(LEVELS)


def test_every_point_lies_on_the_body(atlas):
    off = [p for p in ALL if not looked_up(atlas, p).contains(*place(p))]
    assert off == []


def test_the_side_is_the_view_s_or_agrees_with_the_half_of_the_picture(atlas):
    def shown(point):
        view = looked_up(atlas, point)
        if view.side:
            return view.side
        if point["x"] == 0:
            return Side.MIDLINE
        return view.image_left if point["x"] < 0 else view.image_right

    assert [p for p in ALL if p["side"] != shown(p)] == []
