import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.storage import atomic, codec
from ims_chart.storage.backups import NEWEST, Backup, Reason, superfluous
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples

ID = "abcd234567"
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path)
    store.new(samples.record())
    return store


def version(n: int) -> bytes:
    return codec.encode_record(samples.record(revision=n))


def contents(store: Store) -> list[int]:
    """Revisions kept, newest first."""
    return [store.backups.load(b).record.revision for b in store.backups.of(ID)]


def backup(at: dt.datetime) -> Backup:
    path = Path(f"{at:%Y%m%dT%H%M%S.%fZ}.json")
    return Backup(record_id=ID, path=path, at=at, reason=Reason.OPENED, digest="")


def test_what_is_kept_is_read_back_with_its_reason_newest_first(store: Store) -> None:
    for n, reason in ((1, Reason.OPENED), (2, Reason.SIGNED)):
        path = store.backups.keep(ID, version(n), reason)
        assert path.read_bytes() == version(n)
    found = store.backups.of(ID)
    assert [b.reason for b in found] == [Reason.SIGNED, Reason.OPENED]
    assert found[0].at > found[1].at
    assert contents(store) == [2, 1]
    assert store.backups.of("nobody") == []
    assert check(store).problems == ()


def test_the_same_content_is_written_once(store: Store, monkeypatch) -> None:
    first = store.backups.keep(ID, version(1), Reason.OPENED)
    monkeypatch.setattr(atomic, "write", None)
    assert store.backups.keep(ID, version(1), Reason.OPENED) == first
    assert len(store.backups.of(ID)) == 1


def test_content_that_comes_back_counts_as_the_newest_and_stays_one_file(store: Store) -> None:
    store.backups.keep(ID, version(1), Reason.SIGNED)
    store.backups.keep(ID, version(2), Reason.OPENED)
    store.backups.keep(ID, version(1), Reason.OPENED)
    assert contents(store) == [1, 2]
    assert store.backups.of(ID)[0].reason is Reason.SIGNED


def test_of_one_content_the_more_telling_reason_is_kept(store: Store) -> None:
    for reason in (Reason.CLOSED, Reason.SIGNED, Reason.OPENED):
        store.backups.keep(ID, version(1), reason)
    assert [b.reason for b in store.backups.of(ID)] == [Reason.SIGNED]


def test_a_clock_put_back_does_not_change_the_order(store: Store, monkeypatch) -> None:
    store.backups.keep(ID, version(1), Reason.OPENED)
    (first,) = store.backups.of(ID)
    later = first.path.with_name(first.path.name.replace("2", "3", 1))  # a thousand years on
    atomic.move(first.path, later)
    store.backups.keep(ID, version(2), Reason.OPENED)
    assert contents(store) == [2, 1]


def test_a_backup_is_found_by_its_whole_digest(store: Store) -> None:
    store.backups.keep(ID, version(1), Reason.OPENED)
    digest = codec.digest_of(version(1))
    found = store.backups.find(ID, digest)
    assert found is not None
    assert store.backups.load(found).digest == digest
    assert store.backups.find(ID, codec.digest_of(b"")) is None
    assert store.backups.find(ID, "") is None


def test_files_that_are_no_backups_are_left_out(store: Store) -> None:
    folder = store.backups.folder / ID
    store.backups.keep(ID, version(1), Reason.OPENED)
    for name in ("notes.txt", ".x.tmp", "20260302T120000.000000Z-zz-opened.json"):
        (folder / name).write_bytes(b"")
    old = folder / "20250302T120000.000000Z.json"
    old.write_bytes(version(7))
    assert contents(store) == [1, 7]
    assert store.backups.of(ID)[1].reason is Reason.DISPLACED


def test_where_the_disk_is_missing_no_folder_is_made(store: Store) -> None:
    store.folder.rename(store.folder.with_name("away"))
    store.folder.mkdir()
    with pytest.raises(StorageError) as caught:
        store.backups.keep(ID, version(1), Reason.OPENED)
    assert caught.value.code is Code.FOLDER_GONE
    assert list(store.folder.iterdir()) == []


def test_a_name_that_leads_elsewhere_is_refused(store: Store) -> None:
    for bad in ("../x", "", "a/b"):
        with pytest.raises(StorageError) as caught:
            store.backups.keep(bad, b"", Reason.OPENED)
        assert caught.value.code is Code.BAD_NAME


