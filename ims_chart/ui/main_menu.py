"""The program's menu: everything in the table of actions, in its parts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ims_chart.ui.actions import ACTIONS, MENUS, menu_words
from ims_chart.ui.chip import Chip

BEGINS = frozenset(
    {
        *("edit_patient", "all_out", "repeat_visit", "add_photos", "earlier_visit", "review"),
        *("remove_visit", "next_site", "new_site_here", "tool_both"),
        *("next_twitch", "needle_in_out", "unfold_site", "fit_all", "dress_veiled", "landmarks"),
        *("room_density", "lock", "edit_encryption", "back_up_store", "show_shortcuts"),
    }
)
"""What stands under a line, so that a long part is read in groups."""


class MainMenu(QMenu):
    """Opened by a button on every page, or its key."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mainMenu")
        for key, words in MENUS:
            part = self.addMenu(menu_words(words))
            runs: dict[str, QMenu] = {}
            for entry in ACTIONS:
                if entry.menu == key and entry.id in BEGINS:
                    part.addSeparator()
                if entry.menu == key and entry.series:
                    if entry.series not in runs:
                        runs[entry.series] = part.addMenu(menu_words(entry.series))
                    runs[entry.series].addAction(actions[entry.id])
                elif entry.menu == key:
                    part.addAction(actions[entry.id])

    def chip(self) -> Chip:
        """A button that opens the menu below itself."""
        chip = Chip("", name="menuButton", icon="menu", height=40)
        chip.describe(self.tr("Menu"), "F10")
        chip.setShortcut("F10")
        chip.clicked.connect(lambda: self.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2))))
        return chip
