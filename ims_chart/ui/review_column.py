"""What review says beside the body: a title, the facts, and rows that lead to places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.ui.review_list import ReviewList
from ims_chart.ui.theme import font


class ReviewColumn(QWidget):
    """Empty at first; filled by those who know what is reviewed."""

    def __init__(self, rows: ReviewList, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        self._title, self._facts = QLabel(), QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(font(13, QFont.Weight.DemiBold))
        self._facts.setFont(font(10))
        for label in (self._title, self._facts):
            label.setContentsMargins(16, 0, 12, 0)
            label.setWordWrap(True)
            column.addWidget(label)
        self._facts.setContentsMargins(16, 0, 12, 6)
        self.list = rows
        column.addWidget(rows, 1)

    def say(self, title: str, facts: str) -> None:
        self._title.setText(title)
        self._facts.setText(facts)