def test_the_newest_that_can_be_read_is_offered(store: Store) -> None:
    store.backups.keep(ID, version(1), Reason.OPENED)
    store.backups.keep(ID, version(2), Reason.OPENED).write_bytes(b"{")
    found = store.backups.newest_good(ID)
    assert found is not None
    assert store.backups.load(found).record.revision == 1
    found.path.write_bytes(b"")
    assert store.backups.newest_good(ID) is None


def test_restoring_keeps_the_present_first_and_counts_on(store: Store) -> None:
    store.backups.keep(ID, store.path(ID).read_bytes(), Reason.OPENED)
    (before,) = store.backups.of(ID)
    now = store.save(samples.record(family="Wrong", revision=5), store.load(ID).digest)
    saved = store.backups.restore(before)
    record = store.load(ID).record
    assert record == samples.record(revision=saved.revision, lineage=record.lineage)
    assert saved.revision == now.revision + 1
    newest = store.backups.of(ID)[0]
    assert newest.reason is Reason.RESTORED
    assert store.backups.load(newest).record.patient.family == "Wrong"


def test_restoring_where_the_present_can_not_be_kept_changes_nothing(store, monkeypatch) -> None:
    store.backups.keep(ID, version(7), Reason.OPENED)
    (before,) = store.backups.of(ID)
    data = store.path(ID).read_bytes()

    def full(path, data):
        raise StorageError(Code.NO_SPACE, path)

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(StorageError):
        store.backups.restore(before)
    assert store.path(ID).read_bytes() == data


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 900, b"[" * 100_000])
def test_restoring_over_a_damaged_file_moves_it_aside(store: Store, damage: bytes) -> None:
    store.backups.keep(ID, store.path(ID).read_bytes(), Reason.OPENED)
    store.path(ID).write_bytes(damage)
    store.backups.restore(store.backups.of(ID)[0])
    assert store.load(ID).record.patient.family == "Lindqvist"
    (aside,) = store.damaged.files()
    assert aside.read_bytes() == damage
    assert aside.name.startswith(ID)


def test_a_missing_record_is_restored(store: Store) -> None:
    store.backups.keep(ID, store.path(ID).read_bytes(), Reason.OPENED)
    store.path(ID).unlink()
    store.backups.restore(store.backups.of(ID)[0])
    assert store.load(ID).record.patient.family == "Lindqvist"


def test_a_damaged_backup_restores_nothing(store: Store) -> None:
    store.backups.keep(ID, version(7), Reason.OPENED).write_bytes(b"{")
    before = store.path(ID).read_bytes()
    with pytest.raises(StorageError) as caught:
        store.backups.restore(store.backups.of(ID)[0])
    assert caught.value.code is Code.DAMAGED
    assert store.path(ID).read_bytes() == before


def test_thinning_keeps_the_newest_ten_then_days_weeks_and_months(store: Store) -> None:
    for n in range(NEWEST + 5):
        store.backups.keep(ID, version(n), Reason.OPENED)
    assert store.backups.thin(ID) == 4  # one of today's older ones stays
    assert contents(store) == [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]
    assert store.backups.thin(ID) == 0


def test_what_four_years_of_daily_backups_come_to() -> None:
    every = [backup(NOON - dt.timedelta(days=n)) for n in range(4 * 365)]
    spare = {b.at for b in superfluous(every)}
    left = [b.at for b in every if b.at not in spare]
    assert left[:15] == [NOON - dt.timedelta(days=n) for n in range(15)]
    assert 15 + 6 <= len([at for at in left if NOON - at <= dt.timedelta(weeks=8)]) <= 15 + 7
    months = [(at.year, at.month) for at in left if NOON - at > dt.timedelta(weeks=8)]
    assert len(months) == len(set(months)) >= 46


@given(
    st.lists(st.integers(0, 2_000_000), min_size=1, max_size=60, unique=True),
    st.integers(1, 30),
)
def test_thinning_often_or_once_leaves_a_version_of_every_month(minutes, often) -> None:
    every = [backup(NOON + dt.timedelta(minutes=n)) for n in sorted(minutes)]
    kept: list[Backup] = []
    for n, made in enumerate(every):
        kept.insert(0, made)
        if n % often == 0:
            spare = superfluous(kept)
            kept = [b for b in kept if b not in spare]
    assert {(b.at.year, b.at.month) for b in kept} == {(b.at.year, b.at.month) for b in every}
    assert kept[:NEWEST] == sorted(every, key=lambda b: b.at, reverse=True)[:NEWEST]
