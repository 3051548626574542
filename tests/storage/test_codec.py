import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.record import Clinic, Measure, Needle
from ims_chart.storage import codec, migrations
from ims_chart.storage.codec import (
    decode_clinic,
    decode_record,
    encode_clinic,
    encode_record,
    is_newer,
)
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import MAX_BYTES
from tests import samples, strategies


def edited(*path, value):
    """The sample's file with one value replaced, or taken out where it is `...`."""
    data = json.loads(encode_record(samples.record()))
    *parents, last = path
    target = data
    for key in parents:
        target = target[key]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return json.dumps(data).encode()


def fault(data: bytes) -> StorageError:
    with pytest.raises(StorageError) as caught:
        decode_record(data)
    return caught.value


@given(strategies.records)
def test_a_record_comes_back_as_it_was(record) -> None:
    data = encode_record(record)
    loaded = decode_record(data)
    assert loaded.record == record
    assert encode_record(loaded.record) == data
    assert (loaded.version, loaded.newer, loaded.digest) == (1, False, codec.digest_of(data))


@given(strategies.records)
def test_times_keep_their_offset(record) -> None:
    back = decode_record(encode_record(record)).record
    for before, after in zip(record.visits, back.visits, strict=True):
        assert before.recorded.utcoffset() == after.recorded.utcoffset()


@given(strategies.clinics)
def test_a_clinic_comes_back_as_it_was(clinic) -> None:
    data = encode_clinic(clinic)
    assert decode_clinic(data) == clinic
    assert encode_clinic(decode_clinic(data)) == data


EARLY = """{
  "format": "ims-chart/record",
  "version": 1,
  "id": "a2",
  "revision": 1,
  "patient": {
    "family": "Berg"
  },
  "visits": [
    {
      "id": "v1",
      "author": "th1",
      "recorded": "2026-03-02T09:30:00+01:00",
      "date": "2026-03-02",
      "sites": [
        {
          "id": "s1",
          "author": "th1",
          "recorded": "2026-03-02T09:30:00+01:00",
          "atlas": "1",
          "number": 1,
          "point": {
            "body": "male",
            "view": "back",
            "x": 0.6,
            "y": 0.25,
            "anchor": [
              -0.1,
              0.78,
              -0.06
            ]
          },
          "muscle": "infraspinatus",
          "side": "right",
          "layer": "superficial",
          "segments": [],
          "finding": null,
          "needling": {
            "count": 2,
            "technique": "in_place"
          }
        }
      ],
      "pain_areas": [],
      "measures": [],
      "numbers_given": 1
    }
  ]
}
"""
"""Written before needles were counted out and visits followed up."""


def test_an_early_file_is_read_and_written_as_it_was() -> None:
    record = decode_record(EARLY.encode()).record
    visit = record.visit("v1")
    assert visit.sites[0].needling.removed is None
    assert (visit.needles_in, visit.follow_up) == (0, None)
    assert encode_record(record).decode() == EARLY


def test_a_list_a_clinic_left_as_usual_is_not_written_and_its_own_is() -> None:
    assert json.loads(encode_clinic(Clinic())) == {"format": "ims-chart/clinic", "version": 1}
    own = Clinic(movements=Clinic().movements[:2])
    assert len(json.loads(encode_clinic(own))["movements"]) == 2
    assert decode_clinic(encode_clinic(own)) == own


def test_more_needles_out_than_in_is_damage() -> None:
    data = edited("visits", 0, "sites", 0, "needling", "removed", value=2)
    assert fault(data).detail == "visits[0].sites[0].needling.removed: out_of_range (0–1)"


def test_the_file_reads_and_diffs_well() -> None:
    text = encode_record(samples.record(family="Åse", revision=3)).decode("utf-8")
    assert text.startswith(
        '{\n  "format": "ims-chart/record",\n  "version": 1,\n  "id": "abcd234567",\n'
        '  "revision": 3,\n  "patient": {\n    "family": "Åse",\n    "given": "Ada",\n'
    )
    assert text.endswith("\n}\n")
    assert "\r" not in text


def test_what_was_not_recorded_is_absent_and_none_found_is_there() -> None:
    site = samples.site()
    none_found = replace(site, needling=replace(site.needling, events=()))
    silent, told = (
        json.loads(encode_record(samples.record(visits=[samples.visit(sites=[s])])))
        for s in (site, none_found)
    )
    assert "events" not in silent["visits"][0]["sites"][0]["needling"]
    assert told["visits"][0]["sites"][0]["needling"]["events"] == []
    assert "consent" not in silent["visits"][0]
    no_muscle = json.loads(
        encode_record(samples.record(visits=[samples.visit(sites=[samples.site(muscle=None)])]))
    )
    assert no_muscle["visits"][0]["sites"][0]["muscle"] is None


