"""How many needles are in the patient, and the one tap that takes them out."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart, now
from ims_chart.charting.needles import MORE_MINUTES
from ims_chart.charting.needles_in import NeedlesIn
from ims_chart.printing.terms import number
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.needle_words import count_words, time_words
from ims_chart.ui.said import Said
from ims_chart.ui.theme import RADIUS, TOUCH, font, theme
from ims_chart.ui.timer_alarm import TimerAlarm
from ims_chart.ui.turn import Turn

_CHOICES = (3, 5, 10, 15, 20, 30)
_ONE, _STOP = "site", "stop"


class NeedlesPanel(QWidget):
    """Counts, times and takes out; what is tapped most stands lowest and never moves."""

    def __init__(
        self, chart: Chart, needles_in: NeedlesIn, alarm: TimerAlarm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("needlesPanel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._chart = chart
        self._needles_in = needles_in
        self._alarm = alarm
        self._build()
        self._connect()
        self.refresh()

    # --- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self._count = Said(name="needlesIn")
        self._count.setWordWrap(False)
        self._time = QLabel()
        self._time.setTextFormat(Qt.TextFormat.PlainText)
        self._time.setObjectName("needlesTime")
        self._time.setFont(font(11.5, QFont.Weight.Bold))
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading = QHBoxLayout()
        heading.setContentsMargins(4, 2, 4, 2)
        heading.addWidget(self._count)
        heading.addWidget(self._time, 1)
        column.addLayout(heading)
        self._silence = Chip(
            self.tr("Stop ringing"), name="needles.silence", icon="bell", height=TOUCH
        )
        self._site = Chip("", name="needles.site", height=TOUCH)
        self._timer = Chip("", name="needles.timer", icon="bell", height=TOUCH)
        self._times = MenuChip("", name="needles.times", height=TOUCH)
        self._times.setAccessibleName(self.tr("Timer"))
        self._out = Chip(
            self.tr("All out"), name="needles.all_out", weight=Weight.PRIMARY, height=TOUCH
        )
        timer = QHBoxLayout()
        timer.setSpacing(6)
        timer.addWidget(self._timer, 1)
        timer.addWidget(self._times)
        column.addWidget(self._silence)
        column.addWidget(self._site)
        column.addLayout(timer)
        column.addWidget(self._out)

    def _connect(self) -> None:
        chart, needles = self._chart, self._chart.needles
        self._out.clicked.connect(needles.all_out)
        self._site.clicked.connect(self._on_site)
        self._timer.clicked.connect(self._on_timer)
        self._times.chosen.connect(self._on_choice)
        self._silence.clicked.connect(lambda: self._needles_in.silence(chart.record.id))
        # The mark on the body comes first.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        for signal in (chart.changed, chart.visit_chosen, chart.selection_changed):
            signal.connect(self._later.start)
        self._needles_in.changed.connect(self._later.start)
        self._needles_in.ticked.connect(self._show_time)
        self._alarm.blinked.connect(self._show_ringing)

    # --- showing

    def refresh(self) -> None:
        """Shows the needles as they are now."""
        inside, running = self._chart.needles.inside, self._chart.needles.due is not None
        editable = self._chart.document.editable
        # Loud only while there is something to think of.
        weight = QFont.Weight.Bold if inside else QFont.Weight.Normal
        self._count.setFont(font(11.5 if inside else 10, weight))
        self._count.say(count_words(inside), "text" if inside else "muted")
        self.setAccessibleName(count_words(inside))
        self._out.setVisible(inside > 0)
        self._out.setEnabled(editable)
        for chip in (self._timer, self._times):
            chip.setVisible(inside > 0)
            chip.setEnabled(editable)
        usual = number(self._chart.clinic.timer_minutes)
        words = self.tr("+ {0} min").format(MORE_MINUTES) if running else f"{usual} min"
        self._timer.setText(words)
        self._timer.describe(
            self.tr("{0} minutes more").format(MORE_MINUTES)
            if running
            else self.tr("Timer of {0} minutes").format(usual)
        )
        self._show_site(inside)
        self._show_choices(running=running)
        self._show_time()
        self._show_ringing()

    def _show_site(self, inside: int) -> None:
        """The exception: the selected site's needles alone, in or out."""
        site = self._chart.needles.offered
        needling = site.needling if site else None
        shown = needling is not None and bool(inside or needling.technique)
        self._site.setVisible(shown)
        if site is None or needling is None:
            return
        words = self.tr("Site {0}: take out") if needling.inside else self.tr("Site {0}: is in")
        self._site.setText(words.format(site.number))
        self._site.describe(self._site.text())

    def _show_choices(self, *, running: bool) -> None:
        minutes = self.tr("{0} min")
        choices: list[tuple[Hashable | None, str]] = [(m, minutes.format(m)) for m in _CHOICES]
        site = self._chart.needles.offered
        if site is not None:
            one = self.tr("Site {0} only: {1} min")
            choices += [((_ONE, m), one.format(site.number, m)) for m in _CHOICES]
        if running:
            choices.append((_STOP, self.tr("Stop the timer")))
        self._times.set_choices(choices)

    def _show_time(self) -> None:
        due = self._chart.needles.due
        self._time.setText("" if due is None else time_words(self._needles_in.until(due)))

    def _show_ringing(self) -> None:
        self._silence.setVisible(self._rings)
        self.update()

    @property
    def _rings(self) -> bool:
        return any(one.record_id == self._chart.record.id for one in self._needles_in.ringing)

    # --- what is tapped

    def _on_site(self) -> None:
        site = self._chart.needles.offered
        if site is not None:
            self._chart.needles.toggle(site.id)

    def _on_timer(self) -> None:
        if self._chart.needles.due is None:
            self._chart.needles.start_timer(now())
        else:
            self._chart.needles.add_time(now())

    def _on_choice(self, choice: object) -> None:
        self._times.set_value(None)
        needles, site = self._chart.needles, self._chart.needles.offered
        match choice:
            case (_, int(minutes)) if site is not None:
                needles.start_timer(now(), minutes, site.id)
            case int(minutes):
                needles.start_timer(now(), minutes)
            case _:
                needles.stop_timer()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ground of what is in, which blinks while the timer rings."""
        if not self._chart.needles.inside:
            return
        t = theme.tokens
        lit = self._rings and self._alarm.lit
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.color("alert"))
        painter.setBrush(t.color("alert_ground" if lit else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
