"""A recovery key that is shown once: on paper before anything goes on."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QPageSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ims_chart.body import Atlas, BodyError
from ims_chart.printing.errors import PrintError
from ims_chart.printing.format import Format
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS
from ims_chart.printing.printout import device_paper, paint_on
from ims_chart.printing.recovery_key import RecoverySheet
from ims_chart.record import Clinic
from ims_chart.storage.settings import load_settings
from ims_chart.ui.chip import Chip
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain

_IN_A_ROW = 4


class RecoveryPanel(QWidget):
    """The key in large groups, a way to print it, and the proof that it was: its last group."""

    proved = Signal(bool)

    def __init__(
        self, key: str, clinic: Clinic, atlas: Atlas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryPanel")
        self._key = key
        self._clinic = clinic
        self._atlas = atlas
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        why = self.tr(
            "This recovery key opens the records when every passphrase is forgotten. It is shown "
            "now and never again. Print it, or write it down, and keep it away from this computer."
        )
        column.addWidget(Said(why, name="recovery.why"))
        groups = key.split("-")
        lines = [groups[n : n + _IN_A_ROW] for n in range(0, len(groups), _IN_A_ROW)]
        shown = Said(
            "\n".join("   ".join(line) for line in lines),
            name="recovery.key",
            size=19,
            weight=QFont.Weight.Bold,
        )
        shown.setAccessibleName(self.tr("Recovery key"))
        shown.setAccessibleDescription(key)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(shown)
        row = QHBoxLayout()
        printing = Chip(self.tr("Print…"), name="recovery.print", icon="print", height=TOUCH)
        printing.clicked.connect(self.print_sheet)
        self._last = QLineEdit()
        self._last.setObjectName("recovery.last")
        label = self.tr("Type the last group from your paper")
        self._last.setPlaceholderText(label)
        self._last.setAccessibleName(label)
        self._last.setFont(font(11))
        self._last.setMinimumHeight(TOUCH)
        self._last.setMaxLength(12)
        self._last.textChanged.connect(lambda: self.proved.emit(self.is_proved))
        row.addWidget(printing)
        row.addWidget(self._last, 1)
        column.addLayout(row)
        self._said = Said(name="recovery.said", size=10)
        column.addWidget(self._said)
        column.addStretch(1)
        self.setFocusProxy(self._last)

    @property
    def is_proved(self) -> bool:
        """Whether somebody has it on paper, as far as can be known."""
        return self._last.text().strip().upper() == self._key.split("-")[-1]

    def print_sheet(self) -> None:
        """Asks the system for a printer and prints. It is never offered as a file: a key beside
        the records guards nothing.
        """
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        paper = load_settings().paper.value
        size = PAPERS[paper]
        printer.setPageSize(
            QPageSize(QSizeF(size.width, size.height), QPageSize.Unit.Millimeter, paper)
        )
        sheet = RecoverySheet(self._key, self._clinic, self._atlas, dt.datetime.now().astimezone())
        printer.setDocName(sheet.title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            form = Format(device_paper(printer))
            paint_on(printer, sheet.pages(form, FontMeasure()), self._atlas)
        except (PrintError, BodyError) as error:
            self._said.say(explain(error), "danger")
        else:
            self._said.say(self.tr("Printed. Look whether it can be read."), "good")
