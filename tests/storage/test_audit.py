import json
import multiprocessing
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from ims_chart.storage import atomic, computer
from ims_chart.storage.act import Act
from ims_chart.storage.audit import TOGETHER_S, Audit
from ims_chart.storage.chain import key_name, read_log
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.vault import LockedVault, OpenVault
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store")
    store.author = "th1"
    return store


def lines(store: Store) -> list[dict]:
    return [json.loads(line) for line in store.audit.path.read_text("utf-8").splitlines()]


def acts(store: Store) -> list[str]:
    return [line["act"] for line in lines(store)]


@dataclass
class KeyedVault(OpenVault):
    key: bytes = b"k" * 32
    suffix: str = ".age"

    def secret(self, purpose: str) -> bytes:
        return self.key + purpose.encode()


def test_a_line_says_who_did_what_and_when_without_a_name(store: Store) -> None:
    saved = store.new(samples.record())
    (line,) = lines(store)
    told = {"seq": 1, "before": "", "act": "changed", "record": "abcd234567", "author": "th1"}
    assert told.items() <= line.items()
    assert (line["digest"], line["revision"]) == (saved.digest, saved.revision)
    assert "Lindqvist" not in store.audit.path.read_text("utf-8")


def test_what_is_noted_is_a_sound_chain_with_its_head(store: Store) -> None:
    for act in Act:
        store.audit.note(act, "abcd")
    log = read_log(store.audit.path.read_bytes())
    assert not log.faults
    (head,) = store.audit.heads()
    assert (head.computer, head.count) == (store.audit.path.stem, len(Act))
    assert head.digest == log.hashes[head.count]


def test_saves_within_a_minute_are_one_line_that_tells_the_last(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = store.new(samples.record()).digest
    for family in ("A", "B", "C"):
        digest = store.save(samples.record(family=family), digest).digest
    assert len(lines(store)) == 1
    store.audit.settle()
    assert acts(store) == ["changed", "changed"]
    assert lines(store)[-1]["digest"] == digest
    later = store.audit._written["abcd234567"] + TOGETHER_S
    monkeypatch.setattr("ims_chart.storage.audit.time.monotonic", lambda: later)
    store.save(samples.record(family="D"), digest)
    assert len(lines(store)) == 3


def test_a_change_that_was_held_back_comes_before_the_next_act(store: Store) -> None:
    digest = store.new(samples.record()).digest
    store.save(samples.record(family="B"), digest)
    store.audit.note(Act.PRINTED, "abcd234567")
    assert acts(store) == ["changed", "changed", "printed"]


def test_a_line_that_cant_be_written_stops_no_save_and_comes_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = atomic.append

    def full(path: Path, data: bytes) -> None:
        raise StorageError(Code.NO_SPACE, path)

    monkeypatch.setattr(atomic, "append", full)
    digest = store.new(samples.record()).digest
    store.audit.note(Act.OPENED, "abcd234567")
    assert not store.audit.path.exists()
    assert store.load("abcd234567").digest == digest
    monkeypatch.setattr(atomic, "append", append)
    store.audit.note(Act.PRINTED, "abcd234567")
    assert acts(store) == ["changed", "opened", "printed"]


def test_a_folder_that_is_gone_is_not_made_anew(store: Store) -> None:
    store.folder.rename(store.folder.with_name("away"))
    store.audit.note(Act.OPENED, "abcd")
    assert not store.folder.exists()


@pytest.mark.parametrize("cut", [1, 20, 150])
def test_after_a_torn_line_the_chain_goes_on_below(store: Store, cut: int) -> None:
    for _ in range(3):
        store.audit.note(Act.OPENED, "abcd")
    path = store.audit.path
    path.write_bytes(path.read_bytes()[:-cut])
    store.audit.note(Act.PRINTED, "abcd")
    log = read_log(path.read_bytes())
    assert (log.faults, log.torn) == ((), False)
    assert [line.seq for line in log.lines] == ([1, 2, 3, 4] if cut == 1 else [1, 2, 3])
    assert log.lines[-1].act == "printed"


def test_a_keyed_store_has_keyed_lines_and_a_locked_one_waits(store: Store) -> None:
    held = SimpleNamespace(
        folder=store.folder, demand=store.demand, author="th1", vault=LockedVault()
    )
    audit = Audit(cast("Store", held))
    audit.note(Act.OPENED, "abcd")
    assert not audit.path.exists()
    held.vault = vault = KeyedVault()
    audit.note(Act.PRINTED, "abcd")
    assert acts(store) == ["opened", "printed"]
    secret = vault.secret("audit")
    assert {line["key"] for line in lines(store)} == {key_name(secret)}
    assert not read_log(audit.path.read_bytes(), secret).faults


def _note_many(folder: str, author: str) -> None:
    store = Store.open(Path(folder))
    store.author = author
    for _ in range(40):
        store.audit.note(Act.OPENED, "abcd")


def test_two_programs_on_one_computer_share_a_log(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_note_many, args=(str(store.folder), a)) for a in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    log = read_log(store.audit.path.read_bytes())
    assert not log.faults
    assert sorted(line.author for line in log.lines) == ["a"] * 40 + ["b"] * 40


def test_the_computers_id_stays_and_is_not_copied_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = computer.computer_id()
    computer._id_in.cache_clear()
    assert computer.computer_id() == first
    monkeypatch.setattr("platform.node", lambda: "another")
    computer._id_in.cache_clear()
    assert computer.computer_id() != first


def test_soon_is_done_by_the_time_the_program_ends(store: Store) -> None:
    store.audit.soon(Act.OPENED, "abcd", revision=3)
    store.audit._thread.shutdown()
    assert lines(store)[0]["revision"] == 3
