"""The index: as the files say, whatever befell the files or the index itself."""

import datetime as dt
import os
import time
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ims_chart.storage import index as index_module
from ims_chart.storage import name_table
from ims_chart.storage.codec import encode_record
from ims_chart.storage.conversion import convert
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.index import Index
from ims_chart.storage.key_changes import establish, prepare
from ims_chart.storage.store import Store
from tests import samples

LONG_AGO = time.time() - 3600
TICKS = count()
WORDS = "seven wet otters on a raft"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def record_id(number: int) -> str:
    return f"patient{LETTERS[number // 26 % 26]}{LETTERS[number % 26]}{LETTERS[number // 676]}"


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    for number in range(60):
        write(made, number, f"Family{LETTERS[number % 26]}")
    return made


def write(store: Store, number: int, family: str, **fields) -> None:
    record = samples.record(record_id(number), family, visits=[], **fields)
    store.path(record.id).write_bytes(encode_record(record))
    age(store, number)


def age(store: Store, number: int, at: float | None = None) -> None:
    """As if the file had been there for a while: one just written is looked at twice."""
    at = at or LONG_AGO + next(TICKS)
    os.utime(store.path(record_id(number)), (at, at))


def compared(index: Index) -> Index:
    for _ in index.compare():
        pass
    index.wait()
    return index


def names(index: Index, **how) -> list[str]:
    return [row.family for row in index.rows(**how)]


def truth(store: Store) -> list[str]:
    """What reading every file says, in the order of the list."""
    return [s.family for s in sorted(store.summaries(), key=lambda s: s.order)]


def reads(store: Store, monkeypatch) -> list[str]:
    """The files that are read from now on."""
    read = []
    get = store.get
    monkeypatch.setattr(store, "get", lambda path: read.append(path.name) or get(path))
    return read


def test_all_patients_are_listed_in_order(store) -> None:
    assert names(compared(store.index)) == truth(store)


def test_the_next_start_reads_no_record(store, monkeypatch) -> None:
    compared(store.index)
    again = Store.open(store.folder)
    read = reads(again, monkeypatch)
    again.index.load()
    assert names(again.index) == truth(store)
    compared(again.index)
    assert [name for name in read if name.endswith(".json")] == []


def test_what_changed_behind_its_back_is_read_again(store, monkeypatch) -> None:
    compared(store.index)
    again = Store.open(store.folder)
    write(store, 3, "Changed")
    write(store, 99, "Added")
    store.path(record_id(5)).unlink()
    read = reads(again, monkeypatch)
    again.index.load()
    compared(again.index)
    assert names(again.index) == truth(store)
    assert sorted(n for n in read if n.endswith(".json")) == sorted(
        f"{record_id(n)}.json" for n in (3, 99)
    )


def test_changes_lie_beside_the_base(store) -> None:
    compared(store.index)
    base = (store.index.folder / "base.rows").read_bytes()
    write(store, 3, "Changed")
    compared(store.index)
    assert (store.index.folder / "base.rows").read_bytes() == base
    assert len(list(store.index.folder.iterdir())) == 2
    again = Store.open(store.folder)
    again.index.load()
    assert names(again.index) == truth(store)
    assert [row.family for row in again.index.find("changed")] == ["Changed"]


def test_many_changes_make_the_base_anew(store, monkeypatch) -> None:
    monkeypatch.setattr(index_module, "MOST_FILES", 2)
    compared(store.index)
    for number in range(4):
        write(store, number, f"Changed{LETTERS[number]}")
        compared(store.index)
    assert len(list(store.index.folder.iterdir())) <= 2
    again = Store.open(store.folder)
    again.index.load()
    assert names(again.index) == truth(store)


def test_a_file_just_written_is_looked_at_once_more(store, monkeypatch) -> None:
    age(store, 7, time.time())
    compared(store.index)
    read = reads(store, monkeypatch)
    compared(store.index)
    assert read == [f"{record_id(7)}.json"]


def test_a_save_shows_at_once(store) -> None:
    compared(store.index)
    loaded = store.load(record_id(4))
    patient = replace(loaded.record.patient, family="Aaberg")
    store.save(replace(loaded.record, patient=patient), loaded.digest)
    assert "Aaberg" in names(store.index)
    assert len(names(store.index)) == 60
    assert [row.family for row in store.index.find("aaberg")] == ["Aaberg"]


def test_what_is_forgotten_shows_no_more(store) -> None:
    compared(store.index)
    store.path(record_id(4)).unlink()
    store.index.forget(record_id(4))
    assert len(names(store.index)) == 59


def test_archived_patients_stand_apart(store) -> None:
    write(store, 2, "Gone", archived=dt.date(2026, 1, 1))
    compared(store.index)
    assert names(store.index, archived=True) == ["Gone"]
    assert "Gone" not in names(store.index)
    assert [row.family for row in store.index.find("gone", archived=True)] == ["Gone"]
    again = Store.open(store.folder)
    again.index.load()
    assert names(again.index, archived=True) == ["Gone"]


