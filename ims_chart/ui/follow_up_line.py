"""What was told of the time since the last visit, on one line; a tap asks again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.note import follow_up_line
from ims_chart.printing.terms import WORDING
from ims_chart.ui.chip import Chip
from ims_chart.ui.red_flag import RedFlag
from ims_chart.ui.theme import font, theme
from ims_chart.ui.turn import Turn


class FollowUpLine(QWidget):
    """Hidden at a first visit, and while the strip asks. What is never normal is said to be so."""

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("followUpLine")
        self._chart = chart
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        self._words = QLabel()
        self._words.setObjectName("visit.followUp.words")
        self._words.setFont(font(9.5))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._ask = Chip("", name="visit.followUp")
        theme.fit(self._ask)
        self._ask.clicked.connect(chart.answers.ask)
        row.addWidget(self._words, 1)
        row.addWidget(self._ask)
        self._flag = RedFlag(name="visit.followUp.flag", parent=self)
        column.addWidget(self._flag)
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        for told in (chart.changed, chart.visit_chosen, chart.answers.changed, theme.changed):
            told.connect(self._later.start)
        self.refresh()

    def refresh(self) -> None:
        """Says what was told at the chosen visit, or that nobody asked."""
        chart, told = self._chart, self._chart.answers.follow_up
        self.setVisible(chart.answers.about is not None and not chart.answers.asking)
        said = follow_up_line(chart.record, told, chart.atlas.muscles, WORDING) if told else ""
        self._words.setText(said or self.tr("Since the last visit: not asked"))
        palette = self._words.palette()
        ink = theme.tokens.color("text" if told else "muted")
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self._words.setPalette(palette)
        self._flag.warn(t.kind for t in (told.reactions if told else None) or ())
        self._ask.setText(self.tr("Change") if told else self.tr("Ask"))
        self._ask.describe(self.tr("Ask how it was since the last visit"))
        self._ask.setVisible(chart.editable)
        self._ask.updateGeometry()
