"""A chain of audit lines: each names the hash of the one before, so none can be changed, taken out
or put in between without breaking it.

A line is one JSON object. With a key it ends with `"mac"`: who lacks the key can still follow the
chain, but can't write a line that passes for ours.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from ims_chart.frozen import frozen

_MAC = re.compile(rb',"mac":"([0-9a-f]{64})"\}\Z')


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act.

    Attributes:
        seq: 1 for the first line of a log, and one more for each that follows.
        before: hash of the line before, "" in the first.
        at: ISO 8601 with offset, by this computer's clock.
        act: a word of Act; a newer program may write others.
        record: its id; "" for what concerns the store as a whole.
        revision: of the record then, 0 where none is meant.
        digest: of the record's file then; of the visit's content where one was signed.
        author: id of the therapist, "" for nobody known.
        torn: hash of what a power cut left of a line that was never acknowledged, just above.
        key: names the key that the line was sealed with, "" without one.
    """

    seq: int
    before: str
    at: str
    act: str
    record: str
    revision: int
    digest: str
    author: str
    torn: str = ""
    key: str = ""


class Break(StrEnum):
    """What is wrong at a place of a log."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    CHANGED = "changed"
    FORGED = "forged"
    UNKEYED = "unkeyed"


@frozen
class Fault:
    """Where a log is broken. `first` and `last` are sequence numbers of lines; of UNREADABLE ones,
    their places in the file, from 1.
    """

    kind: Break
    first: int
    last: int


@frozen
class Tail:
    """Where a log ends.

    Attributes:
        seq: of the last whole line, 0 if there is none; `digest` is its hash, "" then.
        torn: what a power cut left after it of a line that nobody was promised.
        ended: whether the file ends with the end of a line.
    """

    seq: int = 0
    digest: str = ""
    torn: bytes = b""
    ended: bool = True


@frozen
class Log:
    """A log that was read whole.

    Attributes:
        lines: the readable ones.
        hashes: of the lines, by their sequence numbers.
        faults: in the order of the file.
        torn: whether it ends with a line that a power cut tore and nobody was promised.
    """

    lines: tuple[Line, ...]
    hashes: dict[int, str]
    faults: tuple[Fault, ...]
    torn: bool


def hash_of(line: bytes) -> str:
    """SHA-256 of a line without its end, in hexadecimal digits."""
    return hashlib.sha256(line).hexdigest()


def key_name(secret: bytes) -> str:
    """What a key is called in the lines sealed with it; it doesn't tell the key."""
    return hashlib.sha256(b"ims-chart audit key\0" + secret).hexdigest()[:12] if secret else ""


def encoded(line: Line, secret: bytes) -> bytes:
    """The line as it is written, without its end. `line.key` must be `key_name(secret)`."""
    plain = msgspec.json.encode(line)
    if not secret:
        return plain
    return plain[:-1] + b',"mac":"' + _mac(secret, plain).encode() + b'"}'


def tail_of(data: bytes) -> Tail:
    """Where a log ends, told from its end: `data` may begin in the middle of a line."""
    parts = data.split(b"\n")
    ended = not parts[-1]
    for part in reversed(parts):
        line = _line(part)
        if line is not None:
            # A line that lacks nothing but its end was written whole.
            torn = b"" if part is parts[-1] else parts[-1]
            return Tail(line.seq, hash_of(part), torn, ended)
    return Tail(torn=parts[-1], ended=ended)


def read_log(data: bytes, secret: bytes = b"") -> Log:
    """Follows a chain from its first line to its last. Without the key, or with another one, the
    seals of its lines can't be told, and the chain of hashes is followed all the same.
    """
    parts = data.removesuffix(b"\n").split(b"\n") if data else []
    lines: list[Line] = []
    hashes: dict[int, str] = {}
    faults: list[Fault] = []
    unread: list[tuple[int, bytes]] = []
    name, keyed = key_name(secret), False
    for place, part in enumerate(parts, 1):
        line = _line(part)
        if line is None:
            unread.append((place, part))
            continue
        if unread and not _accounted(line, [part for _, part in unread]):
            faults.append(Fault(Break.UNREADABLE, unread[0][0], unread[-1][0]))
        else:
            faults += _links(line, lines[-1] if lines else None, hashes)
        unread.clear()
        faults += _sealed(line, part, secret, name, after_keyed=keyed)
        keyed = keyed or bool(name and line.key == name)
        lines.append(line)
        hashes[line.seq] = hash_of(part)
    torn = len(unread) == 1 and not data.endswith(b"\n")
    if unread and not torn:
        faults.append(Fault(Break.UNREADABLE, unread[0][0], unread[-1][0]))
    return Log(tuple(lines), hashes, tuple(faults), torn)


def _line(part: bytes) -> Line | None:
    try:
        return msgspec.json.decode(part, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _accounted(line: Line, unread: list[bytes]) -> bool:
    """Whether what stands above the line is what it says a power cut left."""
    return len(unread) == 1 and hash_of(unread[0]) == line.torn


def _links(line: Line, above: Line | None, hashes: dict[int, str]) -> Iterator[Fault]:
    due = above.seq + 1 if above else 1
    if line.seq > due:
        yield Fault(Break.MISSING, due, line.seq - 1)
    elif line.seq < due:
        yield Fault(Break.CHANGED, line.seq, line.seq)
    elif line.before != (hashes[above.seq] if above else ""):
        yield Fault(Break.CHANGED, max(line.seq - 1, 1), line.seq)


def _sealed(
    line: Line, part: bytes, secret: bytes, name: str, *, after_keyed: bool
) -> Iterator[Fault]:
    if not name:
        return
    if line.key == name:
        found = _MAC.search(part)
        plain = part[: found.start()] + b"}" if found else b""
        if not found or not hmac.compare_digest(found[1].decode(), _mac(secret, plain)):
            yield Fault(Break.FORGED, line.seq, line.seq)
    elif after_keyed:
        yield Fault(Break.UNKEYED, line.seq, line.seq)


def _mac(secret: bytes, plain: bytes) -> str:
    return hmac.new(secret, plain, hashlib.sha256).hexdigest()
