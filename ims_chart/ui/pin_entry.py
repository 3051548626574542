"""Who is there, and their PIN: on the locked screen and where somebody signs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.charting.guard import Answer, Guard
from ims_chart.record import Therapist
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.pin_pad import PinPad
from ims_chart.ui.pin_words import answer_words, wait_words
from ims_chart.ui.theme import TOUCH, font
from ims_chart.ui.tip import tip

PEOPLE_WIDTH = 300


class PinEntry(QWidget):
    """Therapists to choose from, where there is more than one, beside the pad."""

    passphrase_wanted = Signal(str)
    """The id of a therapist whose PIN was wrong too often in an encrypted store."""

    def __init__(
        self, guard: Guard, people: tuple[Therapist, ...], parent: QWidget | None = None
    ) -> None:
        """Expects one therapist or more."""
        super().__init__(parent)
        self.setObjectName("pinEntry")
        self._guard = guard
        self._people = {one.id: self._person(one) for one in people}
        self.pad = PinPad()
        self.pad.entered.connect(self._on_entered)
        self._passphrase = Chip(
            self.tr("Passphrase…"), name="pin.passphrase", weight=Weight.QUIET, height=TOUCH
        )
        self._passphrase.clicked.connect(lambda: self.passphrase_wanted.emit(self.therapist))
        self._build(people)
        self.setFocusProxy(self.pad)
        self._waiting = QTimer(self, interval=1_000)
        self._waiting.timeout.connect(self._show_standing)
        guard.answered.connect(self._on_answered)
        self.choose(people[0].id)

    def _build(self, people: tuple[Therapist, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        if len(people) == 1:
            only = QLabel(" ".join(people[0].name.split())[:200])
            only.setObjectName("pin.who")
            only.setTextFormat(Qt.TextFormat.PlainText)
            only.setAlignment(Qt.AlignmentFlag.AlignCenter)
            only.setWordWrap(True)
            only.setFont(font(12, QFont.Weight.DemiBold))
            column.addWidget(only)
        else:
            row.addWidget(self._build_people())
        row.addWidget(self.pad)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._passphrase, 0, Qt.AlignmentFlag.AlignHCenter)

    def _person(self, therapist: Therapist) -> Chip:
        chip = Chip(" ".join(therapist.name.split()), name=f"pin.by.{therapist.id}", height=TOUCH)
        chip.setFixedWidth(PEOPLE_WIDTH - 24)
        chip.setCheckable(True)
        chip.setToolTip(tip(chip.text()))
        chip.clicked.connect(partial(self.choose, therapist.id))
        return chip

    def _build_people(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("pin.people")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFixedSize(PEOPLE_WIDTH, self.pad.sizeHint().height())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addStretch(1)
        for chip in self._people.values():
            column.addWidget(chip)
        column.addStretch(1)
        area.setWidget(inner)
        FingerScroll(area)
        return area

    # --- who, and the PIN

    @property
    def therapist(self) -> str:
        """The id of the one in whose name a PIN is given."""
        return self._therapist

    def choose(self, therapist: str) -> None:
        """Says who is there. What was typed in another's name is forgotten."""
        self._therapist = therapist
        for id_, chip in self._people.items():
            chip.setChecked(id_ == therapist)
        self.pad.clear()
        self.pad.say("")
        self._show_standing()
        self.pad.setFocus()

    def _on_entered(self, pin: str) -> None:
        """The next digits may be typed meanwhile: answers come in the order of the PINs."""
        self._guard.prove(self._therapist, pin)

    def _on_answered(self, answer: Answer) -> None:
        if answer.right or answer.therapist != self._therapist:
            return
        self._show_standing()
        if self.pad.isEnabled():
            left = self._guard.tries_left(answer.therapist)
            self.pad.say(answer_words(answer, left), color="danger")

    def _show_standing(self) -> None:
        """Shuts the pad while a PIN isn't looked at, and says how long still."""
        wait = self._guard.wait_s(self._therapist)
        blocked = self._guard.needs_passphrase(self._therapist)
        self._passphrase.setVisible(blocked)
        if blocked:
            self.pad.say(self.tr("Too many tries: give the passphrase."), color="danger")
        elif wait > 0:
            self.pad.say(wait_words(wait), color="danger")
            self._waiting.start()
        else:
            self._waiting.stop()
        opens = not blocked and wait <= 0
        if opens and not self.pad.isEnabled():
            self.pad.say("")
        self.pad.setEnabled(opens)
        if opens:
            self.pad.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits reach the pad, whatever has the focus."""
        if self.pad.isEnabled() and event.text().isdigit():
            self.pad.setFocus()
            self.pad.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
