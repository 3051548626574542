"""A short version of tests/torture/faults.py."""

import os

import pytest

from ims_chart.storage.store import Store
from tests.torture.faults import ACTS, Faults, autosaved


@pytest.mark.parametrize("name", [name for name in ACTS if name != "pack the store"])
def test_a_disk_that_fails_at_any_step_leaves_the_old_or_the_new(tmp_path, name: str) -> None:
    outcome = Faults(tmp_path, 0.12, seed=os.getpid()).go(name, ACTS[name])
    assert outcome.tried
    assert not outcome.failed, outcome.detail


def test_unsaved_work_stays_and_is_saved_once_the_disk_is_mended(tmp_path, qapp) -> None:
    outcome = autosaved(tmp_path, 0.3, seed=os.getpid())
    assert outcome.tried >= 5
    assert not outcome.failed, outcome.detail


def test_an_act_that_writes_in_place_would_be_found(tmp_path) -> None:
    def spoil(store: Store) -> None:
        path = store.path("abcd234567")
        data = path.read_bytes()
        path.write_bytes(data[:-9])
        store.save_clinic(store.clinic())
        path.write_bytes(data)

    assert Faults(tmp_path, 1, seed=1).go("spoil", spoil).failed
