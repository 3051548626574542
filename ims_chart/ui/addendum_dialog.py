"""Adding to a signed visit: why, and what."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.signing import add_addendum, takes_addenda
from ims_chart.printing.terms import short_day
from ims_chart.record import Visit
from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.form import Form
from ims_chart.ui.signer_row import SignerRow
from ims_chart.ui.theme import TOUCH, font


class AddendumDialog(Form):
    """What is added stays like what was signed, so it takes a reason and says who adds it."""

    def __init__(self, chart: Chart, visit: Visit, parent: QWidget | None = None) -> None:
        heading = self.tr("Addendum to the visit of {0}").format(short_day(visit.date))
        title = self.tr("Addendum")
        super().__init__(name="addendumDialog", title=title, heading=heading, parent=parent)
        self._chart = chart
        self._visit = visit
        column = self.column
        self._build_fields(column)
        self._signer = SignerRow(chart)
        column.addWidget(self._signer)
        kept = QLabel(self.tr("The visit stays as it was signed. An addendum can't be taken back."))
        kept.setFont(font(10.5))
        kept.setWordWrap(True)
        column.addWidget(kept)
        self._build_buttons()
        for changed in (
            self._reason.textChanged,
            self._text.textChanged,
            self._signer.changed,
        ):
            changed.connect(self.refresh)
        self.refresh()
        self.begin(self._text, self._add)
        self.goes_with(chart)

    def _build_fields(self, column: QVBoxLayout) -> None:
        usual = (
            self.tr("Correction"),
            self.tr("Left out"),
            self.tr("Came to light later"),
        )
        self._why = ChipRow(
            [(words, words) for words in usual], name="addendum.usual", height=TOUCH
        )
        self._why.chosen.connect(lambda words: self._reason.setText(words or ""))
        self._reason = EntryLine(name="addendum.reason", label=self.tr("Why it is added"))
        self._reason.setMinimumHeight(TOUCH)
        self._reason.textEdited.connect(self._why.set_value)
        self._text = QPlainTextEdit()
        self._text.setObjectName("addendum.text")
        self._text.setAccessibleName(self.tr("What is added"))
        self._text.setPlaceholderText(self.tr("What is added"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(font(10.5))
        self._text.setFixedHeight(120)
        for widget in (self._text, self._why, self._reason):
            column.addWidget(widget)

    def _build_buttons(self) -> None:
        cancel = Chip(self.tr("Cancel"), name="addendum.cancel", height=TOUCH)
        self._add = Chip(
            self.tr("Add"), name="addendum.accept", weight=Weight.PRIMARY, height=TOUCH
        )
        cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self.accept)
        self.end_with(cancel, self._add)

    def refresh(self) -> None:
        """Lets it be added once nothing is missing."""
        text = self._text.toPlainText().strip()
        whole = bool(text) and len(text) <= TEXT_MAX and bool(self._reason.text().strip())
        self._add.setEnabled(whole and self._signer.ready)

    def accept(self) -> None:
        """Adds it, and closes if that was possible."""
        if not self._add.isEnabled():
            return
        verified = self._signer.proof(self.tr("Add to the visit"))
        if verified is None:
            return
        reason, text = self._reason.text(), self._text.toPlainText()
        if add_addendum(self._chart, self._visit.id, reason, text, verified=verified):
            super().accept()


def ask_addendum(chart: Chart, parent: QWidget) -> None:
    """Asks what is to be added to the chosen visit, if that is signed."""
    visit = chart.visit
    if visit is not None and takes_addenda(chart):
        dialog = AddendumDialog(chart, visit, parent)
        dialog.exec()
        dialog.deleteLater()
