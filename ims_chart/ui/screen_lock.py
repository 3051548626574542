"""The window's lock: what covers it, what it puts away, and who may take the cover off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolTip, QWidget

from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.guard import Guard
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.ui import clipboard
from ims_chart.ui.lock_page import LockPage
from ims_chart.ui.privacy import privacy
from ims_chart.ui.sheet import Sheet

if TYPE_CHECKING:
    from ims_chart.ui.window import Window

OPEN_TO_ALL = frozenset({"silence", "close_window"})
"""What can be done while the screen is locked."""
_MANY = 20
"""Menus, one within another, that are told to close."""


class ScreenLock(QObject):
    """Its methods without arguments are actions of the table (see ui/actions.py)."""

    passphrase_wanted = Signal(str)
    """As of the `LockPage`."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._store: Store | None = None
        self._page: LockPage | None = None
        self._focus: QWidget | None = None
        self._followed: Autosave | None = None
        self._aside: list[Sheet] = []
        self.guard = Guard(lambda: window.clinic, parent=self)
        self.guard.locked.connect(self._cover)
        self.guard.unlocked.connect(self._uncover)
        self.guard.pins_changed.connect(self._renew)
        settings = load_settings()
        self.guard.idle_minutes = settings.idle_minutes
        window.actions_by_id[f"idle_{settings.idle_minutes}"].setChecked(True)
        window.actions_by_id["hide_names"].setChecked(settings.hide_names)
        privacy.set(on=settings.hide_names)
        privacy.changed.connect(self._keep_privacy)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
        self._on_window(window.windowHandle() or QGuiApplication.focusWindow())

    def use_store(self, store: Store) -> None:
        """Guards another store. Where somebody has a PIN the screen is locked until it is given: to
        start the program anew is no way round it.
        """
        if store is self._store:
            return
        self._store = store
        self.guard.use_store(store)
        if self.guard.is_locked:
            self._renew()
        elif self.guard.fault is not None or self.guard.holders:
            self.guard.lock()

    # --- what actions do

    def lock(self) -> None:
        if self._window.store is not None:
            self.guard.lock()

    def hide_names(self) -> None:
        privacy.set(on=not privacy.on)

    def idle_0(self) -> None:
        self._lock_after(0)

    def idle_2(self) -> None:
        self._lock_after(2)

    def idle_5(self) -> None:
        self._lock_after(5)

    def idle_10(self) -> None:
        self._lock_after(10)

    def idle_30(self) -> None:
        self._lock_after(30)

    def _lock_after(self, minutes: int) -> None:
        self.guard.idle_minutes = minutes
        self._window.remember(idle_minutes=minutes)

    def pins(self) -> None:
        from ims_chart.ui.pins_dialog import PinsDialog  # noqa: PLC0415 - seldom needed

        if self._store is None:
            return
        dialog = PinsDialog(self.guard, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _keep_privacy(self) -> None:
        self._window.actions_by_id["hide_names"].setChecked(privacy.on)
        self._window.remember(hide_names=privacy.on)

    # --- while it is locked

    def bars(self, action: str) -> bool:
        """Whether an action can't be done now."""
        return self._window.covers.currentIndex() > 0 and action not in OPEN_TO_ALL

    def may_quit(self) -> bool:
        """Whether the window may close without a question: nobody is there to answer one."""
        if self._page is None:
            return True
        opened = self._window.open_patient
        if opened is not None and not opened.flush():
            self._page.say(self.tr("Not everything is saved yet. Unlock the screen to quit."))
            return False
        if any(shiboken6.isValid(sheet) and not sheet.answered for sheet in self._aside):
            self._page.say(self.tr("A form is not finished. Unlock the screen to quit."))
            return False
        if self._window.bedside.needles_in.count:
            self._page.say(self.tr("Needles are in. Unlock the screen to quit."))
            return False
        return True

    def _cover(self) -> None:
        window = self._window
        self._focus = window.focusWidget()
        self._show_page()
        for name, action in window.actions_by_id.items():
            if name not in OPEN_TO_ALL:
                window.removeAction(action)
        window.toast.hold()
        window.bedside.show_names(on=False)
        clipboard.clear_ours()
        QToolTip.hideText()
        self._close_others()
        opened = window.open_patient
        self._followed = opened.autosave if opened else None
        if self._followed is not None:
            self._followed.state_changed.connect(self._on_saving)
            self._on_saving(self._followed.state)

    def _show_page(self) -> None:
        covers, bedside = self._window.covers, self._window.bedside
        last = self._page
        self._page = LockPage(self.guard, bedside.needles_in, bedside.alarm, covers)
        self._page.passphrase_wanted.connect(self.passphrase_wanted)
        covers.addWidget(self._page)
        covers.setCurrentWidget(self._page)
        if last is not None:
            covers.removeWidget(last)
            last.deleteLater()

    def _renew(self) -> None:
        """Shows the way in as it is now."""
        if self._page is not None:
            self._show_page()

    def _uncover(self, therapist: str) -> None:
        window, page = self._window, self._page
        if page is None:
            return
        self._page = None
        window.covers.setCurrentIndex(0)
        window.covers.removeWidget(page)
        page.deleteLater()
        window.addActions(list(window.actions_by_id.values()))
        window.bedside.show_names(on=True)
        window.toast.let_go()
        self._let_go()
        if therapist and therapist != window.author():
            self._hand_over(therapist)
        self._give_focus()
        # By then an encrypted store whose key is forgotten has covered the window again.
        QTimer.singleShot(0, self, self.bring_back)

    def _let_go(self) -> None:
        """Follows the saving no more. The patient may have been closed meanwhile, or opened anew:
        somebody else charts there.
        """
        followed, self._followed = self._followed, None
        if followed is not None and shiboken6.isValid(followed):
            followed.state_changed.disconnect(self._on_saving)

    def _give_focus(self) -> None:
        """Where it was; if that is gone, where it is in a patient who has just been opened."""
        focus, self._focus = self._focus, None
        opened = self._window.open_patient
        if focus is not None and shiboken6.isValid(focus):
            focus.setFocus()
        elif opened is not None:
            opened.page.canvas.setFocus()

    def _hand_over(self, therapist: str) -> None:
        """Whoever opened the screen is the one who works here now."""
        opened = self._window.open_patient
        if opened is not None:
            opened.chart.work_as(therapist)
        else:
            self._window.remember(therapist=therapist)

    def _on_saving(self, state: SaveState) -> None:
        if self._page is not None:
            failing = state is SaveState.FAILING
            self._page.say_saving(
                self.tr("Not everything is saved yet; saving is tried again.") if failing else ""
            )

    # --- other windows of the program

    def _on_window(self, handle: QWindow | None) -> None:
        """A window that is looked at: a hand on it is a hand on the computer; and while the screen
        is locked it has to go.
        """
        if handle is not None:
            self.guard.watch(handle)
        if self.guard.is_locked:
            QTimer.singleShot(0, self, self._close_others)

    def _close_others(self) -> None:
        """Menus, previews and questions go as if somebody had thought better of them, and so do
        forms, save those in which something was typed.
        """
        if not self.guard.is_locked or not self._window.isVisible():
            return
        for _ in range(_MANY):
            popup = QApplication.activePopupWidget()
            if popup is None or not popup.close():
                break
        self.put_aside()
        for widget in QApplication.topLevelWidgets():
            other = widget.isVisible() and not isinstance(widget, (QMainWindow, QMenu))
            if other and not widget.close():
                widget.hide()

    def put_aside(self) -> None:
        """Hides the forms in which something was typed, until the window can be seen again."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet)]
        for sheet in found:
            if sheet.isVisible() and sheet.stays:
                self._aside.append(sheet)
                sheet.hide()

    def bring_back(self) -> None:
        """Shows the forms that were put aside, if nothing covers the window any more."""
        if self._window.covers.currentIndex() > 0:
            return
        sheets, self._aside = self._aside, []
        for sheet in sheets:
            # A form whose patient was closed meanwhile has gone with them.
            if shiboken6.isValid(sheet) and not sheet.answered:
                sheet.show()
