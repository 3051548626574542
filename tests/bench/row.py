"""One row of the table: what was measured, against what, and whether it is good enough."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, TypeVar

SAMPLES = 15
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Attributes:
    value, floor: in `unit`; floor None where nothing is measured beside it.
    ratio: of value to floor.
    goal: the most that is good enough, of the ratio if there is one, else of the value.
    spread: from the lower to the upper quartile of the value, in `unit`.
    """

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    goal: float
    spread: tuple[float, float]
    ok: bool

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def line(self) -> str:
        floor = "–" if self.floor is None else f"{self.floor:.4g}"
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        low, high = self.spread
        value = f"{self.value:.4g} ({low:.4g}–{high:.4g})"
        verdict = "ok" if self.ok else "MISSED"
        measured = f"{self.name:14} {value:>28} {self.unit:3} {floor:>8} {ratio:>6}"
        return f"{measured} {self.goal:>6} {verdict}"


HEAD = f"{'row':14} {'median (quartiles)':>28} {'':3} {'floor':>8} {'ratio':>6} {'goal':>6}"


def against_floor(name: str, pairs: Sequence[tuple[float, float]], goal: float) -> Row:
    """A row of (value, floor) samples in seconds, taken in turn."""
    values = sorted(1000 * value for value, _ in pairs)
    floor = median(1000 * floor for _, floor in pairs)
    ratio = median(values) / floor
    return Row(
        name=name, value=median(values), unit="ms", floor=floor, ratio=ratio, goal=goal,
        spread=quartiles(values), ok=ratio <= goal,
    )  # fmt: skip


def memory(name: str, pairs: Sequence[tuple[float, float]], goal: float) -> Row:
    """A row of (value, floor) samples in MB."""
    values = sorted(value for value, _ in pairs)
    floor = median(floor for _, floor in pairs)
    ratio = median(values) / floor
    return Row(
        name=name, value=median(values), unit="MB", floor=floor, ratio=ratio, goal=goal,
        spread=quartiles(values), ok=ratio <= goal,
    )  # fmt: skip


def alone(name: str, samples: Sequence[float], goal_ms: float) -> Row:
    """A row of samples in seconds that has no floor."""
    values = sorted(1000 * sample for sample in samples)
    middle = median(values)
    return Row(
        name=name, value=middle, unit="ms", floor=None, ratio=None, goal=goal_ms,
        spread=quartiles(values), ok=middle <= goal_ms,
    )  # fmt: skip


def worst(name: str, samples: Sequence[float], goal_ms: float) -> Row:
    """A row of at least 300 samples in seconds of which the 99th percentile counts."""
    values = sorted(1000 * sample for sample in samples)
    value = values[min(round(0.99 * len(values)), len(values) - 1)]
    return Row(
        name=name, value=value, unit="ms", floor=None, ratio=None, goal=goal_ms,
        spread=quartiles(values), ok=value <= goal_ms,
    )  # fmt: skip


def counted(name: str, value: float, unit: str, goal: float) -> Row:
    """A row that is counted, not timed."""
    return Row(
        name=name, value=value, unit=unit, floor=None, ratio=None, goal=goal,
        spread=(value, value), ok=value <= goal,
    )  # fmt: skip


def quartiles(ordered: Sequence[float]) -> tuple[float, float]:
    last = len(ordered) - 1
    return ordered[round(last / 4)], ordered[round(last * 3 / 4)]


def in_turn(
    ours: Callable[[], T], floor: Callable[[], T], samples: int = SAMPLES
) -> list[tuple[T, T]]:
    """Measures both in turn, so that what else the machine does falls on both; the first pair only
    warms up.
    """
    return [(ours(), floor()) for _ in range(samples + 1)][1:]


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, with the garbage of others swept away before."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
