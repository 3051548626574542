import errno
import hashlib
import os
from dataclasses import replace

import pytest

from ims_chart.record import Conflict, Photo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.photos import Photos, problems
from ims_chart.storage.store import Store
from tests import samples
from tests.torture import photos as torture

ADA, BO = "abcd234567", "bbbb"
PICTURE, OTHER = b"\xff\xd8 a picture", b"\xff\xd8 another"


class Sealed:
    """A vault whose seal can be seen through, but isn't the plain bytes."""

    suffix = ".age"

    def seal(self, data):
        return b"age-encryption.org/v1\n" + bytes(255 - byte for byte in data)

    def unseal(self, data):
        return bytes(255 - byte for byte in data.removeprefix(b"age-encryption.org/v1\n"))

    def secret(self, purpose):
        return b"k" * 32


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


def lying(store):
    return sorted(p.relative_to(store.photos.folder).as_posix() for p in files(store))


def files(store):
    return [path for path in store.photos.folder.rglob("*") if path.is_file()]


def code_of(call):
    with pytest.raises(StorageError) as told:
        call()
    return told.value.code


def shown(digest, **fields):
    photo = Photo(id="f1", author="", recorded=samples.TIME, digest=digest, width=4, height=3)
    return samples.visit(photos=(photo,), **fields)


def test_a_picture_is_kept_under_what_is_in_it(store):
    digest = store.photos.add(ADA, PICTURE)
    assert digest == hashlib.sha256(PICTURE).hexdigest()
    assert lying(store) == [f"{ADA}/{digest}.jpg"]
    assert store.photos.read(ADA, digest) == PICTURE
    assert files(store)[0].stat().st_mode & 0o077 == 0


def test_the_same_picture_is_kept_once(store):
    store.photos.add(ADA, PICTURE)
    before = files(store)[0].stat()
    store.photos.add(ADA, PICTURE)
    assert files(store)[0].stat() == before
    assert len(files(store)) == 1


def test_a_damaged_one_is_mended_by_adding_it_again(store):
    digest = store.photos.add(ADA, PICTURE)
    files(store)[0].write_bytes(b"torn")
    assert code_of(lambda: store.photos.read(ADA, digest)) is Code.DAMAGED
    store.photos.add(ADA, PICTURE)
    assert store.photos.read(ADA, digest) == PICTURE


def test_a_sealed_store_keeps_no_plain_picture(store):
    store.vault = Sealed()
    digest = store.photos.add(ADA, PICTURE)
    assert lying(store) == [f"{ADA}/{digest}.jpg.age"]
    assert PICTURE not in files(store)[0].read_bytes()
    assert store.photos.read(ADA, digest) == PICTURE
    assert list(problems(store)) == []
    store.photos.add(ADA, PICTURE)
    assert len(files(store)) == 1


def test_a_picture_is_found_sealed_or_not_and_stays_closed_without_the_key(store):
    plain = store.photos.add(ADA, PICTURE)
    open_vault, store.vault = store.vault, Sealed()
    sealed = store.photos.add(ADA, OTHER)
    assert store.photos.read(ADA, plain) == PICTURE
    assert store.photos.of(ADA) == tuple(sorted((plain, sealed)))
    store.vault = open_vault
    assert code_of(lambda: store.photos.read(ADA, sealed)) is Code.ENCRYPTED
    assert [p.error.code for p in problems(store)] == [Code.ENCRYPTED]


@pytest.mark.parametrize("digest", ["../../clinic", "A" * 64, "", "a" * 63, "a" * 63 + "/"])
def test_a_digest_of_a_hostile_record_leads_nowhere(store, digest):
    assert code_of(lambda: store.photos.read(ADA, digest)) is Code.DAMAGED
    assert code_of(lambda: store.photos.path("../x", "a" * 64)) is Code.BAD_NAME


def test_where_the_folder_has_gone_none_is_made_anew(store):
    store.patients.rmdir()
    assert code_of(lambda: store.photos.add(ADA, PICTURE)) is Code.FOLDER_GONE
    assert not store.photos.folder.exists()


