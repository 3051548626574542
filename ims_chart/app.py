"""Builds the program and wires it: the only place that knows every room."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ims_chart import __version__
from ims_chart.body import Atlas
from ims_chart.fault import trail
from ims_chart.loading import loaded
from ims_chart.resources import asset
from ims_chart.storage.errors import StorageError
from ims_chart.storage.settings import Settings, load_settings, suggested_store
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import font, theme
from ims_chart.ui.window import Window

if TYPE_CHECKING:
    import tempfile

    from ims_chart.ui.welcome_page import WelcomePage

log = logging.getLogger(__name__)


class Program:
    """The running program: the window, the first start, and the demo's throw-away folder."""

    def __init__(self) -> None:
        self.settings: Settings = load_settings()
        self.app = application()
        theme.apply(self.settings.theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.apply())
        atlas = Atlas(asset())
        pictures = Pictures(atlas)
        pictures.prefetch(atlas.reference_body, ("back", "front"), self.settings.dress)
        self.window = Window(atlas, pictures)
        self._welcome: WelcomePage | None = None
        self._demo: tempfile.TemporaryDirectory[str] | None = None

    def show(self, store: Path | None, *, demo: bool) -> None:
        """Shows the store that was named or last used, the demo, or the question where to keep
        records.
        """
        if demo:
            self.show_demo()
        elif store is not None or self.settings.store is not None:
            self._show_folder(store or self.settings.store or suggested_store())
        else:
            self._show_welcome(suggested_store())
        self.window.show()

    def show_demo(self) -> None:
        # What only a first start or the demo needs is loaded then: the window doesn't wait for it.
        import tempfile  # noqa: PLC0415

        from ims_chart.storage.demo import copy_demo  # noqa: PLC0415

        self._demo = tempfile.TemporaryDirectory(
            prefix="ims-chart-demo-", ignore_cleanup_errors=True
        )
        store = copy_demo(Path(self._demo.name) / "Demo clinic")
        self._leave_welcome()
        self.window.use_store(store, remember=False)
        readable = [s for s in store.summaries() if isinstance(s, Summary)]
        newest = max(readable, key=lambda s: (s.last_visit or dt.date.min, s.visits), default=None)
        if newest is None or not self.window.open(newest.id):
            self.window.show_store(store, remember=False)

    def close(self) -> None:
        if self._demo is not None:
            self._demo.cleanup()

    def _show_folder(self, folder: Path) -> None:
        try:
            store = Store.open(folder)
            if not store.patients.is_dir():
                # Empty: a new folder, or the place where a disk is missing. The person knows.
                self._show_welcome(folder)
                return
        except StorageError as error:
            self._show_welcome(folder, error)
            return
        if store.locked:
            self.window.encryption.ask(store, lambda: self._show_records(store))
        else:
            self._show_records(store)

    def _show_records(self, store: Store) -> None:
        """Goes on with the patient who was open when the program ended, if they are still there."""
        known = store.folder == self.settings.store
        last = self.settings.last_patient if known else ""
        try:
            if last in store:
                self.window.use_store(store)
                if self.window.open(last):
                    return
            self.window.show_store(store)
        except StorageError as error:
            self._show_welcome(store.folder, error)

    def _show_welcome(self, folder: Path, error: StorageError | None = None) -> None:
        from ims_chart.ui.welcome_page import WelcomePage  # noqa: PLC0415
        from ims_chart.words import explain  # noqa: PLC0415

        self._welcome = WelcomePage(folder)
        self._welcome.chosen.connect(self._use_folder)
        self._welcome.demo_wanted.connect(self.show_demo)
        self.window.add_page(self._welcome)
        if error is not None:
            self._welcome.complain(explain(error))

    def _use_folder(self, folder: Path) -> None:
        try:
            store = Store.create(folder)
            self.window.show_store(store)
        except StorageError as error:
            from ims_chart.words import explain  # noqa: PLC0415

            if self._welcome is not None:
                self._welcome.complain(explain(error))
            return
        self._leave_welcome()

    def _leave_welcome(self) -> None:
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None


def application() -> QApplication:
    """The one application, in the program's own style."""
    # A search through all that was ever made holds up a tap by more than a frame; it comes a tenth
    # as often as Python would have it.
    gc.set_threshold(700, 10, 100)
    # Each call of Qt into a panel waits this long for a thread that computes: a save, an index.
    sys.setswitchinterval(0.0005)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setStyle("Fusion")
        app = QApplication(["ims-chart"])
    app.setApplicationName("IMS Chart")
    app.setApplicationVersion(__version__)
    app.setFont(font(10))
    return app


def run(store: Path | None, demo: bool = False) -> int:
    """Opens the window and gives the exit status when it has closed."""
    sys.excepthook = _report
    program = Program()
    program.show(store, demo=demo)
    # Once the window stands: what it and the program are made of stays as long as both, and needn't
    # be looked at ever again.
    QTimer.singleShot(0, gc.freeze)
    QTimer.singleShot(0, loaded)
    status = program.app.exec()
    program.close()
    return status


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program is written to the log and told in one line; charting goes on, and
    what was charted stays in the autosave's hands.
    """
    log.critical("fault: %s", trail(error.with_traceback(trace)))
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
    if window is not None:
        text = window.tr(
            "Something went wrong in the program ({0}). What you charted is kept. Please report it."
        )
        QTimer.singleShot(0, lambda: window.toast.say(text.format(kind.__name__), stays=True))
