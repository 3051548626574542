"""How far the encrypting of a store is, without standing in anybody's way."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ims_chart.ui.strip import Strip


class ConversionStrip(Strip):
    """Shown while files are converted; charting goes on meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(name="conversionStrip", parent=parent)
        self._bar = QProgressBar()
        self._bar.setObjectName("conversion.bar")
        self._bar.setAccessibleName(self.tr("Files converted"))
        self._bar.setTextVisible(False)
        self.row.addWidget(self._bar, 1)

    def show_progress(self, done: int, total: int) -> None:
        """Files looked at, of all there are."""
        line = self.tr("{0} of {1} files").format(done, total)
        self.say(self.tr("Encryption at work"), line)
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self.show()