def test_erasing_takes_the_pictures_of_one_patient(store):
    digest = store.photos.add(ADA, PICTURE)
    store.photos.add(BO, OTHER)
    (store.photos.folder / ADA / ".left.tmp").write_bytes(b"half a picture")
    store.photos.erase(ADA)
    assert lying(store) == [f"{BO}/{store.photos.of(BO)[0]}.jpg"]
    assert code_of(lambda: store.photos.read(ADA, digest)) is Code.PHOTO_MISSING
    store.photos.erase("cccc")


def test_the_pictures_of_one_file_are_kept_for_the_other(store):
    first, second = store.photos.add(ADA, PICTURE), store.photos.add(BO, OTHER)
    store.photos.copy(ADA, BO)
    assert store.photos.of(BO) == tuple(sorted((first, second)))
    assert store.photos.read(BO, first) == PICTURE


def test_a_sound_store_has_no_problems(store):
    assert list(problems(store)) == []
    store.new(samples.record(visits=[shown(store.photos.add(ADA, PICTURE))]))
    store.photos.add(ADA, OTHER)  # of an undone edit
    assert list(problems(store)) == []


def test_every_kind_of_damage_is_found(store):
    kept = store.photos.add(ADA, PICTURE)
    store.new(samples.record(visits=[shown("b" * 64)]))
    store.new(samples.record(BO, visits=[shown("../../etc")]))
    conflict = Conflict(id="c", recorded=samples.TIME, visit="v1", shell=shown("c" * 64))
    store.new(replace(samples.record("dddd"), conflicts=(conflict,)))
    folder = store.photos.folder
    (folder / ADA / f"{kept}.jpg").write_bytes(PICTURE[:-1])
    (folder / ADA / "holiday.jpg").write_bytes(PICTURE)
    (folder / "notes.txt").write_bytes(b"x")
    (folder / "No Id").mkdir()
    (folder / "No Id" / f"{kept}.jpg").write_bytes(PICTURE)
    found = {(p.path.relative_to(store.folder).as_posix(), p.error.code) for p in problems(store)}
    assert found == {
        (f"photos/{ADA}/{kept}.jpg", Code.DAMAGED),
        (f"photos/{ADA}/holiday.jpg", Code.BAD_NAME),
        ("photos/notes.txt", Code.BAD_NAME),
        (f"photos/No Id/{kept}.jpg", Code.BAD_NAME),
        (f"photos/{ADA}/{'b' * 64}.jpg", Code.PHOTO_MISSING),
        (f"patients/{BO}.json", Code.DAMAGED),
        (f"photos/dddd/{'c' * 64}.jpg", Code.PHOTO_MISSING),
    }


def test_hostile_pictures_are_refused_or_made_harmless() -> None:
    outcome = torture.hostile_files(3, 80)
    assert outcome.failed == 0, outcome.detail


def test_whatever_fails_on_the_disk_a_photo_is_whole_or_not_there() -> None:
    outcome = torture.failing_disk([errno.ENOSPC])
    assert outcome.tried > 20
    assert outcome.failed == 0, outcome.detail


POSIX = pytest.mark.skipif(os.name == "nt", reason="there folders can't be synced")


@POSIX
def test_after_a_power_cut_no_record_names_a_photo_that_is_not_there() -> None:
    outcome = torture.power_cuts(7, 3, torn=2)
    assert outcome.tried > 50
    assert outcome.failed == 0, outcome.detail


@POSIX
def test_a_photo_that_is_named_too_early_would_be_found(monkeypatch) -> None:
    add = Photos.add
    late = []

    def promise(self, record_id, data):
        """Names the picture now and writes it with the next one."""
        if late:
            add(*late.pop())
        late.append((self, record_id, data))
        return hashlib.sha256(data).hexdigest()

    monkeypatch.setattr(Photos, "add", promise)
    assert torture.power_cuts(7, 3, torn=1).failed
