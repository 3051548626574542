"""Whether what was charted is on disk: always in sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTime
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.printing.terms import locale
from ims_chart.ui import icons
from ims_chart.ui.theme import font, theme


class SaveIndicator(QWidget):
    """Says “Saved 14:02”, “Saving…”, or “Not saved” in the colour of danger."""

    def __init__(self, autosave: Autosave | None, parent: QWidget | None = None) -> None:
        """Without an autosave the record is open for reading only."""
        super().__init__(parent)
        self.setObjectName("saveState")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._color, self._icon = "", "muted", ""
        if autosave is None:
            self._show(self.tr("Read only"), "alert", "")
        else:
            autosave.state_changed.connect(self.show_state)
            self.show_state(autosave.state)

    def show_state(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            time = locale().toString(QTime.currentTime(), "HH:mm")
            self._show(self.tr("Saved {0}").format(time), "good", "check")
        elif state is SaveState.SAVING:
            self._show(self.tr("Saving…"), "muted", "")
        else:
            self._show(self.tr("Not saved"), "danger", "alert")

    @property
    def text(self) -> str:
        return self._text

    def _show(self, text: str, color: str, icon: str) -> None:
        self._text, self._color, self._icon = text, color, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_face())
        widest = max(self._text, self.tr("Saved {0}").format("00:00"), key=len)
        return QSize(metrics.horizontalAdvance(widest) + 30, 36)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        ink = theme.tokens.color(self._color)
        if self._icon:
            icons.paint(painter, self._icon, QRectF(2, self.height() / 2 - 8, 16, 16), ink)
        painter.setPen(ink)
        painter.setFont(_face())
        painter.drawText(
            self.rect().adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text
        )


def _face() -> QFont:
    return font(9.5, QFont.Weight.Medium)
