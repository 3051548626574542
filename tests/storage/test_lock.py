import json
import subprocess
import sys
from pathlib import Path

import pytest

from ims_chart.storage import lock
from ims_chart.storage.lock import BEAT_S, STALE_BEATS, Watch
from ims_chart.storage.store import Store
from tests import samples

ID = "abcd234567"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def one(tmp_path):
    made = Store.create(tmp_path)
    yield made
    made.locks.close()


@pytest.fixture
def two(one, monkeypatch):
    """The same folder on another computer."""
    made = Store.open(one.folder)
    yield made
    made.locks.close()


@pytest.fixture
def elsewhere(monkeypatch):
    """What is taken from now on is taken on another computer."""

    def move():
        monkeypatch.setattr(lock, "computer_id", lambda: "0123456789ab")

    return move


def test_a_lock_names_who_holds_it(one, two) -> None:
    mine = one.locks.take(ID, who="A. Rowan")
    found = two.locks.other(ID)
    assert found == mine
    assert found.who == "A. Rowan"
    assert one.locks.other(ID) is None


def test_a_beat_changes_the_token_and_nothing_else(one, two) -> None:
    mine = one.locks.take(ID, who="A")
    again = one.locks.beat(ID, mine)
    assert again.token != mine.token
    assert (again.who, again.since) == (mine.who, mine.since)
    assert two.locks.holder(ID) == again


def test_who_was_replaced_finds_out_and_writes_nothing(one, two) -> None:
    mine = one.locks.take(ID, who="A")
    theirs = two.locks.take(ID, who="B")
    assert one.locks.beat(ID, mine) is None
    one.locks.release(ID, mine)
    assert one.locks.holder(ID) == theirs


def test_a_released_lock_is_nobodys(one, two) -> None:
    mine = one.locks.take(ID, who="A")
    one.locks.release(ID, mine)
    assert two.locks.holder(ID) is None
    assert not one.locks.path(ID).exists()


@pytest.mark.parametrize("data", [b"", b"{", b'{"token": 1}', b"\xff", b"[" * 9999])
def test_a_lock_that_can_not_be_read_is_nobodys(one, data) -> None:
    one.locks.folder.mkdir()
    one.locks.path(ID).write_bytes(data)
    assert one.locks.other(ID) is None


def test_a_lock_is_stale_when_its_token_stays_the_same_while_watched(one, two, elsewhere) -> None:
    mine = one.locks.take(ID, who="A")
    elsewhere()
    now = [1000.0]
    watch = Watch(two.locks, ID, lambda: now[0])
    for _ in range(STALE_BEATS):
        now[0] += BEAT_S - 0.1
        assert watch.look() is not None
        assert not watch.stale
    now[0] += 1
    watch.look()
    assert watch.stale
    again = one.locks.beat(ID, mine)
    assert watch.look() == again
    assert not watch.stale


def test_clocks_an_hour_apart_make_no_lock_stale(one, two, elsewhere) -> None:
    one.locks.take(ID, who="A")
    path = one.locks.path(ID)
    held = json.loads(path.read_bytes())
    held["since"] = "1999-01-01T00:00:00+00:00"
    path.write_text(json.dumps(held), encoding="utf-8")
    elsewhere()
    assert two.locks.other(ID) is not None
    assert not Watch(two.locks, ID, lambda: 0.0).stale


def test_what_a_killed_program_of_this_computer_has_left_is_nobodys(one) -> None:
    code = (
        "import sys, pathlib\n"
        "from ims_chart.storage.store import Store\n"
        "store = Store.open(pathlib.Path(sys.argv[1]))\n"
        f"store.locks.take({ID!r}, who='A')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(one.folder)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert child.stdout.readline().strip() == b"held"
        assert one.locks.other(ID) is not None
    finally:
        child.kill()
        child.communicate()
    assert one.locks.other(ID) is None


def test_where_nothing_can_be_locked_it_is_written_all_the_same(one, monkeypatch) -> None:
    class Refuses:
        def acquire(self):
            raise NotImplementedError

        release = acquire

    monkeypatch.setattr(lock, "_file_lock", lambda *_: Refuses())
    one.new(samples.record())
    loaded = one.load(ID)
    assert one.save(loaded.record, loaded.digest).revision == 2
