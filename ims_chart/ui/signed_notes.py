"""Below the notes of a signed visit: who signed it, and what was added since."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.signing import takes_addenda
from ims_chart.record import Visit, VisitState
from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import TOUCH, font

_LONGEST = 4_000
"""Letters of an addendum that are shown; the print has all."""


class SignedNotes(QWidget):
    """Nothing while the visit is a draft."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signedNotes")
        self._chart = chart
        self._shown: Visit | None = None
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add = Chip(self.tr("Addendum…"), name="visit.addendum", height=TOUCH)
        self._add.clicked.connect(self.add)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def add(self) -> None:
        """Asks what is to be added to the chosen visit."""
        from ims_chart.ui.addendum_dialog import ask_addendum  # noqa: PLC0415 - seldom needed

        ask_addendum(self._chart, self.window())

    def refresh(self) -> None:
        """Shows what was signed and added of the chosen visit."""
        visit = self._chart.visit
        signed = visit is not None and visit.state is VisitState.SIGNED
        self.setVisible(signed)
        self._add.setEnabled(takes_addenda(self._chart))
        if visit is self._shown:
            return
        self._shown = visit
        for label in self._labels:
            label.deleteLater()
        self._labels = self._made(visit) if visit is not None and signed else []
        for place, label in enumerate(self._labels):
            self._column.insertWidget(place, label)

    def _made(self, visit: Visit) -> list[QLabel]:
        from ims_chart.printing.signed_words import (  # noqa: PLC0415 - loads what prints
            addendum_words,
            signature_words,
        )

        made: list[QLabel] = []
        if visit.signature is not None:
            words = self.tr("Signed: {0}").format(signature_words(visit.signature))
            made.append(_label(words, "visit.signature"))
        for addendum in visit.addenda:
            name, text = f"addendum.{addendum.id}", addendum.text
            heading = self.tr("Addendum: {0}").format(addendum_words(addendum))
            made.append(_label(heading, f"{name}.by", QFont.Weight.DemiBold))
            cut = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
            made.append(_label(cut, name))
        return made


def _label(text: str, name: str, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setFont(font(10, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
