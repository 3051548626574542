"""Under the timeline: a visit back, play, a visit on."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.playback import Playback
from ims_chart.ui.theme import GAP, TOUCH


class PlayBar(QWidget):
    """Only there once there is more than one visit to go through."""

    def __init__(
        self, chart: Chart, playback: Playback, actions: dict[str, QAction], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("playBar")
        self._chart = chart
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._play = self._chip(actions["play_visits"], "play")
        for chip in (
            self._chip(actions["earlier_visit"], "back"),
            self._play,
            self._chip(actions["later_visit"], "on"),
        ):
            row.addWidget(chip, 1)
        playback.playing_changed.connect(
            lambda playing: self._play.set_icon("pause" if playing else "play")
        )
        chart.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.setVisible(len(self._chart.record.visits) > 1)

    def _chip(self, action: QAction, icon: str) -> ActionChip:
        return ActionChip(action, icon=icon, text="", height=TOUCH)
