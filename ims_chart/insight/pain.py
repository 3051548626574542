"""How a visit's pain changed, and when a mean of such values may be told."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.record import Visit

MEAN_FROM = 3
"""Fewer values than this are told one by one: a mean of two says more than is known."""


def pain_change(visit: Visit) -> int | None:
    """Pain after less pain before, −10…10 (NPRS), negative for less pain; None unless both were
    recorded. It is the visit's: no single site has caused it.
    """
    if visit.pain_before is None or visit.pain_after is None:
        return None
    return visit.pain_after - visit.pain_before


def mean(values: Sequence[float]) -> float | None:
    """None for fewer than MEAN_FROM values."""
    return sum(values) / len(values) if len(values) >= MEAN_FROM else None
