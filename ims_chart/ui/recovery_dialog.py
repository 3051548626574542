"""A new recovery key, shown once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ims_chart.body import Atlas
from ims_chart.record import Clinic
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.recovery_panel import RecoveryPanel
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH


class RecoveryDialog(Sheet):
    """Closes only once the key is on paper: the one before it is no longer valid."""

    def __init__(
        self, key: str, clinic: Clinic, atlas: Atlas, parent: QWidget | None = None
    ) -> None:
        title, heading = self.tr("Recovery key"), self.tr("The new recovery key")
        super().__init__(
            name="recoveryDialog", title=title, heading=heading, width=600, parent=parent
        )
        self._panel = panel = RecoveryPanel(key, clinic, atlas)
        self.column.addWidget(panel)
        done = Chip(self.tr("Done"), name="recovery.done", weight=Weight.PRIMARY, height=TOUCH)
        done.setEnabled(False)
        done.clicked.connect(self.accept)
        panel.proved.connect(done.setEnabled)
        self.end_with(done)
        panel.setFocus()

    @property
    def stays(self) -> bool:
        return not self._panel.is_proved

    def reject(self) -> None:
        if self._panel.is_proved:
            super().reject()
