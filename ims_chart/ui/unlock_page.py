"""What stands in the place of everything while an encrypted store is locked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.storage.errors import StorageError
from ims_chart.storage.keys import RECOVERY
from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.passphrase_field import PassphraseField
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH
from ims_chart.words import explain

WIDE = 520


class UnlockPage(QWidget):
    """Who is there, and their passphrase; or the recovery key from the paper."""

    opened = Signal(str)
    """Id of the therapist whose passphrase it was, or `recovery`."""

    def __init__(  # noqa: PLR0913
        self,
        store: Store,
        names: Mapping[str, str],
        background: Background,
        *,
        title: str,
        holder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`names` are those of therapists by id; `holder` is offered first."""
        super().__init__(parent)
        self.setObjectName("unlockPage")
        self._store = store
        self._background = background
        self._busy = self._on_paper = False
        outer = self._outer = QHBoxLayout(self)
        middle = QWidget()
        middle.setMaximumWidth(WIDE)
        outer.addStretch(1)
        outer.addWidget(middle, 4)
        outer.addStretch(1)
        column = self._column = QVBoxLayout(middle)
        column.setSpacing(14)
        column.addStretch(2)
        self._title = Said(title, name="unlock.title", size=20, weight=QFont.Weight.Bold)
        column.addWidget(self._title)
        words = self.tr("The records are encrypted. Your passphrase opens them.")
        column.addWidget(Said(words, name="unlock.words", size=11, color="muted"))
        column.addWidget(self._build_people(names))
        self._field = PassphraseField(name="unlock.passphrase", label=self.tr("Passphrase"))
        self._field.entered.connect(self.unlock)
        self._field.changed.connect(self._refresh)
        column.addWidget(self._field)
        self._go = Chip(
            self.tr("Unlock"), name="unlock.go", weight=Weight.PRIMARY, height=TOUCH + 8
        )
        self._go.clicked.connect(self.unlock)
        column.addWidget(self._go)
        self._said = Said(name="unlock.said")
        self._said.setMinimumHeight(66)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._said)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        column.addStretch(3)
        chosen = self._people.get(holder) or next(iter(self._people.values()))
        chosen.setChecked(True)
        self._refresh()

    def _build_people(self, names: Mapping[str, str]) -> QWidget:
        keys = self._store.keys
        self._people: dict[str, Chip] = {}
        group = QButtonGroup(self)
        people = QWidget()
        flow = FlowLayout(people, space=8)
        for holder in (*keys.holders(), RECOVERY):
            text = names.get(holder, holder)
            if holder == RECOVERY:
                text = self.tr("Recovery key")
            chip = Chip(text[:200], name=f"unlock.who.{holder}", height=TOUCH)
            chip.setCheckable(True)
            chip.toggled.connect(self._on_who)
            group.addButton(chip)
            flow.addWidget(chip)
            self._people[holder] = chip
        return people

    def stand_in_a_dialog(self) -> None:
        """Leaves the title and the air around to the dialog."""
        self._title.hide()
        for place in (0, 2):
            self._outer.setStretch(place, 0)
        for layout in (self._outer, self._column):
            layout.setContentsMargins(0, 0, 0, 0)

    def offer(self, chip: Chip) -> None:
        """Adds another way to go from here."""
        self._foot.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def holder(self) -> str:
        return next((who for who, chip in self._people.items() if chip.isChecked()), "")

    def _on_who(self) -> None:
        if not hasattr(self, "_field"):
            return
        on_paper = self.holder == RECOVERY
        if on_paper is not self._on_paper:
            # A passphrase that was begun would be shown in clear.
            self._field.clear()
            self._on_paper = on_paper
        self._field.ask_for(self.tr("Recovery key") if on_paper else self.tr("Passphrase"))
        # It is read off a sheet, group by group.
        self._field.show_typed(on=on_paper)
        self._said.say("")
        self._field.setFocus()

    def _refresh(self) -> None:
        self._go.setEnabled(bool(self._field.text) and not self._busy)

    def unlock(self) -> None:
        """Tries what was typed. It takes a moment, by design: guessing takes as long."""
        words, holder = self._field.text, self.holder
        if not words or self._busy:
            return
        self._set_busy(on=True)
        self._said.say(self.tr("Unlocking…"), "muted")
        self._background.run(
            self, lambda: self._store.unlock(words, holder), self._on_opened, self._on_failed
        )

    def _on_opened(self, holder: str) -> None:
        self._field.clear()
        self._set_busy(on=False)
        self._said.say("")
        self.opened.emit(holder)

    def _on_failed(self, error: StorageError) -> None:
        self._set_busy(on=False)
        self._said.say(explain(error), "danger")
        self._field.setFocus()

    def _set_busy(self, *, on: bool) -> None:
        self._busy = on
        for widget in (self._field, *self._people.values()):
            widget.setEnabled(not on)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field.setFocus()
