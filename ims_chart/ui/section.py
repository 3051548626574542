"""A part of the panel under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.ui import icons
from ims_chart.ui.theme import GAP, RADIUS, font, theme


class Section(QWidget):
    """A heading to tap over what it folds. What is folded away says in brief what it holds."""

    opened = Signal()
    """The body is to be seen, perhaps for the first time."""

    def __init__(self, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"section.{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._heading = _Heading(title, name=f"section.{name}.heading")
        self._heading.clicked.connect(lambda on: self.open(on=on))
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, GAP)
        self.column.setSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self._body)
        self.open(on=True)

    @property
    def is_open(self) -> bool:
        return self._heading.isChecked()

    def open(self, *, on: bool) -> None:
        self._heading.setChecked(on)
        self._body.setVisible(on)
        if on:
            self.opened.emit()

    def say(self, summary: str) -> None:
        """What the section holds, in few words."""
        self._heading.say(summary)


class _Heading(QAbstractButton):
    """The title with an arrow, and at its right what the section holds."""

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = ""
        theme.fit(self)

    def say(self, summary: str) -> None:
        self._summary = summary
        self.setAccessibleDescription(summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(t.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.translate(13, self.height() / 2)
        painter.rotate(0 if self.isChecked() else -90)
        icons.paint(painter, "down", QRectF(-7, -7, 14, 14), t.color("muted"))
        painter.restore()
        self._paint_words(painter, QRectF(28, 0, self.width() - 36, self.height()))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        t, face = theme.tokens, font(9, QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(t.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        left = QFontMetricsF(face).horizontalAdvance(self.text()) + 16
        small = font(9)
        painter.setFont(small)
        painter.setPen(t.color("muted"))
        rest = room.adjusted(left, 0, 0, 0)
        shown = QFontMetricsF(small).elidedText(
            self._summary, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, shown)
