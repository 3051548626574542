"""A line over the page that stays while it holds, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.strip import Strip
from ims_chart.ui.theme import TOUCH, font


class NoticeStrip(Strip):
    """Hidden until it has something to say."""

    wanted = Signal()

    def __init__(self, *, name: str, title: tuple[str, str], act: str, parent: QWidget) -> None:
        """`title` are the two short lines before the words; `act` stands on the chip."""
        super().__init__(name=name, parent=parent)
        self.say(*title)
        self._words = QLabel()
        self._words.setObjectName(f"{name}.words")
        self._words.setFont(font(10.5))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.row.addWidget(self._words, 1)
        self.chip = Chip(act, name=f"{name}.act", weight=Weight.PRIMARY, height=TOUCH)
        self.chip.clicked.connect(self.wanted)
        self.row.addWidget(self.chip)
        self.hide()

    def tell(self, text: str) -> None:
        """Shows the words; "" hides the strip."""
        self._words.setText(text)
        self.setAccessibleDescription(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        return self._words.text()
