"""What two people changed at once, one by one, with both versions side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.charting.chart import Chart
from ims_chart.charting.conflicts import Conflicts
from ims_chart.record import Conflict
from ims_chart.ui import conflict_words as words
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.rule import rule
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH, font


class ConflictsDialog(Sheet):
    """Each takes one tap, which Undo takes back. What isn't decided now is asked again."""

    def __init__(self, chart: Chart, conflicts: Conflicts, parent: QWidget | None = None) -> None:
        title, heading = self.tr("Two versions"), self.tr("Changed in two places")
        super().__init__(
            name="conflictsDialog", title=title, heading=heading, width=640, parent=parent
        )
        self.open_at(720, 560)
        self._chart, self._conflicts = chart, conflicts
        column = self.column
        why = self.tr("Nothing is lost: say which version stands. Undo takes it back.")
        column.addWidget(Said(why, color="muted"))
        self._area = QScrollArea()
        self._area.setObjectName("conflicts.area")
        self._area.setAccessibleName(self.tr("What was changed in two places"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self._area, 1)
        later = Chip(self.tr("Decide later"), name="conflicts.later", height=TOUCH)
        later.clicked.connect(self.reject)
        self.end_with(later)
        chart.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows what is still to be decided, and closes once nothing is."""
        left = self._conflicts.all
        if not left:
            self.accept()
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        for at, conflict in enumerate(left):
            column.addWidget(rule(QFrame.Shape.HLine))
            column.addWidget(self._card(at, conflict))
        column.addStretch(1)
        self._area.setWidget(box)

    def _card(self, at: int, conflict: Conflict) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        subject = words.subject(self._chart, conflict)
        column.addWidget(_label(subject, 11, QFont.Weight.DemiBold))
        column.addWidget(_label(words.story(self._chart, conflict)))
        told = words.lines(self._chart, conflict)
        if told:
            column.addLayout(self._table(told))
        row = QHBoxLayout()
        row.setSpacing(8)
        keep, take = words.choices(self._chart, conflict)
        kept = Chip(keep, name=f"conflict.{at}.keep", weight=Weight.PRIMARY, height=TOUCH)
        kept.describe(f"{keep}: {subject}")
        kept.clicked.connect(lambda: self._conflicts.keep(conflict))
        row.addWidget(kept)
        if take:
            taken = Chip(take, name=f"conflict.{at}.take", height=TOUCH)
            taken.describe(f"{take}: {subject}")
            taken.clicked.connect(lambda: self._conflicts.take(conflict))
            row.addWidget(taken)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _table(self, told: list[tuple[str, str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heads = ("", self.tr("Here"), self.tr("The other"))
        for row, texts in enumerate((heads, *told)):
            for place, text in enumerate(texts):
                weight = QFont.Weight.DemiBold if row == 0 else QFont.Weight.Normal
                grid.addWidget(_label(text, 10, weight), row, place)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid


def _label(text: str, size: float = 10.5, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
