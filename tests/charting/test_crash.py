import subprocess
import sys
from pathlib import Path

import pytest

from ims_chart.storage.store import Store
from tests import samples
from tests.charting.places import belly

CHILD = Path(__file__).with_name("crash_child.py")
ROOT = CHILD.parents[2]


def kill_after(store, record_id, place, saves):
    """Runs a process that charts on and on, kills it after so many saves, and counts the sites
    that it had said were saved.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.charting.crash_child", store.folder, record_id, *place],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdout is not None
    try:
        said = [child.stdout.readline().split() for _ in range(saves)]
    finally:
        child.kill()
        child.communicate()
    return int(said[-1][1])


def test_what_was_said_to_be_saved_outlives_a_kill(tmp_path, atlas) -> None:
    store = Store.create(tmp_path)
    record = samples.record(visits=[samples.visit()])
    store.new(record)
    place = [str(v) for v in belly(atlas, "back", "infraspinatus", image_left=False)]
    sites = kill_after(store, record.id, place, saves=1)
    visit = store.load(record.id).record.visit("v1")
    assert sites == 1
    assert len(visit.sites) >= 1
    assert visit.sites[0].muscle == "infraspinatus"


@pytest.mark.torture
def test_kill_after_kill_loses_nothing_that_was_saved(tmp_path, atlas) -> None:
    store = Store.create(tmp_path)
    record = samples.record(visits=[samples.visit()])
    store.new(record)
    place = [str(v) for v in belly(atlas, "back", "infraspinatus", image_left=False)]
    for saves in range(1, 9):
        sites = kill_after(store, record.id, place, saves)
        assert len(store.load(record.id).record.visit("v1").sites) >= sites
