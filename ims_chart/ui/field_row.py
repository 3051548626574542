"""A control with its name before it, shown and hidden together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ims_chart.ui.theme import font, theme

LABEL_WIDTH = 62


class FieldRow(QWidget):
    """One line of a panel."""

    def __init__(self, label: str, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        caption = QLabel(label)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setFont(font(9.5))
        caption.setWordWrap(True)
        caption.setFixedWidth(LABEL_WIDTH)
        theme.fit(caption)
        row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        for index, widget in enumerate(widgets):
            row.addWidget(widget, 1 if index == len(widgets) - 1 else 0)
