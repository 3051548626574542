"""Qt's application object, which fonts, pictures and painting need."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

_started: list[QGuiApplication] = []


def ensure_application() -> None:
    """There must be one in the process; where none runs, one is started that needs no display."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _started.append(QGuiApplication(["ims-chart"]))


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
