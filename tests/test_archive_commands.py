from pathlib import Path

import pytest

from ims_chart import cli
from ims_chart.calls import FAILED, KEY_LACKING, WRONG_CALL
from ims_chart.storage.erasing import erase
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


def damage(store: Store, *ids: str) -> None:
    for record_id in ids:
        path = store.path(record_id)
        path.write_bytes(path.read_bytes()[:50])


def test_a_file_that_is_there_is_not_replaced_unasked(run, packed: Path, demo_store) -> None:
    before = packed.read_bytes()
    status, out, err = run("backup", "--store", demo_store.folder, "-o", packed)
    assert (status, out) == (WRONG_CALL, "")
    assert "--replace" in err
    assert packed.read_bytes() == before
    assert run("backup", "--store", demo_store.folder, "-o", packed, "--replace")[0] == 0
    assert packed.read_bytes() != before
    assert [p.name for p in packed.parent.glob("*.zip")] == [packed.name]


def test_a_sound_backup_is_not_replaced_by_a_worse_one(run, packed: Path, demo_store) -> None:
    before, ids = packed.read_bytes(), demo_store.ids()
    damage(demo_store, ids[0])
    demo_store.path(ids[1]).unlink()
    status, out, err = run("backup", "--store", demo_store.folder, "-o", packed, "--replace")
    assert status == FAILED
    assert packed.read_bytes() == before
    (beside,) = set(packed.parent.glob("*.zip")) - {packed}
    assert str(beside) in out
    assert "was not replaced" in err
    assert ids[0] in err
    assert ids[1] in err
    assert run("check", packed)[0] == 0
    assert run("check", beside)[0] == FAILED


def test_what_was_erased_or_never_whole_is_not_missed(run, demo_store, tmp_path: Path) -> None:
    path, (first, second, *_) = tmp_path / "x.zip", demo_store.ids()
    damage(demo_store, first)
    status, out, err = run("backup", "--store", demo_store.folder, "-o", path)
    assert (status, first in err) == (FAILED, True)
    assert "packed into" in out
    before = path.read_bytes()
    erase(demo_store, second)
    run("backup", "--store", demo_store.folder, "-o", path, "--replace")
    assert path.read_bytes() != before
    assert list(tmp_path.glob("*.zip")) == [path]


def test_another_file_or_a_folder_is_left_in_peace(run, demo_store, tmp_path: Path) -> None:
    folder = tmp_path / "folder.zip"
    folder.mkdir()
    status, _, err = run("backup", "--store", demo_store.folder, "-o", folder, "--replace")
    assert status == FAILED
    assert err
    assert list(tmp_path.glob("*.zip")) == [folder]
    text = tmp_path / "letter.zip"
    text.write_text("no zip", encoding="utf-8")
    assert run("backup", "--store", demo_store.folder, "-o", text, "--replace")[0] == 0


def test_an_empty_folder_is_not_packed(run, packed: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, _, err = run("backup", "--store", tmp_path / "empty", "-o", packed, "--replace")
    assert status == WRONG_CALL
    assert "is empty" in err
    assert run("check", packed)[0] == 0
