import datetime as dt
import json
import os
import shutil
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ims_chart.record import Clinic, Patient, Therapist, edits
from ims_chart.storage import atomic, codec
from ims_chart.storage.act import Act
from ims_chart.storage.backups import Reason
from ims_chart.storage.clinic_file import set_aside
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import MAX_BYTES
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, Unreadable
from tests import samples

NAMES = [
    "x" * 10_000,
    "<img src=x>",
    "<b>&amp;</b>\"'",
    "שלום עולם",
    "\u202egnirts\u202c",
    "👩🏽\u200d⚕️",
    "a\nb\tc\r",
    "nul \0 in it",
    "Zażółć Gęślą",
    "../../etc/passwd",
    "'; DROP TABLE patients; --",
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


def code_of(call) -> Code:
    with pytest.raises(StorageError) as caught:
        call()
    return caught.value.code


def snapshot(store: Store) -> dict[str, bytes]:
    files = [
        path
        for path in store.folder.rglob("*")
        if path.is_file() and path.parent.name not in ("audit", "locks")
    ]
    return {str(path.relative_to(store.folder)): path.read_bytes() for path in files}


def written_by_somebody_else(store: Store, **changes) -> bytes:
    record = replace(store.load("abcd234567").record, **changes)
    data = codec.encode_record(record)
    store.path("abcd234567").write_bytes(data)
    return data


def test_a_store_is_made_of_nothing_and_opened_again(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "a" / "b")
    made.new(samples.record())
    assert Store.open(tmp_path / "a" / "b").ids() == ["abcd234567"]
    assert Store.create(tmp_path / "a" / "b").ids() == ["abcd234567"]
    assert made.writable


def test_a_file_or_nothing_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert code_of(lambda: Store.open(tmp_path / "file")) is Code.NOT_A_FOLDER
    assert code_of(lambda: Store.open(tmp_path / "none")) is Code.NOT_A_FOLDER
    assert code_of(lambda: Store.create(tmp_path / "file")) is Code.NOT_A_FOLDER
    assert code_of(lambda: Store.create(tmp_path / "file" / "in")) is Code.NOT_A_FOLDER


def test_a_folder_of_other_things_is_no_store_and_an_empty_one_an_empty_store(
    tmp_path: Path,
) -> None:
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    assert Store.open(tmp_path).ids() == []
    assert list(Store.open(tmp_path).summaries()) == []
    (tmp_path / "letter.odt").write_text("x", encoding="utf-8")
    assert code_of(lambda: Store.open(tmp_path)) is Code.NOT_A_STORE
    assert code_of(lambda: Store.create(tmp_path)) is Code.NOT_A_STORE
    assert sorted(p.name for p in tmp_path.iterdir()) == [".hidden", "letter.odt"]


def test_the_folder_of_a_store_means_the_same_from_everywhere(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store.create(Path("my records"))
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    store.new(samples.record())
    assert store.folder == tmp_path / "my records"
    assert store.path("abcd234567").is_relative_to(store.folder)


@pytest.mark.parametrize("mount_point", [False, True])
def test_where_the_store_has_gone_nothing_is_made(tmp_path: Path, mount_point: bool) -> None:
    store = Store.create(tmp_path / "store")
    store_id = "abcd234567"
    store.new(samples.record(store_id))
    loaded = store.load(store_id)
    holder = store.locks.take(store_id, who="")
    store.index.load()
    shutil.move(store.folder, tmp_path / "away")
    if mount_point:
        store.folder.mkdir()
    before = sorted(tmp_path.iterdir())
    acts = (
        lambda: store.save(loaded.record, loaded.digest),
        lambda: store.load(store_id),
        lambda: store.new(samples.record("bbbb222222")),
        lambda: store.save_clinic(Clinic(name="x")),
        lambda: store.locks.take(store_id, who=""),
        lambda: store.locks.beat(store_id, holder),
        lambda: store.damaged.set_aside(store.clinic_path),
        lambda: store.pins.set("th1", "258036"),
        lambda: store.backups.keep(store_id, b"{}", Reason.OPENED),
    )
    for act in acts:
        assert code_of(act) is Code.FOLDER_GONE
    store.audit.note(Act.OPENED, store_id)
    with store.converting():
        pass
    store.locks.close()
    assert sorted(tmp_path.iterdir()) == before
    assert not mount_point or list(store.folder.iterdir()) == []


def test_an_empty_folder_is_not_written_to_it_may_be_an_absent_disk(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert not store.writable
    assert code_of(lambda: store.new(samples.record())) is Code.FOLDER_GONE
    assert code_of(lambda: store.save_clinic(Clinic())) is Code.FOLDER_GONE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_written_to_is_told(tmp_path: Path, monkeypatch) -> None:
    Store.create(tmp_path).new(samples.record())
    real = os.open

    def closed(path, flags, *args, **kwargs):
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", closed)
    assert code_of(lambda: Store.create(tmp_path)) is Code.NOT_WRITABLE
    store = Store.open(tmp_path)
    assert not store.writable
    loaded = store.load("abcd234567")
    assert code_of(lambda: store.save(loaded.record, loaded.digest)) is Code.NO_PERMISSION


def test_a_record_is_kept_and_its_revision_counted(store: Store) -> None:
    saved = store.new(samples.record())
    loaded = store.load("abcd234567")
    assert loaded.record == samples.record(revision=1)
    assert (saved.revision, saved.digest, saved.displaced) == (1, loaded.digest, None)
    again = store.save(
        edits.remove_visit(loaded.record, "v1", author="th1", at=samples.TIME), saved.digest
    )
    assert again.revision == 2
    assert store.load("abcd234567").record.visits == ()
    assert not list(store.backups.folder.iterdir())


def test_a_new_record_takes_nobody_s_place(store: Store) -> None:
    store.new(samples.record())
    before = snapshot(store)
    assert code_of(lambda: store.new(samples.record(family="Other"))) is Code.EXISTS
    (store.patients / "sealed.json.age").write_bytes(b"age-encryption.org/v1\n")
    assert code_of(lambda: store.new(samples.record("sealed"))) is Code.EXISTS
    assert code_of(lambda: store.load("sealed")) is Code.ENCRYPTED
    assert {k: v for k, v in snapshot(store).items() if "sealed" not in k} == before


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_is_kept_as_it_was_typed(store: Store, name: str) -> None:
    patient = Patient(family=name, birth_date=dt.date(1971, 4, 3))
    store.new(samples.record(patient=patient))
    assert store.load("abcd234567").record.patient == patient
    (summary,) = store.summaries()
    assert isinstance(summary, Summary)
    assert summary.family == name
    assert [path.name for path in store.patients.iterdir()] == ["abcd234567.json"]


@pytest.mark.parametrize(
    "bad", ["", ".", "..", "../x", "a/b", "a\\b", "A", "a.b", "ä", "con", "com1", "x" * 65, "a\0"]
)
def test_an_id_that_is_no_safe_file_name_is_refused(store: Store, bad: str) -> None:
    assert code_of(lambda: store.load(bad)) is Code.BAD_NAME
    if bad:
        assert code_of(lambda: store.new(samples.record(bad))) is Code.BAD_NAME
    assert snapshot(store) == {}


def test_what_somebody_else_wrote_in_the_meantime_is_kept(store: Store) -> None:
    first = store.new(samples.record())
    theirs = written_by_somebody_else(store, patient=Patient(family="Theirs"), revision=7)
    saved = store.save(samples.record(patient=Patient(family="Ours")), first.digest)
    assert saved.displaced is not None
    assert saved.displaced.read_bytes() == theirs
    assert saved.displaced.parent == store.backups.folder / "abcd234567"
    assert saved.revision == 8
    assert store.load("abcd234567").record.patient.family == "Ours"
    kept = store.decode(saved.displaced, "abcd234567")
    assert kept.record.patient.family == "Theirs"
    assert store.save(samples.record(), saved.digest).displaced is None


def test_an_unknown_expectation_displaces_nothing_unkept(store: Store) -> None:
    store.new(samples.record())
    before = store.path("abcd234567").read_bytes()
    saved = store.save(samples.record(family="Other"), None)
    assert saved.displaced is not None
    assert saved.displaced.read_bytes() == before


def test_where_the_displaced_can_not_be_kept_it_is_not_replaced(store: Store, monkeypatch) -> None:
    first = store.new(samples.record())
    theirs = written_by_somebody_else(store, patient=Patient(family="Theirs"))
    real = atomic.write

    def full(path, data):
        if store.backups.folder in path.parents:
            raise StorageError(Code.NO_SPACE, path)
        real(path, data)

    monkeypatch.setattr(atomic, "write", full)
    assert code_of(lambda: store.save(samples.record(), first.digest)) is Code.NO_SPACE
    assert store.path("abcd234567").read_bytes() == theirs


def test_a_record_that_was_taken_away_is_written_again(store: Store) -> None:
    first = store.new(samples.record())
    store.path("abcd234567").unlink()
    store.save(samples.record(revision=first.revision), first.digest)
    assert store.load("abcd234567").record.revision == 2


def test_two_savers_at_once_lose_nothing(store: Store) -> None:
    first = store.new(samples.record())
    names = [f"Name{n}" for n in range(8)]
    start = threading.Barrier(len(names))

    def save(name: str) -> None:
        start.wait()
        store.save(samples.record(family=name), first.digest)

    threads = [threading.Thread(target=save, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = [store.decode(path, "abcd234567") for path in store.backups.folder.rglob("*.json")]
    found = {loaded.record.patient.family for loaded in [store.load("abcd234567"), *kept]}
    assert found == {*names}


def damaged(data: bytes) -> dict[str, bytes]:
    other = json.loads(data)
    other["visits"][0]["sites"][0]["point"]["x"] = 7
    return {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "no json": b"hello",
        "array": b"[]",
        "other shape": b'{"a": 1}',
        "other id": data.replace(b'"abcd234567"', b'"zzzz234567"'),
        "site beside the picture": json.dumps(other).encode(),
        "binary": bytes(range(256)),
        "deep": b"[" * 200_000,
    }


DAMAGES = list(damaged(codec.encode_record(samples.record())))


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_file_is_named_and_never_written_over(store: Store, kind: str) -> None:
    first = store.new(samples.record())
    path = store.path("abcd234567")
    data = damaged(path.read_bytes())[kind]
    path.write_bytes(data)
    with pytest.raises(StorageError) as caught:
        store.load("abcd234567")
    assert (caught.value.code, caught.value.path) == (Code.DAMAGED, path)
    for expected in (first.digest, None):
        assert code_of(lambda e=expected: store.save(samples.record(), e)) is Code.DAMAGED
    assert code_of(lambda: store.new(samples.record())) is Code.EXISTS
    assert snapshot(store) == {f"patients{os.sep}abcd234567.json": data}


def test_a_newer_file_opens_read_only(store: Store) -> None:
    store.new(samples.record())
    path = store.path("abcd234567")
    data = path.read_bytes().replace(b'"version": 1', b'"version": 2')
    path.write_bytes(data)
    loaded = store.load("abcd234567")
    assert loaded.newer
    for expected in (loaded.digest, None):
        assert code_of(lambda e=expected: store.save(loaded.record, e)) is Code.READ_ONLY
    assert snapshot(store) == {f"patients{os.sep}abcd234567.json": data}
    (summary,) = store.summaries()
    assert isinstance(summary, Summary)


def test_a_file_of_200_megabytes_is_refused_at_once(store: Store) -> None:
    path = store.path("huge")
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    begun = time.perf_counter()
    assert code_of(lambda: store.load("huge")) is Code.TOO_LARGE
    (entry,) = store.summaries()
    assert isinstance(entry, Unreadable)
    assert entry.error.code is Code.TOO_LARGE
    assert code_of(lambda: store.save(samples.record("huge"), None)) is Code.TOO_LARGE
    assert time.perf_counter() - begun < 0.5
    assert path.stat().st_size == 200 * 1024 * 1024


def test_a_large_file_within_the_bound_is_read(store: Store) -> None:
    store.new(samples.record(extra={"blob": "x" * (MAX_BYTES // 4)}))
    assert len(store.load("abcd234567").record.extra["blob"]) == MAX_BYTES // 4


def test_a_folder_or_a_pipe_named_as_a_record_is_damage(store: Store) -> None:
    store.path("folder").mkdir()
    assert code_of(lambda: store.load("folder")) is Code.DAMAGED
    if hasattr(os, "mkfifo"):
        os.mkfifo(store.path("pipe"))
        assert code_of(lambda: store.load("pipe")) is Code.DAMAGED
    assert all(isinstance(entry, Unreadable) for entry in store.summaries())


def test_what_could_not_be_read_back_is_not_written(store: Store) -> None:
    first = store.new(samples.record())
    before = snapshot(store)
    wrong = samples.record(visits=[samples.visit(pain_before=5.5)])
    assert code_of(lambda: store.save(wrong, first.digest)) is Code.UNWRITABLE_VALUE
    half = samples.record(extra={"blob": "\udfff"})
    with pytest.raises(StorageError) as caught:
        store.save(half, first.digest)
    assert caught.value.path == store.path("abcd234567")
    assert snapshot(store) == before


def test_a_missing_record_is_told(store: Store) -> None:
    assert code_of(lambda: store.load("nobody")) is Code.NOT_FOUND


def test_summaries_say_what_the_list_shows(store: Store) -> None:
    visits = [samples.visit("v1"), samples.visit("v2", day=dt.date(2026, 4, 1))]
    store.new(samples.record("bbbb", visits=visits))
    store.new(samples.record("aaaa", visits=()))
    first, second = store.summaries()
    assert isinstance(first, Summary)
    assert isinstance(second, Summary)
    assert (first.id, first.visits, first.last_visit) == ("aaaa", 0, None)
    assert (second.visits, second.last_visit) == (2, dt.date(2026, 4, 1))
    assert (second.name, second.birth_date) == ("Lindqvist, Ada", dt.date(1971, 4, 3))
    assert second.id == "bbbb"


def test_a_bad_file_does_not_hide_the_good_ones(store: Store) -> None:
    store.new(samples.record("bbbb"))
    other = store.path("bbbb").read_bytes()
    store.path("copied").write_bytes(other)
    for name in ("aaaa.json", "cccc.json", "Copy of bbbb.json", "eeee.json.age"):
        (store.patients / name).write_bytes(b"nothing")
    (store.patients / "dddd.json.age").write_bytes(b"age-encryption.org/v1\nnothing")
    (store.patients / ".bbbb.123.tmp").write_bytes(b"")
    (store.patients / "notes.txt").write_bytes(b"")
    told = {
        entry.path.name if isinstance(entry, Unreadable) else entry.id: (
            entry.error.code if isinstance(entry, Unreadable) else "read"
        )
        for entry in store.summaries()
    }
    assert told == {
        "aaaa.json": Code.DAMAGED,
        "bbbb": "read",
        "cccc.json": Code.DAMAGED,
        "copied.json": Code.DAMAGED,
        "Copy of bbbb.json": Code.BAD_NAME,
        "dddd.json.age": Code.ENCRYPTED,
        "eeee.json.age": Code.DAMAGED,
    }
    assert store.ids() == ["aaaa", "bbbb", "cccc", "copied", "dddd", "eeee"]


def test_summaries_are_read_one_by_one(store: Store) -> None:
    store.new(samples.record("aaaa"))
    store.new(samples.record("bbbb"))
    entries = store.summaries()
    next(entries)
    store.path("bbbb").write_bytes(b"")
    assert isinstance(next(entries), Unreadable)


def test_the_clinic_is_kept(store: Store) -> None:
    assert store.clinic() == Clinic()
    clinic = Clinic(name="Praxis Süd", therapists=(Therapist(id="t", name="Ö"),))
    store.save_clinic(clinic)
    store.save_clinic(replace(clinic, phone="1"))
    assert store.clinic() == replace(clinic, phone="1")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", Code.DAMAGED),
        (b'{"format": "ims-chart/clinic", "version": 2}', Code.READ_ONLY),
        (b'{"format": "ims-chart/clinic", "version": 2, "name": []}', Code.NEWER),
    ],
)
def test_a_damaged_or_newer_clinic_is_never_written_over(
    store: Store, data: bytes, code: Code
) -> None:
    store.clinic_path.write_bytes(data)
    assert code_of(lambda: store.save_clinic(Clinic())) is code
    assert store.clinic_path.read_bytes() == data


@pytest.mark.parametrize(
    "data", [b"{", b"", b"\xff\xfe", b"[" * 200_000, b'{"format": "ims-chart/clinic"}']
)
def test_a_damaged_clinic_is_laid_aside_whole(store: Store, data: bytes) -> None:
    store.clinic_path.write_bytes(data)
    with pytest.raises(StorageError) as caught:
        store.clinic()
    aside = set_aside(store, caught.value)
    assert aside is not None
    assert aside.parent == store.damaged.folder
    assert aside.read_bytes() == data
    assert store.clinic() == Clinic()
    store.save_clinic(Clinic(name="Anew"))
    assert store.clinic().name == "Anew"


@pytest.mark.parametrize(
    "code", [Code.NO_PERMISSION, Code.IO, Code.NOT_FOUND, Code.NEWER, Code.FOLDER_GONE]
)
def test_a_clinic_that_can_not_be_read_just_now_stays_where_it_is(store: Store, code: Code) -> None:
    store.clinic_path.write_bytes(b"{")
    with pytest.raises(StorageError) as caught:
        set_aside(store, StorageError(code, store.clinic_path))
    assert caught.value.code is code
    assert store.clinic_path.read_bytes() == b"{"


def test_in_a_store_that_can_only_be_read_the_damaged_clinic_stays(
    store: Store, monkeypatch
) -> None:
    store.clinic_path.write_bytes(b"{")

    def closed(*_args: object) -> None:
        raise StorageError(Code.NO_PERMISSION, store.clinic_path)

    monkeypatch.setattr(atomic, "make_folder", closed)
    assert set_aside(store, StorageError(Code.DAMAGED, store.clinic_path)) is None
    assert store.clinic_path.read_bytes() == b"{"
    assert code_of(lambda: store.save_clinic(Clinic())) is Code.DAMAGED


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_folder_that_no_system_can_have_is_refused(tmp_path, name) -> None:
    with pytest.raises(StorageError):
        Store.create(tmp_path / name)
