"""Lengths of time as people type them."""

from __future__ import annotations

import re

_SPAN = re.compile(r"^(\d+(?:[.,]\d+)?)\s*(s|sec|min|m|′|')?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d+):([0-5]\d)$")


def typed_span(text: str) -> float | None:
    """Seconds that "30 s", "2 min", "1:30" or "10" (minutes) mean; None for nothing.

    Raises:
        ValueError: for anything else.
    """
    text = text.strip()
    if not text:
        return None
    if clock := _CLOCK.match(text):
        return float(int(clock[1]) * 60 + int(clock[2]))
    if span := _SPAN.match(text):
        value = float(span[1].replace(",", "."))
        return value if (span[2] or "").lower().startswith("s") else value * 60
    raise ValueError(text)


def span_words(seconds: float) -> str:
    """A length of time as it is typed and shown: "30 s", "10 min", "1:30"."""
    if seconds < 60 or seconds % 1:
        return f"{seconds:g} s"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}" if rest else f"{minutes} min"
