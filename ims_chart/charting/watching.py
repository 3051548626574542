"""Notices while a patient is open that the file has been changed by somebody else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from ims_chart.charting.autosave import Autosave

LOOK_MS = 3_000
"""Network shares tell nobody of a change, so the file is looked at, too."""
SOON_MS = 200


class Watching(QObject):
    """Has the autosave look when there may be something to see."""

    def __init__(self, autosave: Autosave, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is where the records lie: a file that is replaced can't be watched itself."""
        super().__init__(parent)
        self._autosave = autosave
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(autosave.look)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(autosave.look)
        self._timer.start()

    def close(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._soon.stop()
        self._watcher.directoryChanged.disconnect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
