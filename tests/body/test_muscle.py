import json

import pytest

from ims_chart.body import BodyError, Certainty, Fault, Muscles, Region, Term
from ims_chart.record.terms import LEVELS, ROOTS, Layer, Side
from ims_chart.resources import asset

FILE = asset("anatomy", "muscles.json")
TABLE = Muscles(FILE)
EVERY = [TABLE[muscle] for muscle in TABLE]


def region(muscle, **more):
    return Region(
        muscle=muscle,
        side=Side.LEFT,
        layer=Layer.DEEP,
        bounds=(0, 0, 1, 1),
        path="M0 0L1 0L1 1Z",
        **more,
    )


def test_a_muscle_is_known_by_its_id():
    muscle = TABLE["infraspinatus"]
    assert (muscle.name, muscle.latin) == ("Infraspinatus", "Musculus infraspinatus")
    assert (muscle.roots, muscle.dominant_roots, muscle.ramus) == (
        ("C5", "C6"),
        ("C5",),
        "anterior",
    )
    assert (muscle.layer, muscle.group, muscle.trigger_points) == (
        Layer.SUPERFICIAL,
        "infraspinatus",
        3,
    )
    assert muscle.fma == Term(id="FMA:32546", exact=True)


def test_the_table_is_whole():
    assert len(TABLE) == len(EVERY) == 158
    assert all(muscle.id == key for key, muscle in zip(TABLE, EVERY, strict=True))
    assert len({muscle.name for muscle in EVERY}) == 158


@pytest.mark.parametrize("muscle", EVERY, ids=[muscle.id for muscle in EVERY])
def test_every_row_holds_together(muscle):
    assert set(muscle.roots) <= set(ROOTS)
    assert list(muscle.roots) == sorted(muscle.roots, key=ROOTS.index)
    assert set(muscle.dominant_roots) <= set(muscle.roots)
    assert muscle.roots or muscle.cranial
    assert muscle.use in {"common", "sometimes", "rare"}
    assert muscle.ramus in {"anterior", "posterior", None}
    assert muscle.nerve
    assert muscle.cautions
    assert muscle.trigger_points >= 1
    assert TABLE.group_name(muscle.group)
    assert all(term.strip() == term for term in muscle.referral + muscle.cautions)


def test_cautions_are_never_passed_off_as_checked():
    assert {muscle.certainty["cautions"] for muscle in EVERY} == {Certainty.UNCONFIRMED}


def test_parts_of_one_muscle_count_as_one():
    parts = {
        "trapezius": ["trapezius_upper", "trapezius_middle", "trapezius_lower"],
        "triceps_brachii": ["triceps_long", "triceps_lateral", "triceps_medial"],
        "gluteus_minimus": ["gluteus_minimus_anterior", "gluteus_minimus_posterior"],
        "sternocleidomastoid": ["scm_sternal", "scm_clavicular"],
    }
    for group, muscles in parts.items():
        assert {TABLE[muscle].group for muscle in muscles} == {group}
    assert TABLE.group_name("triceps_brachii") == "Triceps brachii"
    assert TABLE.group_name("infraspinatus") == "Infraspinatus"


def test_the_three_multifidi_are_counted_apart():
    ids = ["cervical_multifidus", "thoracic_multifidus", "lumbar_multifidus"]
    assert [TABLE[muscle].group for muscle in ids] == ids


def test_cranial_nerves_are_no_roots():
    trapezius = TABLE["trapezius_upper"]
    assert (trapezius.cranial, trapezius.roots) == (("XI",), ("C3", "C4"))
    assert TABLE["temporalis"].roots == ()


def test_a_region_takes_the_roots_of_its_muscle():
    assert TABLE.segments_of(region("supinator")) == ("C6", "C7")


def test_a_paraspinal_cell_keeps_its_own_root():
    cell = region("lumbar_multifidus", level="L4", segments=("L4",))
    assert cell.level in LEVELS
    assert TABLE.segments_of(cell) == ("L4",)


def test_a_muscle_of_another_version_has_no_roots_and_harms_nothing():
    assert TABLE.get("tail") is None
    assert "tail" not in TABLE
    assert TABLE.segments_of(region("tail")) == ()
    with pytest.raises(BodyError) as caught:
        TABLE["tail"]
    assert (caught.value.code, caught.value.subject) == (Fault.UNKNOWN_MUSCLE, "tail")


def test_every_source_that_a_fact_names_is_listed():
    value = json.loads(FILE.read_text(encoding="utf-8"))
    named = {
        source
        for row in value["muscles"]
        for fact in row.values()
        if isinstance(fact, dict)
        for source in fact.get("sources", ())
    }
    assert named == set(value["sources"])


def test_a_sourced_fact_names_its_source():
    value = json.loads(FILE.read_text(encoding="utf-8"))
    for row in value["muscles"]:
        for name in ("roots", "nerve", "trigger_points", "referral", "cautions"):
            if row[name]["certainty"] != Certainty.UNCONFIRMED:
                assert row[name]["sources"], (row["id"], name)


def test_licensed_codes_are_not_shipped():
    assert "snomed" not in FILE.read_text(encoding="utf-8").casefold()


def test_a_damaged_row_is_found_when_it_is_asked_for(tmp_path):
    value = json.loads(FILE.read_text(encoding="utf-8"))
    del value["muscles"][0]["roots"]
    file = tmp_path / "muscles.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    table = Muscles(file)
    assert table["infraspinatus"].roots
    with pytest.raises(BodyError) as caught:
        table[value["muscles"][0]["id"]]
    assert (caught.value.code, caught.value.subject) == (Fault.DAMAGED_FILE, str(file))
