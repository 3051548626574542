"""The PINs of those who work here: they open a locked screen and prove who signs.

STORE/keys/pins.json     a slow hash of each therapist's PIN
STORE/keys/tries.json    wrong tries in a row: apart, so that no count brings back an old PIN

A PIN guards the screen, not the files: whoever can write to the store can take these away.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from ims_chart.frozen import frozen
from ims_chart.storage import atomic
from ims_chart.storage.act import Act
from ims_chart.storage.codec import parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import PINS, read

if TYPE_CHECKING:
    from pathlib import Path

    from ims_chart.storage.store import Store

FORMAT, VERSION = "ims-chart/pins", 1
SHORTEST, LONGEST = 6, 12
TRIES = 5
"""Wrong PINs in a row before more is asked for than another try."""
WAIT_MAX = dt.timedelta(hours=1)

_COST = (2**15, 8, 1)
"""n, r, p of scrypt: 32 MiB and about a tenth of a second a try."""
_COSTS = (range(2**14, 2**18), range(1, 17), range(1, 5))
"""What is believed of a file: anything dearer would hang the program."""


class Weak(StrEnum):
    """Why something can't be a PIN."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_PLAIN = "too_plain"


class Verdict(StrEnum):
    """What became of a PIN that was given."""

    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"
    """Too many tries: it was not looked at, and is not before the time of `Standing.until`."""
    PASSPHRASE = "passphrase"  # noqa: S105 - a word, no secret
    """Too many tries: it was not looked at, and is not before the passphrase was given."""
    NO_PIN = "no_pin"


@frozen
class Standing:
    """Wrong tries in a row, and when the next one is looked at if not now."""

    failed: int = 0
    until: dt.datetime | None = None

    @property
    def left(self) -> int:
        """Tries before more is asked for."""
        return max(0, TRIES - self.failed)


