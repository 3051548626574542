"""The choice of how the body is shown, one tap away from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ims_chart.ui.chip import Chip


class LookButton(Chip):
    """Opens the actions it is given, which tell what holds now and their keys."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__("", name="look", icon="layers", height=40, parent=parent)
        self.describe(self.tr("How the body is shown"))
        self._actions = tuple(actions)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("look.menu")
        menu.addActions(self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
