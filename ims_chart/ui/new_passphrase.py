"""A passphrase chosen: typed twice, with a word on what it is worth."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.storage.passphrase import GOOD_BITS, LEAST, bits
from ims_chart.ui.passphrase_field import PassphraseField
from ims_chart.ui.said import Said


class NewPassphrase(QWidget):
    """Two fields and a hint."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newPassphrase")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._first = PassphraseField(name="passphrase.new", label=self.tr("New passphrase"))
        self._again = PassphraseField(name="passphrase.again", label=self.tr("Once more"))
        self._hint = Said(name="passphrase.hint", size=10)
        self._hint.setMinimumHeight(40)
        for widget in (self._first, self._again, self._hint):
            column.addWidget(widget)
        for field in (self._first, self._again):
            field.changed.connect(self._refresh)
        self._first.entered.connect(self._again.setFocus)
        self._again.entered.connect(self._enter)
        self.setFocusProxy(self._first)
        self._refresh()

    @property
    def text(self) -> str:
        """What was chosen; "" while it can't be taken."""
        typed = self._first.text
        return typed if len(typed) >= LEAST and typed == self._again.text else ""

    def clear(self) -> None:
        self._first.clear()
        self._again.clear()

    def _enter(self) -> None:
        if self.text:
            self.entered.emit()

    def _refresh(self) -> None:
        self._hint.say(*self._words())
        self.changed.emit()

    def _words(self) -> tuple[str, str]:
        typed, again = self._first.text, self._again.text
        if len(typed) < LEAST:
            said = self.tr("At least {0} characters. Best are five or more words drawn by lot.")
            return said.format(LEAST), "muted"
        if again and not typed.startswith(again):
            return self.tr("The two are not the same."), "danger"
        if bits(typed) < GOOD_BITS:
            weak = self.tr("Could be guessed by whoever steals the files. More words make it safe.")
            return weak, "alert"
        return self.tr("Good. Nobody can look it up: it is kept nowhere."), "good"
