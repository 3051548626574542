from pathlib import Path

import pytest

from ims_chart.record import Clinic
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code
from ims_chart.storage.store import Store
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path)
    saved = store.new(samples.record())
    store.new(samples.record("bbbb"))
    store.save(samples.record(family="New"), None)
    store.save_clinic(Clinic(name="Praxis"))
    assert saved
    return store


def test_a_sound_store_has_no_problem_and_every_file_counts(store: Store) -> None:
    checked = check(store)
    assert (checked.files, checked.problems, checked.leftovers) == (5, (), ())


def test_every_damaged_file_is_named(store: Store) -> None:
    backup = next(store.backups.folder.rglob("*.json"))
    bad = [store.path("abcd234567"), backup, store.clinic_path, store.patients / "B B.json"]
    for path in bad:
        path.write_bytes(b'{"format": 1}')
    before = {path: path.read_bytes() for path in store.folder.rglob("*.json")}
    found = check(store).problems
    assert {problem.path for problem in found} == set(bad)
    assert all(problem.error.path == problem.path for problem in found)
    assert {path: path.read_bytes() for path in store.folder.rglob("*.json")} == before


def test_damage_deep_in_a_file_is_found(store: Store) -> None:
    path = store.path("bbbb")
    path.write_bytes(path.read_bytes().replace(b'"x": 0.6', b'"x": 6'))
    (problem,) = check(store).problems
    assert problem.error.detail == "visits[0].sites[0].point.x: out_of_range (0–1)"


def test_an_encrypted_file_is_told_apart_from_a_damaged_one(store: Store) -> None:
    (store.patients / "cccc.json.age").write_bytes(b"age-encryption.org/v1\n-> X25519")
    (store.patients / "dddd.json.age").write_bytes(b"nothing")
    codes = {problem.path.name: problem.error.code for problem in check(store).problems}
    assert codes == {"cccc.json.age": Code.ENCRYPTED, "dddd.json.age": Code.DAMAGED}


def test_unfinished_writes_are_mentioned(store: Store) -> None:
    left = store.patients / ".bbbb.x1y2.tmp"
    left.write_bytes(b"")
    checked = check(store)
    assert (checked.problems, checked.leftovers) == ((), (left,))
