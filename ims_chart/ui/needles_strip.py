"""The patients with needles in, at the edge of every screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.charting.needles_in import NeedlesIn
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.lying_chip import LyingChip
from ims_chart.ui.theme import TOUCH, theme
from ims_chart.ui.timer_alarm import TimerAlarm


class NeedlesStrip(QWidget):
    """A chip for each patient; there only while there is one to show."""

    wanted = Signal(str)
    """The id of the patient whose chart is to be opened."""

    def __init__(self, needles_in: NeedlesIn, alarm: TimerAlarm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("needlesStrip")
        self.setAccessibleName(self.tr("Patients with needles in"))
        self._needles_in = needles_in
        self._alarm = alarm
        self._open = ""
        self._named = True
        self._chips: dict[str, LyingChip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, space=8)
        row.addWidget(self._box, 1)
        self._silence = Chip(
            self.tr("Stop ringing"),
            name="strip.silence",
            icon="bell",
            weight=Weight.PRIMARY,
            height=TOUCH,
        )
        self._silence.clicked.connect(needles_in.silence_all)
        row.addWidget(self._silence)
        needles_in.changed.connect(self.refresh)
        needles_in.ticked.connect(self._show_times)
        alarm.blinked.connect(self._show_ringing)
        self.refresh()

    @property
    def named(self) -> bool:
        """Whether initials are shown; a locked screen shows room, number and time only."""
        return self._named

    @named.setter
    def named(self, named: bool) -> None:
        self._named = named
        self.refresh()

    def leave_out(self, record_id: str) -> None:
        """Leaves out the patient whose chart is open, which shows the needles itself; "" leaves
        out nobody.
        """
        self._open = record_id
        self.refresh()

    def refresh(self) -> None:
        """Shows who lies with needles in, the next timer first."""
        shown = [one for one in self._needles_in.patients if one.record_id != self._open]
        for gone in self._chips.keys() - {one.record_id for one in shown}:
            chip = self._chips.pop(gone)
            chip.hide()
            chip.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass  # the chips are laid anew, in the order of their timers
        for one in shown:
            self._flow.addWidget(self._chips.get(one.record_id) or self._made(one.record_id))
        self._show_times()
        self._show_ringing()
        self._box.updateGeometry()
        self.setVisible(bool(shown))

    def _made(self, record_id: str) -> LyingChip:
        chip = LyingChip(record_id)
        chip.clicked.connect(lambda: self.wanted.emit(record_id))
        self._chips[record_id] = chip
        return chip

    def _show_times(self) -> None:
        for one in self._needles_in.patients:
            chip = self._chips.get(one.record_id)
            if chip is not None:
                chip.show_patient(one, self._needles_in.remaining(one), named=self._named)

    def _show_ringing(self) -> None:
        ringing = {one.record_id for one in self._needles_in.ringing}
        for record_id, chip in self._chips.items():
            chip.show_ringing(rings=record_id in ringing, lit=self._alarm.lit)
        self._silence.setVisible(not ringing.isdisjoint(self._chips))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens.color("raised"))
        painter.setPen(theme.tokens.color("border"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
