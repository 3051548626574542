"""Plays the visits over the body, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ims_chart.charting.chart import Chart

STEP_MS = 800
_BEGINS = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.KeyPress,
}
_ENDS = {
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
    QEvent.Type.TabletRelease,
    QEvent.Type.KeyRelease,
}


class Playback(QObject):
    """Goes from the chosen visit to the newest, or through the range that is chosen; from the
    newest it begins anew.

    Any press stops it and does nothing else: what lies under the finger may just have changed, and
    nobody means to chart in a visit that passes by.
    """

    playing_changed = Signal(bool)

    def __init__(self, chart: Chart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(self._step)

    @property
    def playing(self) -> bool:
        return self._clock.isActive()

    def toggle(self) -> None:
        if self.playing:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        ids = self._ids()
        if self.playing or len(ids) < 2:
            return
        if self._chart.visit is None or self._chart.visit.id not in ids[:-1]:
            self._chart.choose_visit(ids[0])
        self._clock.start()
        self._listen(on=True)
        self.playing_changed.emit(True)

    def stop(self) -> None:
        if self.playing:
            self._halt()
            self._listen(on=False)

    def _halt(self) -> None:
        self._clock.stop()
        self.playing_changed.emit(False)

    def _ids(self) -> list[str]:
        return [visit.id for visit in self._chart.range.visits]

    def _step(self) -> None:
        ids = self._ids()
        here = self._chart.visit.id if self._chart.visit else ""
        if here in ids[:-1]:
            self._chart.choose_visit(ids[ids.index(here) + 1])
        if here not in ids[:-2]:
            self.stop()

    def _listen(self, *, on: bool) -> None:
        app = QCoreApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Takes the press that stops it, from its beginning to its end."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and self.playing:
            event.accept()  # a key that is no shortcut now comes as a press
            return True
        if kind in _BEGINS and self.playing:
            self._halt()
            event.accept()
            return True
        if not self.playing and kind in _BEGINS | _ENDS:
            self._listen(on=False)
            return kind in _ENDS
        return False
