"""The one choice of typeface, for paper and screen."""

from __future__ import annotations

from PySide6.QtGui import QFont

FAMILIES = [
    "Inter",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "Liberation Sans",
    "DejaVu Sans Condensed",
    "DejaVu Sans",
]
"""Sans serifs with plain digits; the first that is installed is used, other scripts fall back.
The usual DejaVu Sans comes last: it is a sixth wider than the rest, and a table has little room.
"""


def font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's font in the system's default size.

    Without hinting, so that a line is as wide on paper as it was when it was laid out.
    """
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
