"""Who can open an encrypted store, and the ways to let somebody in or out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ims_chart.storage.act import Act
from ims_chart.storage.conversion import open_up
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import add, remove, renew_recovery_key
from ims_chart.storage.key_state import Work
from ims_chart.ui import ask
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.key_work import KeyWork
from ims_chart.ui.recovery_dialog import RecoveryDialog
from ims_chart.ui.said import Said
from ims_chart.ui.set_passphrase_dialog import SetPassphraseDialog
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.ui.unlock_dialog import UnlockDialog
from ims_chart.words import explain

ROWS = 7
"""People whom the dialog shows at once."""


class EncryptionDialog(Sheet):
    """`work_begun` tells whether files are to be converted now. What changes anything asks for a
    passphrase first: an unlocked screen that somebody left is not enough.
    """

    def __init__(self, work: KeyWork, parent: QWidget | None = None) -> None:
        title, heading = self.tr("Encryption"), self.tr("The records are encrypted")
        super().__init__(
            name="encryptionDialog", title=title, heading=heading, width=680, parent=parent
        )
        self.work_begun = False
        self._work = work
        self._store = work.store
        self._by = ""
        column = self.column
        self._state = Said(name="encryption.state", color="muted")
        column.addWidget(self._state)
        people = QWidget()
        self._grid = QGridLayout(people)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        area = QScrollArea()
        area.setObjectName("encryption.people")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(people)
        FingerScroll(area)
        column.addWidget(area, 1)
        # As high as a few people need; more of them scroll.
        rows = min(len(work.clinic.therapists) + 1, ROWS)
        area.setMinimumHeight(rows * (TOUCH + 8))
        self._said = Said(name="encryption.said", size=10)
        self._said.setMinimumHeight(36)
        column.addWidget(self._said)
        self._build_buttons()
        self.refresh()

    def _build_buttons(self) -> None:
        off = Chip(
            self.tr("Take encryption off…"),
            name="encryption.off",
            weight=Weight.DANGER,
            height=TOUCH,
        )
        off.clicked.connect(self.take_off)
        done = Chip(self.tr("Done"), name="encryption.done", weight=Weight.PRIMARY, height=TOUCH)
        done.clicked.connect(self.accept)
        self.end_with(done, aside=off)
        done.setFocus()

    def refresh(self) -> None:
        """Shows who can open the store by now."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        holders = self._store.keys.holders()
        here = [therapist.id for therapist in self._work.clinic.therapists]
        everybody = (*here, *(who for who in holders if who not in here))
        for row, who in enumerate(everybody):
            for place, widget in enumerate(self._row(who, held=who in holders)):
                self._grid.addWidget(widget, row, place)
        for place, widget in enumerate(self._recovery_row()):
            self._grid.addWidget(widget, len(everybody), place)
        self._grid.setRowStretch(len(everybody) + 1, 1)
        self._state.say(self._state_words(), "muted")

    def _state_words(self) -> str:
        work = self._store.keys.state.work
        if work is Work.OPEN:
            return self.tr("Encryption is being taken off. It goes on while you work.")
        if work is Work.SEAL:
            return self.tr("Files are being encrypted. It goes on while you work.")
        return self.tr("Everything of patients in this store is encrypted.")

    def _row(self, who: str, *, held: bool) -> list[QWidget]:
        name = self._work.name_of(who)
        text = self.tr("Change passphrase…") if held else self.tr("Let in…")
        give = Chip(text, name=f"encryption.set.{who}", height=TOUCH)
        give.setAccessibleName(f"{text} {name}")
        give.clicked.connect(partial(self._set, who))
        take = Chip(
            self.tr("Shut out…"),
            name=f"encryption.remove.{who}",
            weight=Weight.DANGER,
            height=TOUCH,
        )
        take.setAccessibleName(f"{take.text()} {name}")
        take.setEnabled(held)
        take.clicked.connect(partial(self._remove, who))
        label = Said(name, weight=QFont.Weight.DemiBold)
        state = self.tr("has a passphrase") if held else self.tr("can't open it")
        state = _state(state, f"encryption.state.{who}")
        return [label, state, give, take]

    def _recovery_row(self) -> list[QWidget]:
        there = self._store.keys.has_recovery
        label = Said(self.tr("Recovery key"), weight=QFont.Weight.DemiBold)
        state = self.tr("on paper") if there else self.tr("missing")
        state = _state(state, "encryption.state.recovery")
        new = Chip(self.tr("New key…"), name="encryption.new_recovery", height=TOUCH)
        new.clicked.connect(self.make_recovery_key)
        return [label, state, new]

    # --- what changes who can open it

    def _proved(self, why: str) -> bool:
        """Whether whoever is there has given a passphrase, now or since the dialog was opened."""
        if not self._by:
            dialog = UnlockDialog(
                self._store,
                self._work.clinic.therapist_names,
                self._work.background,
                why=why,
                holder=self._work.author,
                parent=self,
            )
            dialog.exec()
            self._by = dialog.by
            dialog.deleteLater()
        return bool(self._by)

    def _set(self, who: str) -> None:
        if not self._proved(self.tr("Your own passphrase first")):
            return
        dialog = SetPassphraseDialog(self._work.name_of(who), self)
        dialog.exec()
        words, vault = dialog.words, self._store.vault
        dialog.deleteLater()
        if words:
            self._change(lambda: add(self._store.keys, vault, who, words), self.tr("It is set."))

    def _remove(self, who: str) -> None:
        if not self._proved(self.tr("Your own passphrase first")):
            return
        if who == self._by:
            self._said.say(
                self.tr("Nobody can shut out themselves: let a colleague do it."), "alert"
            )
            return
        name = self._work.name_of(who)
        if not ask.sure(
            self,
            self.tr("Shut out {0}?").format(name),
            self.tr("Their passphrase opens the records no longer, and every file is made anew."),
            self.tr("Shut out"),
        ):
            return
        vault = self._store.vault
        said = self.tr(
            "Shut out. Every file is being encrypted anew. What they could read until now they may "
            "have copied; if they have seen the recovery key, make a new one."
        )
        self._change(lambda: remove(self._store.keys, vault, who), said, converts=True)

    def make_recovery_key(self) -> None:
        """Makes a new recovery key; the old one opens the store no longer."""
        if not self._proved(self.tr("Your own passphrase first")):
            return
        # Closed now, it would never show the key, and the old one opens nothing any more.
        self.setEnabled(False)
        self._said.say(self.tr("Making the key…"), "muted")
        keys, vault = self._store.keys, self._store.vault
        self._work.background.run(
            self, lambda: renew_recovery_key(keys, vault), self._show_recovery_key, self._complain
        )

    def _show_recovery_key(self, key: str) -> None:
        self.setEnabled(True)
        self._store.audit.note(Act.KEYS_CHANGED)
        self._said.say("")
        dialog = RecoveryDialog(key, self._work.clinic, self._work.atlas, self)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def take_off(self) -> None:
        """Makes all files readable again."""
        if not self._proved(self.tr("Your own passphrase first")):
            return
        if not ask.sure(
            self,
            self.tr("Take encryption off?"),
            self.tr("All records will be readable by whoever has the files."),
            self.tr("Take it off"),
        ):
            return
        self._change(lambda: open_up(self._store), "", converts=True)

    def reject(self) -> None:
        """Stays while keys are being changed: what becomes of that has to be said."""
        if self.isEnabled():
            super().reject()

    @property
    def stays(self) -> bool:
        return not self.isEnabled()

    def _change(self, does: Callable[[], None], said: str, *, converts: bool = False) -> None:
        self.setEnabled(False)
        self._said.say(self.tr("One moment…"), "muted")

        def done(_: None) -> None:
            self.setEnabled(True)
            self.work_begun = self.work_begun or converts
            self._store.audit.note(Act.KEYS_CHANGED)
            self._said.say(said, "good")
            self.refresh()

        self._work.background.run(self, does, done, self._complain)

    def _complain(self, error: StorageError) -> None:
        self.setEnabled(True)
        if error.code is Code.NOT_FOUND:
            self._said.say(self.tr("Somebody else has changed it meanwhile."), "alert")
        else:
            self._said.say(explain(error), "danger")
        self.refresh()


def _state(words: str, name: str) -> Said:
    state = Said(words, name=name, size=10, color="muted")
    state.setWordWrap(False)
    state.setContentsMargins(0, 0, 12, 0)
    return state
