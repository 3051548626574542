"""A patient in a file: what goes in comes out elsewhere, and nothing else gets in."""

import io
import zipfile
from dataclasses import replace

import pytest

from ims_chart.record import Photo
from ims_chart.storage import transfer
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples

ADA = "abcd234567"
PICTURE = b"\xff\xd8 a picture, as far as the store is concerned"


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "here")
    digest = made.photos.add(ADA, PICTURE)
    photo = Photo(id="ph1", author="th1", recorded=samples.TIME, digest=digest, width=10, height=10)
    made.new(samples.record(ADA, visits=[samples.visit("v1", [samples.site()], photos=(photo,))]))
    return made


@pytest.fixture
def other(tmp_path) -> Store:
    return Store.create(tmp_path / "there")


def alike(one, two) -> bool:
    return replace(one, revision=0, lineage="") == replace(two, revision=0, lineage="")


def test_a_patient_arrives_whole(store, other) -> None:
    arrived = transfer.opened(transfer.packed(store, ADA))
    assert transfer.import_new(other, arrived) == ADA
    assert alike(other.load(ADA).record, store.load(ADA).record)
    digest = other.load(ADA).record.visits[0].photos[0].digest
    assert other.photos.read(ADA, digest) == PICTURE


def test_an_id_that_is_taken_becomes_another(store) -> None:
    arrived = transfer.opened(transfer.packed(store, ADA))
    new = transfer.import_new(store, arrived)
    assert new != ADA
    assert store.ids() == sorted([ADA, new])
    assert store.photos.of(new) == store.photos.of(ADA)


def test_a_sealed_file_needs_its_passphrase(store, tmp_path) -> None:
    path = tmp_path / "ada.imspatient"
    transfer.export_file(store, ADA, path, "six small blue horses")
    data = path.read_bytes()
    assert b"Lindqvist" not in data
    assert transfer.is_sealed(data)
    with pytest.raises(StorageError) as caught:
        transfer.opened(data)
    assert caught.value.code is Code.ENCRYPTED
    assert transfer.opened(data, "six small blue horses").record.id == ADA


def test_what_was_sent_is_noted(store, other, tmp_path) -> None:
    path = tmp_path / "ada.imspatient"
    transfer.export_file(store, ADA, path)
    store.audit.settle()
    assert '"exported"' in store.audit.path.read_text(encoding="utf-8")


def test_a_damaged_record_is_not_sent(store, tmp_path) -> None:
    store.path(ADA).write_text("{", encoding="utf-8")
    path = tmp_path / "ada.imspatient"
    with pytest.raises(StorageError) as caught:
        transfer.export_file(store, ADA, path)
    assert caught.value.code is Code.DAMAGED
    assert not path.exists()


def rezipped(data: bytes, change) -> bytes:
    """The file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def other_name(parts) -> None:
    parts["record.json"] = parts["record.json"].replace(b"Lindqvist", b"Lindquist")


def no_list(parts) -> None:
    del parts["manifest.json"]


def no_record(parts) -> None:
    del parts["record.json"]


def one_more(parts) -> None:
    parts["../../evil.sh"] = b"rm -rf"


def newer(parts) -> None:
    parts["manifest.json"] = parts["manifest.json"].replace(b'"version": 1', b'"version": 2')


def other_id(parts) -> None:
    parts["manifest.json"] = parts["manifest.json"].replace(ADA.encode(), b"../../etc")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (other_name, Code.DAMAGED),
        (no_list, Code.DAMAGED),
        (no_record, Code.DAMAGED),
        (one_more, Code.DAMAGED),
        (newer, Code.NEWER),
        (other_id, Code.BAD_NAME),
    ],
)
def test_what_was_changed_on_the_way_is_refused(store, change, code) -> None:
    with pytest.raises(StorageError) as caught:
        transfer.opened(rezipped(transfer.packed(store, ADA), change))
    assert caught.value.code is code


def test_no_byte_of_it_can_be_changed_or_lost_unseen(store) -> None:
    """Or it doesn't matter: some bytes of a zip say nothing."""
    data = transfer.packed(store, ADA)
    whole = transfer.opened(data)
    for at in range(0, len(data), 7):
        for spoilt in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            try:
                assert transfer.opened(spoilt) == whole
            except StorageError:
                continue


def test_a_bomb_does_not_go_off(store, monkeypatch) -> None:
    monkeypatch.setattr(transfer, "MAX_BYTES", 1000)
    with pytest.raises(StorageError) as caught:
        transfer.opened(transfer.packed(store, ADA))
    assert caught.value.code is Code.TOO_LARGE
