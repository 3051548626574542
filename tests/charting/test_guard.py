"""The lock: it falls when nobody is there, opens to a PIN alone, and forgets what was proved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject

from ims_chart.charting.guard import KEY_S, LOOK_S, PROOF_S, Answer, Guard
from ims_chart.charting.guard import clocks as real_clocks
from ims_chart.record import Clinic, Therapist
from ims_chart.storage import pins
from ims_chart.storage.errors import Code
from ims_chart.storage.pins import TRIES, Verdict
from ims_chart.storage.store import Store

PIN, OTHER = "271828", "314159"
CLINIC = Clinic(
    therapists=tuple(Therapist(id=i, name=n) for i, n in (("th1", "Mia"), ("th2", "Jo")))
)


class Clocks:
    """One that nobody sets, and the wall's."""

    def __init__(self):
        self.steady, self.wall = 1_000.0, 5_000.0

    def __call__(self):
        return self.steady, self.wall

    def go(self, seconds):
        self.steady += seconds
        self.wall += seconds


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    """The hash of the tests is a sixteenth as slow."""
    monkeypatch.setattr(pins, "_COST", (2**14, 4, 1))


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "clinic")


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def guard(qapp, store, clocks):
    made = Guard(lambda: CLINIC, clocks)
    made.use_store(store)
    yield made
    made.close()


@pytest.fixture
def held(guard, store):
    """Mia has a PIN, Jo has none."""
    store.pins.set("th1", PIN)
    guard.use_store(store)
    return guard


def give(guard, qtbot, therapist, pin) -> Answer:
    with qtbot.waitSignal(guard.answered) as told:
        guard.prove(therapist, pin)
    return told.args[0]


def test_without_pins_anyone_goes_on(guard, qtbot) -> None:
    guard.lock()
    assert guard.is_locked
    with qtbot.waitSignal(guard.unlocked, timeout=0) as told:
        assert guard.pass_by()
    assert told.args == [""]
    assert not guard.is_locked


def test_with_a_pin_nobody_passes_by(held) -> None:
    held.lock()
    assert not held.pass_by()
    assert held.is_locked


def test_the_pin_opens_and_proves_for_ten_minutes(held, qtbot, clocks) -> None:
    held.lock()
    assert not give(held, qtbot, "th1", OTHER).right
    assert held.is_locked
    assert not held.verified("th1")
    assert give(held, qtbot, "th1", PIN).right
    assert not held.is_locked
    clocks.go(PROOF_S - 1)
    assert held.verified("th1")
    assert not held.verified("th2")
    clocks.go(1)
    assert not held.verified("th1")


def test_what_was_proved_ends_with_the_lock_and_with_the_store(held, qtbot, store) -> None:
    give(held, qtbot, "th1", PIN)
    held.lock()
    assert not held.verified("th1")
    give(held, qtbot, "th1", PIN)
    assert held.verified("th1")
    held.use_store(store)
    assert not held.verified("th1")


def test_who_has_no_pin_neither_opens_nor_proves(held, qtbot) -> None:
    held.lock()
    assert give(held, qtbot, "th2", PIN).verdict is Verdict.NO_PIN
    assert held.is_locked
    assert [one.id for one in held.holders] == ["th1"]


def test_who_left_the_clinic_keeps_nobody_out(guard, store) -> None:
    store.pins.set("th9", PIN)
    guard.use_store(store)
    guard.lock()
    assert guard.holders == ()
    assert guard.pass_by()


def test_a_sleeping_computer_ends_what_was_proved(held, qtbot, clocks) -> None:
    give(held, qtbot, "th1", PIN)
    clocks.wall += PROOF_S
    assert not held.verified("th1")


def test_a_clock_set_back_prolongs_nothing(held, qtbot, clocks) -> None:
    give(held, qtbot, "th1", PIN)
    clocks.wall -= 86_400
    clocks.steady += PROOF_S
    assert not held.verified("th1")


@pytest.mark.parametrize("verdict", [Verdict.WAIT, Verdict.PASSPHRASE])
def test_too_many_tries_ask_for_more(held, store, qtbot, verdict) -> None:
    class Sealed:
        suffix = ".age"

    held.lock()
    for left in range(TRIES, 0, -1):
        assert held.tries_left("th1") == left
        assert give(held, qtbot, "th1", OTHER).verdict is Verdict.WRONG
    if verdict is Verdict.PASSPHRASE:
        store.vault = Sealed()
    assert give(held, qtbot, "th1", PIN).verdict is verdict
    assert held.is_locked
    assert held.needs_passphrase("th1") is (verdict is Verdict.PASSPHRASE)
    assert (held.wait_s("th1") > 0) is (verdict is Verdict.WAIT)


def test_a_passphrase_opens_proves_and_forgives(held, qtbot) -> None:
    held.lock()
    give(held, qtbot, "th1", OTHER)
    held.pass_with_passphrase("th1")
    assert not held.is_locked
    assert held.verified("th1")
    assert held.tries_left("th1") == TRIES


