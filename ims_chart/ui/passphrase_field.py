"""A field for what must not be looked over somebody's shoulder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import TOUCH, font

_MAX = 1_000


class PassphraseField(QWidget):
    """Dots, and a chip that shows what was typed while it is held on."""

    changed = Signal()
    entered = Signal()

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setFont(font(11))
        self._line.setMinimumHeight(TOUCH)
        self._line.setMaxLength(_MAX)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        # What is typed here goes into no dictionary of an on-screen keyboard.
        hints = Qt.InputMethodHint
        self._line.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.entered)
        self._look = Chip(self.tr("Show"), name=f"{name}.show", height=TOUCH)
        self._look.setCheckable(True)
        self._look.toggled.connect(lambda on: self._show(on=on))
        row.addWidget(self._line, 1)
        row.addWidget(self._look)
        self.setFocusProxy(self._line)
        self.ask_for(label)

    def ask_for(self, label: str) -> None:
        """What is to be typed."""
        self._line.setPlaceholderText(label)
        self._line.setAccessibleName(label)

    @property
    def text(self) -> str:
        return self._line.text()

    def clear(self) -> None:
        self._line.clear()

    def show_typed(self, *, on: bool) -> None:
        self._look.setChecked(on)

    def _show(self, *, on: bool) -> None:
        mode = QLineEdit.EchoMode
        self._line.setEchoMode(mode.Normal if on else mode.Password)
