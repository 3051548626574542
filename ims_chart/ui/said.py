"""A line of words that changes with what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from ims_chart.ui.theme import font, theme


class Said(QLabel):
    """Plain text, whatever stands in it, in a colour of the theme."""

    def __init__(  # noqa: PLR0913
        self,
        text: str = "",
        *,
        name: str = "",
        size: float = 10.5,
        weight: QFont.Weight = QFont.Weight.Normal,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(font(size, weight))
        self._color = color
        self._paint()
        theme.changed.connect(self._paint)

    def say(self, text: str, color: str = "text") -> None:
        self._color = color
        self._paint()
        self.setText(text)

    def _paint(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.tokens.color(self._color))
        self.setPalette(palette)
