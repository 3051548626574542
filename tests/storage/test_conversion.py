from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ims_chart.record import Record
from ims_chart.storage import atomic
from ims_chart.storage.age_vault import keyed
from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.backups import Reason
from ims_chart.storage.codec import encode_record
from ims_chart.storage.conversion import FOLDERS, convert, due, open_up
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import establish, prepare, remove
from ims_chart.storage.key_state import Work
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, Unreadable
from ims_chart.storage.vault import HEADER, LockedVault, OpenVault
from tests.storage.sealing import WORDS, quick_passphrases, seal


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_passphrases(monkeypatch)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Few patients, with a backup and a photo."""
    store = copy_demo(tmp_path / "store")
    for path in sorted(store.patients.iterdir())[3:]:
        path.unlink()
    for record_id in store.ids():
        store.backups.keep(record_id, store.get(store.path(record_id)), Reason.SIGNED)
    store.photos.add(store.ids()[0], b"\xff\xd8 a bruise")
    return store


def records(store: Store) -> dict[str, Record]:
    found = list(store.records())
    assert not [entry for entry in found if isinstance(entry, Unreadable)]
    return {entry.id: entry for entry in found if isinstance(entry, Record)}


def files(store: Store) -> list[Path]:
    found = [p for name in FOLDERS for p in (store.folder / name).rglob("*") if p.is_file()]
    return [*found, *(p for p in store.rescue.folder.rglob("*") if p.is_file())]


def run(store: Store) -> None:
    for step in convert(store):
        assert step.problem is None


def test_everything_is_sealed_and_reads_as_before(store: Store) -> None:
    before, photo = records(store), store.photos.of(store.ids()[0])[0]
    ids = store.ids()
    seal(store)
    assert files(store)
    assert all(p.name.endswith(".age") for p in files(store))
    assert all(p.read_bytes().startswith(HEADER) for p in files(store))
    assert records(store) == before
    assert store.ids() == ids
    assert store.photos.read(ids[0], photo) == b"\xff\xd8 a bruise"
    assert store.backups.load(store.backups.of(ids[0])[0]).record == before[ids[0]]
    assert store.keys.state.work is Work.NONE
    assert not due(store)


def test_what_is_saved_from_then_on_is_sealed(store: Store) -> None:
    seal(store)
    record = next(iter(records(store).values()))
    digest = store.load(record.id).digest
    saved = store.save(replace(record, visits=()), digest)
    assert saved.digest != digest
    assert store.load(record.id).digest == saved.digest
    new = replace(record, id="newcomer")
    store.new(new)
    assert all(p.name.endswith(".age") for p in files(store))


def test_a_locked_store_gives_nothing_away_and_takes_nothing(store: Store) -> None:
    record = next(iter(records(store).values()))
    seal(store)
    for locked in (Store.open(store.folder), store):
        store.lock()
        assert locked.locked
        assert all(isinstance(entry, Unreadable) for entry in locked.summaries())
        for act in (
            lambda: locked.load(record.id),  # noqa: B023
            lambda: locked.save(record, None),  # noqa: B023
            lambda: locked.new(replace(record, id="other")),  # noqa: B023
        ):
            with pytest.raises(StorageError) as caught:
                act()
            assert caught.value.code is Code.ENCRYPTED
        assert not due(locked)
    assert store.unlock(WORDS) == "anna"
    assert store.load(record.id).record == record


def test_the_digest_of_a_record_stays_so_an_open_patient_goes_on(store: Store) -> None:
    record_id = store.ids()[0]
    loaded = store.load(record_id)
    seal(store)
    saved = store.save(replace(loaded.record, visits=()), loaded.digest)
    assert saved.displaced is None


def test_a_program_that_has_the_plain_store_open_writes_no_plain_file_any_more(
    store: Store,
) -> None:
    other = Store.open(store.folder)
    loaded = other.load(other.ids()[0])
    seal(store)
    with pytest.raises(StorageError) as caught:
        other.save(loaded.record, loaded.digest)
    assert caught.value.code is Code.ENCRYPTED
    other.unlock(WORDS, "anna")
    other.save(loaded.record, loaded.digest)
    assert all(p.name.endswith(".age") for p in files(store))


class Killed(BaseException):
    """The program is gone: nothing is tidied up."""


def killed_after(patch: pytest.MonkeyPatch, operations: int) -> None:
    left = [operations]
    for name in ("create", "write", "sync", "replace", "unlink", "sync_folder"):
        does = getattr(atomic.disk, name)

        def run(*args: object, does: object = does) -> object:
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return does(*args)  # type: ignore[operator]

        patch.setattr(atomic.disk, name, run)


def wrong_kind(store: Store, *, sealed: bool) -> list[Path]:
    """Files that are not as they should be. What was being written may be left over, if sealed."""
    whole = [p for p in files(store) if not p.name.endswith(TEMP_SUFFIX)]
    torn = [p for p in files(store) if p.name.endswith(TEMP_SUFFIX)] if sealed else []
    plain = [p for p in torn if not (p.read_bytes() + HEADER).startswith(HEADER)]
    return [p for p in whole if p.name.endswith(".age") != sealed] + plain


def stops() -> Iterator[int]:
    yield from range(1, 60, 9)
    yield from (71, 97, 131, 173, 241, 337)


def work_on(store: Store, work: str) -> None:
    """Begins and does all of it."""
    if work == "seal":
        store.vault = establish(store.keys, prepare(store.keys, "anna", WORDS))
    elif work == "reseal":
        remove(store.keys, store.vault, "recovery")
    else:
        open_up(store)
    run(store)


def reopened(folder: Path) -> Store:
    store = Store.open(folder)
    if store.keys.on:
        store.unlock(WORDS)
    return store


@pytest.mark.parametrize("work", ["seal", "reseal", "open"])
def test_killed_anywhere_it_goes_on_at_the_next_start(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    before = records(store)
    if work != "seal":
        seal(store)
    for stop in stops():
        folder = tmp_path / f"{work}{stop}"
        shutil.copytree(store.folder, folder)
        part = reopened(folder)
        with monkeypatch.context() as patch, contextlib.suppress(Killed):
            killed_after(patch, stop)
            work_on(part, work)
        again = reopened(folder)
        assert records(again) == before, stop
        if due(again):
            run(again)
        assert records(again) == before, stop
        sealed = again.keys.on
        assert not due(again), stop
        assert not wrong_kind(again, sealed=sealed), stop
        if work == "reseal" and again.keys.state.generation > 1:
            sound = [p for p in files(again) if p.suffix == ".age"]
            assert all(keyed(again.vault).is_current(p.read_bytes()) for p in sound), stop
        shutil.rmtree(folder)


def test_half_opened_it_is_locked_at_the_next_start(store: Store) -> None:
    before = records(store)
    seal(store)
    open_up(store)
    next(convert(store))
    again = Store.open(store.folder)
    assert again.locked
    again.unlock(WORDS)
    assert records(again) == before
    run(again)
    assert not again.keys.on


def test_a_store_whose_keys_are_lost_is_no_open_store(store: Store) -> None:
    seal(store)
    for path in (store.keys.ring_path, store.keys.copy_path):
        path.unlink()
    other = Store.open(store.folder)
    assert other.locked
    assert isinstance(store.keys.current(OpenVault()), LockedVault)


def test_taking_the_seal_off_leaves_plain_files_and_no_keys(store: Store) -> None:
    before = records(store)
    recovery = seal(store)
    sealed = store.vault.seal(b"from a backup")
    open_up(store)
    assert store.vault.suffix == ""
    run(store)
    assert isinstance(store.vault, OpenVault)
    assert not store.keys.on
    assert not any(p.name.endswith(".age") for p in files(store))
    assert records(Store.open(store.folder)) == before
    # A sealed file that comes back can still be opened: the keys are laid by.
    (by,) = [p for p in store.keys.folder.iterdir() if p.is_dir()]
    old = Store(by.parent.parent).keys.__class__(by)
    assert old.unlock(recovery).unseal(sealed) == b"from a backup"
    seal(store)
    assert records(store) == before


def test_a_plain_record_that_comes_into_a_sealed_store_is_sealed(store: Store) -> None:
    record = next(iter(records(store).values()))
    seal(store)
    stray = replace(record, id="stray")
    (store.patients / "stray.json").write_bytes(encode_record(stray))
    assert store.load("stray").record == stray
    assert due(store)
    run(store)
    assert not due(store)
    assert store.load("stray").record == stray
    assert not (store.patients / "stray.json").exists()


@pytest.mark.parametrize("opening", [False, True])
def test_two_kinds_of_a_record_that_differ_are_merged(store: Store, opening: bool) -> None:
    record = next(iter(records(store).values()))
    seal(store)
    visit = replace(record.visits[0], id="elsewhere")
    theirs = replace(record, visits=(*record.visits, visit))
    if opening:
        open_up(store)
    (store.patients / f"{record.id}.json").write_bytes(encode_record(theirs))
    run(store)
    now = store.load(record.id).record
    assert {v.id for v in now.visits} == {v.id for v in theirs.visits}
    names = [p.name for p in store.patients.glob(f"{record.id}*")]
    assert names == [f"{record.id}.json" + ("" if opening else ".age")]


def test_a_damaged_file_is_told_and_holds_nothing_up(store: Store) -> None:
    seal(store)
    path = store.path(store.ids()[0])
    data = path.read_bytes()
    path.write_bytes(data[:-9])
    remove(store.keys, store.vault, "recovery")
    problems = [s.problem for s in convert(store) if s.problem]
    assert [p.path for p in problems] == [path]
    assert path.read_bytes() == data[:-9]
    assert store.keys.state.work is Work.NONE


def test_without_space_it_stops_and_goes_on_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = records(store)
    prepared = prepare(store.keys, "anna", WORDS)
    store.vault = establish(store.keys, prepared)
    steps = convert(store)
    next(steps)
    with monkeypatch.context() as patch:

        def full(path: Path, data: bytes) -> None:
            raise StorageError(Code.NO_SPACE, path)

        patch.setattr(atomic, "write", full)
        with pytest.raises(StorageError):
            list(steps)
    assert store.keys.state.work is Work.SEAL
    assert due(store)
    run(store)
    assert records(store) == before


def test_what_a_killed_program_left_plain_is_removed(store: Store) -> None:
    leftover = store.patients / ".p.abc.tmp"
    leftover.write_text("Jane Roe", encoding="utf-8")
    seal(store)
    assert not leftover.exists()


def test_the_clinic_and_other_peoples_files_stay_as_they_are(store: Store) -> None:
    note = store.folder / "Scans" / "note.txt"
    note.parent.mkdir()
    note.write_text("not ours", encoding="utf-8")
    clinic = store.clinic()
    seal(store)
    assert note.read_text(encoding="utf-8") == "not ours"
    assert Store.open(store.folder).clinic() == clinic


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_age_program_decrypts_a_record_to_the_same_json(store: Store, tmp_path: Path) -> None:
    plain = {i: store.get(store.path(i)) for i in store.ids()}
    seal(store)
    identity = tmp_path / "key.txt"
    identity.write_bytes(keyed(store.vault).ring().written())
    for record_id, data in plain.items():
        command = ["age", "-d", "-i", identity, store.path(record_id)]
        out = subprocess.run(command, capture_output=True, check=True).stdout
        assert out == data
        assert json.loads(out)["id"] == record_id


def test_summaries_tell_each_patient_once_while_both_kinds_are_there(store: Store) -> None:
    prepared = prepare(store.keys, "anna", WORDS)
    store.vault = establish(store.keys, prepared)
    record_id = store.ids()[0]
    plain = store.path(record_id)
    data = plain.read_bytes()
    store.put(plain, data)
    plain.write_bytes(data)
    found = [s.id for s in store.summaries() if isinstance(s, Summary)]
    assert sorted(found) == store.ids()
    assert store.count() == len(found)
