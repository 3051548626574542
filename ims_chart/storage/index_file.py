"""The files of the index: a base with the table of names, and what has changed since.

STORE/index/base.rows          all rows, in the order of the list, and the table
STORE/index/<UTC time>.rows    rows that are other or new since, and names of files that are gone

What is torn or damaged is told by a checksum and never trusted: the records are there to be read.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import msgspec

from ims_chart.storage.name_table import NameTable
from ims_chart.storage.summary import Summary

_HEAD = b"ims-chart/index 2\n"
"""The number counts up when rows or keys are made in another way."""

_ROWS = 1_000
_SIZE = 4


class Row(Summary, frozen=True, kw_only=True, array_like=True, gc=False):
    """A summary, and the state of the file it was read from.

    Attributes:
        file: its name.
        modified: the file's time in nanoseconds; 0 while it is in doubt, for a file that had only
            just been written may be written once more within the same tick of its clock.
        size: in bytes.
    """

    file: str
    modified: int
    size: int

    @property
    def order(self) -> tuple[Any, ...]:
        """Two files of one patient may stand beside each other for a while."""
        return *super().order, self.file


class _Table(msgspec.Struct, array_like=True, gc=False):
    keys: list[str]
    starts: bytes
    posts: bytes


class _Since(msgspec.Struct, array_like=True, gc=False):
    rows: list[Row]
    gone: list[str]


_encode = msgspec.msgpack.Encoder().encode
_rows = msgspec.msgpack.Decoder(list[Row]).decode
_table = msgspec.msgpack.Decoder(_Table).decode
_since = msgspec.msgpack.Decoder(_Since).decode


def base_frames(table: NameTable[Row]) -> Generator[None, None, list[bytes]]:
    """What `sealed` makes a base of, in slices."""
    frames: list[bytes] = []
    for at in range(0, len(table.rows), _ROWS):
        frames.append(_encode(table.rows[at : at + _ROWS]))
        yield
    frames.append(_encode(_Table(table.keys, table.starts.tobytes(), table.posts.tobytes())))
    yield
    return frames


def since_frames(rows: Sequence[Row], gone: Sequence[str]) -> list[bytes]:
    """What `sealed` makes a file of changes of."""
    return [_encode(_Since(list(rows), list(gone)))]


def read_base(data: bytes) -> NameTable[Row] | None:
    """The table of a base; None if it is damaged or another version's."""
    try:
        *parts, last = _opened(data)
        rows = [row for part in parts for row in _rows(part)]
        table = _table(last)
        starts, posts = array("I"), array("I")
        starts.frombytes(table.starts)
        posts.frombytes(table.posts)
    except (ValueError, EOFError):
        return None
    if len(starts) != len(table.keys) + 1 or max(posts, default=-1) >= len(rows):
        return None
    return NameTable(rows, table.keys, starts, posts)


def read_since(data: bytes) -> tuple[list[Row], list[str]] | None:
    """Rows and names of files that are gone; None as `read_base`."""
    try:
        (part,) = _opened(data)
        since = _since(part)
    except ValueError:
        return None
    return since.rows, since.gone


def sealed(frames: list[bytes]) -> bytes:
    """The bytes of a file."""
    body: list[bytes] = []
    for frame in frames:
        body += (len(frame).to_bytes(_SIZE, "little"), frame)
    check = 0
    for part in body:
        check = zlib.crc32(part, check)
    return b"".join((_HEAD, check.to_bytes(_SIZE, "little"), *body))


def _opened(data: bytes) -> Iterator[Any]:
    """The frames. Raises ValueError where they can't be what was written."""
    begin = len(_HEAD) + _SIZE
    body = memoryview(data)[begin:]
    if not data.startswith(_HEAD) or zlib.crc32(body) != int.from_bytes(
        data[len(_HEAD) : begin], "little"
    ):
        raise ValueError("not an index of this version")
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + _SIZE], "little")
        yield body[at + _SIZE : at + _SIZE + size]
        at += _SIZE + size
