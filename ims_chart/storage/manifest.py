"""What a packed store says that it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from ims_chart.record import ChainHead
from ims_chart.storage import codec
from ims_chart.storage.errors import Code, StorageError

ARCHIVE_FORMAT = "ims-chart/backup"
VERSION = 1


class Entry(msgspec.Struct):
    """A file: its length in bytes, and the SHA-256 of them in hexadecimal."""

    size: int
    sha256: str


class _Head(msgspec.Struct):
    format: str
    version: int


class Manifest(msgspec.Struct):
    """The files of an archive by their names in it, and where the audit logs stood."""

    format: str
    version: int
    made: dt.datetime
    files: dict[str, Entry]
    heads: list[Any] = []


def manifest_of(files: Mapping[str, Entry], heads: Iterable[ChainHead]) -> bytes:
    """The manifest of what is packed now."""
    manifest = Manifest(
        format=ARCHIVE_FORMAT,
        version=VERSION,
        made=dt.datetime.now().astimezone(),
        files=dict(files),
        heads=[_head(head) for head in heads],
    )
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def manifest_in(data: bytes) -> Manifest:
    """Raises StorageError: DAMAGED, NEWER."""
    head = codec.parsed(data, _Head)
    if head.format != ARCHIVE_FORMAT:
        raise StorageError(Code.DAMAGED, detail=f"format: not {ARCHIVE_FORMAT}")
    if head.version > VERSION:
        raise StorageError(Code.NEWER)
    return codec.parsed(data, Manifest)


def _head(head: ChainHead) -> dict[str, Any]:
    return {name: value for name, value in asdict(head).items() if name != "extra"}
