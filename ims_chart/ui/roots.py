"""Spinal roots as people type them."""

from __future__ import annotations

from ims_chart.record import ROOTS


def typed_roots(text: str) -> tuple[str, ...] | None:
    """The roots that "c5, C6" or "T1–T12" means, from the head down; None if anything else stands
    there.
    """
    chosen: set[str] = set()
    for part in text.upper().replace(",", " ").replace("-", "–").split():
        first, dash, end = part.partition("–")
        last = end if dash else first
        if first not in ROOTS or last not in ROOTS:
            return None
        run = ROOTS[ROOTS.index(first) : ROOTS.index(last) + 1]
        if not run:
            return None
        chosen.update(run)
    return tuple(root for root in ROOTS if root in chosen)
