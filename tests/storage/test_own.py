"""What is read quickly is what would be read slowly, and nothing slips through."""

import json
from dataclasses import fields, replace
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.record import (
    Entry,
    Finding,
    FindingKind,
    Needle,
    Needling,
    PainArea,
    Point,
    RecordError,
    Site,
    Stimulation,
    TriggerPointState,
)
from ims_chart.storage import codec
from ims_chart.storage.codec import RECORD_FORMAT, decode_record, encode_record
from ims_chart.storage.errors import StorageError
from ims_chart.storage.own import bytes_as_read, read_own
from ims_chart.storage.twin import RANGES, twin_of
from tests import samples, strategies


def without_unknown_keys(value):
    if isinstance(value, tuple):
        return tuple(without_unknown_keys(item) for item in value)
    if not isinstance(value, Entry):
        return value
    own = {f.name: without_unknown_keys(getattr(value, f.name)) for f in fields(value)}
    return replace(value, **own | {"extra": {}})


records = strategies.records.map(without_unknown_keys)


def quickly(data: bytes):
    return read_own(data, RECORD_FORMAT, 1)


def slowly(data: bytes):
    """As `decode_record` reads it entry by entry; None if it is damaged."""
    with patch.object(codec, "read_own", lambda *_: None):
        try:
            return decode_record(data).record
        except StorageError:
            return None


def late(record) -> list[bool]:
    return ["sites" not in visit.__dict__ for visit in record.visits]


def written(plain) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def objects_of(value):
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from objects_of(item)


@given(records)
def test_what_this_program_wrote_is_read_quickly_and_the_same(record) -> None:
    data = encode_record(record)
    read = quickly(data)
    assert read is not None
    assert all(late(read))
    assert read == record == slowly(data)
    assert encode_record(read) == data


@given(strategies.records)
def test_unknown_keys_are_never_overlooked(record) -> None:
    data = encode_record(record)
    read = quickly(data)
    assert read is None or encode_record(read) == data


@given(
    records, st.data(), strategies.json_values | st.integers(-2, 12) | st.sampled_from(["", " "])
)
def test_what_is_read_quickly_is_never_damaged(record, data, value) -> None:
    plain = json.loads(encode_record(record))
    target = data.draw(st.sampled_from([o for o in objects_of(plain) if o]))
    target[data.draw(st.sampled_from(sorted(target)))] = value
    changed = written(plain)
    read = quickly(changed)
    if read is not None:
        assert read == slowly(changed)
        assert len(json.loads(encode_record(read))) >= len(plain)


@given(records, st.data())
def test_parts_out_of_place_are_never_overlooked(record, data) -> None:
    plain = json.loads(encode_record(record))
    parts = [o[key] for o in objects_of(plain) for key in o if isinstance(o[key], list) and o[key]]
    if parts:
        part = data.draw(st.sampled_from(parts))
        part += part[:1]
    changed = written(plain)
    assert (read := quickly(changed)) is None or read == slowly(changed)


ENTRIES = {
    Point: samples.site().point,
    Needle: Needle(diameter_mm=0.25, length_mm=40),
    Stimulation: Stimulation(frequency_hz=2, current_ma=1, minutes=10),
    Needling: Needling(count=100, removed=1, depth_mm=3, time_s=60, pain_during=1),
    Site: samples.site(),
    PainArea: PainArea(
        id="a", author="", recorded=samples.TIME, atlas="1", outline=(samples.site().point,) * 3,
        intensity=3,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), RANGES)
def test_a_twin_takes_the_same_numbers_as_its_entry(kind, name) -> None:
    low, high = RANGES[kind, name]
    whole = isinstance(getattr(ENTRIES[kind], name), int) and name not in ("depth_mm", "time_s")
    step = 1 if whole else 0.001
    for value in (low - step, low, high, high + step):
        given_value = (0.0, 0.0, value) if name == "anchor" else value
        assert taken_by_entry(kind, name, given_value) == taken_by_twin(kind, name, given_value)


