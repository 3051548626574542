"""The thin line between two parts of a page."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame


def rule(shape: QFrame.Shape) -> QFrame:
    """A line, upright or level."""
    line = QFrame()
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setLineWidth(1)
    return line
