"""Digits for a gloved hand or the keyboard; what was typed is never shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.storage.pins import LONGEST, SHORTEST
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import TOUCH, font, theme

KEY = TOUCH + 12
WIDTH = 280
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PinPad(QWidget):
    """Ten digits, one back, and the end. The pad has the focus, not its keys: digits typed on a
    keyboard arrive wherever the finger was last.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pinPad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        self._digits = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._dots = _Dots()
        self._said = QLabel()
        self._said.setObjectName("pin.said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setWordWrap(True)
        self._said.setFont(font(10))
        self._said.setFixedHeight(40)
        column.addWidget(self._dots)
        column.addWidget(self._said)
        column.addLayout(self._build_keys())
        self._show()

    def _build_keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), *divmod(place, 3))
        self._back = self._key("", "back", icon="back")
        self._back.describe(self.tr("Take the last digit away"))
        self._back.clicked.connect(self.back)
        self._ok = self._key(self.tr("OK"), "ok", weight=Weight.PRIMARY)
        self._ok.clicked.connect(self.enter)
        grid.addWidget(self._back, 3, 0)
        grid.addWidget(self._digit("0"), 3, 1)
        grid.addWidget(self._ok, 3, 2)
        return grid

    def _digit(self, digit: str) -> Chip:
        key = self._key(digit, digit)
        key.clicked.connect(partial(self.add, digit))
        return key

    def _key(self, text: str, name: str, *, icon: str = "", weight: Weight = Weight.NORMAL) -> Chip:
        key = Chip(text, name=f"pin.{name}", icon=icon, weight=weight, height=KEY)
        key.setFont(font(15, QFont.Weight.DemiBold))
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return key

    # --- what is typed

    def add(self, digit: str) -> None:
        """Takes a digit; more than a PIN can have are dropped."""
        if len(self._digits) < LONGEST:
            self._digits += digit
            self.say("")
            self._show()

    def back(self) -> None:
        self._digits = self._digits[:-1]
        self._show()

    def clear(self) -> None:
        """Forgets what was typed."""
        self._digits = ""
        self._show()

    def enter(self) -> None:
        """Hands over what was typed, and forgets it."""
        if self._digits and self.isEnabled():
            digits = self._digits
            self.clear()
            self.entered.emit(digits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isascii() and event.text().isdigit():
            self.add(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.back()
        elif event.key() in _ENTER and self._digits:
            self.enter()
        else:
            super().keyPressEvent(event)

    # --- what is shown

    def say(self, words: str, *, color: str = "muted") -> None:
        """A line over the keys, until the next digit."""
        palette = self._said.palette()
        palette.setColor(self._said.foregroundRole(), theme.tokens.color(color))
        self._said.setPalette(palette)
        self._said.setText(words)

    @property
    def said(self) -> str:
        return self._said.text()

    def _show(self) -> None:
        count = len(self._digits)
        self._dots.show_count(count)
        self.setAccessibleName(self.tr("PIN, {0} digits typed").format(count))
        self._back.setEnabled(count > 0)
        self._ok.setEnabled(count > 0)


class _Dots(QWidget):
    """One dot a digit; as many open ones as the shortest PIN has."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(24)
        self._count = 0

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 24)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = max(SHORTEST, self._count)
        step = min(26.0, self.width() / shown)
        left = (self.width() - step * (shown - 1)) / 2
        for place in range(shown):
            full = place < self._count
            color = theme.tokens.color("accent" if full else "muted")
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(color if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + step * place, self.height() / 2), 6, 6)
