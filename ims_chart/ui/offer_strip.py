"""The muscles that the last tap may also have meant: correcting is one tap, ignoring is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.likely import OFFERED
from ims_chart.insight.naming import muscle_label
from ims_chart.printing.terms import word
from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import font, theme
from ims_chart.ui.tip import plain_tip
from ims_chart.ui.turn import Turn

_AIR = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_NARROWEST = 84


class OfferStrip(QWidget):
    """Stands under the body at one height whatever it offers, so that nothing jumps."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offerStrip")
        self.setAccessibleName(self.tr("Other muscles here"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chart = chart
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, _AIR // 2, 12, _AIR // 2)
        row.setSpacing(8)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setObjectName("canvasHint")
        self._words.setFont(font(10.5, QFont.Weight.DemiBold))
        self._words.setMinimumWidth(1)
        self._hint = ""
        row.addWidget(self._words)
        self._chips = [Chip(name=f"offer.{index}") for index in range(OFFERED)]
        for index, chip in enumerate(self._chips):
            chip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            chip.setMinimumWidth(_NARROWEST)
            chip.clicked.connect(lambda _on=False, i=index: self._take(i))
            chip.hide()
            theme.fit(chip)
            row.addWidget(chip)
        self._again = Chip(self.tr("New site here"), name="offer.again", icon="plus")
        self._again.clicked.connect(chart.tap_again)
        self._again.hide()
        theme.fit(self._again)
        row.addWidget(self._again)
        row.addStretch(1)
        # The tap comes first: the offer follows once the mark has been painted.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        for signal in (chart.selection_changed, chart.changed, chart.visit_chosen):
            signal.connect(self._later.start)
        theme.height_changed.connect(self._fit)
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        self.setFixedHeight(theme.height + _AIR)

    def hint(self, words: str) -> None:
        """Says what a tap does, where that isn't plain; "" makes room for offers again."""
        self._hint = words
        self.refresh()

    def refresh(self) -> None:
        """Shows what is on offer for the selected site."""
        site, muscles = self._chart.selected, self._chart.atlas.muscles
        free = site is not None and self._chart.editable and not self._hint
        offered = self._chart.offered if free else ()
        words = self.tr("or") if offered else ""
        self._words.setText(self._hint or words)
        self._words.setAlignment(_MIDDLE if self._hint else _LEFT)
        self._row.setStretch(0, 1000 if self._hint else 0)
        for chip, region in zip(self._chips, [*offered, *[None] * OFFERED], strict=False):
            if region is not None:
                text = muscle_label(region, muscles)
                chip.setText(text)
                chip.setAccessibleName(self.tr("It is {0}").format(text))
                chip.setToolTip(plain_tip(f"{text}, {word(region.layer)}"))
                chip.updateGeometry()
                chip.update()
            chip.setVisible(region is not None)
        self._again.setVisible(free and not offered)

    def _take(self, index: int) -> None:
        offered = self._chart.offered
        if index < len(offered):
            self._chart.take(offered[index])
