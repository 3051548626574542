"""A passing word at the foot of the window, with the way back in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import RADIUS, font, theme

SHOWN_MS = 7_000
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
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(14)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setFont(font(10, QFont.Weight.Medium))
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._undo = Chip(self.tr("Undo"), name="toast.undo", icon="undo", weight=Weight.QUIET)
        self._copy = Chip(self.tr("Save a copy…"), name="toast.copy", weight=Weight.QUIET)
        self._close = Chip("", name="toast.close", icon="cross", weight=Weight.QUIET)
        self._close.describe(self.tr("Close this message"))
        row.addWidget(self._label)
        row.addWidget(self._undo)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self._undo.clicked.connect(self._on_undo)
        self._copy.clicked.connect(self.copy_wanted)
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
        self, text: str, *, undoable: bool = False, stays: bool = False, unsaved: bool = False
    ) -> None:
        """Shows a message; one that `stays` waits to be closed."""
        if self._held is not None:
            self._held = (text, unsaved) if stays else self._held
            return
        self._label.setText(text)
        self._undo.setVisible(undoable)
        self._copy.setVisible(unsaved)
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
        """Takes back an undo that is still offered: by now it would undo something else."""
        if not self._undo.isHidden():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_undo(self) -> None:
        self.hide()
        self.undo.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(620, parent.width() - 40)
        self._label.setMaximumWidth(width)
        self.adjustSize()
        self.resize(min(self.sizeHint().width(), width + 160), self.sizeHint().height())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 92)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.color("border"))
        painter.setBrush(t.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)
