"""A passing word at the foot of the window, with the way back in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import RADIUS, font, theme

SHOWN_MS = 7_000
WIDEST = 520
"""Pixels of words after which they go on below."""
ABOVE = 148
"""Pixels under it: what is said and offered under the body stays in sight."""
SHADOW = 8
_NOTHING = ("", False)


class Toast(QWidget):
    """Floats over its parent, asks nothing and goes by itself."""

    undo = Signal()
    copy_wanted = Signal()
    """What can't be saved where it belongs shall be saved elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(18 + SHADOW, 8 + SHADOW, 10 + SHADOW, 8 + SHADOW)
        row.setSpacing(10)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setFont(font(10, QFont.Weight.Medium))
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._undo = Chip(self.tr("Undo"), name="toast.undo", icon="undo", weight=Weight.QUIET)
        self._copy = Chip(self.tr("Save a copy…"), name="toast.copy", weight=Weight.QUIET)
        self._way = Chip(self.tr("Another way"), name="toast.way", weight=Weight.QUIET)
        self._go: Callable[[], None] | None = None
        self._close = Chip("", name="toast.close", icon="cross", weight=Weight.QUIET)
        self._close.describe(self.tr("Close this message"))
        row.addWidget(self._label)
        row.addWidget(self._undo)
        row.addWidget(self._copy)
        row.addWidget(self._way)
        row.addWidget(self._close)
        self._undo.clicked.connect(self._on_undo)
        self._copy.clicked.connect(self.copy_wanted)
        self._way.clicked.connect(self._on_way)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._held: tuple[str, bool] | None = None
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def say(
        self,
        text: str,
        *,
        undoable: bool = False,
        stays: bool = False,
        unsaved: bool = False,
        way: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Shows a message; one that `stays` waits to be closed. `way` is another way back than
        Undo: what it is called and what it does.
        """
        if self._held is not None:
            self._held = (text, unsaved) if stays else self._held
            return
        self._label.setText(text)
        self._undo.setVisible(undoable)
        self._copy.setVisible(unsaved)
        self._way.setVisible(way is not None)
        if way is not None:
            words, self._go = way
            self._way.setText(words)
            self._way.setAccessibleName(words)
            self._way.updateGeometry()
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.stop()
        if not stays:
            self._timer.start()

    def take_back(self, text: str) -> None:
        """Takes back words that no longer hold, if they still stand there."""
        if self.text == text:
            self.hide()
        if self._held is not None and self._held[0] == text:
            self._held = _NOTHING

    def hold(self) -> None:
        """Shows nothing until it is let go: the screen is locked."""
        stands = self.isVisible() and not self._timer.isActive()
        self._held = (self.text, not self._copy.isHidden()) if stands else _NOTHING
        self.hide()

    def let_go(self) -> None:
        """Shows the last message that stays, if it still holds."""
        (text, unsaved), self._held = self._held or _NOTHING, None
        if text:
            self.say(text, stays=True, unsaved=unsaved)

    def withdraw_undo(self) -> None:
        """Takes back a way back that is still offered: by now it would undo something else."""
        if not self._undo.isHidden() or not self._way.isHidden():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_undo(self) -> None:
        self.hide()
        self.undo.emit()

    def _on_way(self) -> None:
        self.hide()
        if self._go is not None:
            self._go()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        shown = (self._undo, self._copy, self._way, self._close)
        beside = sum(chip.sizeHint().width() + 10 for chip in shown if not chip.isHidden())
        room = min(WIDEST, parent.width() - beside - 80)
        lines = self._label.text().splitlines()
        metrics = self._label.fontMetrics()
        wanted = max((metrics.horizontalAdvance(line[:400]) for line in lines), default=0)
        self._label.setFixedWidth(max(min(wanted + 2, room), 40))
        self.adjustSize()
        below = min(ABOVE, max(parent.height() - self.height(), 0))
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - below)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5 if not t.dark else 18))
        whole = QRectF(self.rect())
        for out in range(SHADOW):
            painter.drawRoundedRect(
                whole.adjusted(out, out + 1, -out, -out),
                RADIUS + SHADOW - out,
                RADIUS + SHADOW - out,
            )
        box = whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(t.color("border"))
        painter.setBrush(t.color("panel"))
        painter.drawRoundedRect(box, RADIUS + 2, RADIUS + 2)
