"""A new passphrase for somebody."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.new_passphrase import NewPassphrase
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH


class SetPassphraseDialog(QDialog):
    """`words` holds what was chosen, "" if it wasn't accepted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setPassphraseDialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self.setMinimumWidth(520)
        self.words = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        title = self.tr("Passphrase of {0}").format(name[:200])
        column.addWidget(Said(title, size=14, weight=QFont.Weight.Bold))
        why = self.tr("They type it here themselves, out of your sight.")
        column.addWidget(Said(why, color="muted"))
        self._field = NewPassphrase()
        self._field.changed.connect(self._refresh)
        self._field.entered.connect(self.accept)
        column.addWidget(self._field)
        row = QHBoxLayout()
        cancel = Chip(self.tr("Cancel"), name="passphrase.cancel", height=TOUCH)
        self._set = Chip(self.tr("Set"), name="passphrase.set", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._set.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._set)
        column.addLayout(row)
        self._refresh()

    def _refresh(self) -> None:
        if hasattr(self, "_set"):
            self._set.setEnabled(bool(self._field.text))

    def accept(self) -> None:
        if self._field.text:
            self.words = self._field.text
            self._field.clear()
            super().accept()
