"""A button for an action of the table: on and off with it, and told by its words and key."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ims_chart.ui.chip import Chip, Weight


class ActionChip(Chip):
    """Follows its action, which may outlive it."""

    def __init__(  # noqa: PLR0913
        self,
        action: QAction,
        *,
        icon: str = "",
        text: str | None = None,
        weight: Weight = Weight.NORMAL,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        """`text` stands on it instead of the action's words; "" for an icon alone."""
        words = action.text().rstrip("…")
        super().__init__(
            words if text is None else text,
            name=action.objectName().removeprefix("action."),
            icon=icon,
            weight=weight,
            height=height,
            parent=parent,
        )
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())
        self.describe(self._action.text().rstrip("…"), self._action.shortcut())
