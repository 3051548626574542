"""A new recovery key, shown once."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ims_chart.body import Atlas
from ims_chart.record import Clinic
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.recovery_panel import RecoveryPanel
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH


class RecoveryDialog(QDialog):
    """Closes by its button once the key is on paper."""

    def __init__(
        self, key: str, clinic: Clinic, atlas: Atlas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryDialog")
        self.setWindowTitle(self.tr("Recovery key"))
        self.setMinimumWidth(600)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        title = self.tr("The new recovery key")
        column.addWidget(Said(title, size=14, weight=QFont.Weight.Bold))
        panel = RecoveryPanel(key, clinic, atlas)
        column.addWidget(panel)
        done = Chip(self.tr("Done"), name="recovery.done", weight=Weight.PRIMARY, height=TOUCH)
        done.setEnabled(False)
        done.clicked.connect(self.accept)
        panel.proved.connect(done.setEnabled)
        column.addWidget(done)
        panel.setFocus()
