"""What stands on a locked screen: whose clinic it is, whose needles are in where, and a way in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.charting.guard import Guard
from ims_chart.charting.needles_in import NeedlesIn
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.needles_strip import NeedlesStrip
from ims_chart.ui.pin_entry import PinEntry
from ims_chart.ui.pin_pad import KEY
from ims_chart.ui.theme import font, theme
from ims_chart.ui.timer_alarm import TimerAlarm
from ims_chart.words import explain


class LockPage(QWidget):
    """Covers the window. Of a patient it holds the room and the number of needles, no more."""

    passphrase_wanted = Signal(str)
    """As of the `PinEntry`."""

    def __init__(
        self, guard: Guard, needles_in: NeedlesIn, alarm: TimerAlarm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lockPage")
        self._guard = guard
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(10)
        strip = NeedlesStrip(needles_in, alarm, self)
        strip.named = False
        strip.wanted.connect(lambda _id: self.say(self.tr("Unlock the screen to open a chart.")))
        self._column.addWidget(strip)
        self._column.addStretch(2)
        self._add_line("lock.clinic", guard.clinic.name.strip() or "IMS Chart", 20)
        self._way = self._build_way()
        self._said = self._add_line("lock.said", self._words(), 10)
        self._saving = self._add_line("lock.saving", "", 10)
        self._column.addStretch(3)

    def _build_way(self) -> QWidget:
        """What lets somebody in: a PIN, a tap where nobody has one, or a file that reads again."""
        guard = self._guard
        if guard.fault is None and guard.holders:
            self._add_line("lock.title", self.tr("Locked"), 12, color="muted")
            way = PinEntry(guard, guard.holders)
            way.passphrase_wanted.connect(self.passphrase_wanted)
            self._column.addWidget(way)
            return way
        if guard.fault is None:
            self._add_line("lock.title", self.tr("Privacy screen"), 12, color="muted")
            chip = Chip(self.tr("Go on"), name="lock.go_on", weight=Weight.PRIMARY, height=KEY)
            chip.clicked.connect(guard.pass_by)
        else:
            self._add_line("lock.title", self.tr("Locked"), 12, color="muted")
            chip = Chip(self.tr("Try again"), name="lock.again", weight=Weight.PRIMARY, height=KEY)
            chip.clicked.connect(guard.try_again)
        chip.setMinimumWidth(200)
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignHCenter)
        return chip

    def _words(self) -> str:
        if self._guard.fault is not None:
            return explain(self._guard.fault)
        return "" if self._guard.holders else self.tr("Nobody here has a PIN: anyone can go on.")

    def _add_line(self, name: str, words: str, size: float, color: str = "text") -> QLabel:
        label = QLabel(words)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setContentsMargins(40, 0, 40, 0)
        label.setFont(font(size, QFont.Weight.Bold if size > 12 else QFont.Weight.Medium))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), theme.tokens.color(color))
        label.setPalette(palette)
        self._column.addWidget(label)
        return label

    # --- words

    def say(self, words: str) -> None:
        """Why something can't be done before the screen is unlocked."""
        self._said.setText(words)

    def say_saving(self, words: str) -> None:
        """What is to be known of work that isn't on disk yet; "" once all is."""
        self._saving.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._way.setFocus()
