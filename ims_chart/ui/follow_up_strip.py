"""Since the last visit: asked once, answered in taps, skipped in one."""

from __future__ import annotations

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import short_day, word
from ims_chart.record import EventKind, Trend
from ims_chart.ui.chip import Chip
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.reaction_chip import ReactionChip
from ims_chart.ui.red_flag import RedFlag
from ims_chart.ui.theme import font, theme
from ims_chart.ui.turn import Turn

_FEW = 3
"""Days of soreness up to which each has a chip of its own."""
_MORE_DAYS = (3, 4, 5, 6, 7, 10, 14)


class FollowUpStrip(QWidget):
    """Better, same or worse; soreness; bruise; other. There only while it asks."""

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("followUpStrip")
        self.setAccessibleName(self.tr("Since the last visit"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chart = chart
        self._answers = chart.answers
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 12, 10)
        self._column.setSpacing(6)
        self._build_question()
        self._build_trend()
        self._build_soreness()
        self._flag = RedFlag(name="followUp.flag", parent=self)
        self._column.addWidget(self._flag)
        # A tap is painted first; the answers follow.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        chart.changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        self._answers.changed.connect(self._later.start)
        self.refresh()

    def _build_question(self) -> None:
        row = self._row()
        self._question = QLabel()
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setObjectName("followUp.question")
        self._question.setFont(font(10, QFont.Weight.DemiBold))
        self._question.setMinimumWidth(1)
        row.addWidget(self._question, 1)
        self._done = Chip("", name="followUp.done")
        theme.fit(self._done)
        self._done.clicked.connect(self._answers.done)
        row.addWidget(self._done)

    def _build_trend(self) -> None:
        row = self._row()
        self._trend = {t: _chip(_title(word(t)), f"followUp.{t}") for t in Trend}
        for trend, chip in self._trend.items():
            chip.clicked.connect(lambda on, t=trend: self._answers.set_trend(t if on else None))
            row.addWidget(chip, 1)
        self._bruise = _chip(_title(word(EventKind.BRUISE)), "followUp.bruise")
        self._bruise.clicked.connect(lambda: self._answers.tell(EventKind.BRUISE))
        row.addWidget(self._bruise, 1)

    def _build_soreness(self) -> None:
        row = self._row()
        caption = QLabel(self.tr("Sore, days"))
        caption.setFont(font(9.5))
        row.addWidget(caption)
        self._days = {n: _chip(str(n), f"followUp.sore.{n}") for n in range(_FEW)}
        for days, chip in self._days.items():
            chip.describe(self.tr("Sore, days: {0}").format(days))
            chip.clicked.connect(lambda on, n=days: self._answers.set_soreness(n if on else None))
            row.addWidget(chip)
        self._longer = MenuChip(f"{_FEW}+", name="followUp.sore.more")
        self._longer.setAccessibleName(self.tr("Sore for longer"))
        self._longer.setCheckable(True)
        self._longer.set_choices([(n, str(n)) for n in _MORE_DAYS])
        self._longer.chosen.connect(self._answers.set_soreness)
        rest = [kind for kind in EventKind if kind is not EventKind.BRUISE]
        self._other = ReactionChip(rest, name="followUp.other")
        self._other.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._other.chosen.connect(self._on_other)
        for chip, stretch in ((self._longer, 0), (self._other, 1)):
            theme.fit(chip)
            row.addWidget(chip, stretch)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._column.addLayout(row)
        return row

    # --- showing

    def refresh(self) -> None:
        """Shows the answers as they stand in the visit."""
        self.setVisible(self._answers.asking)
        if not self._answers.asking:
            return
        told, about, held = self._answers.follow_up, self._answers.about, self._answers.held
        if held is not None:
            self._question.setText(self.tr("Tap where: {0}").format(word(held)))
        elif about is not None:
            self._question.setText(self.tr("Since {0}?").format(short_day(about.date)))
        for trend, chip in self._trend.items():
            chip.setChecked(bool(told and told.trend is trend))
        self._bruise.setChecked(bool(self._answers.told(EventKind.BRUISE)))
        self._show_soreness(told.soreness_days if told else None)
        reactions = told.reactions if told else None
        kinds = {t.kind for t in reactions or ()}
        self._other.show_told(kinds, none=reactions == ())
        self._flag.warn(kinds)
        self._done.setText(self.tr("Done") if told else self.tr("Skip"))
        self._done.describe(self.tr("Close this question"))

    def _show_soreness(self, days: int | None) -> None:
        for own, chip in self._days.items():
            chip.setChecked(own == days)
        longer = days if days is not None and days >= _FEW else None
        self._longer.set_value(longer, None if longer is None else str(longer))
        self._longer.setChecked(longer is not None)

    def _on_other(self, kind: EventKind | None) -> None:
        if kind is None:
            self._answers.tell_none()
        else:
            self._answers.tell(kind)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens.color("raised"))
        painter.setPen(theme.tokens.color("border"))
        painter.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))


def _chip(text: str, name: str) -> Chip:
    chip = Chip(text, name=name)
    chip.setCheckable(True)
    theme.fit(chip)
    return chip


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]
