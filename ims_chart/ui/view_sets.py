"""Which views are looked at together."""

from __future__ import annotations

from collections.abc import Iterable

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate

WHOLE = "whole"

_SETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (WHOLE, QT_TRANSLATE_NOOP("views", "Whole body"), ("back", "front")),
    ("sides", QT_TRANSLATE_NOOP("views", "Sides"), ("left", "right")),
    (
        "head",
        QT_TRANSLATE_NOOP("views", "Head"),
        ("head_left", "head_back", "head_front", "head_right"),
    ),
    (
        "hands",
        QT_TRANSLATE_NOOP("views", "Hands"),
        ("hand_left_back", "hand_right_back", "hand_right_palm", "hand_left_palm"),
    ),
    (
        "feet",
        QT_TRANSLATE_NOOP("views", "Feet"),
        ("foot_left_top", "foot_right_top", "foot_right_sole", "foot_left_sole"),
    ),
)


def view_sets(views: Iterable[str]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Id, words and views of each set that a body has, from left to right as it is shown."""
    there = set(views)
    sets = (
        (key, translate("views", words), tuple(view for view in members if view in there))
        for key, words, members in _SETS
    )
    return tuple(entry for entry in sets if entry[2])
