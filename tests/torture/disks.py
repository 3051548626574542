"""Disks that stand in for the real one behind `storage/atomic.py`: one remembers, one fails."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ims_chart.storage import atomic
from ims_chart.storage.atomic import Disk


@contextmanager
def standing_in(disk: Disk) -> Iterator[None]:
    """The door works with this disk meanwhile."""
    real, atomic.disk = atomic.disk, disk
    try:
        yield
    finally:
        atomic.disk = real


@dataclass(frozen=True)
class Op:
    """One operation; `data` of a write, `target` of a replace. A promise is no operation of the
    disk: it marks what the program had said by then.
    """

    kind: str
    path: Path
    data: bytes = b""
    target: Path | None = None
    promised: int = 0


class Remembering(Disk):
    """The real disk, with all that is done to it written down."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self._open: dict[int, Path] = {}

    def promise(self, what: int) -> None:
        """Puts down that the program has said "Saved" of this state and all before."""
        self.ops.append(Op("promise", Path(), promised=what))

    def create(self, folder: Path, prefix: str) -> tuple[int, Path]:
        descriptor, path = super().create(folder, prefix)
        self._open[descriptor] = path
        self.ops.append(Op("create", path))
        return descriptor, path

    def open_end(self, path: Path) -> int:
        new = not path.exists()
        descriptor = super().open_end(path)
        self._open[descriptor] = path
        if new:
            self.ops.append(Op("create", path))
        return descriptor

    def write(self, descriptor: int, data: memoryview | bytes) -> int:
        taken = super().write(descriptor, data)
        self.ops.append(Op("write", self._open[descriptor], bytes(data[:taken])))
        return taken

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.ops.append(Op("sync", self._open[descriptor]))

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        del self._open[descriptor]

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.ops.append(Op("replace", source, target=target))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.ops.append(Op("sync_folder", folder))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.ops.append(Op("unlink", path))

    def mkdir(self, folder: Path) -> None:
        new = not folder.exists()
        super().mkdir(folder)
        if new:
            self.ops.append(Op("mkdir", folder))

    def rmdir(self, folder: Path) -> None:
        super().rmdir(folder)
        self.ops.append(Op("unlink", folder))


FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ENOENT)
"""Full, broken, closed, read-only, gone."""

CALLS = ("create", "open_end", "write", "sync", "replace", "sync_folder", "unlink", "mkdir")


class Failing(Disk):
    """The real disk, of which one operation, or every one from then on, fails.

    Attributes:
        seen: how many operations were asked for.
        broken: whether the failing one has been reached.
    """

    def __init__(self, nth: int, number: int, *, lasting: bool = False) -> None:
        """The `nth` operation, counted from 1, fails with `number`; 0 lets all pass."""
        self._nth = nth
        self._number = number
        self._lasting = lasting
        self.seen = 0
        self.kinds: list[str] = []

    @property
    def broken(self) -> bool:
        return 0 < self._nth <= self.seen

    def _count(self, kind: str) -> None:
        self.seen += 1
        self.kinds.append(kind)
        if self.seen == self._nth or (self._lasting and self.broken):
            raise OSError(self._number, os.strerror(self._number))

    def create(self, folder: Path, prefix: str) -> tuple[int, Path]:
        self._count("create")
        return super().create(folder, prefix)

    def open_end(self, path: Path) -> int:
        self._count("open_end")
        return super().open_end(path)

    def write(self, descriptor: int, data: memoryview | bytes) -> int:
        self._count("write")
        return super().write(descriptor, data)

    def chmod(self, path: Path, mode: int) -> None:
        self._count("chmod")
        super().chmod(path, mode)

    def sync(self, descriptor: int) -> None:
        self._count("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)

    def unlink(self, path: Path) -> None:
        self._count("unlink")
        super().unlink(path)

    def mkdir(self, folder: Path) -> None:
        self._count("mkdir")
        super().mkdir(folder)


@dataclass
class _File:
    """What a file holds: on the disk itself, and in the cache before it."""

    synced: bytes = b""
    cached: bytes = b""


@dataclass
class _Change:
    """A change of names that no folder sync has made durable yet; all of it or none holds."""

    added: dict[Path, _File | None] = field(default_factory=dict)
    """None is a folder."""
    removed: set[Path] = field(default_factory=set)
    waits_for: set[Path] = field(default_factory=set)
    """Folders whose sync is still to come."""


class Machine:
    """What a power cut leaves, by the rules that POSIX gives: bytes are safe once their file was
    synced, names once their folder was, and a change of names is whole or not at all. Whatever
    has not been made safe may be there, in part or wholly, or not, in any order.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.promised = 0
        self._names: dict[Path, _File | None] = {}
        self._durable: dict[Path, _File | None] = {}
        self._pending: list[_Change] = []

    def do(self, op: Op) -> None:
        if op.kind == "promise":
            self.promised = op.promised
        elif op.kind in {"create", "mkdir"}:
            self._change({op.path: _File() if op.kind == "create" else None}, set())
        elif op.kind == "replace":
            assert op.target is not None
            self._change({op.target: self._names[op.path]}, {op.path})
        elif op.kind == "unlink":
            self._change({}, {op.path} & self._names.keys())
        elif op.kind == "sync_folder":
            self._sync_folder(op.path)
        else:
            self._fill(op)

    def _fill(self, op: Op) -> None:
        file = self._file(op.path)
        file.cached += op.data
        if op.kind == "sync":
            file.synced = file.cached

    def _file(self, path: Path) -> _File:
        file = self._names[path]
        assert file is not None
        return file

    def _change(self, added: dict[Path, _File | None], removed: set[Path]) -> None:
        for path in removed:
            del self._names[path]
        self._names |= added
        waits = {path.parent for path in (*added, *removed)}
        self._pending.append(_Change(added, removed, waits))

    def _sync_folder(self, folder: Path) -> None:
        """A rename between folders is safe as soon as its new name is."""
        left = []
        for change in self._pending:
            change.waits_for.discard(folder)
            if change.waits_for and not any(path.parent == folder for path in change.added):
                left.append(change)
            else:
                self._hold(self._durable, change)
        self._pending = left

    @staticmethod
    def _hold(names: dict[Path, _File | None], change: _Change) -> None:
        for path in change.removed:
            names.pop(path, None)
        names |= change.added

    def cut(self, chance: random.Random, mode: str) -> dict[Path, bytes | None]:
        """The files after a power cut now: what wasn't safe is `lost`, or there by chance
        (`torn`), or, when only the program was killed, all there (`kept`).
        """
        names = dict(self._names if mode == "kept" else self._durable)
        if mode == "torn":
            for change in self._pending:
                if chance.random() < 0.5:
                    self._hold(names, change)
        found = {
            path: None if file is None else self._bytes(file, chance, mode)
            for path, file in names.items()
        }
        return {p: data for p, data in found.items() if self._reachable(p, found)}

    def _reachable(self, path: Path, names: dict[Path, bytes | None]) -> bool:
        above = [p for p in path.parents if p != self.root and self.root in p.parents]
        return all(p in names for p in above)

    @staticmethod
    def _bytes(file: _File, chance: random.Random, mode: str) -> bytes:
        if mode == "kept":
            return file.cached
        if mode == "lost" or file.synced == file.cached:
            return file.synced
        rest = file.cached[len(file.synced) :]
        end = chance.randrange(len(rest) + 1)
        kind = chance.randrange(3)
        torn = rest[:end] if kind else rest[:end] + bytes(len(rest) - end)
        return file.synced + torn