def test_numbers_are_rounded_and_whole_ones_written_whole() -> None:
    point = replace(samples.site().point, x=0.123456789, y=1.0)
    visit = samples.visit(
        sites=[samples.site(point=point)], measures=(Measure(kind="x", before=0.1 + 0.2),)
    )
    text = encode_record(samples.record(visits=[visit])).decode()
    assert '"x": 0.12346,' in text
    assert '"y": 1,' in text
    assert '"before": 0.3\n' in text
    assert '"length_mm": 40\n' in text


def objects_of(value, where=()):
    """Every object in a file, by its path."""
    if isinstance(value, dict):
        yield where, value
        for key, item in value.items():
            yield from objects_of(item, (*where, key))
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from objects_of(item, (*where, n))


@given(strategies.records, st.data())
def test_unknown_keys_survive_at_every_level_and_stand_last(record, data) -> None:
    record = decode_record(encode_record(record)).record
    plain = json.loads(encode_record(replace(record, extra={})))
    spots = [o for where, o in objects_of(plain) if not set(where) & unknown_keys(plain)]
    target = data.draw(st.sampled_from(spots))
    target["zz_new"] = {"deep": [1, 2.5, None, {"ü": True}]}
    again = json.loads(encode_record(decode_record(json.dumps(plain).encode()).record))
    assert again == plain
    assert list(target)[-1] == "zz_new"
    assert [list(o) for _, o in objects_of(again)] == [list(o) for _, o in objects_of(plain)]


def unknown_keys(plain):
    keys = {key for _, o in objects_of(plain) for key in o}
    return {key for key in keys if key == "extra" or key.startswith("x-")}