def weakness(pin: str) -> Weak | None:
    """Why a PIN is none: six to twelve digits that are not one digit, and no run up or down."""
    if not (pin.isascii() and pin.isdigit()):
        return Weak.NOT_DIGITS
    if len(pin) < SHORTEST:
        return Weak.TOO_SHORT
    if len(pin) > LONGEST:
        return Weak.TOO_LONG
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return Weak.TOO_PLAIN if len(steps) == 1 and steps <= {0, 1, 9} else None


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Pins:
    """The PINs of a store. May be used from several threads."""

    def __init__(self, store: Store, now: Callable[[], dt.datetime] = _utc_now) -> None:
        self._store = store
        self._now = now
        self._busy = threading.Lock()
        self._known: Mapping[str, _Hash] = {}
        self._tries: dict[str, Standing] = {}
        self.path = store.folder / PINS
        self.tries_path = self.path.with_name("tries.json")

    @property
    def holders(self) -> frozenset[str]:
        """The ids of the therapists who have a PIN.

        Raises:
            StorageError: DAMAGED, NEWER, TOO_LARGE, NO_PERMISSION, IO, if none was read before.
        """
        return frozenset(self._table())

    def standing(self, therapist: str) -> Standing:
        """How often in a row a wrong PIN was given in a therapist's name."""
        standing = self._standings().get(therapist, Standing())
        until = standing.until
        # A time that no wait can reach was written under a clock that has been set since.
        waits = until is not None and dt.timedelta() < until - self._now() <= WAIT_MAX
        return standing if waits else Standing(standing.failed)

    def wait_s(self, therapist: str) -> float:
        """Seconds until a therapist's PIN is looked at again; 0 for at once."""
        until = self.standing(therapist).until
        sealed = self.needs_passphrase(therapist)
        return 0.0 if until is None or sealed else (until - self._now()).total_seconds()

    def needs_passphrase(self, therapist: str) -> bool:
        """Whether a therapist's PIN isn't looked at before they gave the passphrase. Only who
        works in an encrypted store has one.
        """
        return bool(self._store.vault.suffix) and self.standing(therapist).failed >= TRIES

    def set(self, therapist: str, pin: str) -> None:
        """Gives a therapist a PIN in place of any older one. It takes a tenth of a second.

        Raises:
            ValueError: the PIN has a `weakness`.
            StorageError: as `holders` and `atomic.write`.
        """
        if weakness(pin) is not None:
            raise ValueError(weakness(pin))
        made = _Hash.of(pin)
        with self._busy:
            self._write({**self._table(), therapist: made})
            self._keep_standing(therapist, None)
        self._store.audit.note(Act.KEYS_CHANGED)

    def remove(self, therapist: str) -> None:
        """Takes a therapist's PIN away. Raises StorageError like `set`."""
        with self._busy:
            self._write({id_: held for id_, held in self._table().items() if id_ != therapist})
            self._keep_standing(therapist, None)
        self._store.audit.note(Act.KEYS_CHANGED)

    def check(self, therapist: str, pin: str) -> Verdict:
        """Looks whether a PIN is the therapist's. It takes a tenth of a second.

        Raises:
            StorageError: as `holders`.
        """
        with self._busy:
            held = self._table().get(therapist)
            if held is None:
                return Verdict.NO_PIN
            standing = self.standing(therapist)
            if self.needs_passphrase(therapist):
                return Verdict.PASSPHRASE
            if standing.until is not None:
                return Verdict.WAIT
            # Counted before it is looked at: who ends the program meanwhile has tried all the same.
            self._keep_standing(therapist, self._after_one_more(standing))
            if not held.matches(pin):
                return Verdict.WRONG
            self._keep_standing(therapist, None)
            return Verdict.RIGHT

    def forgive(self, therapist: str) -> None:
        """Forgets wrong tries, once the therapist has proved who they are in another way."""
        with self._busy:
            self._keep_standing(therapist, None)

    def _after_one_more(self, standing: Standing) -> Standing:
        """From the fifth on each is followed by a wait: 1, 2, 4, … 60 minutes."""
        failed = standing.failed + 1
        if failed < TRIES:
            return Standing(failed)
        wait = min(dt.timedelta(minutes=2 ** min(failed - TRIES, 10)), WAIT_MAX)
        return Standing(failed, self._now() + wait)

    # --- files

    def _table(self) -> Mapping[str, _Hash]:
        """What the file says. While it is away or can't be read, what it said last: a screen that
        is locked opens neither for who deletes the file, nor never again.
        """
        try:
            found = _decoded(read(self.path))
        except StorageError as error:
            if self._known or error.code is Code.NOT_FOUND:
                return self._known
            raise error.at(self.path) from error
        self._known = found
        return found

    def _write(self, table: Mapping[str, _Hash]) -> None:
        plain = {"format": FORMAT, "version": VERSION}
        pins = {therapist: held.plain for therapist, held in table.items()}
        self._put(self.path, {**plain, "pins": pins})
        self._known = table

    def _standings(self) -> dict[str, Standing]:
        """A file that can't be read counts as none: tries are counted in memory too."""
        try:
            found = parsed(read(self.tries_path), dict[str, Any])
        except StorageError:
            return self._tries
        read_ = {therapist: _standing(value) for therapist, value in found.items()}
        return read_ | {t: s for t, s in self._tries.items() if s.failed > _failed(read_, t)}

    def _keep_standing(self, therapist: str, standing: Standing | None) -> None:
        standings = {t: s for t, s in self._standings().items() if t != therapist}
        had = self.tries_path.exists()
        self._tries.pop(therapist, None)
        if standing is not None:
            standings[therapist] = self._tries[therapist] = standing
        if not standings and not had:
            return
        try:
            self._put(
                self.tries_path,
                {
                    t: {"failed": s.failed, "until": s.until.isoformat() if s.until else None}
                    for t, s in standings.items()
                },
            )
        except StorageError:
            # A full disk must not keep anybody out: while the program runs, memory counts.
            return

    def _put(self, path: Path, value: object) -> None:
        self._store.demand()
        atomic.make_folder(path.parent)
        atomic.write(path, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


@frozen
class _Hash:
    """A PIN as it is kept: scrypt's salt, result, and cost (n, r, p)."""

    salt: bytes
    digest: bytes
    cost: tuple[int, int, int]

    @classmethod
    def of(cls, pin: str) -> _Hash:
        import secrets  # noqa: PLC0415 - the first window doesn't wait for it

        salt = secrets.token_bytes(16)
        return cls(salt, _scrypt(pin, salt, _COST), _COST)

    def matches(self, pin: str) -> bool:
        import hmac  # noqa: PLC0415 - the first window doesn't wait for it

        return hmac.compare_digest(_scrypt(pin, self.salt, self.cost), self.digest)

    @property
    def plain(self) -> dict[str, object]:
        return {"salt": self.salt.hex(), "hash": self.digest.hex(), "cost": list(self.cost)}


def _scrypt(pin: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    import hashlib  # noqa: PLC0415 - the first window doesn't wait for it

    n, r, p = cost
    spare = 2**20
    secret = pin.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=128 * n * r + spare, dklen=32)


def _decoded(data: bytes) -> dict[str, _Hash]:
    """Raises StorageError: DAMAGED, NEWER."""
    found = parsed(data, dict[str, Any])
    if found.get("format") != FORMAT or not isinstance(found.get("pins"), dict):
        raise StorageError(Code.DAMAGED, detail="format: not a file of PINs")
    if found.get("version") != VERSION:
        raise StorageError(Code.NEWER, detail=f"version: {found.get('version')}")
    return {therapist: _hash(therapist, value) for therapist, value in found["pins"].items()}


def _hash(therapist: str, value: Any) -> _Hash:
    try:
        salt, digest = (bytes.fromhex(value[key]) for key in ("salt", "hash"))
        n, r, p = (
            part
            for part, believed in zip(value["cost"], _COSTS, strict=True)
            if type(part) is int and part in believed
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(Code.DAMAGED, detail=f"pins.{therapist}: {error}") from error
    return _Hash(salt, digest, (n, r, p))


def _standing(value: Any) -> Standing:
    """What can't be understood counts as never tried: the count in memory stands beside it."""
    try:
        until = dt.datetime.fromisoformat(value["until"]) if value["until"] else None
        failed = int(value["failed"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return Standing()
    if until is not None and until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return Standing(max(0, failed), until)


def _failed(standings: Mapping[str, Standing], therapist: str) -> int:
    return standings.get(therapist, Standing()).failed
