"""What can be done without an open patient, by the names of the actions."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ims_chart.record import Clinic, Patient, Record, new_id
from ims_chart.storage.errors import StorageError
from ims_chart.storage.settings import Theme as Mode
from ims_chart.storage.settings import suggested_store
from ims_chart.storage.store import Store
from ims_chart.ui import ask, forms
from ims_chart.ui.theme import theme

if TYPE_CHECKING:
    from ims_chart.ui.patient_desk import PatientDesk
    from ims_chart.ui.window import Window


class WindowCommands(QObject):
    """Each method is an action of the table (see ui/actions.py)."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @cached_property
    def desk(self) -> PatientDesk:
        """What is done with a patient in the list, besides opening."""
        from ims_chart.ui.patient_desk import PatientDesk  # noqa: PLC0415 - seldom needed

        return PatientDesk(self._window)

    def import_patient(self) -> None:
        self.desk.import_patient()

    def search_clinic(self) -> None:
        window = self._window
        if window.store is not None and window.open_patient is not None:
            window.show_patients()
        if window.store is not None and window.open_patient is None:
            window.patients.search_records()

    def new_patient(self) -> None:
        patient = self._fill_patient(None)
        if patient is None or self._window.store is None:
            return
        record = Record(id=new_id(), patient=patient, visits=())
        try:
            self._window.store.new(record)
        except StorageError as error:
            self._window.say(error)
            return
        self._window.open(record.id)

    def edit_patient(self) -> None:
        if self._window.open_patient is None:
            return
        chart = self._window.open_patient.chart
        patient = self._fill_patient(chart.patient)
        figure = chart.body
        if patient is None or not chart.change_patient(patient) or chart.body == figure:
            return
        # Another body under the marks: all that is drawn of it is made anew.
        visit, site = chart.visit, chart.selected
        if visit is None:
            self._window.open(chart.record.id)
        else:
            self._window.open_at(chart.record.id, visit.id, site.id if site else None)

    def _fill_patient(self, patient: Patient | None) -> Patient | None:
        figures = tuple(self._window.atlas.bodies)
        author = self._window.author()
        return forms.fill_patient(self._window, patient, figures=figures, author=author)

    def theme_system(self) -> None:
        self._set_theme(Mode.SYSTEM)

    def theme_light(self) -> None:
        self._set_theme(Mode.LIGHT)

    def theme_dark(self) -> None:
        self._set_theme(Mode.DARK)

    def _set_theme(self, mode: Mode) -> None:
        theme.apply(mode)
        self._window.remember(theme=mode)

    def room_density(self) -> None:
        theme.set_roomy(not theme.roomy)
        self._window.remember(room_density=theme.roomy)

    def edit_clinic(self) -> None:
        window = self._window
        clinic = forms.fill_clinic(window, window.clinic) if window.store else None
        if clinic is None or clinic == window.clinic or not self.keep_clinic(clinic):
            return
        if window.open_patient is not None:
            window.open(window.open_patient.id)

    def edit_encryption(self) -> None:
        self._window.encryption.show_dialog()

    def show_backups(self) -> None:
        self._window.backup_desk.show_backups()

    def save_copy(self) -> None:
        self._window.backup_desk.save_copy()

    def back_up_store(self) -> None:
        self._window.backup_desk.back_up_store()

    def restore_store(self) -> None:
        self._window.backup_desk.restore_store()

    def choose_store(self) -> None:
        start = self._window.store.folder if self._window.store else suggested_store()
        folder = ask.folder(self._window, self.tr("Folder of the records"), start)
        if folder is not None and self._window.close_patient():
            self.use_folder(folder)

    def keep_clinic(self, clinic: Clinic) -> bool:
        """Saves the clinic; whether that could be done."""
        window = self._window
        if window.store is None:
            return False
        try:
            window.store.save_clinic(clinic)
        except StorageError as error:
            window.say(error)
            return False
        window.clinic = clinic
        if window.open_patient is not None:
            window.open_patient.chart.clinic = clinic
        return True

    def use_folder(self, folder: Path) -> bool:
        """Makes a folder the store and shows it; says why if it can't be."""
        try:
            self._window.show_store(Store.create(folder))
        except StorageError as error:
            self._window.say(error)
            return False
        return True

    def silence(self) -> None:
        self._window.bedside.needles_in.silence_all()

    def show_shortcuts(self) -> None:
        forms.show_shortcuts(self._window)

    def show_about(self) -> None:
        forms.show_about(self._window)

    def close_window(self) -> None:
        self._window.close()
