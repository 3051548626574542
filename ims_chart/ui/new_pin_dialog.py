"""A new PIN, given twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ims_chart.storage.pins import LONGEST, SHORTEST, weakness
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.pin_pad import PinPad
from ims_chart.ui.pin_words import weak_words
from ims_chart.ui.theme import TOUCH, font


class NewPinDialog(QDialog):
    """What was accepted is in `pin`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newPinDialog")
        self.setWindowTitle(self.tr("New PIN"))
        self.pin = ""
        self._first = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 16)
        column.setSpacing(10)
        who = _words(name[:200], font(15, QFont.Weight.Bold))
        self._step = _words("", font(10.5))
        self._step.setObjectName("newPin.step")
        self._pad = PinPad()
        self._pad.entered.connect(self._on_entered)
        cancel = Chip(self.tr("Cancel"), name="newPin.cancel", weight=Weight.QUIET, height=TOUCH)
        cancel.clicked.connect(self.reject)
        for widget in (who, self._step, self._pad, cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._begin()
        self._pad.setFocus()

    def _begin(self) -> None:
        self._first = ""
        words = self.tr("A new PIN of {0} to {1} digits")
        self._step.setText(words.format(SHORTEST, LONGEST))

    def _on_entered(self, pin: str) -> None:
        weak = weakness(pin)
        if weak is not None:
            self._pad.say(weak_words(weak), color="danger")
        elif not self._first:
            self._first = pin
            self._step.setText(self.tr("The same once more"))
        elif pin != self._first:
            self._begin()
            self._pad.say(self.tr("That was another one. Begin again."), color="danger")
        else:
            self.pin = pin
            self.accept()


def _words(text: str, face: QFont) -> QLabel:
    label = QLabel(text)
    label.setFont(face)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setMinimumWidth(300)
    return label
