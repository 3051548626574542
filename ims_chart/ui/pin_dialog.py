"""Asks a therapist to prove who they are, before something is done in their name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.guard import Answer, Guard
from ims_chart.record import Therapist
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.pin_entry import PinEntry
from ims_chart.ui.theme import TOUCH, font


class PinDialog(QDialog):
    """Accepted once a PIN was right; `by` is the id of the therapist whose it was."""

    def __init__(
        self,
        guard: Guard,
        people: tuple[Therapist, ...],
        why: str,
        parent: QWidget | None = None,
    ) -> None:
        """`people` are those whose PIN will do, one or more; `why` says what it is for."""
        super().__init__(parent)
        self.setObjectName("pinDialog")
        self.setWindowTitle(self.tr("PIN"))
        self.by = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 16)
        column.setSpacing(12)
        title = QLabel(why)
        title.setObjectName("pin.why")
        title.setFont(font(15, QFont.Weight.Bold))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        column.addWidget(title)
        entry = PinEntry(guard, people)
        column.addWidget(entry)
        cancel = Chip(self.tr("Cancel"), name="pin.cancel", weight=Weight.QUIET, height=TOUCH)
        cancel.clicked.connect(self.reject)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        self._people = frozenset(one.id for one in people)
        guard.answered.connect(self._on_answered)
        entry.setFocus()

    def _on_answered(self, answer: Answer) -> None:
        if answer.right and answer.therapist in self._people:
            self.by = answer.therapist
            self.accept()


def ask_pin(parent: QWidget, guard: Guard, therapist: str, why: str) -> bool:
    """Whether a therapist has proved who they are, in the last ten minutes or now. False for who
    has no PIN: they can only be named.
    """
    people = tuple(one for one in guard.holders if one.id == therapist)
    if people and not guard.verified(therapist):
        ask_any_pin(parent, guard, people, why)
    return guard.verified(therapist)


def ask_any_pin(parent: QWidget, guard: Guard, people: tuple[Therapist, ...], why: str) -> str:
    """The id of the one of several therapists who has given their PIN now; "" if nobody did."""
    dialog = PinDialog(guard, people, why, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.by
