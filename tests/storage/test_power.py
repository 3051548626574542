"""A short version of tests/torture/power.py, and proof that it would find what it looks for."""

import os
from pathlib import Path

import pytest

from ims_chart.storage.atomic import Disk
from tests.torture.disks import Remembering
from tests.torture.power import replay, session, usual

POSIX = pytest.mark.skipif(os.name == "nt", reason="there folders can't be synced")


def cut_short(root: Path, steps: int = 8) -> list[str]:
    tried, wrong = replay(session(root, 7, steps, usual), 7, torn=4)
    assert tried > 100
    return wrong


@POSIX
def test_after_a_power_cut_at_any_moment_the_record_is_the_old_or_the_new(tmp_path) -> None:
    assert cut_short(tmp_path) == []


@POSIX
@pytest.mark.parametrize("step", ["sync", "sync_folder"])
def test_a_step_left_out_would_be_found(tmp_path, monkeypatch, step: str) -> None:
    monkeypatch.setattr(Remembering, step, getattr(Disk, step))  # done, but not put down
    assert cut_short(tmp_path)
