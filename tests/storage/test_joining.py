"""Two files of one person: one is left with everything, and both can be had back."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.record.join import JOINED_INTO
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.joining import join_files
from ims_chart.storage.store import Store
from tests import samples

ONE, TWO = "aaaa234567", "bbbb234567"
NOW = samples.TIME + dt.timedelta(days=30)


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    made.new(samples.record(ONE, visits=[samples.visit("v1", [samples.site("s1", 1)])]))
    made.new(
        samples.record(TWO, "Lindquist", visits=[samples.visit("v2", [samples.site("s2", 1)])])
    )
    made.photos.add(TWO, b"a picture")
    return made


def visits(store, record_id) -> list[str]:
    return [visit.id for visit in store.load(record_id).record.visits]


def test_one_file_has_all_visits_and_pictures_the_other_a_pointer(store) -> None:
    join_files(store, ONE, TWO, NOW)
    assert sorted(visits(store, ONE)) == ["v1", "v2"]
    emptied = store.load(TWO).record
    assert emptied.visits == ()
    assert emptied.archived == NOW.date()
    assert emptied.extra[JOINED_INTO] == ONE
    assert len(store.photos.of(ONE)) == 1


def test_restoring_the_backups_takes_it_back(store) -> None:
    before = {each: store.load(each).record for each in (ONE, TWO)}
    join_files(store, ONE, TWO, NOW)
    for each, record in before.items():
        backup = store.backups.of(each)[0]
        store.backups.restore(backup)
        now = store.load(each).record
        assert replace(now, revision=0, lineage="", removed=()) == replace(
            record, revision=0, lineage="", removed=()
        )


def test_killed_between_the_two_it_can_be_done_again(store, monkeypatch) -> None:
    save = store.save

    def once(record, *args, **more):
        if record.id == TWO:
            raise StorageError(Code.NO_SPACE)
        return save(record, *args, **more)

    monkeypatch.setattr(store, "save", once)
    with pytest.raises(StorageError):
        join_files(store, ONE, TWO, NOW)
    assert sorted(visits(store, ONE)) == ["v1", "v2"]
    assert visits(store, TWO) == ["v2"]
    monkeypatch.undo()
    join_files(store, ONE, TWO, NOW)
    assert sorted(visits(store, ONE)) == ["v1", "v2"]
    assert visits(store, TWO) == []


def test_a_damaged_file_is_not_joined(store) -> None:
    store.path(TWO).write_text("{", encoding="utf-8")
    with pytest.raises(StorageError):
        join_files(store, ONE, TWO, NOW)
    assert visits(store, ONE) == ["v1"]
