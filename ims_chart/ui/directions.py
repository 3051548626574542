"""Which way the needle pointed, in words that are tapped together or typed."""

from __future__ import annotations

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate

ANGLES = (
    QT_TRANSLATE_NOOP("direction", "perpendicular"),
    QT_TRANSLATE_NOOP("direction", "oblique"),
    QT_TRANSLATE_NOOP("direction", "tangential"),
)
WAYS = (
    QT_TRANSLATE_NOOP("direction", "medial"),
    QT_TRANSLATE_NOOP("direction", "lateral"),
    QT_TRANSLATE_NOOP("direction", "cranial"),
    QT_TRANSLATE_NOOP("direction", "caudal"),
)
_EXCLUDE = (frozenset(ANGLES), frozenset(WAYS[:2]), frozenset(WAYS[2:]))


def way_words(way: str) -> str:
    return translate("direction", way)


def ways_in(direction: str) -> set[str]:
    """The words of the table that a direction holds."""
    parts = _parts(direction)
    return {way for way in (*ANGLES, *WAYS) if way_words(way) in parts}


def toggled(direction: str, way: str) -> str:
    """The direction with a word more, or without it if it was there. What can't hold with it
    goes; what was typed stays.
    """
    against = next(group for group in _EXCLUDE if way in group)
    gone = {way_words(other) for other in against}
    kept = [part for part in _parts(direction) if part not in gone]
    return ", ".join(kept if way in ways_in(direction) else [*kept, way_words(way)])


def _parts(direction: str) -> list[str]:
    return [part for part in (part.strip() for part in direction.split(",")) if part]
