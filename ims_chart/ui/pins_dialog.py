"""Who has a PIN, and the ways to give, change and take away one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from ims_chart.charting.guard import Guard
from ims_chart.record import Therapist
from ims_chart.storage.errors import StorageError
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.new_pin_dialog import NewPinDialog
from ims_chart.ui.pin_dialog import ask_any_pin
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.words import explain

ROWS = 7
"""People whom the dialog shows at once."""


class PinsDialog(Sheet):
    """Where somebody has a PIN already, one is asked for before any is changed: of the therapist
    it is about, or of another if it was forgotten. A passphrase given just before will do too.
    """

    def __init__(self, guard: Guard, parent: QWidget | None = None) -> None:
        super().__init__(name="pinsDialog", title=self.tr("PINs"), width=600, parent=parent)
        self._guard = guard
        column = self.column
        why = self.tr(
            "Once somebody has a PIN, the screen is locked until one is given, also when the "
            "program starts. Visits are then signed with it. It guards the screen: files are "
            "guarded by encryption."
        )
        column.addWidget(Said(why, color="muted"))
        area = QScrollArea()
        area.setObjectName("pins.people")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        area.setWidget(inner)
        FingerScroll(area)
        column.addWidget(area, 1)
        # As high as a few people need; more of them scroll.
        rows = min(max(len(guard.clinic.therapists), 2), ROWS)
        area.setMinimumHeight(rows * (TOUCH + 8) + 8)
        self._said = Said(name="pins.said", size=10)
        column.addWidget(self._said)
        done = Chip(self.tr("Done"), name="pins.done", weight=Weight.PRIMARY, height=TOUCH)
        done.clicked.connect(self.accept)
        self.end_with(done)
        guard.pins_changed.connect(self._on_changed)
        self._show_people()
        done.setFocus()

    def _show_people(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, therapist in enumerate(self._guard.clinic.therapists):
            for place, widget in enumerate(self._row(therapist)):
                self._grid.addWidget(widget, row, place)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        if not self._guard.clinic.therapists:
            self._said.say(self.tr("Nobody works here yet: add therapists under “Clinic…” first."))

    def _row(self, therapist: Therapist) -> list[QWidget]:
        held = self._guard.has_pin(therapist.id)
        name = Said(therapist.name[:200], weight=QFont.Weight.DemiBold)
        words = self.tr("has a PIN") if held else self.tr("no PIN")
        state = Said(words, name=f"pins.state.{therapist.id}", size=10, color="muted")
        state.setWordWrap(False)
        state.setContentsMargins(0, 0, 12, 0)
        text = self.tr("Change…") if held else self.tr("Set…")
        give = Chip(text, name=f"pins.set.{therapist.id}", height=TOUCH)
        give.setAccessibleName(f"{text} {therapist.name[:200]}")
        give.clicked.connect(partial(self._set, therapist))
        take = Chip(
            self.tr("Remove"),
            name=f"pins.remove.{therapist.id}",
            weight=Weight.DANGER,
            height=TOUCH,
        )
        take.setAccessibleName(f"{take.text()} {therapist.name[:200]}")
        take.setEnabled(held)
        take.clicked.connect(partial(self._remove, therapist))
        return [name, state, give, take]

    # --- what is asked for

    def _set(self, therapist: Therapist) -> None:
        if not self._may_change(therapist):
            return
        dialog = NewPinDialog(therapist.name, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.pin:
            self._guard.set_pin(therapist.id, dialog.pin)

    def _remove(self, therapist: Therapist) -> None:
        if self._may_change(therapist):
            self._guard.remove_pin(therapist.id)

    def _may_change(self, therapist: Therapist) -> bool:
        people = tuple(sorted(self._guard.holders, key=lambda one: one.id != therapist.id))
        if not people or self._guard.passphrase_given:
            return True
        return bool(ask_any_pin(self, self._guard, people, self.tr("A PIN that holds now")))

    def _on_changed(self, error: StorageError | None) -> None:
        self._show_people()
        if error is not None:
            self._said.say(explain(error), "danger")
        else:
            self._said.say("")
