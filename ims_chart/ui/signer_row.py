"""In whose name something is signed, and whether they have proved that it is them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.guard import Guard
from ims_chart.charting.signing import signer
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import TOUCH, font


class SignerRow(QWidget):
    """Who charts signs; another name is a tap away, and whoever has a PIN is asked for it."""

    changed = Signal()
    """Somebody else signs now."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signerRow")
        self._chart = chart
        self._guard: Guard | None = chart.identity() if chart.identity else None
        self._who = MenuChip(self.tr("Who signs?"), name="signer", height=TOUCH)
        self._who.setAccessibleDescription(self.tr("In whose name this is signed"))
        self._who.set_choices([(t.id, _shown(t.name)) for t in chart.clinic.therapists])
        self._who.chosen.connect(self._on_chosen)
        self._proof = QLabel()
        self._proof.setObjectName("signer.proof")
        self._proof.setFont(font(10))
        self._proof.setTextFormat(Qt.TextFormat.PlainText)
        self._proof.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._who)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._proof)
        self._who.setVisible(self._who.has_choices)
        # Whoever unlocks the screen charts from then on.
        chart.author_changed.connect(self._on_author)
        self._show()

    @property
    def ready(self) -> bool:
        """Whether it is beyond doubt who signs: a name, or that this clinic names nobody."""
        return signer(self._chart) is not None or not self._who.has_choices

    def proof(self, why: str) -> bool | None:
        """Whether the signer has proved who they are, asked now if need be; None when they were
        asked and gave up. `why` says what it is for.
        """
        from ims_chart.ui.pin_dialog import ask_pin  # noqa: PLC0415 - seldom needed

        author = self._chart.author
        if self._guard is None or not self._guard.has_pin(author):
            return False
        return ask_pin(self, self._guard, author, why) or None

    def _on_chosen(self, therapist: str) -> None:
        self._chart.work_as(therapist)

    def _on_author(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        by = signer(self._chart)
        self._who.set_value(by.id if by else None)
        if by is None and self._who.has_choices:
            words = self.tr("Choose who signs.")
        elif by is None:
            words = self.tr(
                "Nobody is named: no therapists are entered for this clinic. They can be, under "
                "“Clinic” in the menu."
            )
        elif self._guard is not None and self._guard.verified(by.id):
            words = self.tr("Verified by PIN.")
        elif self._guard is not None and self._guard.has_pin(by.id):
            words = self.tr("The PIN will be asked for.")
        else:
            words = self.tr("Signed as “named, not verified”: {0} has no PIN.").format(
                _shown(by.name)
            )
        self._proof.setText(words)


def _shown(name: str) -> str:
    return " ".join(name.split())[:80]
