import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from ims_chart.storage import atomic
from ims_chart.storage.archive import check_archive, unpack_archive, write_archive
from ims_chart.storage.backups import Reason
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples
from tests.torture.disks import FAULTS, Failing, standing_in


@pytest.fixture
def store(demo_store: Store) -> Store:
    record_id = demo_store.ids()[0]
    data = demo_store.get(demo_store.path(record_id))
    demo_store.backups.keep(record_id, data, Reason.OPENED)
    (demo_store.folder / "index").mkdir(exist_ok=True)
    (demo_store.folder / "index" / "base").write_bytes(b"derived")
    (demo_store.patients / ".x.1.tmp").write_bytes(b"unfinished")
    return demo_store


@pytest.fixture
def packed(store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "clinic.zip"
    write_archive(store, path)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.parts[len(folder.parts)] not in ("audit", "index")
    }


def code_of(call) -> Code:
    with pytest.raises(StorageError) as caught:
        call()
    return caught.value.code


def changed(packed: Path, **entries: bytes | None) -> Path:
    """A copy of an archive with entries replaced, added or (None) taken away."""
    path = packed.with_name("changed.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w") as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, data in (kept | entries).items():
            if data is not None:
                new.writestr(name, data)
    return path


def test_a_store_is_packed_and_opens_elsewhere_as_it_was(store: Store, packed: Path) -> None:
    count, problems = check_archive(packed)
    assert problems == ()
    there = unpack_archive(packed, packed.parent / "elsewhere")
    expected = files(store.folder)
    del expected["patients/.x.1.tmp"]
    assert files(there.folder) == expected
    assert count >= len(expected)
    assert check(there).problems == ()
    assert there.ids() == store.ids()
    assert there.clinic() == store.clinic()


def test_an_archive_inside_the_store_does_not_hold_itself(store: Store) -> None:
    path = store.folder / "clinic.zip"
    write_archive(store, path)
    with zipfile.ZipFile(path) as packed:
        assert "clinic.zip" not in packed.namelist()


def test_the_manifest_tells_where_the_audit_logs_stood(store: Store, packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    store.new(samples.record())
    write_archive(store, packed)
    with zipfile.ZipFile(packed) as archive:
        heads = json.loads(archive.read("manifest.json"))["heads"]
    assert heads != manifest["heads"]
    assert set(heads[0]) == {"computer", "count", "digest"}


def test_a_file_that_can_not_be_read_is_told_and_the_others_are_packed(store, tmp_path) -> None:
    (store.patients / "pipe.json").mkdir()
    (store.patients / "a:b.json").write_bytes(b"{}")
    done = write_archive(store, tmp_path / "clinic.zip")
    assert [p.path.name for p in done.left_out] == ["a:b.json"]
    assert done.files > 10


def test_every_flipped_byte_is_found_or_changes_nothing(store, packed, tmp_path) -> None:
    chance = random.Random(3)
    whole = packed.read_bytes()
    good = files(unpack_archive(packed, tmp_path / "good").folder)
    spoilt = tmp_path / "spoilt.zip"
    found = 0
    for n in range(60):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        spoilt.write_bytes(data)
        try:
            _, problems = check_archive(spoilt)
        except StorageError:
            found += 1
            continue
        found += bool(problems)
        if not problems:
            assert files(unpack_archive(spoilt, tmp_path / f"s{n}").folder) == good
    assert found > 40


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.999])
def test_a_part_of_an_archive_is_none(packed: Path, tmp_path: Path, share: float) -> None:
    data = packed.read_bytes()
    packed.write_bytes(data[: int(len(data) * share)])
    assert code_of(lambda: check_archive(packed)) is Code.DAMAGED
    assert code_of(lambda: unpack_archive(packed, tmp_path / "new")) is Code.DAMAGED
    assert not (tmp_path / "new").exists()


def test_what_is_missing_added_or_changed_is_named(packed: Path, store: Store) -> None:
    record = f"patients/{store.ids()[0]}.json"
    for entries in ({record: None}, {record: b"{}"}, {"patients/zzzz.json": b"{}"}):
        spoilt = changed(packed, **entries)
        ((problem,), (name,)) = check_archive(spoilt)[1], entries
        assert problem.path == spoilt / name
        assert problem.error.code is Code.DAMAGED


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "a/../../evil", "C:/evil", "a\\b", ".hidden/x"]
)
def test_names_that_lead_elsewhere_are_refused(packed: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["files"][name] = {"size": 1, "sha256": ""}
    spoilt = changed(packed, **{name: b"x", "manifest.json": json.dumps(manifest).encode()})
    assert code_of(lambda: unpack_archive(spoilt, tmp_path / "deep" / "new")) is Code.BAD_NAME
    assert [p.error.code for p in check_archive(spoilt)[1]] == [Code.BAD_NAME]
    assert not list(tmp_path.rglob("evil"))


def test_a_newer_archive_and_another_zip_are_told(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    newer = json.dumps(manifest | {"version": 2}).encode()
    assert code_of(lambda: check_archive(changed(packed, **{"manifest.json": newer}))) is Code.NEWER
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a", b"")
    packed.write_bytes(other.getvalue())
    assert code_of(lambda: check_archive(packed)) is Code.DAMAGED


def test_a_bomb_is_not_unpacked_further_than_it_claims(packed: Path, store: Store) -> None:
    name = f"patients/{store.ids()[0]}.json"
    spoilt = packed.with_name("bomb.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(spoilt, "w", 8) as new:
        for kept in old.namelist():
            new.writestr(kept, bytes(200_000_000) if kept == name else old.read(kept))
    ((problem,), _) = check_archive(spoilt)[1], name
    assert problem.error.detail == "not as it was packed"


def test_nothing_is_unpacked_over_anything(store: Store, packed: Path) -> None:
    before = files(store.folder)
    assert code_of(lambda: unpack_archive(packed, store.folder)) is Code.EXISTS
    assert files(store.folder) == before


def test_unpacking_that_is_cut_short_leaves_no_store(packed: Path, tmp_path: Path) -> None:
    for nth in (1, 5, 20):
        folder = tmp_path / f"new{nth}"
        with standing_in(Failing(nth, FAULTS[0])), pytest.raises(StorageError):
            unpack_archive(packed, folder)
        if folder.exists() and any(folder.iterdir()):
            assert code_of(lambda f=folder: Store.open(f)) is Code.NOT_A_STORE


def test_packing_that_fails_leaves_the_archive_from_before(store: Store, packed: Path) -> None:
    before = packed.read_bytes()
    for number in FAULTS:
        with standing_in(Failing(3, number)), pytest.raises(StorageError):
            write_archive(store, packed)
        assert packed.read_bytes() == before
    assert not list(packed.parent.glob(f".*{atomic.TEMP_SUFFIX}"))


def test_one_who_watches_can_stop_it(store: Store, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        assert of > 10
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_archive(store, tmp_path / "clinic.zip", stop)
    assert [p.name for p in tmp_path.iterdir()] == ["demo-store"]
