"""Takes the pictures: of the window at rest, and of what stands over it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ims_chart.app import Program
from ims_chart.record import Record
from ims_chart.storage.store import Store
from ims_chart.ui.open_patient import OpenPatient
from ims_chart.ui.window import Window

REST_MS = 120
"""A screen that looks the same twice, this far apart, has come to rest."""
PATIENCE_S = 20
SHADE = QColor(0, 0, 0, 96)

Shot = tuple[str, QPixmap]
"""A picture and its name."""


@dataclass(frozen=True)
class Round:
    """What one walk through the program needs.

    Attributes:
        program: shown, with its window in the round's size.
        store: a demo clinic that nobody else works with.
        home: a folder for what is made on the way.
    """

    program: Program
    store: Store
    home: Path

    @property
    def window(self) -> Window:
        return self.program.window

    @property
    def opened(self) -> OpenPatient:
        """The patient whose chart is open."""
        opened = self.window.open_patient
        if opened is None:
            raise SystemExit("The demo's patient can't be opened.")
        return opened

    def open(self, record_id: str) -> OpenPatient:
        """Opens a patient, and waits until the page is whole."""
        if self.window.store is not self.store:
            self.window.show_store(self.store, remember=False)
        self.window.open(record_id)
        still(self.window)
        return self.opened

    def records(self) -> list[Record]:
        """Of the clinic, the longest first."""
        found = [self.store.load(entry.id).record for entry in self.store.index.rows()]
        return sorted(found, key=lambda record: -len(record.visits))


def trigger(window: Window, *actions: str) -> None:
    for action in actions:
        window.actions_by_id[action].trigger()


def still(widget: QWidget) -> QPixmap:
    """A widget's picture once it no longer changes: the sharp body arrives a moment later."""
    last = None
    end = time.monotonic() + PATIENCE_S
    while True:
        QTest.qWait(REST_MS)
        picture = widget.grab()
        image = picture.toImage()
        if image == last or time.monotonic() > end:
            return picture
        last = image


def until(holds: Callable[[], bool]) -> None:
    """Waits for what is done in the background."""
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        QTest.qWait(REST_MS)


def over(window: Window, dialog: QDialog) -> QPixmap:
    """The window, and before it a dialog, which is closed afterwards."""
    dialog.show()
    picture = laid_over(window, dialog)
    dialog.close()
    dialog.deleteLater()
    return picture


def laid_over(window: Window, dialog: QWidget) -> QPixmap:
    above, below = still(dialog), window.grab()
    if above.height() > below.height():
        return above
    painter = QPainter(below)
    painter.fillRect(below.rect(), SHADE)
    painter.drawPixmap(window.rect().center() - dialog.rect().center(), above)
    painter.end()
    return below


def dropped_down(window: Window, menu: QWidget) -> QPixmap:
    """The window and an open menu of it where it stands, with those that stand open beside it."""
    below = window.grab()
    painter = QPainter(below)
    for popup in (menu, *menu.findChildren(QMenu)):
        if popup.isVisible():
            at = window.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(at, still(popup))
    painter.end()
    menu.close()
    return below


def asked(window: Window, does: Callable[[], object]) -> QPixmap:
    """The window, and before it the dialog or question that `does` waits for."""
    taken: list[QPixmap] = []

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(REST_MS, take)
            return
        taken.append(laid_over(window, dialog))
        dialog.close()

    QTimer.singleShot(0, take)
    does()
    until(lambda: bool(taken))
    return taken[0]


def with_dialog(window: Window, action: str) -> QPixmap:
    """The window, and before it the dialog that an action opens."""
    return asked(window, lambda: trigger(window, action))
