"""Which visit is meant: the draft of an earlier day, or one of today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ims_chart.charting.old_draft import OldDraft
from ims_chart.printing.terms import short_day
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.strip import Strip
from ims_chart.ui.theme import theme
from ims_chart.ui.turn import Turn


class DraftStrip(Strip):
    """Stands in nobody's way: who goes on charting has answered too, and is told so once."""

    charted = Signal(object)
    """The OldDraft has been charted into, and that has been painted."""
    closed = Signal()
    """It was answered here."""

    def __init__(self, draft: OldDraft, parent: QWidget) -> None:
        super().__init__(name="draftStrip", parent=parent)
        self.setAccessibleName(self.tr("Draft of an earlier day"))
        self._draft = draft
        self.say(self.tr("Draft of {0}").format(short_day(draft.day)), self.tr("Needling today?"))
        begin = Chip(self.tr("New visit today"), name="draft.new", icon="plus")
        begin.clicked.connect(lambda: self._end(begins=True))
        keep = Chip(self.tr("Go on with it"), name="draft.keep", weight=Weight.QUIET)
        keep.describe(self.tr("Chart into the visit of {0}").format(short_day(draft.day)))
        keep.clicked.connect(lambda: self._end(begins=False))
        for chip in (begin, keep):
            theme.fit(chip)
            self.row.addWidget(chip)
        self.row.addStretch(1)
        self._later = Turn(self)
        self._later.due.connect(lambda: self.charted.emit(draft))
        draft.charted.connect(self._later.start)
        # By then what follows it stands in its place, and the body below hasn't moved.
        self._last = Turn(self)
        self._last.due.connect(self.hide)
        draft.settled.connect(self._last.start)
        self.setVisible(draft.stands)

    def _end(self, *, begins: bool) -> None:
        self._draft.begin() if begins else self._draft.settle()
        self.closed.emit()
