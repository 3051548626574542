"""Who may see the screen: whether it is locked, and who has proved by a PIN who they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from ims_chart.frozen import frozen
from ims_chart.record import Clinic, Therapist
from ims_chart.storage.errors import StorageError
from ims_chart.storage.pins import Verdict
from ims_chart.storage.store import Store

T = TypeVar("T")

PROOF_S = 600
"""A PIN holds this long for signing."""
KEY_S = 600
"""The key of an encrypted store leaves memory when its screen was locked for this long."""

LOOK_S = 5
"""Between two looks at the clock: timers stand still while the computer sleeps."""

_Type = QEvent.Type
_STIRRING = frozenset(
    {
        *(_Type.KeyPress, _Type.MouseButtonPress, _Type.MouseMove, _Type.Wheel),
        *(_Type.TouchBegin, _Type.TouchUpdate, _Type.TabletPress, _Type.TabletMove),
    }
)


@frozen
class Answer:
    """What became of a PIN, or of an attempt to look at it.

    Attributes:
        therapist: in whose name it was given.
        verdict: None when the file of PINs could not be read.
        error: why it could not.
    """

    therapist: str
    verdict: Verdict | None = None
    error: StorageError | None = None

    @property
    def right(self) -> bool:
        return self.verdict is Verdict.RIGHT


def clocks() -> tuple[float, float]:
    """Seconds of a clock that nobody sets, and of one that goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class Guard(QObject):
    """Locks after a time without a hand on the computer, and opens to a PIN."""

    locked = Signal()
    unlocked = Signal(str)
    """The id of the therapist whose PIN it was, "" where nobody has one."""
    answered = Signal(Answer)
    """What became of the PIN that was last given to `prove`."""
    key_due = Signal()
    """The screen has been locked for so long that the store's key should leave memory."""

    pins_changed = Signal(object)
    """Who has a PIN may be another by now; or the StorageError that kept it from being so."""

    _done = Signal(object)

    def __init__(
        self,
        clinic: Callable[[], Clinic],
        clock: Callable[[], tuple[float, float]] = clocks,
        parent: QObject | None = None,
    ) -> None:
        """`clinic` is asked who works here now."""
        super().__init__(parent)
        self._clinic = clinic
        self._clock = clock
        self._idle_s = 0.0
        self._last = clock()
        self._locked = False
        self._store: Store | None = None
        self._with_pin: frozenset[str] = frozenset()
        self.fault: StorageError | None = None
        """Why nobody knows who has a PIN; meanwhile a locked screen stays so."""
        self._proofs: dict[str, tuple[float, float]] = {}
        self._by_passphrase: tuple[float, float] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._idle = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._idle.timeout.connect(self.look)
        self._locked_at = clock()
        self._key = QTimer(self, interval=LOOK_S * 1_000)
        self._key.timeout.connect(self._look_at_key)
        self._done.connect(lambda then: then(), Qt.ConnectionType.QueuedConnection)

    def use_store(self, store: Store) -> None:
        """Asks for the PINs of another store from now on; what was proved to the last is void."""
        self._void()
        self._store, self._with_pin = store, frozenset()
        self._read()

    def _void(self) -> None:
        self._proofs.clear()
        self._by_passphrase = None

    def _read(self) -> None:
        if self._store is None:
            return
        try:
            self._with_pin = self._store.pins.holders
        except StorageError as error:
            self.fault = error
        else:
            self.fault = None

    # --- locking

    @property
    def is_locked(self) -> bool:
        return self._locked

    def lock(self) -> None:
        """Locks the screen; whatever was proved before counts no longer."""
        if self._locked:
            return
        self._locked = True
        self._idle.stop()
        self._void()
        self._locked_at = self._clock()
        self._key.start()
        self.locked.emit()

    def _look_at_key(self) -> None:
        if self._since(self._locked_at) >= KEY_S:
            self._key.stop()
            self.key_due.emit()

    def pass_by(self) -> bool:
        """Opens the screen to whoever is there, if nobody here has a PIN."""
        return self.fault is None and not self.holders and self._open("")

    def try_again(self) -> None:
        """Reads again who has a PIN, and opens the screen if nobody has one."""
        self._read()
        if not self.pass_by():
            self.pins_changed.emit(None)

    def pass_with_passphrase(self, therapist: str) -> None:
        """Opens the screen to a therapist who gave the passphrase of an encrypted store, or to ""
        for the recovery key.
        """
        if self._store is not None and therapist:
            self._store.pins.forgive(therapist)
        self._proofs[therapist] = self._clock()
        self._by_passphrase = self._clock()
        self._open(therapist)

    @property
    def passphrase_given(self) -> bool:
        """Whether a passphrase opened the store in the last ten minutes: whoever has forgotten
        their PIN may set a new one then.
        """
        return self._by_passphrase is not None and self._since(self._by_passphrase) < PROOF_S

    def _open(self, therapist: str) -> bool:
        if not self._locked:
            return False
        self._locked = False
        self._key.stop()
        self.stir()
        self.unlocked.emit(therapist)
        return True

    # --- idle

    @property
    def idle_minutes(self) -> float:
        """Minutes without a hand on the computer after which it locks; 0 for never."""
        return self._idle_s / 60

    @idle_minutes.setter
    def idle_minutes(self, minutes: float) -> None:
        self._idle_s = minutes * 60
        self._idle.stop()
        self._last = self._clock()
        self.look()

    def watch(self, source: QObject) -> None:
        """Takes what a window of the system is told by keys, mouse and fingers for a hand. Its own
        filter sees an event once; one of the application would see it again for every widget.
        """
        source.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in _STIRRING:
            self.stir()
        return False

    def stir(self) -> None:
        """Somebody is there: the time without a hand begins anew. It may be over already, if the
        computer slept.
        """
        if self._locked:
            return
        if self._idle_s and self._since(self._last) >= self._idle_s:
            self.lock()
            return
        self._last = self._clock()
        if self._idle_s and not self._idle.isActive():
            self.look()

    def look(self) -> None:
        """Locks if it is time, else looks again when it may be."""
        if self._locked or not self._idle_s:
            return
        rest = self._idle_s - self._since(self._last)
        if rest <= 0:
            self.lock()
        else:
            self._idle.start(max(1, round(min(rest, LOOK_S) * 1_000)))

    def _since(self, then: tuple[float, float]) -> float:
        """By the clock that went further: one stands while the computer sleeps, one can be set."""
        return max(now - before for now, before in zip(self._clock(), then, strict=True))

    # --- proofs

    @property
    def holders(self) -> tuple[Therapist, ...]:
        """The clinic's therapists who have a PIN. Nobody else's opens the screen. Where there are
        none the lock keeps curious eyes off, no more.
        """
        return tuple(t for t in self._clinic().therapists if t.id in self._with_pin)

    @property
    def clinic(self) -> Clinic:
        return self._clinic()

    def has_pin(self, therapist: str) -> bool:
        return therapist in self._with_pin

    def verified(self, therapist: str) -> bool:
        """Whether a therapist has proved in the last ten minutes who they are."""
        proof = self._proofs.get(therapist)
        return proof is not None and self.has_pin(therapist) and self._since(proof) < PROOF_S

    def prove(self, therapist: str, pin: str) -> None:
        """Has a PIN looked at in a thread of its own; `answered` tells what became of it. The
        right one opens a locked screen.
        """
        if self._store is not None:
            pins = self._store.pins
            self._aside(lambda: pins.check(therapist, pin), partial(self._on_judged, therapist))

    def _on_judged(self, therapist: str, future: Future[Verdict]) -> None:
        try:
            answer = Answer(therapist, future.result())
        except StorageError as error:
            answer = Answer(therapist, error=error)
        if answer.right:
            self._proofs[therapist] = self._clock()
        self.answered.emit(answer)
        if answer.right:
            self._open(therapist)
        elif answer.verdict is Verdict.NO_PIN:
            self._read()
            self.pins_changed.emit(None)

    def set_pin(self, therapist: str, pin: str) -> None:
        """Gives a therapist a PIN that has no `weakness`; `pins_changed` tells when it holds."""
        if self._store is not None:
            pins = self._store.pins
            self._proofs.pop(therapist, None)
            self._aside(lambda: pins.set(therapist, pin), self._on_changed)

    def remove_pin(self, therapist: str) -> None:
        """Takes a therapist's PIN away; `pins_changed` tells when it is gone."""
        if self._store is not None:
            pins = self._store.pins
            self._proofs.pop(therapist, None)
            self._aside(lambda: pins.remove(therapist), self._on_changed)

    def _on_changed(self, future: Future[None]) -> None:
        try:
            future.result()
            self._read()
        except StorageError as error:
            self.pins_changed.emit(error)
        else:
            self.pins_changed.emit(None)

    def _aside(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Does slow work in the guard's thread, and what follows from it in the window's."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pins")
        done = self._thread.submit(work)
        done.add_done_callback(lambda future: self._done.emit(partial(then, future)))

    def tries_left(self, therapist: str) -> int:
        """Before more is asked for than another try."""
        return self._store.pins.standing(therapist).left if self._store else 0

    def wait_s(self, therapist: str) -> float:
        """Seconds until a therapist's PIN is looked at again; 0 for at once."""
        return self._store.pins.wait_s(therapist) if self._store else 0.0

    def needs_passphrase(self, therapist: str) -> bool:
        """Whether no PIN of theirs is looked at before the passphrase was given."""
        return self._store is not None and self._store.pins.needs_passphrase(therapist)

    def close(self) -> None:
        """Waits for the PIN that is being looked at."""
        if self._thread is not None:
            self._thread.shutdown()
