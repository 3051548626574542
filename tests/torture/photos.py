"""Photos: files that mean no good, disks that fail, power that goes."""

from __future__ import annotations

import io
import random
import struct
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from ims_chart.record import Photo, Record
from ims_chart.record.photos import add_photos
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.photos import problems
from ims_chart.storage.picture_file import LONGEST, read_picture
from ims_chart.storage.store import Store
from tests import samples
from tests.torture.disks import FAULTS, Failing, standing_in
from tests.torture.outcome import Outcome
from tests.torture.power import replay, session

try:
    import resource
except ImportError:  # Windows
    resource = None

SLOWEST_S = 2.0
"""Longer than this and whoever waits takes it for a hang."""
CANARY = b"Canary Larkspur"
_PLAIN = {0xE0, 0xDB, 0xC0, 0xC4}
"""The segments of a JPEG without metadata: JFIF's own, tables, frame."""
RECORD = "abcd234567"


def encoded(picture: Image.Image, form: str, **fields: object) -> bytes:
    content = io.BytesIO()
    picture.save(content, form, **fields)
    return content.getvalue()


def sound(chance: random.Random) -> bytes:
    """A picture as cameras and scanners write it, with a word that must not come through."""
    size = chance.choice([(64, 48), (48, 64), (300, 200), (1, 1), (2, 900)])
    mode = chance.choice(["RGB", "RGB", "L", "RGBA", "P", "CMYK", "1", "I;16"])
    picture = Image.effect_noise(size, 60).convert("RGB" if mode == "I;16" else mode)
    form = chance.choice({"CMYK": ["JPEG", "TIFF"], "RGB": ["JPEG", "PNG", "TIFF", "WEBP"]}.get(
        mode, ["PNG", "TIFF"]))  # fmt: skip
    if mode == "I;16":
        return encoded(Image.new("I;16", size, chance.randrange(65536)), "PNG")
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x0112] = chance.randrange(1, 9)
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0)})
    if form == "JPEG":
        return encoded(picture, form, exif=exif, comment=CANARY, progressive=chance.random() < 0.5)
    return encoded(picture, form, exif=exif)