def test_a_file_that_cannot_be_read_opens_nothing(guard, store, qtbot) -> None:
    store.pins.path.parent.mkdir()
    store.pins.path.write_bytes(b"{")
    guard.use_store(store)
    guard.lock()
    assert guard.fault.code is Code.DAMAGED
    assert not guard.pass_by()
    assert give(guard, qtbot, "th1", PIN).error.code is Code.DAMAGED
    store.pins.path.unlink()
    guard.try_again()
    assert not guard.is_locked


def test_a_pin_is_set_changed_and_removed(guard, qtbot) -> None:
    with qtbot.waitSignal(guard.pins_changed) as told:
        guard.set_pin("th1", PIN)
    assert told.args == [None]
    assert guard.has_pin("th1")
    with qtbot.waitSignal(guard.pins_changed):
        guard.set_pin("th1", OTHER)
    assert give(guard, qtbot, "th1", PIN).verdict is Verdict.WRONG
    with qtbot.waitSignal(guard.pins_changed):
        guard.remove_pin("th1")
    assert not guard.has_pin("th1")


def test_a_passphrase_allows_a_new_pin_for_ten_minutes(held, clocks) -> None:
    assert not held.passphrase_given
    held.lock()
    held.pass_with_passphrase("")  # the recovery key, which is nobody's
    assert held.passphrase_given
    assert not held.verified("")
    clocks.go(PROOF_S)
    assert not held.passphrase_given
    held.pass_with_passphrase("th1")
    held.lock()
    assert not held.passphrase_given


@pytest.mark.parametrize("asleep", [False, True])
def test_the_key_is_due_once_the_screen_was_locked_for_long(guard, clocks, qtbot, asleep) -> None:
    due = []
    guard.key_due.connect(lambda: due.append(1))
    guard._key.setInterval(1)
    guard.lock()
    qtbot.wait(20)
    assert due == []
    if asleep:
        clocks.wall += KEY_S
    else:
        clocks.go(KEY_S)
    qtbot.waitUntil(lambda: due == [1])
    assert not guard._key.isActive()


def test_the_key_stays_where_somebody_came_back(guard, clocks, qtbot) -> None:
    due = []
    guard.key_due.connect(lambda: due.append(1))
    guard._key.setInterval(1)
    guard.lock()
    guard.pass_by()
    clocks.go(KEY_S)
    qtbot.wait(20)
    assert due == []


# --- idle


def test_it_looks_often_enough_to_see_a_sleep(guard) -> None:
    guard.idle_minutes = 30
    assert guard._idle.remainingTime() <= LOOK_S * 1_100


def test_it_locks_when_nobody_is_there(guard, clocks, qtbot) -> None:
    guard.idle_minutes = 2
    clocks.go(119)
    guard.look()
    assert not guard.is_locked
    clocks.go(1)
    with qtbot.waitSignal(guard.locked, timeout=0):
        guard.look()


def test_its_own_timer_looks(guard, qtbot) -> None:
    guard._clock = real_clocks
    with qtbot.waitSignal(guard.locked):
        guard.idle_minutes = 0.001


def test_never_means_never(guard, clocks) -> None:
    guard.idle_minutes = 0
    clocks.go(1e6)
    guard.stir()
    guard.look()
    assert not guard.is_locked
    assert not guard._idle.isActive()


@pytest.mark.parametrize(
    "kind",
    [QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.TouchUpdate, QEvent.Type.Wheel],
)
def test_a_hand_begins_the_time_anew(guard, clocks, kind) -> None:
    guard.idle_minutes = 2
    clocks.go(119)
    assert not guard.eventFilter(QObject(), QEvent(kind))
    clocks.go(119)
    guard.look()
    assert not guard.is_locked


def test_paint_and_timers_are_no_hand(guard, clocks) -> None:
    guard.idle_minutes = 2
    clocks.go(119)
    for kind in (QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.Timer):
        guard.eventFilter(QObject(), QEvent(kind))
    clocks.go(1)
    guard.look()
    assert guard.is_locked


def test_the_first_hand_after_a_sleep_finds_it_locked(guard, clocks) -> None:
    guard.idle_minutes = 5
    clocks.wall += 301
    guard.stir()
    assert guard.is_locked


@given(
    st.lists(st.tuples(st.floats(0, 400), st.sampled_from(["stir", "look", "wall"])), max_size=30)
)
def test_it_is_locked_exactly_when_a_pause_was_long_enough(qapp, steps) -> None:
    clocks = Clocks()
    guard = Guard(lambda: CLINIC, clocks)
    guard.idle_minutes = 5
    last = clocks()
    expected = False
    for seconds, what in steps:
        if what == "wall":
            clocks.wall += seconds
        else:
            clocks.go(seconds)
        pause = max(a - b for a, b in zip(clocks(), last, strict=True))
        if what != "wall":
            expected = expected or pause >= 300
            getattr(guard, what)()
        if what == "stir":
            last = clocks()
        assert guard.is_locked is expected