def taken_by_entry(kind, name, value) -> bool:
    try:
        replace(ENTRIES[kind], **{name: value})
    except RecordError:
        return False
    return True


def taken_by_twin(kind, name, value) -> bool:
    plain = codec.plain(ENTRIES[kind]) | {name: value}
    try:
        msgspec.convert(plain, twin_of(kind))
    except msgspec.ValidationError:
        return False
    return True


def visit_of(*sites, **fields):
    return samples.record(visits=[samples.visit(sites=sites, **fields)])


def full_visit() -> dict:
    """The file's object of a visit with two of everything, and what it may hold at most."""
    needling = replace(samples.site().needling, count=3, removed=3)
    finding = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.ACTIVE)
    sites = [samples.site(), samples.site("s2", 2, needling=needling, finding=finding)]
    area = ENTRIES[PainArea]
    record = visit_of(*sites, pain_areas=(area, replace(area, id="b")))
    return json.loads(encode_record(record))


def set_in(*path, value):
    def change(visit) -> None:
        for key in path[:-1]:
            visit = visit[key]
        visit[path[-1]] = value

    return change


UNSEEN_IN_ONE_VALUE = [
    set_in("sites", 1, "id", value="s1"),
    set_in("sites", 1, "number", value=1),
    set_in("sites", 0, "number", value=2),
    set_in("sites", 0, "number", value=5),
    set_in("sites", 0, "id", value=" "),
    set_in("sites", 0, "point", "body", value="\t"),
    set_in("sites", 0, "point", "view", value=""),
    set_in("sites", 1, "needling", "count", value=2),
    set_in("sites", 1, "finding", "kind", value="taut_band"),
    set_in("pain_areas", 1, "id", value="a"),
    set_in("pain_areas", 0, "id", value="c"),
    set_in("pain_areas", 0, "id", value=" "),
    set_in("pain_areas", 0, "outline", value=[codec.plain(samples.site().point)] * 2),
    set_in("pain_areas", 0, "outline", 1, "view", value=" "),
    set_in("numbers_given", value=1),
]


@pytest.mark.parametrize("change", UNSEEN_IN_ONE_VALUE, ids=range(len(UNSEEN_IN_ONE_VALUE)))
def test_what_no_single_value_shows_is_seen(change) -> None:
    plain = full_visit()
    assert late(quickly(written(plain))) == [True]
    change(plain["visits"][0])
    read = quickly(written(plain))
    assert read == slowly(written(plain))
    assert read is None or late(read) == [False]


def test_sites_in_another_order_are_put_in_theirs() -> None:
    plain = json.loads(encode_record(visit_of(samples.site(), samples.site("s2", 2))))
    plain["visits"][0]["sites"].reverse()
    read = decode_record(written(plain)).record
    assert [site.number for site in read.visits[0].sites] == [1, 2]
    assert bytes_as_read(read.visits[0]) is None


def test_a_visit_of_a_newer_program_doesnt_hold_up_the_others() -> None:
    visits = [samples.visit(f"v{n}", [samples.site(f"s{n}")]) for n in range(3)]
    plain = json.loads(encode_record(samples.record(visits=visits)))
    plain["visits"][1]["sites"][0]["new"] = 1
    read = quickly(written(plain))
    assert late(read) == [True, False, True]
    assert read.visits[1].sites[0].extra == {"new": 1}


def test_needles_that_are_in_are_known_before_the_sites_are() -> None:
    needling = replace(samples.site().needling, count=3, removed=1)
    record = visit_of(samples.site(needling=needling), samples.site("s2", 2))
    read = quickly(encode_record(record))
    assert read.visits[0].needles_in == record.visits[0].needles_in == 2
    assert all(late(read))


def test_utc_is_read_quickly_however_it_is_written() -> None:
    data = encode_record(visit_of(samples.site())).replace(b"+01:00", b"+00:00")
    for text in (data, data.replace(b"+00:00", b"Z")):
        assert quickly(text) == slowly(text)
        assert all(late(quickly(text)))
