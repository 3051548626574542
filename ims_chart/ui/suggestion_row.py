"""What was found and answered last time at the selected site, each taken over in one tap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.site_note import site_note
from ims_chart.printing.terms import WORDING, word
from ims_chart.record import Twitch
from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import font, theme


class SuggestionRow(QWidget):
    """Says nothing unless the selected site repeats an earlier one."""

    def __init__(
        self, chart: Chart, *, name: str, worded: bool = False, parent: QWidget | None = None
    ) -> None:
        """`worded` says last time's note too, and leaves the chips to an open strip."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chart = chart
        self._worded = worded
        self._note = QLabel(self)
        self._note.setObjectName(f"{name}.note")
        self._note.setFont(font(9))
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._caption = QLabel(self.tr("As last time:"))
        self._caption.setFont(font(9.5))
        self._finding = Chip("", name=f"{name}.finding", icon="check")
        self._twitch = Chip("", name=f"{name}.twitch", icon="check")
        self._finding.clicked.connect(chart.repeat.take_finding)
        self._twitch.clicked.connect(chart.repeat.take_twitch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        row.addWidget(self._caption)
        for chip in (self._finding, self._twitch):
            theme.fit(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self._twitches = {
            Twitch.NONE: self.tr("No twitch"),
            Twitch.SINGLE: self.tr("Single twitch"),
            Twitch.MULTIPLE: self.tr("Multiple twitches"),
        }
        chart.repeat.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offers what fits the site that is selected now."""
        repeat = self._chart.repeat
        offered = self._chart.editable and not (self._worded and repeat.open)
        finding, twitch = (repeat.finding, repeat.twitch) if offered else (None, None)
        was = repeat.was(self._chart.selected)
        said = site_note(was, self._chart.atlas.muscles, WORDING) if was and self._worded else ""
        self._note.setText(self.tr("Last time: {0}").format(said))
        self._note.setVisible(bool(said))
        self._offer(self._finding, word(finding.state or finding.kind) if finding else "")
        self._offer(self._twitch, self._twitches[twitch] if twitch else "")
        offers = not (self._finding.isHidden() and self._twitch.isHidden())
        self._caption.setVisible(offers)

    def _offer(self, chip: Chip, words: str) -> None:
        chip.setText(words[:1].upper() + words[1:])
        chip.describe(self.tr("As last time: {0}").format(words.lower()))
        chip.setVisible(bool(words))
        chip.updateGeometry()
