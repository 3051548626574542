"""Above the chart: whose it is, whether it is saved, and what is done with all of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.charting.autosave import Autosave
from ims_chart.charting.chart import Chart
from ims_chart.record.change import Change
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.patient_banner import PatientBanner
from ims_chart.ui.save_state import SaveIndicator

ROOM_TO_SIGN = 1180
"""Pixels of width under which the room belongs to the patient's name and alerts."""


class ChartHeader(QWidget):
    """The way back, the patient, whether it is saved, undo, review, signing and printing, menu."""

    def __init__(
        self,
        chart: Chart,
        autosave: Autosave | None,
        actions: Mapping[str, QAction],
        menu_button: Chip,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._banner = PatientBanner(chart.patient, archived=chart.record.archived)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(ActionChip(actions["show_patients"], icon="back", weight=Weight.QUIET))
        row.addWidget(self._banner, 1)
        row.addWidget(SaveIndicator(autosave))
        row.addWidget(ActionChip(actions["undo"], icon="undo", text=""))
        row.addWidget(ActionChip(actions["redo"], icon="redo", text=""))
        row.addWidget(ActionChip(actions["review"], icon="history"))
        self._sign = ActionChip(actions["sign_visit"], icon="check", text=self.tr("Sign"))
        row.addWidget(self._sign)
        row.addWidget(ActionChip(actions["print_chart"], icon="print", text=self.tr("Print")))
        row.addWidget(menu_button)
        chart.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        if change.patient is not None or change.shell is not None:
            self._banner.show_patient(self._chart.patient, archived=self._chart.record.archived)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._sign.setVisible(event.size().width() >= ROOM_TO_SIGN)