DAMAGE = [
    (b"", "not JSON"),
    (b"\x00" * 100, "not JSON"),
    (b"hello", "not JSON"),
    (b"{", "not JSON"),
    (b"{} {}", "not JSON"),
    (b"\xef\xbb\xbf{}", "not JSON"),
    (b"\xff\xfe{\x00}\x00", "not JSON"),
    (b"NaN", "not JSON"),
    (b"[]", "Expected `object`"),
    (b"null", "Expected `object`"),
    (b"{}", "`format`"),
    (b"[" * 100_000 + b"]" * 100_000, ""),
    (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
    (b'{"a": "\xff"}', "not UTF-8"),
    (b'{"a": "\\ud800"}', "not JSON"),
    (b'{"a": 1e400}', "Number out of range"),
    (edited("format", value="ims-chart/clinic"), "format: not ims-chart/record"),
    (edited("format", value=7), "format: Expected `str`"),
    (edited("version", value=0), "version: out_of_range"),
    (edited("version", value="1"), "version: Expected `int`"),
    (edited("version", value=True), "version: Expected `int`"),
    (edited("revision", value=-1), "revision: Expected `int` >= 0"),
    (edited("revision", value=2**53 + 1), "revision: Expected `int` <="),
    (edited("id", value=...), "`id`"),
    (edited("id", value=" "), "id: required"),
    (edited("patient", value=[]), "patient: Expected `object`"),
    (edited("patient", "family", value=None), "patient.family: Expected `str`"),
    (edited("patient", "family", value=...), "patient: Object missing required field `family`"),
    (edited("patient", "birth_date", value="3.4.1971"), "patient.birth_date: Invalid"),
    (edited("patient", "sex", value="m"), "patient.sex: Invalid enum value"),
    (edited("visits", value={}), "visits: Expected `array`"),
    (edited("visits", value=None), "visits: Expected `array`"),
    (edited("visits", 0, value=7), "visits[0]: Expected `object`"),
    (edited("visits", 0, "date", value="2026-13-01"), "visits[0].date: Invalid"),
    (edited("visits", 0, "pain_before", value=11), "visits[0].pain_before: out_of_range (0–10)"),
    (edited("visits", 0, "pain_before", value=10**400), "pain_before: out_of_range (0–10)"),
    (edited("visits", 0, "numbers_given", value=10**400), "numbers_given: out_of_range (0–100000)"),
    (edited("visits", 0, "pain_before", value=5.5), "visits[0].pain_before: Expected `int"),
    (edited("visits", 0, "recorded", value="2026-03-02T09:30:00"), "visits[0].recorded: no_zone"),
    (edited("visits", 0, "state", value="open"), "visits[0].state: Invalid enum value"),
    (
        edited("visits", 0, "sites", 0, "point", "x", value=1.5),
        "visits[0].sites[0].point.x: out_of_range (0–1)",
    ),
    (
        edited("visits", 0, "sites", 0, "point", "anchor", value=[0, 0]),
        "visits[0].sites[0].point.anchor: Expected `array` of length 3",
    ),
    (
        edited("visits", 0, "sites", 0, "segments", value=["C9"]),
        "visits[0].sites[0].segments: unknown_term (C9)",
    ),
    (
        edited("visits", 0, "sites", 0, "needling", "needle", "length_mm", value=-4),
        "visits[0].sites[0].needling.needle.length_mm: out_of_range (1–200)",
    ),
    (edited("visits", 0, "sites", 0, "side", value="links"), "visits[0].sites[0].side: Invalid"),
]


@pytest.mark.parametrize(("data", "detail"), DAMAGE, ids=range(len(DAMAGE)))
def test_damage_is_told_with_its_place(data: bytes, detail: str) -> None:
    error = fault(data)
    assert error.code is Code.DAMAGED
    assert detail in error.detail
    assert "\n" not in error.detail
    assert len(error.detail) <= 200


def test_two_sites_of_one_id_are_damage() -> None:
    data = json.loads(encode_record(samples.record()))
    data["visits"][0]["sites"] *= 2
    assert fault(json.dumps(data).encode()).detail == "visits[0].sites.id: duplicate (s1)"


def test_a_key_given_twice_is_damage_because_a_save_would_lose_one() -> None:
    data = encode_record(samples.record()).replace(b'"given"', b'"given": "Eva",\n    "given"')
    assert fault(data).detail == "given: key given twice"


@given(strategies.records, st.data())
def test_a_file_cut_short_anywhere_is_damage(record, data) -> None:
    whole = encode_record(record)
    end = data.draw(st.integers(0, len(whole) - 3))
    assert fault(whole[:end]).code is Code.DAMAGED


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    assert fault(data).code is Code.DAMAGED


@given(strategies.records, st.data(), strategies.json_values)
def test_any_value_in_any_place_loads_or_is_damage(record, data, value) -> None:
    plain = json.loads(encode_record(record))
    target = data.draw(st.sampled_from([o for _, o in objects_of(plain) if o]))
    target[data.draw(st.sampled_from(sorted(target)))] = value
    told = {Code.DAMAGED}
    try:
        decode_record(json.dumps(plain).encode())
    except StorageError as error:
        told.add(error.code)
    assert told <= {Code.DAMAGED, Code.NEWER}


def test_a_newer_file_is_read_as_far_as_it_can_be() -> None:
    loaded = decode_record(edited("version", value=2))
    assert (loaded.newer, loaded.version) == (True, 2)
    assert loaded.record == samples.record()
    assert is_newer(edited("version", value=2), codec.RECORD_FORMAT)
    assert not is_newer(edited("version", value=1), codec.RECORD_FORMAT)


def test_a_newer_file_that_can_not_be_read_is_not_called_damaged() -> None:
    data = json.loads(edited("version", value=2))
    data["visits"] = {}
    assert fault(json.dumps(data).encode()).code is Code.NEWER


def test_an_older_file_goes_through_its_steps(monkeypatch) -> None:
    def from_1(data):
        surname = data["patient"].pop("surname")
        return {**data, "patient": {"family": surname, **data["patient"]}}

    old = json.loads(encode_record(samples.record()))
    old["patient"]["surname"] = old["patient"].pop("family")
    monkeypatch.setattr(codec, "RECORD_STEPS", {1: from_1})
    loaded = decode_record(json.dumps(old).encode())
    assert (loaded.version, loaded.newer) == (1, False)
    assert loaded.record == samples.record()
    assert json.loads(encode_record(loaded.record))["version"] == 2


def test_an_older_file_that_breaks_its_step_is_damage(monkeypatch) -> None:
    old = encode_record(samples.record())
    monkeypatch.setattr(codec, "RECORD_STEPS", {1: lambda data: {"x": data["nothing"]}})
    assert "not as version 1 has it" in fault(old).detail


def test_steps_run_one_after_the_other_and_stop_at_the_newest() -> None:
    steps = {1: lambda d: {**d, "a": 1}, 2: lambda d: {**d, "b": d["a"] + 1}}
    assert migrations.newest(steps) == 3
    assert migrations.migrated({"version": 1}, steps) == {"version": 3, "a": 1, "b": 2}
    assert migrations.migrated({"version": 3}, steps) == {"version": 3}
    assert migrations.migrated({"version": 9}, steps) == {"version": 9}


def test_half_a_letter_is_refused_before_it_is_written() -> None:
    record = samples.record(extra={"blob": "\ud800"})
    with pytest.raises(StorageError) as caught:
        encode_record(record)
    assert caught.value.code is Code.UNWRITABLE_VALUE


def test_a_record_larger_than_can_be_read_back_is_refused() -> None:
    record = samples.record(extra={"blob": "x" * MAX_BYTES})
    with pytest.raises(StorageError) as caught:
        encode_record(record)
    assert caught.value.code is Code.TOO_LARGE


def test_a_damaged_clinic_is_told_with_its_place() -> None:
    data = json.loads(encode_clinic(plain_clinic()))
    data["needles"][0]["length_mm"] = 0
    with pytest.raises(StorageError) as caught:
        decode_clinic(msgspec.json.encode(data))
    assert caught.value.detail == "needles[0].length_mm: out_of_range (1–200)"


def plain_clinic():
    return Clinic(needles=(Needle(diameter_mm=0.25, length_mm=40),))
