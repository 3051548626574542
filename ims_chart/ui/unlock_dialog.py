"""Asks for a passphrase once more, before something is done that only who has one may do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import TOUCH
from ims_chart.ui.unlock_page import UnlockPage


class UnlockDialog(QDialog):
    """Accepted once a passphrase was right; `by` tells whose."""

    def __init__(  # noqa: PLR0913
        self,
        store: Store,
        names: Mapping[str, str],
        background: Background,
        *,
        why: str,
        holder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlockDialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self.setMinimumWidth(680)
        self.by = ""
        column = QVBoxLayout(self)
        column.addWidget(page := UnlockPage(store, names, background, title=why, holder=holder))
        page.opened.connect(self._on_opened)
        cancel = Chip(self.tr("Cancel"), name="unlock.cancel", weight=Weight.QUIET, height=TOUCH)
        cancel.clicked.connect(self.reject)
        column.addWidget(cancel)

    def _on_opened(self, holder: str) -> None:
        self.by = holder
        self.accept()
