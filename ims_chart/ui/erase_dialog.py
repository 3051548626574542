"""Erasing a patient for good: the one act in the list of patients that nothing takes back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ims_chart.printing.terms import short_day
from ims_chart.record.retention import may_go
from ims_chart.storage.names import folded
from ims_chart.storage.summary import Summary
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.patient_row import who
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH


class EraseDialog(Sheet):
    """Asks for the name to be typed, unless the time is over for which it had to be kept."""

    def __init__(self, summary: Summary, parent: QWidget) -> None:
        title, heading = self.tr("Erase for good"), self.tr("Erase this record for good?")
        super().__init__(name="eraseDialog", title=title, heading=heading, parent=parent)
        self._free = may_go(summary.keep_until, dt.date.today())
        self._word = summary.family.strip() or summary.given.strip()
        column = self.column
        column.addWidget(Said(who(summary), name="erase.who", weight=QFont.Weight.DemiBold))
        column.addWidget(Said(self._what(summary), name="erase.what"))
        color = "muted" if self._free else "danger"
        column.addWidget(Said(self._when(summary), name="erase.when", color=color))
        self.name = EntryLine(name="erase.name", label=self.tr("Family name, to confirm"))
        self.name.setMinimumHeight(TOUCH)
        self.name.textChanged.connect(self._refresh)
        self.name.returnPressed.connect(self.accept)
        column.addWidget(self.name)
        self.name.setHidden(self._free)
        self._build_buttons()
        self._refresh()

    def _what(self, summary: Summary) -> str:
        text = self.tr(
            "The record with {0} visits, its backups and its photos are removed from this store. "
            "Nobody can bring them back. That it was erased stays in the log, without the name."
        )
        more = self.tr(
            "What lies elsewhere is not reached: exports, backups of the whole store, and what a "
            "cloud keeps of the past."
        )
        return f"{text.format(summary.visits)}\n\n{more}"

    def _when(self, summary: Summary) -> str:
        if self._free and summary.keep_until:
            return self.tr("It had to be kept until {0}.").format(short_day(summary.keep_until))
        if summary.keep_until:
            return self.tr("It has to be kept until {0}.").format(short_day(summary.keep_until))
        return self.tr("Nobody has said how long it has to be kept. Records of treatment must be.")

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Keep it"), name="erase.cancel", height=TOUCH)
        self._erase = Chip(
            self.tr("Erase for good"), name="erase.accept", weight=Weight.FINAL, height=TOUCH
        )
        leave.clicked.connect(self.reject)
        self._erase.clicked.connect(self.accept)
        self.end_with(leave, self._erase)

    def _refresh(self) -> None:
        typed = folded(self.name.text().strip())
        self._erase.setEnabled(self._free or (bool(typed) and typed == folded(self._word)))

    def accept(self) -> None:
        """Only once the name stands there."""
        if self._erase.isEnabled():
            super().accept()
