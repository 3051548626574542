"""What was erased is nowhere in the store; everybody else is as they were."""

import pytest

from ims_chart.storage import name_table
from ims_chart.storage.backups import Reason
from ims_chart.storage.codec import encode_record
from ims_chart.storage.erasing import erase
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.rescue import Rescued
from ims_chart.storage.store import Store
from tests import samples

ADA, BOB = "abcd234567", "abcd2345678"


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    made.new(samples.record(ADA, "Lindqvist"))
    made.new(samples.record(BOB, "Hofstaetter"))
    for number in range(52):
        filler = f"filler{number:03}"
        data = encode_record(samples.record(filler, "Filler", visits=[]))
        (made.patients / f"{filler}.json").write_bytes(data)
    for record_id in (ADA, BOB):
        data = made.path(record_id).read_bytes()
        made.backups.keep(record_id, data, Reason.OPENED)
        made.photos.add(record_id, b"picture of " + record_id.encode())
        copy = made.patients / f"{record_id} (conflicted copy of RECEPTION).json"
        copy.write_bytes(data)
        (made.patients / f".{record_id}.x1y2.tmp").write_bytes(data)
        (made.folder / "damaged").mkdir(exist_ok=True)
        (made.folder / "damaged" / f"{record_id}-20260101T000000.json").write_bytes(data)
    made.index.load()
    for _ in made.index.compare():
        pass
    made.index.wait()
    return made


def holding(store: Store, word: bytes) -> list[str]:
    return [
        str(path.relative_to(store.folder))
        for path in store.folder.rglob("*")
        if path.is_file() and (word in path.read_bytes() or word.decode() in path.name)
    ]


def test_nothing_of_the_patient_stays(store) -> None:
    before = holding(store, b"Hofstaetter")
    erase(store, ADA)
    assert holding(store, b"Lindqvist") == []
    assert list((store.folder / "photos" / ADA).iterdir()) == []
    assert [name for name in holding(store, ADA.encode()) if BOB not in name] == [
        str(store.audit.path.relative_to(store.folder))
    ]
    index = {name for name in before if name.startswith("index")}
    assert set(holding(store, b"Hofstaetter")) == set(before) - index
    assert BOB in store.ids()


def test_unsaved_work_goes_too(store) -> None:
    record = samples.record(ADA, "Lindqvist")
    store.rescue.put(Rescued(base=record, mine=record))
    erase(store, ADA)
    assert store.rescue.get(ADA) is None


def test_the_log_says_so_without_a_name(store) -> None:
    store.author = "th1"
    erase(store, ADA)
    store.audit.settle()
    lines = store.audit.path.read_text(encoding="utf-8").splitlines()
    assert '"erased"' in lines[-1]
    assert ADA in lines[-1]
    assert "Lindqvist" not in lines[-1]


def test_the_list_shows_the_patient_no_more(store) -> None:
    erase(store, ADA)
    assert not [row for row in store.index.rows() if row.id == ADA]
    for _ in store.index.compare():
        pass
    store.index.wait()
    assert not [row for row in store.index.rows() if row.id == ADA]


def test_who_is_not_there_can_not_be_erased(store) -> None:
    with pytest.raises(StorageError) as caught:
        erase(store, "zzzz234567")
    assert caught.value.code is Code.NOT_FOUND


def test_half_way_the_record_still_stands(store, monkeypatch) -> None:
    def refuse(record_id):
        raise StorageError(Code.NO_PERMISSION)

    monkeypatch.setattr(store.photos, "erase", refuse)
    with pytest.raises(StorageError):
        erase(store, ADA)
    assert ADA in store.ids()


@pytest.mark.parametrize("pauses", range(2, 90, 12))
def test_a_list_that_is_just_being_kept_does_not_bring_the_name_back(
    store, monkeypatch, pauses
) -> None:
    monkeypatch.setattr(name_table, "_PAUSE", 3)
    store.index.throw_away()
    store.index.clear()
    comparing = store.index.compare()
    for _ in range(pauses):
        next(comparing, None)
    erase(store, ADA)
    for _ in comparing:
        pass
    store.index.wait()
    for _ in store.index.compare():
        pass
    store.index.wait()
    assert holding(store, b"Lindqvist") == []
    assert len(store.index.rows()) == len(store.ids())
