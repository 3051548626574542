"""PINs: nobody guesses one by trying, and no file that is broken lets anybody in."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.storage import atomic, pins
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.pins import TRIES, Pins, Verdict, Weak, weakness
from ims_chart.storage.store import Store

NOW = dt.datetime(2026, 3, 2, 9, 45, tzinfo=dt.UTC)
PIN, OTHER = "271828", "314159"


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    """The hash of the tests is a sixteenth as slow."""
    monkeypatch.setattr(pins, "_COST", (2**14, 4, 1))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "clinic")


@pytest.fixture
def held(store, clock):
    """Two therapists with a PIN each."""
    made = Pins(store, clock)
    made.set("th1", PIN)
    made.set("th2", OTHER)
    return made


def again(held, clock):
    """As after a restart."""
    return Pins(held._store, clock)


def test_a_store_without_pins_has_no_file_of_them(store) -> None:
    assert store.pins.holders == frozenset()
    assert store.pins.check("th1", PIN) is Verdict.NO_PIN
    assert not store.pins.path.parent.exists()


def test_the_right_pin_is_right_and_no_other(held, clock) -> None:
    for one in (held, again(held, clock)):
        assert one.holders == {"th1", "th2"}
        assert one.check("th1", PIN) is Verdict.RIGHT
        assert one.check("th1", OTHER) is Verdict.WRONG
        assert one.check("th1", "") is Verdict.WRONG
        assert one.check("th3", PIN) is Verdict.NO_PIN


def test_no_pin_stands_in_a_file(held) -> None:
    held.check("th1", "161803")
    written = held.path.read_text("utf-8") + held.tries_path.read_text("utf-8")
    assert PIN not in written
    assert "161803" not in written
    salts = [entry["salt"] for entry in json.loads(held.path.read_text("utf-8"))["pins"].values()]
    assert len(set(salts)) == 2


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("12a456", Weak.NOT_DIGITS),
        ("", Weak.NOT_DIGITS),
        ("٣٣٣١٤٥", Weak.NOT_DIGITS),
        ("27182", Weak.TOO_SHORT),
        ("2718281828459", Weak.TOO_LONG),
        ("000000", Weak.TOO_PLAIN),
        ("123456", Weak.TOO_PLAIN),
        ("890123", Weak.TOO_PLAIN),
        ("654321", Weak.TOO_PLAIN),
        (PIN, None),
        ("135791", None),
    ],
)
def test_what_can_be_a_pin(held, pin, why) -> None:
    assert weakness(pin) is why
    if why is not None:
        with pytest.raises(ValueError):
            held.set("th1", pin)
        assert held.check("th1", PIN) is Verdict.RIGHT


def test_after_five_tries_there_is_a_wait_that_grows(held, clock) -> None:
    for left in range(TRIES, 0, -1):
        assert held.standing("th1").left == left
        assert held.check("th1", OTHER) is Verdict.WRONG
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        assert held.wait_s("th1") == minutes * 60
        clock.now += dt.timedelta(minutes=minutes, seconds=-1)
        assert held.check("th1", PIN) is Verdict.WAIT
        clock.now += dt.timedelta(seconds=1)
        assert held.check("th1", OTHER) is Verdict.WRONG
    clock.now += dt.timedelta(hours=1)
    assert held.check("th1", PIN) is Verdict.RIGHT
    assert held.standing("th1").left == TRIES


def test_waiting_is_one_therapists_affair(held) -> None:
    for _ in range(TRIES):
        held.check("th1", OTHER)
    assert held.check("th2", OTHER) is Verdict.RIGHT
    assert held.check("th1", PIN) is Verdict.WAIT


def test_tries_survive_a_restart(held, clock) -> None:
    for _ in range(TRIES):
        assert again(held, clock).check("th1", OTHER) is Verdict.WRONG
    assert again(held, clock).check("th1", PIN) is Verdict.WAIT


def test_a_try_is_counted_before_it_is_looked_at(held, clock, monkeypatch) -> None:
    def killed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(pins._Hash, "matches", killed)
    with pytest.raises(KeyboardInterrupt):
        held.check("th1", PIN)
    assert again(held, clock).standing("th1").left == TRIES - 1


def test_an_encrypted_store_asks_for_the_passphrase_instead(held, store, clock) -> None:
    class Sealed:
        suffix = ".age"

    for _ in range(TRIES):
        held.check("th1", OTHER)
    store.vault = Sealed()
    clock.now += dt.timedelta(days=1)
    assert held.check("th1", PIN) is Verdict.PASSPHRASE
    held.forgive("th1")
    assert held.check("th1", PIN) is Verdict.RIGHT


def test_a_clock_that_was_set_back_keeps_nobody_out_for_years(held, clock) -> None:
    for _ in range(TRIES):
        held.check("th1", OTHER)
    clock.now -= dt.timedelta(days=400)
    assert held.check("th1", PIN) is Verdict.RIGHT


def test_a_full_disk_keeps_nobody_out_and_still_counts(held, monkeypatch) -> None:
    def full(path, data):
        raise StorageError(Code.NO_SPACE, path)

    monkeypatch.setattr(atomic, "write", full)
    for _ in range(TRIES):
        assert held.check("th1", OTHER) is Verdict.WRONG
    assert held.check("th1", PIN) is Verdict.WAIT
    assert held.check("th2", OTHER) is Verdict.RIGHT
    with pytest.raises(StorageError):
        held.set("th1", OTHER)


@pytest.mark.parametrize("how", ["delete", "damage", "folder"])
def test_a_running_program_is_not_opened_by_deleting_the_file(held, store, tmp_path, how) -> None:
    if how == "delete":
        held.path.unlink()
    elif how == "damage":
        held.path.write_bytes(b"{}")
    else:
        store.folder.rename(tmp_path / "gone")
    assert held.check("th1", OTHER) is Verdict.WRONG
    assert held.check("th1", PIN) is Verdict.RIGHT


def test_a_pin_that_another_computer_set_holds_here(held, store, clock) -> None:
    again(held, clock).set("th1", OTHER)
    assert held.check("th1", PIN) is Verdict.WRONG
    assert held.check("th1", OTHER) is Verdict.RIGHT


def test_a_pin_can_be_removed(held, clock) -> None:
    held.check("th1", OTHER)
    held.remove("th1")
    for one in (held, again(held, clock)):
        assert one.holders == {"th2"}
        assert one.check("th1", PIN) is Verdict.NO_PIN
        assert one.standing("th1").left == TRIES


GOOD = {"salt": "00" * 16, "hash": "00" * 32, "cost": [32768, 8, 1]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "ims-chart/pins", "version": 1, "pins": []}',
        '{"format": "ims-chart/record", "version": 1, "pins": {}}',
        *(
            json.dumps(
                {"format": "ims-chart/pins", "version": 1, "pins": {"th1": {**GOOD, **wrong}}}
            )
            for wrong in (
                {"salt": 1},
                {"hash": "xyz"},
                {"cost": [2**30, 8, 1]},
                {"cost": [32768.0, 8, 1]},
                {"cost": [32768, 8]},
                {"cost": None},
            )
        ),
    ],
)
def test_a_damaged_file_is_told_and_left_as_it_is(store, text) -> None:
    store.pins.path.parent.mkdir()
    store.pins.path.write_text(text, encoding="utf-8")
    for act in (lambda: store.pins.holders, lambda: store.pins.set("th1", PIN)):
        with pytest.raises(StorageError) as caught:
            act()
        assert (caught.value.code, caught.value.path) == (Code.DAMAGED, store.pins.path)
    assert store.pins.path.read_text("utf-8") == text


def test_a_newer_file_is_not_replaced(store) -> None:
    store.pins.path.parent.mkdir()
    text = '{"format": "ims-chart/pins", "version": 2, "pins": {}}'
    store.pins.path.write_text(text, encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        store.pins.set("th1", PIN)
    assert caught.value.code is Code.NEWER


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["th1", "failed", "until"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_file_of_tries_stops_the_program(tmp_path_factory, data: bytes) -> None:
    made = Pins(Store(tmp_path_factory.getbasetemp() / "tries"))
    made.tries_path.parent.mkdir(parents=True, exist_ok=True)
    made.tries_path.write_bytes(data)
    assert 0 <= made.standing("th1").left <= TRIES
