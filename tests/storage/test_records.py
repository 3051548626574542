"""All records of a store, one after the other."""

import pytest

from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Unreadable
from tests import samples


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    for record_id in ("bbbb222222", "cccc333333"):
        made.new(samples.record(record_id))
    return made


def test_each_is_read_whole(store) -> None:
    assert [record.id for record in store.records()] == ["bbbb222222", "cccc333333"]
    assert [len(record.visits) for record in store.records()] == [1, 1]
    assert store.count() == 2


def test_what_cannot_be_read_stands_in_its_place(store) -> None:
    store.path("aaaa222222").write_text('{"format"', encoding="utf-8")
    (store.patients / "dddd444444.json.age").write_bytes(b"age-encryption.org/v1\nsealed")
    damaged, first, second, sealed = store.records()
    assert isinstance(damaged, Unreadable)
    assert (damaged.error.code, sealed.error.code) == (Code.DAMAGED, Code.ENCRYPTED)
    assert (first.id, second.id) == ("bbbb222222", "cccc333333")
    assert store.count() == 4


def test_none_is_read_before_it_is_asked_for(store) -> None:
    records = store.records()
    assert next(records).id == "bbbb222222"
    store.path("cccc333333").write_text("{", encoding="utf-8")
    assert isinstance(next(records), Unreadable)


def test_a_folder_that_has_gone_is_an_error(tmp_path) -> None:
    with pytest.raises(StorageError) as error:
        next(Store(tmp_path / "gone").records())
    assert error.value.code is Code.FOLDER_GONE
