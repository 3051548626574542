"""Beside the body while past visits are reviewed: what the mode has to say in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ims_chart.charting.review import Review, ReviewMode


class ReviewPanel(QStackedWidget):
    """One part for each mode, made when it is first to be seen."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPanel")
        self._review = review
        self._makers: dict[ReviewMode, Callable[[], QWidget]] = {}
        self._made: dict[ReviewMode, QWidget] = {}

    def add(self, mode: ReviewMode, make: Callable[[], QWidget]) -> None:
        """Says how a mode's part is made."""
        self._makers[mode] = make

    def refresh(self) -> None:
        """Shows the part of the mode; without one it hides."""
        mode = self._review.mode
        if self._review.on and mode not in self._made and mode in self._makers:
            self._made[mode] = self._makers[mode]()
            self.addWidget(self._made[mode])
        if mode in self._made:
            self.setCurrentWidget(self._made[mode])
        self.setVisible(self._review.on and mode in self._made)
