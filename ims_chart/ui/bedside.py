"""The patients who lie with needles in, as the window looks after them: strip, sound, and words
when somebody leaves.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart, now
from ims_chart.charting.needles_in import Lying, NeedlesIn
from ims_chart.storage.errors import StorageError
from ims_chart.storage.settings import load_settings, save_settings
from ims_chart.storage.store import Store
from ims_chart.ui import sound
from ims_chart.ui.chip import Weight
from ims_chart.ui.needle_words import count_words, place_words
from ims_chart.ui.needles_panel import NeedlesPanel
from ims_chart.ui.needles_strip import NeedlesStrip
from ims_chart.ui.timer_alarm import TimerAlarm
from ims_chart.ui.turn import Turn

if TYPE_CHECKING:
    from ims_chart.ui.question import Question

log = logging.getLogger(__name__)

REMEMBER_MS = 400
"""A slow disk must not hold up the next tap."""


class Bedside(QObject):
    """Outlives the page of any patient."""

    said = Signal(str, bool)
    """Words, and whether they stay in sight until they are closed."""
    answered = Signal(str)
    """Words that were said and no longer hold."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._chart: Chart | None = None
        self._remembers = False
        self._leaving = False
        self._question: Question | None = None
        self._named = True
        self._rang = self._lying_still = ""
        self.needles_in = NeedlesIn(now, self)
        self.alarm = TimerAlarm(self.needles_in, sound.ring, self)
        self.strip = NeedlesStrip(self.needles_in, self.alarm, window)
        self._folder: Path | None = None
        # The mark on the body comes first.
        self._later = Turn(self)
        self._later.due.connect(self._follow)
        self._kept: tuple[str, ...] = ()
        self._remembering = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self._remembering.timeout.connect(self._remember)
        self.needles_in.rang.connect(self._say_ringing)
        self.needles_in.changed.connect(self._on_changed)
        self.needles_in.kept.connect(self._on_kept)

    def show_names(self, *, on: bool) -> None:
        """Says whether initials may be shown; a locked screen shows room and number only."""
        self._named = self.strip.named = on

    # --- stores and patients

    def use_store(self, store: Store, *, remember: bool) -> None:
        """Takes up the patients of another store who had needles in when they were last here."""
        if store.folder == self._folder:
            return
        self._flush()
        self._folder, self._remembers = store.folder, remember
        self.needles_in.recall(store, load_settings().needles_in if remember else ())
        if self._chart is not None:
            self.needles_in.follow(self._chart.record)
        if self.needles_in.count:
            self.said.emit(self._still_in(self.needles_in.patients), True)

    def watch(self, chart: Chart) -> NeedlesPanel:
        """Follows the patient who has just been opened, whose needles the panel shows."""
        self._chart = chart
        if self._lying_still:
            self.answered.emit(self._lying_still)
        chart.changed.connect(self._later.start)
        self.strip.leave_out(chart.record.id)
        self.needles_in.follow(chart.record)
        for mine in self._mine(chart):
            chart.choose_visit(mine.visit_id)
        return NeedlesPanel(chart, self.needles_in, self.alarm)

    def leave(self) -> None:
        """Lets go of the patient who is closed, and says so if needles stay in."""
        chart = self._chart
        if chart is None:
            return
        self._later.stop()
        self._follow()
        self._chart = None
        self.strip.leave_out("")
        staying = self._mine(chart)
        if staying:
            self._lying_still = self._still_in(staying)
            self.said.emit(self._lying_still, False)

    def _mine(self, chart: Chart) -> list[Lying]:
        return [one for one in self.needles_in.patients if one.record_id == chart.record.id]

    def _follow(self) -> None:
        if self._chart is not None:
            self.needles_in.follow(self._chart.record)

    def _on_kept(self, record_ids: tuple[str, ...]) -> None:
        if self._remembers:
            self._kept = record_ids
            self._remembering.start()

    def _flush(self) -> None:
        if self._remembering.isActive():
            self._remembering.stop()
            self._remember()

    def _remember(self) -> None:
        try:
            save_settings(needles_in=self._kept)
        except StorageError as error:
            log.warning("needles in not remembered: %s", error.code)

    # --- words

    def _still_in(self, patients: Iterable[Lying]) -> str:
        each = (f"{place_words(one, named=self._named)} ({one.count})" for one in patients)
        return self.tr("Needles still in: {0}.").format(", ".join(each))

    def _say_ringing(self, one: Lying) -> None:
        words = f"{place_words(one, named=self._named)}: {count_words(one.count)}"
        self._rang = self.tr("Time is up. {0}.").format(words)
        self.said.emit(self._rang, True)

    def _on_changed(self) -> None:
        if self._rang and not self.needles_in.ringing:
            self.answered.emit(self._rang)
            self._rang = ""

    # --- quitting

    def may_quit(self) -> bool:
        """Whether the window may close now. While needles are in it asks, and closes the window
        itself once the answer is to quit.
        """
        self._follow()
        self._flush()
        if self._leaving or not self.needles_in.count:
            return True
        if self._question is None:
            self._question = self._asked()
            self._question.open()
        return False

    def _asked(self) -> Question:
        from ims_chart.ui.question import Question  # noqa: PLC0415 - seldom needed

        why = self.tr("Timers don't ring while the program is closed.")
        question = Question(
            count_words(self.needles_in.count),
            f"{self._still_in(self.needles_in.patients)}\n{why}",
            (self.tr("Stay"), Weight.NORMAL),
            (self.tr("Quit anyway"), Weight.FINAL),
            name="needlesQuestion",
            parent=self._window,
        )
        question.finished.connect(lambda _result: self._on_answer(go=bool(question.answer)))
        return question

    def _on_answer(self, *, go: bool) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None
        if go:
            self._leaving = True
            self._window.close()
            self._leaving = False
