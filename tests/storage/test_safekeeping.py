from dataclasses import replace
from pathlib import Path

import pytest

from ims_chart.record import Record, edits
from ims_chart.storage.backups import Reason
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.store import Store
from tests import samples

ID = "abcd234567"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path)
    store.new(samples.record())
    return store


def noted(record: Record, text: str) -> Record:
    return edits.change_visit(record, "v1", notes=text)


def notes_kept(store: Store) -> list[str]:
    kept = store.backups.of(ID)
    return [store.backups.load(b).record.visit("v1").notes for b in kept]


def test_the_first_change_waits_for_a_backup_of_what_was_opened(store: Store) -> None:
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    saved = keeping.save(noted(loaded.record, "a"), loaded.digest)
    keeping.save(noted(loaded.record, "b"), saved.digest)
    assert notes_kept(store) == [""]
    assert [b.reason for b in store.backups.of(ID)] == [Reason.OPENED]


def test_what_is_changed_before_the_backup_is_taken_is_not_called_opened(store: Store) -> None:
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    store.save(noted(loaded.record, "theirs"), loaded.digest)
    keeping.back_up()
    assert notes_kept(store) == []


def test_a_record_of_an_older_version_is_kept_as_it_was_before_migration(store: Store) -> None:
    Safekeeping(store, replace(store.load(ID), version=0)).back_up()
    assert [b.reason for b in store.backups.of(ID)] == [Reason.MIGRATED]


def test_what_is_left_is_kept_if_it_was_changed(store: Store) -> None:
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    keeping.back_up()
    keeping.back_up_closed()
    assert notes_kept(store) == [""]
    keeping.save(noted(loaded.record, "a"), loaded.digest)
    keeping.back_up_closed()
    assert notes_kept(store) == ["a", ""]


def test_without_room_for_backups_the_record_is_saved_all_the_same(store, monkeypatch) -> None:
    def full(*args):
        raise StorageError(Code.NO_SPACE)

    monkeypatch.setattr(store.backups, "keep", full)
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    keeping.save(noted(loaded.record, "a"), loaded.digest)
    keeping.back_up_closed()
    assert store.load(ID).record.visit("v1").notes == "a"
