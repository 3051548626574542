"""A new passphrase for somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.new_passphrase import NewPassphrase
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH


class SetPassphraseDialog(Sheet):
    """`words` holds what was chosen, "" if it wasn't accepted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        title, heading = self.tr("Passphrase"), self.tr("Passphrase of {0}").format(name[:200])
        super().__init__(name="setPassphraseDialog", title=title, heading=heading, parent=parent)
        self.words = ""
        column = self.column
        why = self.tr("They type it here themselves, out of your sight.")
        column.addWidget(Said(why, color="muted"))
        self._field = NewPassphrase()
        self._field.changed.connect(self._refresh)
        self._field.entered.connect(self.accept)
        column.addWidget(self._field)
        cancel = Chip(self.tr("Cancel"), name="passphrase.cancel", height=TOUCH)
        self._set = Chip(self.tr("Set"), name="passphrase.set", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._set.clicked.connect(self.accept)
        self.end_with(cancel, self._set)
        self._refresh()

    def _refresh(self) -> None:
        if hasattr(self, "_set"):
            self._set.setEnabled(bool(self._field.text))

    def accept(self) -> None:
        if self._field.text:
            self.words = self._field.text
            self._field.clear()
            super().accept()
