"""The landmarks: that they are there, where they are, and which view shows which."""

import json
from math import dist

import pytest

from ims_chart.body import Atlas, BodyError, Fault
from ims_chart.body.landmark import read_landmarks
from ims_chart.record.terms import LEVELS, Side
from ims_chart.resources import asset

ATLAS = Atlas(asset())
FILE = asset("anatomy", "landmarks.json")
TABLE = {landmark.id: landmark for landmark in ATLAS.landmark_table}
VIEWS = ATLAS.bodies["male"]
TWINS = [
    ("left", "right"),
    ("head_left", "head_right"),
    ("hand_left_palm", "hand_right_palm"),
    ("hand_left_back", "hand_right_back"),
    ("foot_left_sole", "foot_right_sole"),
    ("foot_left_top", "foot_right_top"),
]
MIRRORS = [(view, view) for view in ("front", "back", "head_front", "head_back")] + TWINS
SHOWN = {
    "front": """jugular_notch sternal_angle xiphoid_process sternoclavicular_joint
        acromioclavicular_joint coracoid_process medial_epicondyle radial_styloid pisiform asis
        pubic_symphysis pubic_tubercle patella_base patella_apex tibial_tuberosity
        medial_femoral_epicondyle medial_malleolus hyoid_bone angle_of_jaw""",
    "back": """external_occipital_protuberance mastoid_process c2_spine c7_spine t3_spine t7_spine
        t12_spine l4_spine l5_spine s2_spine psis coccyx sacral_hiatus iliac_crest acromion
        scapular_spine_root superior_angle_of_scapula inferior_angle_of_scapula olecranon
        medial_epicondyle lateral_epicondyle radial_head ulnar_styloid ischial_tuberosity
        greater_trochanter fibular_head lateral_malleolus medial_malleolus calcaneal_tuberosity""",
    "left": """mastoid_process acromion iliac_crest asis psis greater_trochanter
        lateral_femoral_epicondyle fibular_head lateral_malleolus fifth_metatarsal_base
        lateral_epicondyle olecranon costal_margin""",
    "head_front": "zygomatic_arch mental_protuberance hyoid_bone laryngeal_prominence",
    "head_left": """mastoid_process temporomandibular_joint zygomatic_arch angle_of_jaw
        c1_transverse_process external_occipital_protuberance hyoid_bone c7_spine""",
    "head_back": "external_occipital_protuberance mastoid_process c2_spine c7_spine",
    "hand_left_palm": "pisiform hook_of_hamate scaphoid_tubercle radial_styloid",
    "hand_left_back": """ulnar_styloid dorsal_tubercle_of_radius second_metacarpal_head
        third_metacarpal_head fourth_metacarpal_head fifth_metacarpal_head""",
    "foot_left_sole": "medial_sesamoid medial_process_of_calcaneus",
    "foot_left_top": """medial_malleolus lateral_malleolus navicular_tuberosity
        fifth_metatarsal_base first_metatarsal_head fifth_metatarsal_head""",
}
CORE = {
    "front": "jugular_notch xiphoid_process coracoid_process asis patella_base tibial_tuberosity",
    "back": "c7_spine l4_spine psis inferior_angle_of_scapula olecranon ischial_tuberosity",
}
WITHIN = {
    ("front", "patella_base"): "patella",
    ("front", "patella_apex"): "patella",
    ("front", "tibial_tuberosity"): "patellar_ligament",
    ("front", "xiphoid_process"): "sternum",
    ("front", "sternoclavicular_joint"): "clavicle",
    ("front", "acromioclavicular_joint"): "clavicle",
    ("back", "olecranon"): "olecranon",
    ("back", "lateral_epicondyle"): "lateral_epicondyle",
    ("back", "scapular_spine_root"): "scapular_spine",
    ("back", "iliac_crest"): "iliac_crest",
    ("right", "greater_trochanter"): "greater_trochanter",
    ("right", "fibular_head"): "fibula_head",
    ("right", "lateral_malleolus"): "lateral_malleolus",
    ("head_right", "mastoid_process"): "mastoid_process",
    ("head_right", "angle_of_jaw"): "mandible",
    ("head_back", "external_occipital_protuberance"): "external_occipital_protuberance",
    ("head_front", "hyoid_bone"): "hyoid_bone",
    ("head_front", "laryngeal_prominence"): "thyroid_cartilage",
    ("hand_right_palm", "pisiform"): "pisiform",
    ("foot_right_sole", "medial_sesamoid"): "sesamoid_bones",
    ("foot_right_sole", "medial_process_of_calcaneus"): "calcaneus",
    ("foot_right_top", "navicular_tuberosity"): "tibialis_posterior_tendon",
}
DOWN = """external_occipital_protuberance mastoid_process c2_spine c7_spine acromion
    scapular_spine_root t7_spine inferior_angle_of_scapula t12_spine iliac_crest l5_spine asis psis
    coccyx greater_trochanter ischial_tuberosity patella_base patella_apex fibular_head
    tibial_tuberosity medial_malleolus lateral_malleolus calcaneal_tuberosity"""
CLOSE = 0.006
"""How far beside a drawn bone its landmark may still lie, in heights of the view."""


def shown(view: str) -> dict[tuple[str, Side], tuple[float, float]]:
    return {(p.landmark.id, p.side): (p.x, p.y) for p in ATLAS.landmarks("male", view)}


