import os
from pathlib import Path

import pytest

from ims_chart.storage.leftovers import clear_leftovers
from ims_chart.storage.store import Store
from tests import samples

DAY = 24 * 60 * 60


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path)
    store.new(samples.record())
    return store


def left(folder: Path, age: float) -> Path:
    """An unfinished write, begun so long before its folder was last changed."""
    path = folder / ".abcd234567.x1y2.tmp"
    path.write_bytes(b"half")
    changed = folder.stat().st_mtime
    os.utime(path, (changed - age, changed - age))
    return path


def test_what_was_left_a_day_before_the_folder_changed_is_removed(store: Store) -> None:
    folders = [store.folder, store.patients, store.backups.folder / "abcd234567"]
    folders[2].mkdir()
    paths = [left(folder, 2 * DAY) for folder in folders]
    assert clear_leftovers(store) == 3
    assert not any(path.exists() for path in paths)
    assert store.load("abcd234567")


def test_what_may_still_be_written_stays(store: Store) -> None:
    path = left(store.patients, DAY / 2)
    assert clear_leftovers(store) == 0
    assert path.exists()


def test_a_clock_of_this_computer_that_stands_wrong_changes_nothing(store, monkeypatch) -> None:
    path = left(store.patients, 60)
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert clear_leftovers(store) == 0
    assert path.exists()


def test_other_files_stay_however_old(store: Store) -> None:
    for name in (".hidden", "notes.tmp", "abcd234567.json"):
        path = store.patients / name
        path.touch()
        os.utime(path, (0, 0))
    assert clear_leftovers(store) == 0
    assert len(list(store.patients.iterdir())) == 3
