"""A question that has to be answered before anything goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH


class Question(Sheet):
    """The first answer leaves everything as it is: it has the focus, and Esc gives it too.

    What was answered is in `answer`: the place of it among the answers.
    """

    def __init__(
        self,
        question: str,
        why: str,
        *answers: tuple[str, Weight],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`answers` are words and how loud they are; the last stands where a form's way on does."""
        super().__init__(name=name, title=question, width=460, parent=parent)
        self.answer = 0
        self.column.addWidget(Said(why, name=f"{name}.why"))
        self._chips = chips = [
            Chip(words, name=f"{name}.{place}", weight=weight, height=TOUCH)
            for place, (words, weight) in enumerate(answers)
        ]
        for place, chip in enumerate(chips):
            chip.clicked.connect(lambda _on=False, at=place: self._take(at))
        self.end_with(*chips)
        chips[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the answer that has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), 0))
        else:
            super().keyPressEvent(event)

    def _take(self, answer: int) -> None:
        self.answer = answer
        self.accept() if answer else self.reject()
