"""Files that are none, in the place of records: nothing falls over, hangs or writes over them, and
`check` names each.
"""

from __future__ import annotations

import copy
import json
import math
import random
import string
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ims_chart.record import Record
from ims_chart.storage.check import check
from ims_chart.storage.codec import Loaded, encode_record
from ims_chart.storage.errors import StorageError
from ims_chart.storage.file import SEALED_SUFFIX, SUFFIX
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER
from tests import samples
from tests.storage.sealing import seal
from tests.torture.outcome import Outcome

FILES = 20_000
BATCH = 200
LONGEST_S = 2.0
"""No file may hold anybody up longer."""

Making = Callable[[random.Random, bytes], bytes]

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 11, 2**31, 2**63, 10**400, -0.5, 1e308, 5e-324),
    *("", " ", "x", "2026-13-45", "2026-03-02T09:30:00", "\x00", "\u202e", "é" * 500),
    *([], {}, [[]], [None], {"": {}}, {"extra": 1}, [0] * 1000, {"id": "s1"}),
)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) - 2)]


def bits(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def torn(chance: random.Random, data: bytes) -> bytes:
    """A run of zeros, as a disk leaves where nothing was written, or bytes from elsewhere."""
    at, length = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    filling = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
    return data[:at] + filling + data[at + length :]


def types(chance: random.Random, data: bytes) -> bytes:
    """Another value somewhere, in the layout of the program's own files or another."""
    plain = json.loads(data)
    for _ in range(chance.choice((1, 1, 3))):
        spot, key = chance.choice(list(_spots(plain)))
        if chance.random() < 0.2 and isinstance(spot, dict):
            del spot[key]
        else:
            spot[key] = copy.deepcopy(chance.choice(VALUES))
    indent = chance.choice((2, 2, None, 4))
    return json.dumps(plain, indent=indent, ensure_ascii=chance.random() < 0.5).encode() + b"\n"


def deep(chance: random.Random, data: bytes) -> bytes:
    depth = chance.choice((100, 1_000, 10_000, 100_000))
    opening, closing = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    nested = opening * depth + b"1" + closing * chance.choice((depth, 0))
    return data.replace(b'"Ada"', nested, 1)


def twice(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = chance.choice(
        [n for n, line in enumerate(lines) if line.endswith(b'",') and b'": ' in line]
    )
    return b"\n".join((*lines[: at + 1], *lines[at:]))


def huge(chance: random.Random, data: bytes) -> bytes:
    number = chance.choice(
        (b"1e999", b"-1e999", b"9" * 400, b"9" * 5000, b"1" + b"0" * 4999 + b".5")
    )
    return _in_a_number(chance, data, number)


def nan(chance: random.Random, data: bytes) -> bytes:
    words = (b"NaN", b"Infinity", b"-Infinity", b"nan", b"0x10", b"01", b"1.", b".5", b"+1")
    return _in_a_number(chance, data, chance.choice(words))


def utf8(chance: random.Random, data: bytes) -> bytes:
    wrong = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x28\xa1", b"\x80")
    at = chance.choice([n for n, byte in enumerate(data) if byte in b"abcdefghij"])
    return data[:at] + chance.choice((*wrong, b"\\ud800", b"\\udc00\\ud800")) + data[at:]


def newer(chance: random.Random, data: bytes) -> bytes:
    data = data.replace(b'"version": 1', b'"version": %d' % chance.choice((2, 3, 99, 2**40)))
    return data if chance.random() < 0.5 else types(chance, data)


def other(chance: random.Random, data: bytes) -> bytes:
    """No record at all."""
    return chance.choice(
        (
            *(b"", b"\n", b"null", b"[]", b"{}", b"7", b'""', b"\xef\xbb\xbf{}", b"PK\x03\x04"),
            *(b"\x00" * 4096, b"%PDF-1.7\n", b'{"format": "ims-chart/clinic", "version": 1}'),
            chance.randbytes(chance.randrange(1, 3000)),
            "".join(chance.choices(string.printable, k=2000)).encode(),
        )
    )


PLAIN: tuple[Making, ...] = (cut, bits, torn, types, deep, twice, huge, nan, utf8, newer, other)
ALWAYS_DAMAGED = frozenset({cut, twice, huge, nan, utf8, other})
"""The others may by chance leave a record that is sound, if another one."""


def sealed(chance: random.Random, data: bytes) -> bytes:
    """No age file, one with nothing right in it, or a sound one cut or changed."""
    way = chance.choice((cut, bits, torn, other, None))
    return way(chance, data) if way else HEADER + chance.randbytes(chance.randrange(2000))


def _in_a_number(chance: random.Random, data: bytes, number: bytes) -> bytes:
    lines = data.split(b"\n")
    numbers = [n for n, line in enumerate(lines) if line.rstrip(b",")[-1:].isdigit()]
    at = chance.choice([n for n in numbers if b'"version"' not in lines[n]])
    head, colon, tail = lines[at].rpartition(b": ")
    lines[at] = (head + colon if colon else b"") + number + (b"," if tail.endswith(b",") else b"")
    return b"\n".join(lines)


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _spots(value[key])


def record_of(chance: random.Random, record_id: str) -> Record:
    """One with some visits, or a long one, so that what is cut is sometimes a list."""
    visits = [
        samples.visit(f"v{v}", [samples.site(f"s{n}", n) for n in range(1, chance.randrange(2, 5))])
        for v in range(chance.choice((1, 2, 5)))
    ]
    return samples.record(record_id, visits=visits)


def tried(store: Store, make: Making, chance: random.Random, count: int) -> list[str]:
    """Puts so many files into an empty store and tells what went wrong with which."""
    faults: list[str] = []
    files: dict[str, bytes] = {}
    suffix = SEALED_SUFFIX if store.vault.suffix or make is sealed else SUFFIX
    for n in range(count):
        record = record_of(chance, f"hostile{n}")
        data = encode_record(record)
        data = make(chance, store.vault.seal(data))
        files[record.id] = data
        (store.patients / f"{record.id}{suffix}").write_bytes(data)
    read = {key: _read(store, key, faults) for key in files}
    unread = {key for key in files if read[key] is None}
    if make in ALWAYS_DAMAGED and len(unread) < len(files):
        faults.append(f"{make.__name__}: {sorted(set(files) - unread)[0]} passed for a record")
    kept = {key for key, loaded in read.items() if loaded is None or loaded.newer}
    for key in kept:
        _written_over(store, key, read[key], faults)
    started = time.monotonic()
    named = {p.path.name.partition(".")[0] for p in check(store).problems}
    if time.monotonic() - started > LONGEST_S + count / 10:
        faults.append(f"{make.__name__}: check took too long")
    faults += [f"{make.__name__}: {key} was not named" for key in sorted(unread - named)]
    for path in store.patients.iterdir():
        key = path.name.partition(".")[0]
        if key in kept and path.read_bytes() != files[key]:
            faults.append(f"{make.__name__}: {key} was changed")
        path.unlink()
    return faults


def _read(store: Store, key: str, faults: list[str]) -> Loaded | None:
    """The record it passes for; None if it can't be read, as it should be."""
    started = time.monotonic()
    try:
        loaded = store.load(key)
    except StorageError:
        return None
    except Exception as fault:
        faults.append(f"{key}: {type(fault).__name__}: {fault}")
        return None
    finally:
        if time.monotonic() - started > LONGEST_S:
            faults.append(f"{key}: took too long")
    try:
        _ = [(visit.sites, visit.pain_areas) for visit in loaded.record.visits]
        encode_record(loaded.record)
    except Exception as fault:
        faults.append(f"{key}: read, then {type(fault).__name__}: {fault}")
    return loaded


def _written_over(store: Store, key: str, read: Loaded | None, faults: list[str]) -> None:
    """Tries to, as one would who knows what is there. `tried` looks at the file afterwards."""
    try:
        store.save(samples.record(key), read.digest if read else None)
    except StorageError:
        return
    except Exception as fault:
        faults.append(f"{key}: saving, {type(fault).__name__}: {fault}")
        return
    faults.append(f"{key}: was written over")


def run(seed: int, scale: float) -> list[Outcome]:
    outcomes: list[Outcome] = []
    each = math.ceil(FILES * scale / (len(PLAIN) + 2))
    with tempfile.TemporaryDirectory() as name:
        plain, locked = Store.create(Path(name) / "plain"), Store.create(Path(name) / "sealed")
        seal(locked)
        kinds = [*((plain, make) for make in (*PLAIN, sealed)), (locked, sealed)]
        outcomes += [_outcome(store, make, seed, each) for store, make in kinds]
    return outcomes


def _outcome(store: Store, make: Making, seed: int, count: int) -> Outcome:
    where = "in a sealed store" if store.vault.suffix else "in a plain store"
    chance = random.Random(f"{seed} {make.__name__} {where}")
    faults: list[str] = []
    for begin in range(0, count, BATCH):
        faults += tried(store, make, chance, min(BATCH, count - begin))
    detail = faults[0] if faults else ""
    return Outcome(f"files: {make.__name__}, {where}", count, len(faults), detail)
