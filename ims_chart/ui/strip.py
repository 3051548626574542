"""A band over the body with what can be done now: two lines of words, then big chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ims_chart.ui.theme import font, theme
from ims_chart.ui.tip import plain_tip

WORDS_WIDTH = 168
MARGIN = 5


class Strip(QWidget):
    """Of one height whatever it shows, so that the body under it stands still."""

    def __init__(self, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = ""
        self._line = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(WORDS_WIDTH + 12, MARGIN, 12, MARGIN)
        self.row.setSpacing(6)
        theme.changed.connect(self.update)
        theme.height_changed.connect(self._fit)
        self._fit()

    def say(self, title: str, line: str) -> None:
        """What stands before the chips; the second line is the quieter one."""
        if (title, line) != (self._title, self._line):
            self._title, self._line = title, line
            self.setAccessibleDescription(f"{title}. {line}")
            self.setToolTip(plain_tip(f"{title}\n{line}".strip()))
            self.update()

    @property
    def words(self) -> str:
        return f"{self._title} · {self._line}"

    def _fit(self) -> None:
        self.setFixedHeight(theme.height + 2 * MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(self.row.sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.color("raised"))
        painter.setPen(t.color("border"))
        painter.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))
        middle = self.height() / 2
        for text, face, color, top in (
            (self._title, font(10, QFont.Weight.DemiBold), "text", middle - 19),
            (self._line, font(9), "muted", middle),
        ):
            painter.setFont(face)
            painter.setPen(t.color(color))
            width = WORDS_WIDTH - 4
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(12, top, width, 19), Qt.AlignmentFlag.AlignVCenter, shown)
