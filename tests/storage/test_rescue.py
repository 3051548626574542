import errno
from pathlib import Path

import pytest

from ims_chart.record import Record, edits
from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import establish, prepare
from ims_chart.storage.rescue import Rescued
from ims_chart.storage.safekeeping import Safekeeping
from ims_chart.storage.store import Store
from tests import samples
from tests.storage.sealing import WORDS, quick_passphrases
from tests.torture.disks import FAULTS, Failing, standing_in

ID = "abcd234567"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store")
    store.new(samples.record())
    return store


def noted(record: Record, **fields: str) -> Record:
    return edits.change_visit(record, "v1", **fields)


class Refusing(Failing):
    """Takes nothing for the store, and all that is for the user's own folder."""

    def __init__(self, store: Store, number: int) -> None:
        super().__init__(1, number, lasting=True)
        self._store = store

    def create(self, folder: Path, prefix: str) -> tuple[int, Path]:
        if self._store.folder in folder.parents:
            raise OSError(self._number, "refused")
        return atomic.Disk.create(self, folder, prefix)

    def _count(self, kind: str) -> None:
        """Whatever doesn't begin a file may go on."""


def left_unsaved(store: Store, number: int = errno.ENOSPC, **fields: str) -> Safekeeping:
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    with standing_in(Refusing(store, number)), pytest.raises(StorageError):
        keeping.save(noted(loaded.record, **fields), loaded.digest)
    return keeping


@pytest.mark.parametrize("number", FAULTS)
def test_what_could_not_be_saved_is_put_back_at_the_next_start(store: Store, number: int) -> None:
    left_unsaved(store, number, notes="stiff")
    again = Store.open(store.folder)
    assert again.rescue.ids() == [ID]
    assert again.rescue.recover(ID)
    assert again.load(ID).record.visit("v1").notes == "stiff"
    assert again.rescue.ids() == []
    assert not again.rescue.recover(ID)


def test_it_is_merged_with_what_others_did_meanwhile(store: Store) -> None:
    left_unsaved(store, notes="stiff")
    loaded = store.load(ID)
    store.save(noted(loaded.record, plan="again in a week"), loaded.digest)
    assert store.rescue.recover(ID)
    visit = store.load(ID).record.visit("v1")
    assert (visit.notes, visit.plan) == ("stiff", "again in a week")
    assert store.load(ID).record.conflicts == ()


def test_a_save_that_works_after_all_leaves_nothing_to_rescue(store: Store) -> None:
    keeping = left_unsaved(store, notes="stiff")
    loaded = store.load(ID)
    keeping.save(noted(loaded.record, notes="stiff"), loaded.digest)
    assert store.rescue.ids() == []


def test_the_newest_of_the_unsaved_work_is_kept(store: Store) -> None:
    loaded = store.load(ID)
    keeping = Safekeeping(store, loaded)
    with standing_in(Refusing(store, errno.EIO)):
        for text in ("a", "ab"):
            with pytest.raises(StorageError):
                keeping.save(noted(loaded.record, notes=text), loaded.digest)
    work = store.rescue.get(ID)
    assert work is not None
    assert (work.base, work.mine.visit("v1").notes) == (loaded.record, "ab")


def test_while_the_store_is_still_away_the_work_stays(store: Store) -> None:
    left_unsaved(store, notes="stiff")
    away = store.folder.with_name("away")
    store.folder.rename(away)
    with pytest.raises(StorageError):
        store.rescue.recover(ID)
    away.rename(store.folder)
    assert store.rescue.recover(ID)
    assert store.load(ID).record.visit("v1").notes == "stiff"


def test_where_nothing_at_all_can_be_written_the_first_failure_is_told(store: Store) -> None:
    loaded = store.load(ID)
    with (
        standing_in(Failing(1, errno.ENOSPC, lasting=True)),
        pytest.raises(StorageError) as caught,
    ):
        Safekeeping(store, loaded).save(noted(loaded.record, notes="x"), loaded.digest)
    assert caught.value.code is Code.NO_SPACE
    assert store.rescue.ids() == []


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"format": "ims-chart/rescue"}'])
def test_work_that_can_not_be_read_hinders_nobody_and_is_not_thrown_away(store, damage) -> None:
    left_unsaved(store, notes="stiff")
    path = store.rescue.folder / f"{ID}.json"
    path.write_bytes(damage)
    assert not store.rescue.recover(ID)
    assert store.rescue.ids() == []
    assert not list(store.rescue.folder.iterdir())
    assert [p.read_bytes() for p in store.damaged.files()] == [damage]


def test_two_stores_do_not_mix_their_work(store: Store, tmp_path: Path) -> None:
    other = Store.create(tmp_path / "other")
    other.new(samples.record())
    left_unsaved(store, notes="stiff")
    assert other.rescue.ids() == []


def test_work_given_up_does_not_come_back(store: Store) -> None:
    work = Rescued(base=samples.record(), mine=noted(samples.record(), notes="x"))
    store.rescue.put(work)
    assert store.rescue.get(ID) == work
    store.rescue.drop(ID)
    assert store.rescue.get(ID) is None


def test_unsaved_work_of_a_sealed_store_is_sealed(tmp_path: Path, monkeypatch) -> None:
    quick_passphrases(monkeypatch)
    store = Store.create(tmp_path / "sealed")
    store.vault = establish(store.keys, prepare(store.keys, "anna", WORDS))
    store.new(samples.record())
    left_unsaved(store, notes="stiff")
    (path,) = store.rescue.folder.iterdir()
    assert path.name.endswith(".json.age")
    assert b"Lindqvist" not in path.read_bytes()
    store.lock()
    with pytest.raises(StorageError) as caught:
        store.rescue.recover(ID)
    assert caught.value.code is Code.ENCRYPTED
    assert store.rescue.ids() == [ID]
    store.unlock(WORDS)
    assert store.rescue.recover(ID)
    assert store.load(ID).record.visit("v1").notes == "stiff"