def test_a_damaged_record_is_told_of_and_left_out(store) -> None:
    compared(store.index)
    path = store.path(record_id(8))
    path.write_text("{ not json", encoding="utf-8")
    compared(store.index)
    assert [entry.path for entry in store.index.unreadable] == [path]
    assert len(names(store.index)) == 59
    compared(store.index)
    assert len(store.index.unreadable) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_index_is_thrown_away(tmp_path_factory, data) -> None:
    store = kept_once(tmp_path_factory)
    whole = BASES[store.folder]
    cut = data.draw(st.integers(0, len(whole)))
    torn = whole[:cut]
    if data.draw(st.booleans()) and cut < len(whole):
        torn = whole[:cut] + bytes([whole[cut] ^ data.draw(st.integers(1, 255))]) + whole[cut + 1 :]
    (store.index.folder / "base.rows").write_bytes(torn)
    again = Store.open(store.folder)
    again.index.load()
    assert names(again.index) == (truth(store) if torn == whole else [])


BASES = {}


def kept_once(factory) -> Store:
    """One store for all examples."""
    if not BASES:
        store = Store.create(factory.mktemp("kept") / "clinic")
        for number in range(52):
            write(store, number, f"Family{LETTERS[number % 26]}")
        compared(store.index)
        BASES[store.folder] = (store.index.folder / "base.rows").read_bytes()
    return Store.open(next(iter(BASES)))


def test_after_a_damaged_index_there_is_a_sound_one(store) -> None:
    compared(store.index)
    base = store.index.folder / "base.rows"
    base.write_bytes(base.read_bytes()[:-3])
    again = Store.open(store.folder)
    again.index.load()
    compared(again.index)
    assert names(again.index) == truth(store)
    third = Store.open(store.folder)
    third.index.load()
    assert names(third.index) == truth(store)


def test_a_store_that_takes_no_index_is_listed_all_the_same(store, caplog) -> None:
    store.index.folder.write_text("in the way", encoding="utf-8")
    assert names(compared(store.index)) == truth(store)
    assert "index not kept" in caplog.text


def test_few_patients_leave_no_index(tmp_path) -> None:
    store = Store.create(tmp_path / "small")
    write(store, 1, "Only")
    compared(store.index)
    assert not store.index.folder.exists()


def test_a_folder_that_is_gone_is_told_and_the_list_stays(store, tmp_path) -> None:
    compared(store.index)
    store.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(StorageError) as caught:
        compared(store.index)
    assert caught.value.code is Code.FOLDER_GONE
    assert len(names(store.index)) == 60


def test_it_is_compared_in_slices(store) -> None:
    assert sum(1 for _ in store.index.compare()) > 10
    store.index.wait()


def test_nothing_stays_in_memory_or_on_disk_when_it_is_to_go(store) -> None:
    compared(store.index)
    store.index.throw_away()
    store.index.clear()
    assert list(store.index.folder.iterdir()) == []
    assert names(store.index) == []
    assert names(compared(store.index)) == truth(store)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "archive", "erase", "compare", "restart", "fill"]),
        st.integers(0, 59),
        st.integers(0, 1),
    ),
    max_size=25,
)


def happened(store: Store, what: str, number: int, turn: int) -> Store:
    """The store after something has happened to it, opened anew where that was what happened."""
    if what == "write":
        write(store, number, f"Turn{LETTERS[turn]}")
    elif what == "archive":
        write(store, number, "Kept", archived=dt.date(2026, 1, 2))
    elif what == "erase":
        store.path(record_id(number)).unlink(missing_ok=True)
    elif what == "fill":
        for each in range(60, 60 + number):
            write(store, each, "Many")
    elif what == "restart":
        store = Store.open(store.folder)
        store.index.load()
    return store


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_whatever_happens_on_two_computers_it_says_what_the_files_say(
    tmp_path_factory, steps
) -> None:
    folder = tmp_path_factory.mktemp("any") / "clinic"
    both = [Store.create(folder), Store.open(folder)]
    for number in range(51):
        write(both[0], number, "Begin")
    for turn, (what, number, which) in enumerate(steps):
        store = both[which] = happened(both[which], what, number, turn)
        compared(store.index)
        listed = [*store.index.rows(), *store.index.rows(archived=True)]
        assert [row.family for row in listed] == truth(store)
        found = store.index.find("begin")
        assert list(found) == [row for row in store.index.rows() if row.family == "Begin"]


def test_in_a_sealed_store_it_is_sealed_and_waits_for_the_key(store) -> None:
    compared(store.index)
    store.vault = establish(store.keys, prepare(store.keys, "anna", WORDS))
    for _ in convert(store):
        pass
    compared(store.index)
    kept = list(store.index.folder.iterdir())
    assert [path.name for path in kept] == ["base.rows.age"]
    assert b"Family" not in kept[0].read_bytes()
    again = Store.open(store.folder)
    again.index.load()
    assert names(again.index) == []
    assert kept[0].exists()
    again.unlock(WORDS)
    again.index.load()
    assert names(again.index) == truth(store)
    again.lock()
    assert names(again.index) == []


@pytest.mark.parametrize("pauses", range(3, 60, 8))
def test_a_save_while_the_base_is_made_shows_as_well(store, monkeypatch, pauses) -> None:
    monkeypatch.setattr(name_table, "_PAUSE", 3)
    index = store.index
    comparing = index.compare()
    for _ in range(pauses):
        next(comparing, None)
    loaded = store.load(record_id(4))
    patient = replace(loaded.record.patient, family="Aaberg")
    store.save(replace(loaded.record, patient=patient), loaded.digest)
    index.rows()
    for _ in comparing:
        pass
    index.wait()
    assert [row.id for row in index.find("aaberg")] == [record_id(4)]
    assert record_id(4) not in [row.id for row in index.find("familye")]
    assert sorted(names(index)) == sorted(truth(store))
