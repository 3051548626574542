"""Putting a record into the archive: until when it has to be kept."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.printing.terms import short_day
from ims_chart.record.retention import KEEP_YEARS, years_after
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.date_chip import DateChip
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH

YEARS = (KEEP_YEARS, 20, 30)
"""Offered at one tap; any day can be chosen."""


class ArchiveDialog(Sheet):
    """The day that was chosen is in `keep_until` once it is accepted."""

    def __init__(self, who: str, last: dt.date, parent: QWidget) -> None:
        """`last` is the day from which years are counted."""
        title, heading = self.tr("Archive"), self.tr("Archive this record")
        super().__init__(name="archiveDialog", title=title, heading=heading, parent=parent)
        self.keep_until = years_after(last)
        column = self.column
        column.addWidget(Said(who, name="archive.who", weight=QFont.Weight.DemiBold))
        text = self.tr(
            "The record leaves the list and stays as it is. It is found under “Archived”, and can "
            "be taken up again at any time."
        )
        column.addWidget(Said(text))
        column.addLayout(self._build_until(last))
        text = self.tr(
            "Until that day it can't be erased without typing the name. {0} years after the last "
            "visit is usual in several countries (unconfirmed); the law where you work decides, "
            "and may ask for more, with children above all."
        )
        column.addWidget(Said(text.format(KEEP_YEARS), size=9.5, color="muted"))
        self._build_buttons()
        self._show()

    def _build_until(self, last: dt.date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        until = Said(self.tr("Keep until"))
        until.setWordWrap(False)
        row.addWidget(until)
        self._day = DateChip(name="archive.until", label=self.tr("Keep until"))
        self._day.chosen.connect(self._choose)
        row.addWidget(self._day)
        for years in YEARS:
            chip = Chip(self.tr("{0} years").format(years), name=f"archive.{years}", height=TOUCH)
            chip.describe(self.tr("{0} years after {1}").format(years, short_day(last)))
            chip.clicked.connect(lambda _on=False, n=years: self._choose(years_after(last, n)))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Not now"), name="archive.cancel", height=TOUCH)
        go = Chip(self.tr("Archive"), name="archive.accept", weight=Weight.PRIMARY, height=TOUCH)
        leave.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        self.end_with(leave, go)
        go.setFocus()

    def _choose(self, day: dt.date) -> None:
        self.keep_until = day
        self._show()

    def _show(self) -> None:
        self._day.set_day(self.keep_until)
