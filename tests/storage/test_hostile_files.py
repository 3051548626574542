"""Files that mean no good, a few of each kind: `make torture` tries 20,000."""

import random

import pytest

from ims_chart.storage.check import check
from ims_chart.storage.codec import encode_record
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from tests import samples
from tests.storage.sealing import quick_passphrases, seal
from tests.torture.hostile import PLAIN, sealed, tried


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


@pytest.mark.parametrize("make", [*PLAIN, sealed])
def test_no_file_does_harm_and_check_names_it(store, make) -> None:
    assert not tried(store, make, random.Random(7), 20)


def test_nor_in_a_sealed_store(store, monkeypatch) -> None:
    quick_passphrases(monkeypatch)
    seal(store)
    assert not tried(store, sealed, random.Random(7), 30)


NAMES = [
    "con",
    "aux",
    "lpt1",
    "ümlaut",
    "a b",
    "<img src=x>",
    "a\u202eb",
    "-x",
    "x" * 65,
    "A2",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_no_record_may_have_is_named_by_check_and_never_opened(store, name) -> None:
    path = store.patients / f"{name}.json"
    path.write_bytes(encode_record(samples.record(name)))
    before = path.read_bytes()
    for act in (store.load, lambda key: store.save(samples.record(key), None)):
        with pytest.raises(StorageError) as caught:
            act(name)
        assert caught.value.code is Code.BAD_NAME
    assert [(p.path, p.error.code) for p in check(store).problems] == [(path, Code.BAD_NAME)]
    assert store.ids() == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["../abcd234567", "..", "/etc/passwd", "a/b", "a\\b", "", "\0"])
def test_no_id_leads_out_of_the_store(store, name) -> None:
    def files():
        """All around, but for the locks of the store."""
        every = store.folder.parent.rglob("*")
        return sorted(p for p in every if p.is_file() and "locks" not in p.parts)

    before = files()
    for act in (store.load, lambda key: store.save(samples.record(key), None)):
        with pytest.raises((StorageError, ValueError)):
            act(name)
    assert files() == before
