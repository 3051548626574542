from pathlib import Path

from ims_chart.resources import asset
from ims_chart.storage.check import check
from ims_chart.storage.demo import copy_demo


def test_the_demo_is_copied_and_its_origin_left_alone(tmp_path: Path) -> None:
    origin = {path.name for path in (asset("demo") / "patients").iterdir()}
    store = copy_demo(tmp_path / "copy")
    assert {path.name for path in store.patients.iterdir()} == origin
    assert store.writable
    loaded = store.load(store.ids()[0])
    store.save(loaded.record, loaded.digest)
    assert check(store).problems == ()
    assert {path.name for path in (asset("demo") / "patients").iterdir()} == origin
