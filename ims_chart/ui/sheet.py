"""What every dialog looks like: a heading, its own, and the ways out at its foot."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.ui.chip import Chip
from ims_chart.ui.said import Said

MARGIN = 24
BETWEEN = 12
"""Pixels between what stands one below the other."""
WIDE = 520
FRAME = 48
"""Pixels that the system's title and edges may take."""


class Sheet(QDialog):
    """As high as its words need at its width, which Qt alone guesses too high."""

    def __init__(
        self,
        *,
        name: str,
        title: str,
        heading: str = "",
        width: int = WIDE,
        parent: QWidget | None = None,
    ) -> None:
        """`title` names the window, and heads the dialog too where there is no `heading`."""
        super().__init__(parent)
        self.answered = False
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.column.setSpacing(BETWEEN)
        self.heading = Said(heading or title, size=15, weight=QFont.Weight.Bold)
        self.column.addWidget(self.heading)

    def end_with(self, *ways: Chip, aside: Chip | None = None) -> None:
        """Adds the ways out: the one that goes on stands last; `aside` is something else."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        if aside is not None:
            row.addWidget(aside)
        row.addStretch(1)
        for way in ways:
            row.addWidget(way)
        self.column.addLayout(row)
        # A width of its own would let the layout squeeze what can't wrap.
        least = self.column.totalMinimumSize().width()
        self.setMinimumWidth(max(self.minimumWidth(), least))

    def open_at(self, width: int, height: int) -> None:
        """Begins in that size, as far as the screen has room for it."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - FRAME), min(height, room.height() - FRAME))

    @property
    def stays(self) -> bool:
        """Whether it is only hidden while the screen is locked, and comes back after it."""
        return False

    def goes_with(self, chart: QObject) -> None:
        """Closes once the patient it is about is closed: there is nothing left to change."""
        chart.destroyed.connect(self.give_up)

    def give_up(self) -> None:
        """Closes without a question, as if somebody had thought better of it."""
        if not self.answered:
            self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        self.answered = True
        super().done(result)

    def exec(self) -> int:
        """As of any dialog, save that hiding it is not an answer."""
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        self.answered = False
        self.setResult(QDialog.DialogCode.Rejected)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.show()
        loop.exec()
        return self.result()

    def sizeHint(self) -> QSize:
        width = self.minimumWidth()
        if self.column.hasHeightForWidth():
            return QSize(width, self.column.totalHeightForWidth(width))
        return QSize(width, super().sizeHint().height())
