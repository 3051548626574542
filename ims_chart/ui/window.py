"""The window: which page is on the screen, and what each action does."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ims_chart.body import Atlas, BodyError
from ims_chart.printing.terms import short_day
from ims_chart.record import Clinic, RecordError
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import has_pins
from ims_chart.storage.settings import load_settings, save_settings
from ims_chart.storage.store import Store
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.actions import ACTIONS, make_actions
from ims_chart.ui.chip import Weight
from ims_chart.ui.main_menu import MainMenu
from ims_chart.ui.open_patient import OpenPatient
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.saving_words import SavingWords
from ims_chart.ui.theme import TOUCH, theme
from ims_chart.ui.toast import Toast
from ims_chart.words import Explained, explain

if TYPE_CHECKING:
    from ims_chart.charting.old_draft import OldDraft
    from ims_chart.ui.backup_desk import BackupDesk
    from ims_chart.ui.bedside import Bedside
    from ims_chart.ui.encryption import Encryption
    from ims_chart.ui.patients_page import PatientsPage
    from ims_chart.ui.screen_lock import ScreenLock
    from ims_chart.ui.sharing import Sharing
    from ims_chart.ui.window_commands import WindowCommands

SOON_MS = 100
"""By then the window has been painted."""
log = logging.getLogger(__name__)


class Window(QMainWindow):
    """One window, one patient at a time."""

    def __init__(self, atlas: Atlas, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setMinimumSize(QSize(980, 620))
        self.resize(1280, 800)
        self.atlas = atlas
        self.store: Store | None = None
        self.clinic = Clinic()
        self._remembered = True
        self.open_patient: OpenPatient | None = None
        self.pictures = pictures
        pictures.setParent(self)
        self.actions_by_id = self._make_actions()
        self._menu = MainMenu(self.actions_by_id, self)
        self._stack = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip_slot = QVBoxLayout()
        column.addLayout(self.strip_slot)
        column.addWidget(self._stack, 1)
        self.covers = QStackedWidget()
        self.covers.addWidget(middle)
        self.setCentralWidget(self.covers)
        self.toast = Toast(self)
        self.toast.undo.connect(lambda: self._do("undo"))
        self.toast.copy_wanted.connect(lambda: self._do("save_copy"))
        self.saving = SavingWords(self.toast)
        self._enable_charting(on=False)
        self.setWindowTitle("IMS Chart")

    # --- actions

    def _make_actions(self) -> dict[str, QAction]:
        made = make_actions(self, self._do)
        self.addActions(list(made.values()))
        settings = load_settings()
        theme.set_roomy(settings.room_density)
        made["room_density"].setChecked(theme.roomy)
        for held in (f"theme_{settings.theme}", f"dress_{settings.dress}"):
            made[held].setChecked(True)
        return made

    def _do(self, action: str) -> None:
        """Does what the action names: the window itself, or the open patient's page."""
        if self.screen_lock.bars(action):
            return
        page = self.open_patient.page if self.open_patient else None
        for place in (self, self.commands, self.screen_lock, page and page.commands):
            does = getattr(place, action, None)
            if does is not None:
                does()
                return

    @cached_property
    def commands(self) -> WindowCommands:
        """What can be done without an open patient, loaded when it is first wanted."""
        from ims_chart.ui.window_commands import WindowCommands  # noqa: PLC0415

        return WindowCommands(self)

    @cached_property
    def screen_lock(self) -> ScreenLock:
        """What keeps the screen from those it isn't for, wanted once it has been painted."""
        from ims_chart.ui.screen_lock import ScreenLock  # noqa: PLC0415

        made = ScreenLock(self)
        if self.store is not None:
            made.use_store(self.store)
        return made

    @cached_property
    def backup_desk(self) -> BackupDesk:
        """What keeps work from being lost, wanted once the window has been painted."""
        from ims_chart.ui.backup_desk import BackupDesk  # noqa: PLC0415

        return BackupDesk(self)

    @cached_property
    def sharing(self) -> Sharing:
        """What is told of others who chart in the same store, wanted once that has been painted."""
        from ims_chart.ui.sharing import Sharing  # noqa: PLC0415

        return Sharing(self)

    @cached_property
    def encryption(self) -> Encryption:
        """What asks for the key of an encrypted store, loaded for those who have one."""
        from ims_chart.ui.encryption import Encryption  # noqa: PLC0415

        return Encryption(self)

    def _enable_charting(self, *, on: bool) -> None:
        for entry in ACTIONS:
            if entry.charting:
                self.actions_by_id[entry.id].setEnabled(on)

    @cached_property
    def bedside(self) -> Bedside:
        """The patients with needles in, who are looked after once the window has been painted."""
        from ims_chart.ui.bedside import Bedside  # noqa: PLC0415

        made = Bedside(self)
        self.strip_slot.addWidget(made.strip)
        made.strip.wanted.connect(self.open)
        made.said.connect(lambda text, stays: self.toast.say(text, stays=stays))
        made.answered.connect(self.toast.take_back)
        return made

    # --- stores and patients

    def add_page(self, page: QWidget) -> None:
        """Shows a page of its own, as the first start needs one."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    @cached_property
    def patients(self) -> PatientsPage:
        """The list of patients, made when it is first to be seen."""
        from ims_chart.ui.patients_page import PatientsPage  # noqa: PLC0415

        action = self.actions_by_id["new_patient"]
        new = ActionChip(action, icon="plus", weight=Weight.PRIMARY, height=TOUCH)
        page = PatientsPage(self._menu.chip(), new, self.atlas)
        page.chosen.connect(self.open)
        page.found.connect(self.open_at)
        page.more_wanted.connect(lambda who, at: self.commands.desk.offer(who, at))  # noqa: PLW0108 - late
        self._stack.addWidget(page)
        return page

    def use_store(self, store: Store, *, remember: bool = True) -> None:
        """Works with a store from now on. Raises StorageError if its clinic is out of reach."""
        try:
            self.clinic = store.clinic()
        except StorageError as error:
            self.clinic = self.backup_desk.without_clinic(store, error)
        self.store = store
        store.author = self.author()
        self._remembered = remember
        settings = load_settings()
        if remember and settings.store != store.folder:
            self.remember(store=store.folder)
        QTimer.singleShot(SOON_MS, self, lambda: self.bedside.use_store(store, remember=remember))
        QTimer.singleShot(SOON_MS, self, lambda: self.backup_desk.use_store(store))
        if settings.hide_names or has_pins(store.folder):
            self.screen_lock.use_store(store)
        else:
            QTimer.singleShot(SOON_MS, self, lambda: self.screen_lock.use_store(store))

    def show_store(self, store: Store, *, remember: bool = True) -> None:
        """Shows the patients of a store, once it is unlocked. Raises like `use_store`."""
        if store.locked:
            self.encryption.ask(store, lambda: self.show_store(store, remember=remember))
            return
        self.use_store(store, remember=remember)
        self.patients.show_store(store)
        self._stack.setCurrentWidget(self.patients)
        self.patients.search.setFocus()

    def open(self, record_id: str, *, take_over: bool = False) -> bool:
        """Opens a patient; says why if it can't be. `take_over`: whoever else is charting there."""
        if self.store is None or not self.close_patient():
            return False
        try:
            opened = OpenPatient(
                self.store,
                record_id,
                clinic=self.clinic,
                atlas=self.atlas,
                author=self.author(),
                pictures=self.pictures,
                actions=self.actions_by_id,
                menu_button=self._menu.chip(),
                take_over=take_over,
            )
        except (StorageError, BodyError) as error:
            if self.backup_desk.mend(record_id, error):
                return self.open(record_id)
            self.say(error)
            return False
        self.open_patient = opened
        opened.chart.identity = lambda: self.screen_lock.guard
        opened.chart.refused.connect(self.say)
        opened.chart.author_changed.connect(lambda therapist: self.remember(therapist=therapist))
        opened.chart.removed.connect(lambda text: self.toast.say(f"{text}.", undoable=True))
        opened.document.history.indexChanged.connect(self.toast.withdraw_undo)
        if opened.autosave is not None:
            self.saving.watch(opened.autosave)
            opened.autosave.failed.connect(self._asks_key)
        opened.page.commands.failed.connect(self.say)
        opened.page.commands.clinic_changed.connect(self._keep_clinic)
        opened.page.commands.format_chosen.connect(lambda kept: self.remember(**kept))
        opened.page.commands.dress_chosen.connect(lambda dress: self.remember(dress=dress))
        opened.page.furnished.connect(lambda: self._attend(opened))
        opened.page.charted_late.connect(self._say_late)
        self._stack.addWidget(opened.page)
        self._enable_charting(on=True)
        opened.page.refresh_actions()
        self._stack.setCurrentWidget(opened.page)
        opened.page.canvas.setFocus()
        return True

    def _attend(self, opened: OpenPatient) -> None:
        """Looks after the open patient; a quick hand has closed them before the page is ready."""
        if opened is self.open_patient:
            opened.page.attend(self.bedside)
            self.backup_desk.attend(opened)
            self.sharing.attend(opened)

    def open_at(self, record_id: str, visit_id: str, site_id: str | None) -> None:
        """Opens a patient at a visit and a site of it, as far as they are still there."""
        if self.open(record_id) and self.open_patient is not None:
            self.open_patient.chart.go_to(visit_id, site_id)

    def author(self) -> str:
        """Who works here, if that is beyond doubt: nobody charts in another's name."""
        known = [t.id for t in self.clinic.therapists]
        chosen = load_settings().therapist
        if chosen in known:
            return chosen
        return known[0] if len(known) == 1 else ""

    def close_patient(self) -> bool:
        """Closes the open patient once it is saved; False if it stays open."""
        opened = self.open_patient
        if opened is None:
            return True
        try:
            if not opened.flush() and not opened.may_be_lost(self, self.saving.unsaved):
                return False
        except StorageError as error:
            self.backup_desk.copy_failed(error)
            return False
        self.saving.leave()
        self.toast.withdraw_undo()
        self._stack.removeWidget(opened.page)
        self.bedside.leave()
        self.sharing.leave()
        opened.close()
        self.backup_desk.leave(opened)
        self.open_patient = None
        self._enable_charting(on=False)
        return True

    # --- what actions do

    def show_patients(self) -> None:
        if self.store is None or not self.close_patient():
            return
        try:
            self.show_store(self.store, remember=self._remembered)
        except StorageError as error:
            self.say(error)

    def _keep_clinic(self, clinic: Clinic) -> None:
        self.commands.keep_clinic(clinic)

    # --- words

    def forget_patients(self) -> None:
        """Lets go of the list of patients; it is read anew when it is wanted."""
        page = self.__dict__.pop("patients", None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _say_late(self, draft: OldDraft) -> None:
        words = self.tr("Charted into the visit of {0}.").format(short_day(draft.day))
        self.toast.say(words, way=(self.tr("Into a new visit"), draft.carry))

    def say(self, error: Explained) -> None:
        if self._asks_key(error):
            return
        stays = not isinstance(error, RecordError)
        self.toast.say(explain(error), stays=stays)

    def _asks_key(self, error: Explained) -> bool:
        """Whether it went wrong because the store is locked, whose key is asked for then."""
        locked = isinstance(error, StorageError) and error.code is Code.ENCRYPTED
        return locked and self.encryption.heed()

    def remember(self, **changed: object) -> None:
        if not self._remembered and "store" in changed:
            return
        try:
            save_settings(**changed)
        except StorageError as error:
            log.warning("settings not saved: %s", error.code)

    def closeEvent(self, event: QCloseEvent) -> None:
        last = self.open_patient.id if self.open_patient else ""
        barred = not self.screen_lock.may_quit()
        if barred or not self.bedside.may_quit() or not self.close_patient():
            event.ignore()
            return
        if self._remembered and self.store is not None and load_settings().last_patient != last:
            self.remember(last_patient=last)
        self.pictures.close()
        event.accept()
