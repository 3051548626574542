"""Sending a patient to another clinic: whether the file is sealed by a passphrase."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.new_passphrase import NewPassphrase
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH


class ExportDialog(Sheet):
    """What was chosen is in `words`: the passphrase, "" for a file that anybody can read."""

    def __init__(self, who: str, *, sealed: bool, parent: QWidget) -> None:
        """`sealed`: the store is encrypted, and what leaves it has to be."""
        title = self.tr("Export for another clinic")
        super().__init__(name="exportDialog", title=title, parent=parent)
        self.words = ""
        column = self.column
        column.addWidget(Said(who, name="export.who", weight=QFont.Weight.DemiBold))
        text = self.tr(
            "One file with the record and its photos, which IMS Chart of another clinic takes up."
        )
        column.addWidget(Said(text))
        self.seal = Chip(self.tr("Sealed by a passphrase"), name="export.seal", height=TOUCH)
        self.seal.setCheckable(True)
        self.seal.setChecked(True)
        self.seal.setVisible(not sealed)
        self.seal.toggled.connect(self._refresh)
        self.passphrase = NewPassphrase(self)
        self.passphrase.changed.connect(self._refresh)
        self.passphrase.entered.connect(self.accept)
        self._plain = Said(
            self.tr("Whoever gets hold of this file can read all of it."),
            name="export.plain",
            color="alert",
        )
        row = QHBoxLayout()
        row.addWidget(self.seal)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.passphrase)
        column.addWidget(self._plain)
        text = self.tr("Tell the passphrase by another way than the file: by telephone, say.")
        self._tell = Said(text, size=9.5, color="muted")
        column.addWidget(self._tell)
        self._build_buttons()
        self._refresh()

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Cancel"), name="export.cancel", height=TOUCH)
        self._export = Chip(
            self.tr("Export…"), name="export.accept", weight=Weight.PRIMARY, height=TOUCH
        )
        leave.clicked.connect(self.reject)
        self._export.clicked.connect(self.accept)
        self.end_with(leave, self._export)

    def _refresh(self) -> None:
        seal = self.seal.isChecked()
        for widget in (self.passphrase, self._tell):
            widget.setHidden(not seal)
        self._plain.setHidden(seal)
        if "_export" in self.__dict__:
            self._export.setEnabled(not seal or bool(self.passphrase.text))
            self.adjustSize()

    def accept(self) -> None:
        """Only with a passphrase that can be taken, or plainly without one."""
        if self._export.isEnabled():
            self.words = self.passphrase.text if self.seal.isChecked() else ""
            super().accept()
