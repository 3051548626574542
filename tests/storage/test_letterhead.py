"""The picture in the letterhead: a file beside the clinic's."""

import pytest

from ims_chart.storage import file
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.letterhead import NAME, LetterheadFile
from ims_chart.storage.store import Store


@pytest.fixture
def store(tmp_path) -> Store:
    return Store.create(tmp_path / "store")


def test_there_is_none_at_first(store) -> None:
    assert LetterheadFile(store.folder).read() == b""


def test_what_was_written_is_read_and_can_be_taken_away(store) -> None:
    kept = LetterheadFile(store.folder)
    kept.write(b"picture")
    assert LetterheadFile(store.folder).read() == b"picture"
    kept.write(b"")
    assert kept.read() == b""
    kept.write(b"")


def test_a_store_with_a_letterhead_is_a_sound_store(store) -> None:
    LetterheadFile(store.folder).write(b"picture")
    assert not check(Store.open(store.folder)).problems


def test_a_folder_that_is_gone_is_told(store) -> None:
    kept = LetterheadFile(store.folder / "gone")
    with pytest.raises(StorageError) as told:
        kept.write(b"picture")
    assert told.value.code is Code.FOLDER_GONE


def test_a_file_that_is_too_large_is_told_by_its_size(store, monkeypatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 10)
    (store.folder / NAME).write_bytes(bytes(11))
    with pytest.raises(StorageError) as told:
        LetterheadFile(store.folder).read()
    assert told.value.code is Code.TOO_LARGE
