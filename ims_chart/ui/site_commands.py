"""What the actions of the selected site do; each method is named as its action is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ims_chart.charting import observing
from ims_chart.charting.chart import Chart
from ims_chart.record import TriggerPointState
from ims_chart.record.site import PAIN_MAX


class SiteCommands(QObject):
    """One key each. Pressed again, what a key has charted is taken back."""

    ring_wanted = Signal()
    """The menu round the selected site is to open."""
    unfold_wanted = Signal()
    """What is seldom charted of the site is to show, or to fold away again."""

    def __init__(self, chart: Chart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        for pain in range(PAIN_MAX + 1):
            setattr(self, f"pain_{pain}", partial(observing.toggle_pain, chart, pain))

    def found_active(self) -> None:
        observing.toggle_state(self._chart, TriggerPointState.ACTIVE)

    def found_latent(self) -> None:
        observing.toggle_state(self._chart, TriggerPointState.LATENT)

    def found_satellite(self) -> None:
        observing.toggle_state(self._chart, TriggerPointState.SATELLITE)

    def found_cleared(self) -> None:
        observing.toggle_state(self._chart, TriggerPointState.CLEARED)

    def next_twitch(self) -> None:
        observing.next_twitch(self._chart)

    def next_referral(self) -> None:
        observing.next_referral(self._chart)

    def open_ring(self) -> None:
        self.ring_wanted.emit()

    def unfold_site(self) -> None:
        self.unfold_wanted.emit()
