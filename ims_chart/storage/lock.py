"""Who charts which patient just now, for people to know. Safety is by content: a lock that is
overlooked, lost or taken by two costs nothing but a merge.

STORE/locks/<id>.json names the holder and since when, and a token that the holder changes every few
seconds. Whoever watches a token that stays the same knows that the holder is gone; clocks of
two computers are never compared.
"""

from __future__ import annotations

import datetime as dt
import platform
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ims_chart.frozen import frozen
from ims_chart.storage import atomic
from ims_chart.storage.computer import computer_id
from ims_chart.storage.errors import StorageError
from ims_chart.storage.file import SUFFIX, check_id, read

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from ims_chart.storage.store import Store

BEAT_S = 5.0
"""How often a holder changes the token."""
STALE_BEATS = 3
WAIT_S = 5.0
"""How long a save waits for another that is just being written."""
_SESSION = re.compile("[0-9a-f]{16}")


@frozen(kw_only=True)
class Holder:
    """What a lock says.

    Attributes:
        token: changes while the holder is at work.
        computer: its name in the network.
        machine: its id, as the audit log has it; `session` that of the running program.
        who: the name of the therapist; "" if nobody said.
        since: as the holder's own clock had it, for people to read.
    """

    token: str
    computer: str
    machine: str
    session: str
    who: str
    since: dt.datetime


class Locks:
    """The locks of a store, as one running program sees them."""

    def __init__(self, store: Store) -> None:
        self.folder = store.folder / "locks"
        self._store = store
        self._session = secrets.token_hex(8)
        self._running: BaseFileLock | None = None

    def path(self, record_id: str) -> Path:
        check_id(record_id)
        return self.folder / f"{record_id}{SUFFIX}"

    def holder(self, record_id: str) -> Holder | None:
        """Who charts a patient; None if nobody does. A lock that can't be read is nobody's."""
        try:
            return msgspec.json.decode(read(self.path(record_id)), type=Holder)
        except (StorageError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def other(self, record_id: str) -> Holder | None:
        """Who charts a patient, if that is somebody else who may still be there. What a program of
        this computer has left behind is told at once.
        """
        found = self.holder(record_id)
        return None if found is None or self._gone(found) else found

    def _gone(self, holder: Holder) -> bool:
        if holder.session == self._session:
            return True
        if holder.machine != computer_id() or not _SESSION.fullmatch(holder.session):
            return False
        path = self._session_path(holder.session)
        if not path.exists():
            return True
        held = _file_lock(path, 0)
        try:
            held.acquire()
        except (OSError, NotImplementedError):
            return False
        held.release()
        with suppress(StorageError):
            atomic.remove(path)
        return True

    def take(self, record_id: str, *, who: str) -> Holder:
        """Makes the caller the holder, whoever it was before.

        Raises:
            StorageError: as `atomic.write`.
        """
        self._run()
        holder = Holder(
            token=_token(),
            computer=platform.node().partition(".")[0] or "?",
            machine=computer_id(),
            session=self._session,
            who=who,
            since=dt.datetime.now().astimezone().replace(microsecond=0),
        )
        self._write(record_id, holder)
        return holder

    def _run(self) -> None:
        """Shows other programs of this computer, as long as this one lives, that it does."""
        if self._running is None:
            self._make_folder()
            self._running = _file_lock(self._session_path(self._session), 0)
            with suppress(OSError, NotImplementedError):
                self._running.acquire()

    def close(self) -> None:
        """Nothing is held any more."""
        if self._running is not None:
            with suppress(OSError, StorageError):
                self._running.release()
                atomic.remove(self._session_path(self._session))
            self._running = None

    def _session_path(self, session: str) -> Path:
        return self.folder / f"{session}.running"

    def beat(self, record_id: str, mine: Holder) -> Holder | None:
        """Changes the token; None, and nothing is written, if somebody has taken the lock over.

        Raises:
            StorageError: as `atomic.write`.
        """
        found = self.holder(record_id)
        if found is not None and found.token != mine.token:
            return None
        again = replace(mine, token=_token())
        self._write(record_id, again)
        return again

    def release(self, record_id: str, mine: Holder) -> None:
        """Lets go, if it is still held. Raises StorageError like `atomic.remove`."""
        self.close()
        found = self.holder(record_id)
        if found is not None and found.token == mine.token:
            atomic.remove(self.path(record_id))

    def _make_folder(self) -> None:
        """Also before filelock is asked, which makes every folder above its file by itself.

        Raises:
            StorageError: FOLDER_GONE, and as `atomic.make_folder`.
        """
        self._store.demand()
        atomic.make_folder(self.folder)

    def _write(self, record_id: str, holder: Holder) -> None:
        self._make_folder()
        atomic.write(self.path(record_id), msgspec.json.encode(holder))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keeps others from writing between reading a file and replacing it, as far as the system
        can. Where it can't, as on some network shares, a record's lineage tells afterwards.
        """
        held = _file_lock(self.folder / "writing", WAIT_S)
        with suppress(OSError, NotImplementedError, StorageError):
            self._make_folder()
            held.acquire()
        try:
            yield
        finally:
            with suppress(OSError, NotImplementedError):
                held.release()


class Watch:
    """Looks at a lock that somebody else holds, and finds out whether they are still there."""

    def __init__(self, locks: Locks, record_id: str, clock: Callable[[], float]) -> None:
        """`clock` gives seconds that only ever go on, of this computer alone."""
        self._locks, self._id, self._clock = locks, record_id, clock
        self.holder = locks.holder(record_id)
        self._seen = clock()

    def look(self) -> Holder | None:
        """Who holds it now; None if nobody does."""
        found = self._locks.holder(self._id)
        if found is None or self.holder is None or found.token != self.holder.token:
            self._seen = self._clock()
        self.holder = found
        return found

    @property
    def stale(self) -> bool:
        """Whether the holder has given no sign for so long that they are gone."""
        return self._clock() - self._seen >= STALE_BEATS * BEAT_S


def _file_lock(path: Path, wait: float) -> BaseFileLock:
    """One of the system's own. That it is held by somebody else too long is told by an OSError."""
    import filelock  # noqa: PLC0415 - not needed to start

    return filelock.FileLock(path, timeout=wait, thread_local=False)


def _token() -> str:
    return secrets.token_hex(8)
