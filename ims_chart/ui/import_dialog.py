"""A patient from another clinic: what is in the file, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ims_chart.printing.terms import short_day
from ims_chart.storage import transfer
from ims_chart.storage.errors import StorageError
from ims_chart.storage.summary import Summary, summary_of
from ims_chart.storage.transfer import Transfer
from ims_chart.ui.background import Background
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.passphrase_field import PassphraseField
from ims_chart.ui.patient_row import who
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.words import explain


class Take(StrEnum):
    """What becomes of an imported patient."""

    NEW = "new"
    JOIN = "join"


class ImportDialog(Sheet):
    """Opens the file, asking for its passphrase where it has one; then shows what is in it.

    What was decided is in `take`, and the patient in `transfer`; nothing is changed here.
    """

    def __init__(
        self, data: bytes, alike: Callable[[Transfer], Summary | None], parent: QWidget
    ) -> None:
        """`alike` gives the patient of the store who is likely to be the same person.

        Raises:
            StorageError: as `transfer.opened`.
        """
        super().__init__(name="importDialog", title=self.tr("Import a patient"), parent=parent)
        self._data = data
        self._alike = alike
        self._background = Background(self)
        self._busy = False
        self.transfer: Transfer | None = None
        self.same: Summary | None = None
        self.take: Take | None = None
        self._who = Said(name="import.who", weight=QFont.Weight.DemiBold)
        self._what = Said(name="import.what")
        self._words = PassphraseField(
            name="import.passphrase", label=self.tr("Passphrase of the file")
        )
        self._words.entered.connect(self._open)
        self._words.changed.connect(self._refresh)
        for widget in (self._who, self._what, self._words):
            self.column.addWidget(widget)
        self._build_buttons()
        if transfer.is_sealed(data):
            self._ask()
        else:
            self._show(transfer.opened(data))

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Cancel"), name="import.cancel", height=TOUCH)
        self._unseal = Chip(
            self.tr("Open"), name="import.open", weight=Weight.PRIMARY, height=TOUCH
        )
        self._join = Chip(
            self.tr("Join with the one here"),
            name="import.join",
            weight=Weight.PRIMARY,
            height=TOUCH,
        )
        self._new = Chip(
            self.tr("Take up as new"), name="import.new", weight=Weight.PRIMARY, height=TOUCH
        )
        leave.clicked.connect(self.reject)
        self._unseal.clicked.connect(self._open)
        self._join.clicked.connect(lambda: self._decide(Take.JOIN))
        self._new.clicked.connect(lambda: self._decide(Take.NEW))
        self.end_with(leave, self._unseal, self._new, self._join)

    def _ask(self) -> None:
        self._who.say(self.tr("The file is sealed."))
        self._what.say(self.tr("Type the passphrase that the other clinic told you."))
        self._new.hide()
        self._join.hide()
        self._refresh()
        self._words.setFocus()

    def _refresh(self) -> None:
        self._unseal.setEnabled(bool(self._words.text) and not self._busy)

    def _open(self) -> None:
        typed = self._words.text
        if not typed or self._busy:
            return
        self._busy = True
        self._refresh()
        self._what.say(self.tr("Opening… this takes a few seconds."))
        self._background.run(
            self, lambda: transfer.opened(self._data, typed), self._show, self._refused
        )

    def _refused(self, error: StorageError) -> None:
        self._busy = False
        self._refresh()
        self._what.say(explain(error), "danger")
        self._words.setFocus()

    def _show(self, opened: Transfer) -> None:
        self.transfer = opened
        self.same = self._alike(opened)
        record = opened.record
        self._who.say(who(summary_of(record)))
        days = [visit.date for visit in record.visits]
        count = self.tr("{0} visits.") if not opened.photos else self.tr("{0} visits, {1} photos.")
        said = [count.format(len(days), len(opened.photos))]
        if days:
            text = self.tr("From {0} to {1}.")
            said.append(text.format(short_day(days[0]), short_day(days[-1])))
        if self.same is not None:
            text = self.tr("This person seems to be here already: {0}.")
            said.append("\n" + text.format(who(self.same)))
        self._what.say(" ".join(said))
        self._words.hide()
        self._unseal.hide()
        self._new.show()
        self._join.setVisible(self.same is not None)
        if self.same is not None:
            self._new.set_weight(Weight.NORMAL)
        (self._join if self.same else self._new).setFocus()
        self.adjustSize()

    def _decide(self, take: Take) -> None:
        self.take = take
        self.accept()
