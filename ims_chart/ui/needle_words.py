"""Needles that are in, in words: how many, where, and how long still."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.needles_in import Lying

translate = QCoreApplication.translate
ROOM_LONGEST = 20
"""Letters of a room's name: number and time beside it must never be cut off."""


def count_words(count: int) -> str:
    """3 needles in."""
    if count == 1:
        return translate("needles", "1 needle in")
    return translate("needles", "{0} needles in").format(count or translate("needles", "No"))


def time_words(remaining: timedelta) -> str:
    """7:05 to go, or +0:12 since it was over."""
    seconds = round(remaining.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"


def room_words(room: str) -> str:
    """A room as it is called; a bare number is said to be one."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in room).split())
    if len(shown) > ROOM_LONGEST:
        shown = f"{shown[: ROOM_LONGEST - 1].rstrip()}…"
    return translate("needles", "Room {0}").format(shown) if shown.isdigit() else shown


def place_words(one: Lying, *, named: bool) -> str:
    """Initials and room; without the name where others can read it."""
    parts = [one.initials if named else "", room_words(one.room)]
    return " · ".join(part for part in parts if part) or translate("needles", "Patient")
