from pathlib import Path

import pytest

from ims_chart import cli
from ims_chart.calls import FAILED, KEY_LACKING
from ims_chart.storage.store import Store


@pytest.fixture
def run(capsys):
    def call(*args: object) -> tuple[int, str, str]:
        status = cli.main([str(arg) for arg in args])
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def packed(run, demo_store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "clinic.zip"
    assert run("backup", "--store", demo_store.folder, "-o", path)[0] == 0
    return path


def test_a_backup_is_checked_and_restored_elsewhere(run, packed: Path, demo_store: Store) -> None:
    status, out, err = run("check", packed)
    assert (status, err) == (0, "")
    assert "all sound" in out
    new = packed.with_name("new")
    status, out, err = run("restore", packed, new)
    assert (status, err) == (0, "")
    assert str(demo_store.count()) in out
    assert Store.open(new).ids() == demo_store.ids()


def test_a_damaged_backup_is_told(run, packed: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-200])
    for call in (("check", packed), ("restore", packed, packed.with_name("new"))):
        status, _, err = run(*call)
        assert status == FAILED
        assert err.count("\n") == 1


def test_a_sealed_record_in_a_backup_is_told_apart_from_a_damaged_one(
    run, demo_store: Store, tmp_path: Path
) -> None:
    (demo_store.patients / "zzzz.json.age").write_bytes(b"age-encryption.org/v1\n")
    path = tmp_path / "sealed.zip"
    run("backup", "--store", demo_store.folder, "-o", path)
    status, out, _ = run("check", path)
    assert status == KEY_LACKING
    assert "zzzz" in out


def test_a_store_that_is_not_there_is_told(run, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert run("backup", "--store", gone, "-o", tmp_path / "x.zip")[0] == FAILED
    assert run("check", tmp_path / "x.zip")[0] == FAILED
    assert run("restore", tmp_path / "x.zip", tmp_path / "new")[0] == FAILED


def test_what_could_not_be_packed_is_told(run, demo_store: Store, tmp_path: Path) -> None:
    (demo_store.patients / "a:b.json").write_bytes(b"{}")
    status, _, err = run("backup", "--store", demo_store.folder, "-o", tmp_path / "x.zip")
    assert status == FAILED
    assert "a:b.json" in err
