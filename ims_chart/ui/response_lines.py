"""How the selected site's muscle, and the place itself, answered at earlier visits."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.course import Course
from ims_chart.insight.response import Response
from ims_chart.insight.review_wording import response_words
from ims_chart.insight.same import place_of
from ims_chart.printing.terms import WORDING
from ims_chart.ui.theme import font
from ims_chart.ui.tip import tip
from ims_chart.ui.turn import Turn

SHORT = 2
"""Lines that are shown until a tap asks for all."""
SLICE_S, PAUSE_MS = 0.004, 4
"""How long it looks back at a time, and how long it leaves the window to others."""
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for no limit, which PySide doesn't name."""


class ResponseLines(QLabel):
    """Quiet words for the moment before the next needle; nothing without an earlier visit."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("site.responses")
        self.setAccessibleName(self.tr("Response so far"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setFont(font(9))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._unfold(whole=False)
        self.hide()
        self._chart = chart
        self._course = Course(chart)
        # The tap comes first: what was is looked up once the mark on the body has been painted.
        self._later = Turn(self)
        self._later.due.connect(self._recall)
        self._recalling: Iterator[None] | None = None
        self._more = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._more.timeout.connect(self._go_on)
        chart.selection_changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        chart.changed.connect(self._later.start)
        self._later.start()

    def _unfold(self, *, whole: bool) -> None:
        """The first lines alone, so that the controls below stay near; or all of it."""
        self._whole = whole
        least = SHORT * self.fontMetrics().lineSpacing() + 2
        self.setMaximumHeight(QWIDGETSIZE_MAX if whole else least)

    @property
    def shown(self) -> str:
        """The words that there is room for, with a sign where there are more."""
        text, metrics, width = self.text(), self.fontMetrics(), self.contentsRect().width()

        def fits(words: str) -> bool:
            box = metrics.boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), _FLAGS, words)
            return box.height() <= SHORT * metrics.lineSpacing() + 2

        if self._whole or fits(text):
            return text
        ends = [0, *(at for at, letter in enumerate(text) if letter.isspace())]
        over = bisect_left(ends, True, key=lambda end: not fits(_cut(text, end)))
        return _cut(text, ends[max(over - 1, 0)])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.contentsRect(), _FLAGS, self.palette(), self.isEnabled(), self.shown,
            self.foregroundRole(),
        )  # fmt: skip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap shows all, another the first lines again."""
        self._unfold(whole=not self._whole)
        event.accept()

    def _recall(self) -> None:
        """What is remembered is put together between two frames: of many visits it takes long."""
        self._recalling = self._course.recalling()
        self._go_on()

    def _go_on(self) -> None:
        end = time.monotonic() + SLICE_S
        while self._recalling is not None and time.monotonic() < end:
            if next(self._recalling, self) is self:
                self._recalling = None
        if self._recalling is not None:
            self._more.start()
            return
        self.refresh()

    def refresh(self) -> None:
        """Says what fits the site that is selected now."""
        site, memory = self._chart.selected, self._course.memory_before
        lines: list[str] = []
        if site is not None and memory is not None and self._chart.visit is not None:
            muscle = memory.of_muscle(place_of(site)) if site.muscle else None
            here = memory.of_site(site, self._chart.visit)
            lines = self._lines(muscle, here)
        text = "\n".join(lines)
        if text != self.text():
            self._unfold(whole=False)
        self.setText(text)
        self.setToolTip(tip(*lines))
        self.setAccessibleDescription(". ".join(lines))
        self.setVisible(bool(lines))

    def _lines(self, muscle: Response | None, here: Response | None) -> list[str]:
        """The muscle's, and the place's own where it has been needled less than the muscle."""
        lines: list[str] = []
        if muscle is not None and muscle.visits:
            lines.append(self.tr("So far: {0}").format(_in_one_line(muscle)))
        if here is not None and here.visits and not _alike(here, muscle):
            lines.append(self.tr("This place: {0}").format(_in_one_line(here)))
        return lines


def _cut(text: str, end: int) -> str:
    return f"{text[:end].rstrip(' ·')} …"


def _in_one_line(response: Response) -> str:
    return " · ".join(response_words(response, WORDING))


def _alike(here: Response, muscle: Response | None) -> bool:
    return muscle is not None and (here.visits, here.needles) == (muscle.visits, muscle.needles)
