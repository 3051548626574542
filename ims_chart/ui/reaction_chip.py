"""A chip that opens the list of reactions; those that are never normal stand apart, in red."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from ims_chart.printing.terms import word
from ims_chart.record import NEVER_NORMAL, EventKind
from ims_chart.ui import icons
from ims_chart.ui.chip import Chip
from ims_chart.ui.theme import theme


class ReactionChip(Chip):
    """Shows which of its reactions were told; a press offers them all."""

    chosen = Signal(object)
    """The EventKind that was tapped, or None: there was no reaction."""

    def __init__(
        self, kinds: Iterable[EventKind], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", name=name, parent=parent)
        self._kinds = tuple(kinds)
        self._told: tuple[EventKind, ...] = ()
        self._none = False
        self.setCheckable(True)
        self.set_menu_arrow()
        self.clicked.connect(self._open)
        self.show_told((), none=False)

    def show_told(self, told: Collection[EventKind], *, none: bool) -> None:
        """Shows the reactions that were told; `none` that there was none."""
        self._told = tuple(kind for kind in self._kinds if kind in told)
        self._none = none
        words = [word(kind) for kind in self._told] or ([self.tr("no reaction")] if none else [])
        text = ", ".join(words) or self.tr("other")
        self.setText(text[:1].upper() + text[1:])
        self.describe(self.tr("Other reactions: {0}").format(", ".join(words) or "–"))
        self.setChecked(bool(words))
        self.updateGeometry()

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        """Red where what was told is never normal."""
        if self.isEnabled() and not NEVER_NORMAL.isdisjoint(self._told):
            t = theme.tokens
            return t.color("danger"), QColor(0, 0, 0, 0), t.color("on_accent")
        return super()._colors()

    def _open(self) -> None:
        self.setChecked(bool(self._told) or self._none)
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        self._add(menu, self.tr("no reaction"), None)
        for kind in self._kinds:
            if kind not in NEVER_NORMAL:
                self._add(menu, word(kind), kind)
        menu.addSection(self.tr("Never normal"))
        for kind in self._kinds:
            if kind in NEVER_NORMAL:
                self._add(menu, word(kind), kind)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _add(self, menu: QMenu, words: str, kind: EventKind | None) -> None:
        action = menu.addAction(words[:1].upper() + words[1:])
        action.setCheckable(True)
        action.setChecked(self._none if kind is None else kind in self._told)
        if kind in NEVER_NORMAL:
            action.setIcon(QIcon(_warning()))
        action.triggered.connect(lambda _on: self.chosen.emit(kind))


def _warning() -> QPixmap:
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    icons.paint(painter, "alert", QRectF(0, 0, 20, 20), theme.tokens.color("danger"))
    painter.end()
    return picture
