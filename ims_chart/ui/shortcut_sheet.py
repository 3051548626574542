"""The sheet of shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.ui.actions import ACTIONS, MENUS, menu_words, sequences
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import TOUCH, font


class ShortcutSheet(QDialog):
    """Every action that has a key, by part of the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 18)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        outer.addLayout(columns)
        left, right = QVBoxLayout(), QVBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right)
        for index, (key, words) in enumerate(MENUS):
            (left if index in {0, 1, 4} else right).addLayout(self._part(key, words))
        right.addLayout(self._canvas_part())
        left.addStretch(1)
        right.addStretch(1)
        close = Chip(self.tr("Close"), name="shortcuts.close", weight=Weight.PRIMARY, height=TOUCH)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        outer.addLayout(foot)

    def _part(self, key: str, words: str) -> QGridLayout:
        rows = [
            (entry.words, sequences(entry))
            for entry in ACTIONS
            if entry.menu == key and sequences(entry)
        ]
        native = QKeySequence.SequenceFormat.NativeText
        return _table(menu_words(words), [(w, keys[0].toString(native)) for w, keys in rows])

    def _canvas_part(self) -> QGridLayout:
        rows = [
            (self.tr("Move the crosshair"), "← ↑ → ↓"),
            (self.tr("Finer"), "⇧ ← ↑ → ↓"),
            (self.tr("Chart a site, or select one"), "↵"),
            (self.tr("Let go of the site"), "Esc"),
        ]
        return _table(self.tr("On the body"), rows)


def _table(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setContentsMargins(0, 0, 0, 14)
    head = QLabel(title)
    head.setFont(font(11, QFont.Weight.Bold))
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (words, keys) in enumerate(rows, start=1):
        name, shortcut = QLabel(words.rstrip("…")), QLabel(keys)
        name.setFont(font(10))
        shortcut.setFont(font(10, QFont.Weight.DemiBold))
        grid.addWidget(name, row, 0)
        grid.addWidget(shortcut, row, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(1, 104)
    grid.setRowStretch(len(rows) + 1, 1)
    return grid
