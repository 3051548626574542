"""Encrypting a store: a passphrase, then the recovery key on paper, and only then it is done."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ims_chart.storage.act import Act
from ims_chart.storage.errors import StorageError
from ims_chart.storage.key_changes import Prepared, establish, prepare
from ims_chart.storage.vault import Vault
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.key_work import KeyWork
from ims_chart.ui.new_passphrase import NewPassphrase
from ims_chart.ui.recovery_panel import RecoveryPanel
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.words import explain


class TurnOnDialog(Sheet):
    """Accepted once the store has its keys: its files are to be converted from then on. Where the
    clinic names nobody yet it may end with `clinic_wanted`.
    """

    def __init__(self, work: KeyWork, parent: QWidget | None = None) -> None:
        title, heading = self.tr("Encryption"), self.tr("Encrypt the records")
        super().__init__(
            name="turnOnDialog", title=title, heading=heading, width=600, parent=parent
        )
        self._work = work
        self._store = work.store
        self._prepared: Prepared | None = None
        self._writing = False
        self.clinic_wanted = False
        column = self.column
        self._steps = QStackedWidget()
        self._steps.addWidget(self._build_choice(work.author))
        column.addWidget(self._steps, 1)
        self._said = Said(name="turn_on.said", size=10)
        column.addWidget(self._said)
        self._build_buttons()
        self._refresh()

    def _build_choice(self, author: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        words = self.tr(
            "All records, backups and photos of this store are then readable only with a "
            "passphrase: on a stolen computer they are worth nothing. Others can be let in with "
            "passphrases of their own. Copies that were made before, on other disks or in the "
            "history of a cloud, stay readable: see to them yourself."
        )
        column.addWidget(Said(words, name="turn_on.words"))
        people = QWidget()
        flow = FlowLayout(people, space=8)
        self._group = QButtonGroup(self)
        for therapist in self._work.clinic.therapists:
            chip = Chip(therapist.name[:200], name=f"turn_on.who.{therapist.id}", height=TOUCH)
            chip.setCheckable(True)
            chip.setChecked(therapist.id == author)
            chip.setProperty("holder", therapist.id)
            self._group.addButton(chip)
            flow.addWidget(chip)
        first = next(iter(self._group.buttons()), None)
        if first is not None and self._group.checkedButton() is None:
            first.setChecked(True)
        whose = Said(self.tr("Whose passphrase is it?"), size=10, color="muted")
        column.addWidget(whose)
        column.addWidget(people)
        self._words = NewPassphrase()
        self._words.changed.connect(self._refresh)
        self._words.entered.connect(self._go_on)
        column.addWidget(self._words)
        column.addStretch(1)
        for widget in (whose, people, self._words):
            widget.setVisible(first is not None)
        return page

    def _build_buttons(self) -> None:
        cancel = self._cancel = Chip(self.tr("Cancel"), name="turn_on.cancel", height=TOUCH)
        self._go = Chip(self.tr("Go on"), name="turn_on.go", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._go_on)
        if self._group.buttons():
            self.end_with(cancel, self._go)
            return
        words = self.tr("Clinic…")
        clinic = Chip(words, name="turn_on.clinic", weight=Weight.PRIMARY, height=TOUCH)
        clinic.clicked.connect(self._want_clinic)
        self.end_with(cancel, clinic)
        clinic.setFocus()

    def _want_clinic(self) -> None:
        self.clinic_wanted = True
        self.reject()

    @property
    def stays(self) -> bool:
        return self._writing

    def reject(self) -> None:
        """Stays while the keys are being written: the store is either encrypted then, or it isn't,
        and whoever asked for it has to see which.
        """
        if not self._writing:
            super().reject()

    @property
    def holder(self) -> str:
        chip = self._group.checkedButton()
        return str(chip.property("holder")) if chip is not None else ""

    def _refresh(self) -> None:
        if not hasattr(self, "_go"):
            return
        if not self.holder:
            self._said.say(self.tr("Name the therapists of the clinic first."), "alert")
        panel = self._steps.currentWidget()
        if isinstance(panel, RecoveryPanel):
            self._go.setEnabled(panel.is_proved)
        else:
            self._go.setEnabled(bool(self._words.text and self.holder))

    def _go_on(self) -> None:
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        if self._prepared is None:
            self._steps.setEnabled(False)
            self._said.say(self.tr("Making the keys…"), "muted")
            keys, holder, words = self._store.keys, self.holder, self._words.text
            self._work.background.run(
                self, lambda: prepare(keys, holder, words), self._on_prepared, self._on_failed
            )
        else:
            prepared = self._prepared
            self._writing = True
            self._steps.setEnabled(False)
            self._cancel.setEnabled(False)
            self._said.say(
                self.tr("Writing the keys. It can't be stopped now, and takes a moment."), "muted"
            )
            self._work.background.run(
                self,
                lambda: establish(self._store.keys, prepared),
                self._on_established,
                self._on_failed,
            )

    def _on_prepared(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._words.clear()
        self._said.say("")
        panel = RecoveryPanel(prepared.recovery_key, self._work.clinic, self._work.atlas)
        panel.proved.connect(self._refresh)
        self._steps.addWidget(panel)
        self._steps.setCurrentWidget(panel)
        self._steps.setEnabled(True)
        self._go.setText(self.tr("Encrypt"))
        self._go.setAccessibleName(self._go.text())
        panel.setFocus()
        self._refresh()

    def _on_established(self, vault: Vault) -> None:
        self._writing = False
        self._store.vault = vault
        self._store.audit.note(Act.KEYS_CHANGED)
        self.accept()

    def _on_failed(self, error: StorageError) -> None:
        self._writing = False
        self._cancel.setEnabled(True)
        self._steps.setEnabled(True)
        self._said.say(explain(error), "danger")
        self._refresh()
