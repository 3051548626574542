"""Signing a visit: what, by whom, and what becomes of needles that are still counted in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart, now
from ims_chart.charting.signing import sign
from ims_chart.insight.note import counts_line
from ims_chart.printing.terms import short_day
from ims_chart.record import Visit
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.needle_words import count_words
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.signer_row import SignerRow
from ims_chart.ui.theme import TOUCH, font

SHOWN = 8
"""Sites with needles in that are named one by one."""


class SigningDialog(Sheet):
    """The one act without a way back, so it takes a second tap and says what it does."""

    def __init__(self, chart: Chart, visit: Visit, parent: QWidget | None = None) -> None:
        heading = self.tr("Sign the visit of {0}").format(short_day(visit.date))
        title = self.tr("Sign visit")
        super().__init__(name="signingDialog", title=title, heading=heading, parent=parent)
        self._chart = chart
        column = self.column
        self._counts = _words("")
        self._counts.setObjectName("signing.counts")
        column.addWidget(self._counts)
        self._wrong = Said(name="signing.wrong", color="danger")
        column.addWidget(self._wrong)
        column.addWidget(self._build_open())
        self._signer = SignerRow(chart)
        self._signer.changed.connect(self.refresh)
        column.addWidget(self._signer)
        column.addWidget(
            _words(
                self.tr(
                    "A signed visit can be looked at and printed, not changed. What is to be said "
                    "of it later is added below it, with its reason."
                )
            )
        )
        self._build_buttons()
        chart.changed.connect(self.refresh)
        self.refresh()

    def _build_open(self) -> QWidget:
        """What stands there while needles are in."""
        self._open = QWidget()
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._still = _words("", QFont.Weight.DemiBold)
        self._still.setObjectName("signing.open")
        self._sites = _words("")
        self._sites.setObjectName("signing.sites")
        out = Chip(self.tr("All out"), name="signing.all_out", height=TOUCH)
        out.clicked.connect(self._chart.needles.all_out)
        self._reason = EntryLine(name="signing.reason", label=self.tr("Or why they stay in"))
        self._reason.setMinimumHeight(TOUCH)
        self._reason.textChanged.connect(self.refresh)
        self._reason.returnPressed.connect(self.accept)
        for widget in (self._still, self._sites, out, self._reason):
            column.addWidget(widget)
        return self._open

    def _build_buttons(self) -> None:
        later = Chip(self.tr("Not yet"), name="signing.cancel", height=TOUCH)
        self._sign = Chip(
            self.tr("Sign"), name="signing.accept", weight=Weight.PRIMARY, height=TOUCH
        )
        later.clicked.connect(self.reject)
        self._sign.clicked.connect(self.accept)
        self.end_with(later, self._sign)

    def refresh(self) -> None:
        """Shows which needles are in now, and whether the visit can be signed."""
        visit = self._chart.visit
        inside = visit.needles_in if visit else 0
        if visit is not None:
            self._counts.setText(counts_line(visit, self._chart.atlas.muscles))
        self._open.setVisible(inside > 0)
        if visit is not None and inside:
            sites = [s for s in visit.sites if s.needling and s.needling.inside]
            named = [
                self.tr("Site {0}: {1}").format(
                    self._chart.site_words(s), count_words(s.needling.inside if s.needling else 0)
                )
                for s in sites[:SHOWN]
            ]
            if len(sites) > SHOWN:
                named.append(self.tr("And {0} more.").format(len(sites) - SHOWN))
            do = self.tr("{0}. Take them out, or say why they stay.")
            if inside == 1:
                do = self.tr("{0}. Take it out, or say why it stays.")
            self._still.setText(do.format(count_words(inside)))
            self._sites.setText("\n".join(named))
        wrong = self._wrong_day()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        explained = not inside or bool(self._reason.text().strip())
        self._sign.setEnabled(explained and self._signer.ready and not wrong)
        self.adjustSize()

    def _wrong_day(self) -> str:
        """Why the day of the visit can't be signed; "" if it can."""
        visit = self._chart.visit
        if visit is None or visit.date <= now().date():
            return ""
        return self.tr("The day of the visit lies in the future. Mend it first.")

    def accept(self) -> None:
        """Signs, and closes if that was possible."""
        if not self._sign.isEnabled():
            return
        verified = self._signer.proof(self.tr("Sign the visit"))
        if verified is None:
            self.refresh()
        elif sign(self._chart, self._reason.text().strip(), verified=verified):
            super().accept()


def _words(text: str, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = QLabel(text)
    label.setFont(font(10.5, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
