"""What can be done without an open patient, by the names of the actions."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ims_chart.record import Clinic, Patient, Record, new_id
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.same_person import same_person
from ims_chart.storage.settings import Theme as Mode
from ims_chart.storage.settings import suggested_store
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
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
        window = self._window
        store = window.store
        if store is None:
            return
        record_id = new_id()

        def keep(patient: Patient) -> None:
            try:
                store.new(Record(id=record_id, patient=patient, visits=()))
            except StorageError as error:
                if error.code is Code.ENCRYPTED:
                    window.encryption.heed()
                raise

        made = forms.new_patient(
            window,
            figures=tuple(window.atlas.bodies),
            author=window.author(),
            keep=keep,
            alike=lambda patient: same_person(store, patient),
        )
        if made is not None:
            window.open(made.id if isinstance(made, Summary) else record_id)

    def edit_patient(self) -> None:
        window, opened = self._window, self._window.open_patient
        if opened is None:
            return
        chart, before, figure = opened.chart, opened.chart.patient, opened.chart.body
        patient = forms.fill_patient(window, chart, figures=tuple(window.atlas.bodies))
        if patient is None or window.open_patient is not opened:
            return
        # What somebody else has changed in the meantime stands where the form was left alone.
        names = [f.name for f in fields(patient)]
        typed = {n: getattr(patient, n) for n in names if getattr(patient, n) != getattr(before, n)}
        if chart.change_patient(replace(chart.patient, **typed)) and chart.body != figure:
            self._open_anew()

    def _open_anew(self) -> None:
        """Makes the page of the open patient anew: another body under the marks, or another clinic
        in its lists. What was done can still be undone after it.
        """
        window, opened = self._window, self._window.open_patient
        if opened is None:
            return
        past, visit, site = opened.document.past(), opened.chart.visit, opened.chart.selected
        if not window.open(opened.id) or window.open_patient is None:
            return
        again = window.open_patient
        again.document.take_up(past)
        if visit is not None:
            again.chart.go_to(visit.id, site.id if site else None)
        body = again.chart.body

        def follow() -> None:
            """The figure may change by an undo, which has to end before its page is gone."""
            if window.open_patient is again and again.chart.body != body:
                self._open_anew()

        again.chart.changed.connect(lambda _: QTimer.singleShot(0, again, follow))

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
        self._open_anew()

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
