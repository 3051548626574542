"""Privacy mode: whether names stand on the screen, or what tells people apart without them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ims_chart.charting.needles_in import initials_of

NOBODY = "• •"
"""For a patient of whom not even initials are known."""


class Privacy(QObject):
    """Says whether names are hidden, and when that changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = False

    @property
    def on(self) -> bool:
        return self._on

    def set(self, *, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit()

    def short(self, family: str, given: str) -> str:
        """What stands in place of a name, given name first as in A.L."""
        return initials_of(given, family) or NOBODY


privacy = Privacy()
"""The program has one screen, so there is one answer."""
