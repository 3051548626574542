"""Process start to a mapped window, and to one that is painted and answers, with the patient open
who was open last; and what memory that takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ims_chart.storage.store import Store
from tests.bench.clinics import clinic_of, seal_clinic
from tests.bench.row import SAMPLES, Row, against_floor, memory
from tests.e2e.screen import Screen, screen
from tests.storage.sealing import WORDS

MAPPED_GOAL = 2.5
ANSWERING_GOAL = 1.8
ENCRYPTED_GOAL = 2.2
MEMORY_GOAL = 2.5
PATIENTS = 10_000
FEWEST = 9
"""Pairs of starts that take a second each before they are measured."""
THERAPIST = "th1"
GROWTH_GOAL = 1.1
"""How much longer a start with all the patients may take than one with a hundredth of them."""


@dataclass(frozen=True)
class Start:
    """Seconds from process start to the mapped window, and to the answer after its paint; and the
    memory in MB that the process then holds.
    """

    mapped: float
    answered: float
    megabytes: float


def launch() -> list[Row]:
    with screen() as display, tempfile.TemporaryDirectory() as name:
        whole, tenth, hundredth = (
            _environment(display, Path(name) / str(size), size)
            for size in (PATIENTS, PATIENTS // 10, PATIENTS // 100)
        )
        rounds = [
            (_start(whole, "first_paint", "program"), _start(whole, "first_paint", "bare"),
             _start(tenth, "first_paint", "program"), _start(hundredth, "first_paint", "program"))
            for _ in range(SAMPLES)
        ][1:]  # fmt: skip
    starts = [(ours, bare) for ours, bare, _, _ in rounds]
    more = [(ours, few) for ours, _, _, few in rounds]
    some = [(ours, few) for _, _, ours, few in rounds]
    return [
        against_floor("launch_mapped", _seconds(starts, "mapped"), MAPPED_GOAL),
        against_floor("launch", _seconds(starts, "answered"), ANSWERING_GOAL),
        memory("memory", [(a.megabytes, b.megabytes) for a, b in starts], MEMORY_GOAL),
        against_floor("growth_launch_10", _seconds(some, "answered"), GROWTH_GOAL),
        against_floor("growth_launch", _seconds(more, "answered"), GROWTH_GOAL),
    ]


def launch_encrypted() -> Row:
    """From the passphrase accepted, which takes its second by design, to the patient's page."""
    with screen() as display, tempfile.TemporaryDirectory() as name:
        env = _environment(display, Path(name), PATIENTS)
        seal_clinic(Store.open(Path(name) / "clinic"), THERAPIST, WORDS)
        rounds = [
            (_start(env, "first_unlock"), _start(env, "first_paint", "bare"))
            for _ in range(FEWEST + 1)
        ][1:]
    pairs = [(ours.answered - ours.mapped, bare.answered) for ours, bare in rounds]
    return against_floor("launch_encrypted", pairs, ENCRYPTED_GOAL)


def _seconds(pairs: list[tuple[Start, Start]], which: str) -> list[tuple[float, float]]:
    return [(getattr(ours, which), getattr(floor, which)) for ours, floor in pairs]


def _environment(display: Screen, folder: Path, patients: int) -> dict[str, str]:
    """A home in which the program last had a patient open, of a clinic of that size."""
    store, showcase = clinic_of(folder / "clinic", patients)
    config = folder / "config"
    (config / "ims-chart").mkdir(parents=True)
    remembered = {"store": str(store.folder), "last_patient": showcase}
    (config / "ims-chart" / "settings.json").write_text(json.dumps(remembered), encoding="utf-8")
    homes = {"XDG_CONFIG_HOME": str(config), "XDG_DATA_HOME": str(folder / "data")}
    made = display.environment | homes
    # An installed program finds its modules compiled.
    return {key: value for key, value in made.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _start(environment: dict[str, str], module: str, *arguments: str) -> Start:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=60,
    )  # fmt: skip
    mapped, answered, kilobytes = (float(word) for word in done.stdout.split())
    return Start(mapped - started, answered - started, kilobytes / 1024)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    for row in [*launch(), launch_encrypted()]:
        print(row.line())