def bomb(chance: random.Random) -> bytes:
    """A small file that would unpack to as much as 16 GB."""
    wide, high = (chance.choice([1, 3_000, 65_000, 2**31 - 1]) for _ in range(2))
    header = struct.pack(">IIBBBBB", wide, high, *chance.choice([(8, 2), (16, 6), (1, 0)]), 0, 0, 0)
    body = zlib.compress(bytes(chance.choice([100, 1 << 22])), 9)
    parts = [(b"IHDR", header), (b"IDAT", body), (b"IEND", b"")]
    if chance.random() < 0.3:
        parts.insert(1, (b"zTXt", b"a\0\0" + zlib.compress(bytes(1 << 26), 9)))
    chunks = [struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d))
              for k, d in parts]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Cut, flipped, doubled, filled, or with another file in its middle or at its end."""
    at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    kind = chance.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        flipped = bytearray(data)
        for _ in range(chance.choice([1, 3, 40])):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if kind == 2:
        return data[:end] + data[at:]
    if kind == 3:
        return data[:at] + bytes(chance.choice([b"\0", b"\xff"])) * (end - at) + data[end:]
    if kind == 4:
        return data + b"PK\x03\x04" + CANARY + chance.randbytes(60)
    return data[:at] + sound(chance) + data[at:]


def hostile(chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.05:
        return chance.randbytes(chance.randrange(400))
    if kind < 0.10:
        return bomb(chance)
    return spoilt(sound(chance), chance)


def judged(data: bytes) -> str:
    """What is wrong with how a file was taken; "" where it is refused in words or made harmless."""
    begun = time.perf_counter()
    try:
        made = read_picture(data)
    except StorageError as error:
        known = {Code.PICTURE_UNREADABLE, Code.PICTURE_TOO_LARGE}
        wrong = "" if error.code in known else f"told as {error.code}"
    except Exception as fault:
        return f"not told: {fault!r}"
    else:
        wrong = _kept(made.data)
        if max(made.width, made.height) > LONGEST:
            wrong = f"{made.width} × {made.height}"
    spent = time.perf_counter() - begun
    return wrong or (f"{spent:.1f} s" if spent > SLOWEST_S else "")


def _kept(jpeg: bytes) -> str:
    """What a stored picture holds beside a picture."""
    at, found = 2, set()
    while jpeg[at + 1] != 0xDA:
        found.add(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    if CANARY in jpeg:
        return "the canary came through"
    return f"segments {sorted(found - _PLAIN)}" if found - _PLAIN else ""


def hostile_files(seed: int, count: int) -> Outcome:
    wrong, taken = [], 0
    for n in range(count):
        chance = random.Random(seed * 1_000_003 + n)
        fault = judged(hostile(chance))
        if fault:
            wrong.append(f"file {n}: {fault}")
    # What is only marked, and not spoilt, is to be taken, or the trial proves nothing.
    for n in range(50):
        taken += not judged(sound(random.Random(seed + n)))
    if taken < 50:
        wrong.append(f"only {taken} of 50 sound pictures were taken")
    return Outcome(
        "mutated and generated pictures", count, len(wrong), "; ".join([*wrong[:2], _memory()])
    )


def _memory() -> str:
    if resource is None:
        return ""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"the process held {held} MB at most"


PICTURES = [encoded(Image.new("RGB", (40 + n, 30), (n, 0, 0)), "JPEG") for n in range(40)]


def failing_disk(faults: Sequence[int] = FAULTS) -> Outcome:
    """Every operation of a first and of a second photo fails in turn, once or from then on."""
    tried, wrong, codes = 0, [], Counter[str]()
    for number in faults:
        for lasting in (False, True):
            for nth in range(1, 30):
                with tempfile.TemporaryDirectory(prefix="ims-chart-photos-") as folder:
                    disk = Failing(nth, number, lasting=lasting)
                    fault = _added_on(Path(folder), disk, codes)
                if not disk.broken:
                    break
                tried += 1
                if fault:
                    wrong.append(f"{number} at {disk.kinds[nth - 1]} {nth}: {fault}")
    told = ", ".join(f"{n} {code}" for code, n in codes.most_common())
    return Outcome("photos on a failing disk", tried, len(wrong), "; ".join([*wrong[:2], told]))


def _added_on(folder: Path, disk: Failing, codes: Counter[str]) -> str:
    store = Store.create(folder / "store")
    kept: list[str] = []
    with standing_in(disk):
        for data in PICTURES[:2]:
            try:
                kept.append(store.photos.add(RECORD, data))
            except StorageError as error:
                codes[error.code.value] += 1
            except Exception as fault:
                return f"not told: {fault!r}"
    for digest in kept:
        store.photos.read(RECORD, digest)
    found = [problem.path.name for problem in problems(store)]
    if found:
        return f"left damaged: {found}"
    # Once the disk is sound again, the same picture is taken as if nothing had been.
    again = [store.photos.add(RECORD, data) for data in PICTURES[:2]]
    return "" if all(store.photos.read(RECORD, digest) for digest in again) else "not taken again"


def photographed(root: Path, chance: random.Random, steps: int) -> Iterator[Record]:
    """Adds pictures, some of them twice, and saves the record that names them."""
    store = Store.create(root / "store")
    store.new(samples.record())
    yield store.load(RECORD).record
    for step in range(steps):
        loaded = store.load(RECORD)
        digest = store.photos.add(RECORD, chance.choice(PICTURES))
        photo = Photo(id=f"f{step}", author="", recorded=samples.TIME, digest=digest,
                      width=40, height=30)  # fmt: skip
        store.save(add_photos(loaded.record, "v1", [photo]), loaded.digest)
        yield store.load(RECORD).record


def power_cuts(seed: int, steps: int, torn: int) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="ims-chart-photos-") as folder:
        tried, wrong = replay(session(Path(folder), seed, steps, photographed), seed, torn=torn)
    return Outcome("power cut while photos are added", tried, len(wrong), "; ".join(wrong[:2]))


def run(seed: int, scale: float) -> list[Outcome]:
    return [
        hostile_files(seed, max(100, int(5_000 * scale))),
        failing_disk(),
        power_cuts(seed, max(3, int(25 * scale)), torn=max(2, int(10 * scale))),
    ]
