"""The sheet of shortcuts, made from the table of actions."""

from __future__ import annotations

from itertools import combinations, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.ui.actions import ACTIONS, MENUS, menu_words, sequences
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH, font

COLUMNS = 3
BESIDES = 150
"""Pixels of height for the heading and the way out."""

Rows = list[tuple[str, str]]


class ShortcutSheet(Sheet):
    """Every action that has a key, by part of the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title, heading = self.tr("Shortcuts"), self.tr("Keyboard shortcuts")
        super().__init__(name="shortcutSheet", title=title, heading=heading, parent=parent)
        held_in = QWidget()
        columns = QHBoxLayout(held_in)
        columns.setContentsMargins(0, 0, 16, 0)
        columns.setSpacing(40)
        parts = [(menu_words(words), _rows(key)) for key, words in MENUS]
        for column in _columns([*parts, (self.tr("On the body"), self._on_body())]):
            held = QVBoxLayout()
            held.setSpacing(0)
            for title, rows in column:
                held.addLayout(_table(title, rows))
            held.addStretch(1)
            columns.addLayout(held)
        area = QScrollArea()
        area.setObjectName("shortcuts.area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held_in)
        area.setMinimumWidth(held_in.sizeHint().width())
        self.column.addWidget(area, 1)
        close = Chip(self.tr("Close"), name="shortcuts.close", weight=Weight.PRIMARY, height=TOUCH)
        close.clicked.connect(self.accept)
        self.end_with(close)
        self.open_at(self.minimumWidth(), held_in.sizeHint().height() + BESIDES)

    def _on_body(self) -> Rows:
        return [
            (self.tr("Move the crosshair"), "← ↑ → ↓"),
            (self.tr("Finer"), "⇧ ← ↑ → ↓"),
            (self.tr("Chart a site, or select one"), "↵"),
            (self.tr("Corner of an area or a lasso; twice closes"), "↵"),
            (self.tr("Let go of the site"), "Esc"),
        ]


def _rows(part: str) -> Rows:
    """Words and first key of a part's actions; a run of actions is told in one line."""
    native = QKeySequence.SequenceFormat.NativeText
    told: dict[str, list[str]] = {}
    for entry in ACTIONS:
        keys = sequences(entry)
        if entry.menu == part and keys:
            words = menu_words(entry.series) if entry.series else entry.words
            told.setdefault(words, []).append(keys[0].toString(native))
    return [
        (words, keys[0] if len(keys) == 1 else f"{keys[0]} … {keys[-2]}, {keys[-1]}")
        for words, keys in told.items()
    ]


def _columns(parts: list[tuple[str, Rows]]) -> list[list[tuple[str, Rows]]]:
    """The parts in their order, parted where the columns come out most nearly the same."""
    parts = [part for part in parts if part[1]]
    heights = [len(rows) + 2 for _, rows in parts]

    def tallest(cuts: tuple[int, ...]) -> int:
        ends = (0, *cuts, len(parts))
        return max(sum(heights[a:b]) for a, b in pairwise(ends))

    cuts = min(combinations(range(1, len(parts)), COLUMNS - 1), key=tallest)
    return [parts[a:b] for a, b in pairwise((0, *cuts, len(parts)))]


def _table(title: str, rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(3)
    grid.setHorizontalSpacing(20)
    grid.setContentsMargins(0, 0, 0, 20)
    head = QLabel(title)
    head.setTextFormat(Qt.TextFormat.PlainText)
    head.setFont(font(11, QFont.Weight.Bold))
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (words, keys) in enumerate(rows, start=1):
        name, shortcut = QLabel(words.rstrip("…")), QLabel(keys)
        name.setTextFormat(Qt.TextFormat.PlainText)
        shortcut.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(font(10))
        shortcut.setFont(font(10, QFont.Weight.DemiBold))
        shortcut.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(name, row, 0)
        grid.addWidget(shortcut, row, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(1, 88)
    return grid
