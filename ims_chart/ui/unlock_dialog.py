"""Asks for a passphrase once more, before something is done that only who has one may do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.chip import Chip
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.ui.unlock_page import UnlockPage


class UnlockDialog(Sheet):
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
        title = self.tr("Passphrase")
        super().__init__(name="unlockDialog", title=title, heading=why, parent=parent)
        self.by = ""
        self.column.addWidget(
            page := UnlockPage(store, names, background, title=why, holder=holder)
        )
        page.stand_in_a_dialog()
        page.opened.connect(self._on_opened)
        cancel = Chip(self.tr("Cancel"), name="unlock.cancel", height=TOUCH)
        cancel.clicked.connect(self.reject)
        self.end_with(cancel)

    def _on_opened(self, holder: str) -> None:
        self.by = holder
        self.accept()
