from dataclasses import replace

import pytest

from ims_chart.record import edits
from ims_chart.storage.conflict_copies import copies, merge_copy
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples

ID = "abcd234567"
NAMES = [
    "abcd234567 (conflicted copy 2026-11-21).json",
    "abcd234567 (RECEPTION's conflicted copy 2026-11-21).json",
    "abcd234567 (conflicted copy 2026-11-21 103000).json",
    "abcd234567.sync-conflict-20261121-103000-ABCDEFG.json",
    "abcd234567-RECEPTION.json",
    "abcd234567-DESKTOP-4F2K1.json",
    "abcd234567-reception.json",
    "abcd234567 (1).json",
    "abcd234567 2.json",
    "abcd234567_conflict-20261121-103000.json",
    "abcd234567.json.sync-conflict-20261121-103000-ABCDEFG.age",
]


@pytest.fixture
def store(tmp_path):
    made = Store.create(tmp_path)
    made.new(samples.record())
    return made


def left_by_a_cloud(store, name, edit):
    """Another computer's version, made of the same one as ours, in a file of its own."""
    path = store.path(ID)
    before = path.read_bytes()
    elsewhere = Store.open(store.folder)
    loaded = elsewhere.load(ID)
    elsewhere.save(edit(loaded.record), loaded.digest)
    copy = store.patients / name
    copy.write_bytes(path.read_bytes())
    path.write_bytes(before)
    return copy


def noted(note):
    def edit(record):
        site = replace(record.visit("v1").site("s1"), note=note)
        return edits.change_site(record, "v1", site)

    return edit


@pytest.mark.parametrize("name", NAMES)
def test_copies_are_found_by_their_names(store, name) -> None:
    (store.patients / name).write_bytes(b"")
    assert copies(store) == {ID: [store.patients / name]}
    assert copies(store, ("other23456",)) == {}


@pytest.mark.parametrize(
    "name", ["abcd234567.json", ".abcd234567 (1).json", "abcd2345.json", "zzzz (1).json", "x.txt"]
)
def test_what_is_no_copy_is_none(store, name) -> None:
    (store.patients / name).touch()
    assert copies(store) == {}


def test_a_copy_is_merged_kept_and_removed(store) -> None:
    copy = left_by_a_cloud(store, NAMES[0], noted("theirs"))
    data = copy.read_bytes()
    loaded = store.load(ID)
    store.save(edits.change_visit(loaded.record, "v1", notes="ours"), loaded.digest)
    assert merge_copy(store, ID, copy)
    record = store.load(ID).record
    assert record.visit("v1").notes == "ours"
    assert record.visit("v1").site("s1").note == "theirs"
    assert record.conflicts == ()
    assert not copy.exists()
    assert data in [backup.path.read_bytes() for backup in store.backups.of(ID)]


def test_where_both_changed_the_same_the_record_stands(store) -> None:
    copy = left_by_a_cloud(store, NAMES[0], noted("theirs"))
    loaded = store.load(ID)
    store.save(noted("ours")(loaded.record), loaded.digest)
    assert merge_copy(store, ID, copy)
    record = store.load(ID).record
    assert record.visit("v1").site("s1").note == "ours"
    assert [conflict.site.note for conflict in record.conflicts] == ["theirs"]


def test_what_was_deleted_here_does_not_come_back_through_a_copy(store) -> None:
    copy = left_by_a_cloud(store, NAMES[0], lambda r: edits.change_visit(r, "v1", plan="theirs"))
    loaded = store.load(ID)
    gone = edits.remove_site(loaded.record, "v1", "s1", author="th1", at=samples.TIME)
    store.save(gone, loaded.digest)
    assert merge_copy(store, ID, copy)
    record = store.load(ID).record
    assert record.visit("v1").sites == ()
    assert record.visit("v1").plan == "theirs"


def test_a_copy_merged_twice_changes_nothing(store) -> None:
    copy = left_by_a_cloud(store, NAMES[0], noted("theirs"))
    data = copy.read_bytes()
    merge_copy(store, ID, copy)
    before = store.path(ID).read_bytes()
    copy.write_bytes(data)
    assert merge_copy(store, ID, copy)
    assert store.path(ID).read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": "ims-chart/record"}'])
def test_a_damaged_copy_stays_where_it_is(store, data) -> None:
    copy = store.patients / NAMES[0]
    copy.write_bytes(data)
    before = store.path(ID).read_bytes()
    with pytest.raises(StorageError) as caught:
        merge_copy(store, ID, copy)
    assert caught.value.code is Code.DAMAGED
    assert copy.read_bytes() == data
    assert store.path(ID).read_bytes() == before


def test_a_copy_of_another_patient_is_left_alone(store) -> None:
    other = Store.open(store.folder)
    other.new(samples.record("other23456"))
    copy = store.patients / NAMES[0]
    copy.write_bytes(store.path("other23456").read_bytes())
    assert not merge_copy(store, ID, copy)
    assert copy.exists()
