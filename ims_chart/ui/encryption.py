"""The window's part in encryption: asking for the key, forgetting it, and converting files while
the work goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ims_chart.storage.conversion import Step, convert, due
from ims_chart.storage.errors import StorageError
from ims_chart.storage.keys import RECOVERY
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.conversion_strip import ConversionStrip
from ims_chart.ui.screen_lock import OPEN_TO_ALL
from ims_chart.ui.theme import TOUCH
from ims_chart.ui.unlock_page import UnlockPage
from ims_chart.words import explain

if TYPE_CHECKING:
    from ims_chart.ui.window import Window

AGAIN_MS = 60_000
"""Until it is tried again to forget the key, where work could not be saved."""
REST_MS = 500
"""After unlocking, until plain files are looked for."""
TOLD_EVERY = 20
"""Files between two words on how far it is."""


class Encryption(QObject):
    """One a window; outlives stores and patients."""

    _stepped = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._page: UnlockPage | None = None
        self._converting = False
        self._stop = threading.Event()
        self._unlocking = Background(self)
        self._files = Background(self)
        self._stepped.connect(self._on_step)
        self._strip = ConversionStrip(window)
        self._strip.hide()
        window.strip_slot.addWidget(self._strip)
        guard = window.screen_lock.guard
        guard.unlocked.connect(self._on_screen_unlocked)
        guard.key_due.connect(self.forget_key)
        window.screen_lock.passphrase_wanted.connect(self._on_passphrase_wanted)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._stop.set)

    # --- the key

    def ask(self, store: Store, then: Callable[[], None]) -> None:
        """Covers the window until the store is unlocked, then goes on."""
        self._cover(store, load_settings().therapist, then)

    def heed(self) -> bool:
        """Asks for the key if the store has been locked, as by another computer that sealed it;
        whether it was.
        """
        store = self._window.store
        if store is None or not store.keys.on or not store.locked:
            return False
        self.ask(store, self._carry_on)
        return True

    def forget_key(self) -> None:
        """Closes the patient and takes the key out of memory, once everything is saved."""
        window, store = self._window, self._window.store
        if store is None or store.locked or not store.keys.on:
            return
        opened = window.open_patient
        if opened is not None and not opened.flush():
            QTimer.singleShot(AGAIN_MS, self, self._forget_if_still_locked)
            return
        if window.close_patient():
            self._stop.set()
            window.forget_patients()
            store.lock()

    def _forget_if_still_locked(self) -> None:
        if self._window.screen_lock.guard.is_locked:
            self.forget_key()

    def _on_screen_unlocked(self) -> None:
        store = self._window.store
        if self._page is not None:
            self._show_page()
        elif store is not None and store.locked:
            self.ask(store, self._window.show_patients)

    def _on_passphrase_wanted(self, therapist: str) -> None:
        store = self._window.store
        if store is not None and self._page is None:
            then = self._window.show_patients if store.locked else self._carry_on
            self._cover(store, therapist, then)
            self._offer_way_back()

    def _offer_way_back(self) -> None:
        back = Chip(self.tr("Back"), name="unlock.back", weight=Weight.QUIET, height=TOUCH)
        back.clicked.connect(self._uncover)
        if self._page is not None:
            self._page.offer(back)

    def _cover(self, store: Store, holder: str, then: Callable[[], None]) -> None:
        if self._page is not None:
            return
        window = self._window
        try:
            clinic = store.clinic()
            names = clinic.therapist_names
            title = clinic.name.strip() or "IMS Chart"
        except StorageError:
            # Whatever is wrong with it is told once the store is open.
            names, title = {}, "IMS Chart"
        window.screen_lock.put_aside()
        page = UnlockPage(store, names, self._unlocking, title=title, holder=holder)
        page.opened.connect(lambda who: self._on_opened(store, who, then))
        if window.store is None:
            other = Chip(
                self.tr("Another store…"), name="unlock.other", weight=Weight.QUIET, height=TOUCH
            )
            other.clicked.connect(self._choose_other)
            page.offer(other)
        self._page = page
        window.covers.addWidget(page)
        self._show_page()
        if window.store is not None and window.store is not store:
            self._offer_way_back()

    def _show_page(self) -> None:
        window = self._window
        for name, action in window.actions_by_id.items():
            if name not in OPEN_TO_ALL:
                window.removeAction(action)
        if self._page is not None:
            window.covers.setCurrentWidget(self._page)

    def _uncover(self) -> None:
        window, page = self._window, self._page
        if page is None:
            return
        self._page = None
        QTimer.singleShot(0, window.screen_lock, window.screen_lock.bring_back)
        window.covers.removeWidget(page)
        page.deleteLater()
        if not window.screen_lock.guard.is_locked:
            window.covers.setCurrentIndex(0)
            window.addActions(list(window.actions_by_id.values()))

    def _choose_other(self) -> None:
        before = self._window.store
        self._window.commands.choose_store()
        if self._window.store is not before:
            self._uncover()

    def _on_opened(self, store: Store, who: str, then: Callable[[], None]) -> None:
        window = self._window
        self._uncover()
        if who != RECOVERY:
            # Nobody charts in another's name: whoever opened the store is the one at work.
            window.remember(therapist=who)
        then()
        guard = window.screen_lock.guard
        if guard.is_locked:
            guard.pass_with_passphrase("" if who == RECOVERY else who)
        if window.store is store:
            # Looking through the folders takes its share of the processor: the records come first.
            QTimer.singleShot(REST_MS, self, self.go_on)

    def _carry_on(self) -> None:
        """Goes on with the open patient, whose last changes may wait."""
        opened = self._window.open_patient
        if opened is not None:
            opened.flush()

    # --- who can open it

    def show_dialog(self) -> None:
        """Encrypts the store, or shows who can open it."""
        from ims_chart.ui.encryption_dialog import EncryptionDialog  # noqa: PLC0415
        from ims_chart.ui.key_work import KeyWork  # noqa: PLC0415
        from ims_chart.ui.turn_on_dialog import TurnOnDialog  # noqa: PLC0415

        window, store = self._window, self._window.store
        if store is None:
            return
        kind = EncryptionDialog if store.keys.on else TurnOnDialog
        work = KeyWork(store, window.clinic, window.atlas, self._unlocking, window.author())
        dialog = kind(work, window)
        accepted = dialog.exec()
        begun = dialog.work_begun if isinstance(dialog, EncryptionDialog) else bool(accepted)
        dialog.deleteLater()
        if begun:
            self.go_on()
        elif isinstance(dialog, TurnOnDialog) and dialog.clinic_wanted:
            window.commands.edit_clinic()
            if window.clinic.therapists:
                self.show_dialog()

    # --- converting

    def go_on(self) -> None:
        """Converts what is to be converted, if anything is, while the work goes on."""
        store = self._window.store
        if store is None or self._converting:
            return
        self._converting = True
        self._stop.clear()
        self._files.run(self, lambda: self._convert(store), self._on_converted, self._on_stopped)

    def _convert(self, store: Store) -> tuple[int, StorageError | None]:
        """How many files were looked at, and what was wrong with one. In the thread."""
        done, problem = 0, None
        if not due(store):
            return 0, None
        for step in convert(store):
            done = step.done
            problem = problem or step.problem
            if done % TOLD_EVERY == 1:
                self._stepped.emit(step)
            if self._stop.is_set():
                return 0, problem
        return done, problem

    def _on_step(self, step: Step) -> None:
        if self._converting:
            self._strip.show_progress(step.done, step.total)

    def _on_converted(self, result: tuple[int, StorageError | None]) -> None:
        done, problem = result
        self._rest()
        window = self._window
        if problem is not None:
            window.toast.say(explain(problem), stays=True)
        elif done:
            on = window.store is not None and window.store.keys.on
            window.toast.say(
                self.tr("Everything is encrypted.") if on else self.tr("Encryption is off.")
            )
        if done and window.open_patient is None and window.store is not None:
            window.show_patients()

    def _on_stopped(self, error: StorageError) -> None:
        """It goes on at the next start, or when it is asked for again."""
        self._rest()
        if not self.heed():
            self._window.toast.say(explain(error), stays=True)

    def _rest(self) -> None:
        self._converting = False
        self._strip.hide()