@pytest.mark.parametrize("view", SHOWN)
def test_a_view_shows_what_can_be_felt_there(view: str) -> None:
    assert set(SHOWN[view].split()) <= {name for name, _ in shown(view)}


@pytest.mark.parametrize(("body", "view"), [(b, v) for b in ATLAS.bodies for v in CORE])
def test_every_body_has_the_landmarks(body: str, view: str) -> None:
    """Placed on one body, found on the others by the same place of the skin."""
    found = {(p.landmark.id, p.side) for p in ATLAS.landmarks(body, view)}
    for name in CORE[view].split():
        assert {(name, side) for side, _ in TABLE[name].anchors()} <= found


def test_every_landmark_is_seen_squarely_somewhere() -> None:
    for landmark in TABLE.values():
        for _, anchor in landmark.anchors():
            tables = [ATLAS.anchors("male", view) for view in VIEWS]
            places = [(table, table.locate(anchor)) for table in tables]
            skins = [table.anchor_at(*place) for table, place in places if place is not None]
            assert min(dist(skin, anchor) for skin in skins if skin) < 0.0018, landmark.id


@pytest.mark.parametrize("view", VIEWS)
def test_a_landmark_lies_on_the_body_on_its_own_side(view: str) -> None:
    drawn = ATLAS.view("male", view)
    around = [(dx * CLOSE, dy * CLOSE) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    for (name, side), (x, y) in shown(view).items():
        assert any(drawn.contains(x + dx, y + dy) for dx, dy in around), name
        if drawn.side is not None:
            assert side in {drawn.side, Side.MIDLINE}, name
        elif side is Side.MIDLINE:
            assert x == pytest.approx(0.5, abs=0.001), name
        else:
            assert (x < 0.5) == (side == drawn.image_left), name


@pytest.mark.parametrize(("view", "twin"), MIRRORS)
def test_left_and_right_are_mirror_images(view: str, twin: str) -> None:
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.MIDLINE: Side.MIDLINE}
    mirrored = {(name, other[side]): (1 - x, y) for (name, side), (x, y) in shown(view).items()}
    theirs = shown(twin)
    assert mirrored.keys() == theirs.keys()
    for key, place in mirrored.items():
        assert dist(place, theirs[key]) < 0.002, key


@pytest.mark.parametrize(("view", "name"), WITHIN)
def test_a_landmark_stands_where_its_bone_is_drawn(view: str, name: str) -> None:
    drawn = ATLAS.view("male", view)
    places = [place for (own, _), place in shown(view).items() if own == name]
    shapes = [shape for shape in drawn.structures if shape.id == WITHIN[view, name]]
    assert places
    for x, y in places:
        steps = [(dx * CLOSE / 2, dy * CLOSE / 2) for dx in range(-2, 3) for dy in range(-2, 3)]
        assert any(
            shape.contains((x + dx) * drawn.width, (y + dy) * drawn.height)
            for shape in shapes
            for dx, dy in steps
        )


def test_spinous_processes_stand_in_the_cells_of_their_level() -> None:
    drawn = ATLAS.view("male", "back")
    for level in LEVELS:
        landmark = TABLE.get(f"{level.lower()}_spine")
        if landmark is None:
            continue
        x, y = shown("back")[landmark.id, Side.MIDLINE]
        beside = {region.level for region in drawn.regions_at(x + 0.006, y)}
        assert level in beside, (level, beside)


def test_landmarks_stand_in_the_order_of_the_body() -> None:
    def height(name: str) -> float:
        return TABLE[name].anchor[1]

    heights = [height(name) for name in DOWN.split()]
    assert heights == sorted(heights, reverse=True)


def test_names_are_told_apart() -> None:
    for names in ([m.name for m in TABLE.values()], [m.short for m in TABLE.values()]):
        assert len(set(names)) == len(names)
    assert all(len(m.short) <= 16 and m.latin and m.rank in {1, 2} for m in TABLE.values())


def test_a_source_is_told_for_every_place() -> None:
    sources = json.loads(FILE.read_text(encoding="utf-8"))["sources"]
    assert {landmark.source.value for landmark in TABLE.values()} == set(sources)


@pytest.mark.parametrize(
    "change",
    [
        {"sides": "midline"},
        {"sides": "both"},
        {"anchor": [0.1, 0.2]},
        {"anchor": None},
        {"source": "hearsay"},
        {"rank": "x"},
    ],
)
def test_a_damaged_row_is_named_by_its_file(tmp_path, change) -> None:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    paired = next(row for row in value["landmarks"] if row["sides"] == "paired")
    paired.update(change)
    refused(tmp_path, value, Fault.DAMAGED_FILE)


def test_an_id_stands_for_one_landmark(tmp_path) -> None:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    value["landmarks"].append(value["landmarks"][0])
    refused(tmp_path, value, Fault.DAMAGED_FILE)


def test_a_newer_table_is_not_guessed_at(tmp_path) -> None:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    refused(tmp_path, value | {"version": 2}, Fault.NEWER_FILE)


def refused(folder, value, fault: Fault) -> None:
    file = folder / "landmarks.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(BodyError) as caught:
        read_landmarks(file)
    assert (caught.value.code, caught.value.subject) == (fault, str(file))
