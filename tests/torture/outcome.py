"""What came of one kind of trial."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One row of the table.

    Attributes:
        name: what was tried, as a row of the table calls it.
        tried: how many times.
        failed: how many of those broke a promise; anything but 0 fails the run.
        detail: figures beside, or the first failure.
    """

    name: str
    tried: int
    failed: int
    detail: str = ""
