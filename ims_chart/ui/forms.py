"""Opens the forms: each is loaded when it is first wanted, so that no window waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ims_chart import __version__
from ims_chart.charting.chart import Chart, now
from ims_chart.record import Clinic, Patient, Protocol, Record, Site, edits
from ims_chart.storage.summary import Summary


def new_patient(
    parent: QWidget,
    *,
    figures: Sequence[str],
    author: str,
    keep: Callable[[Patient], None],
    alike: Callable[[Patient], Sequence[Summary]],
) -> Patient | Summary | None:
    """The patient who was kept, or who was there already and was chosen instead; None if nobody
    was. `keep` and `alike` are as of the `PatientDialog`.
    """
    from ims_chart.ui.patient_dialog import PatientDialog  # noqa: PLC0415

    dialog = PatientDialog(
        None, figures=figures, author=author, keep=keep, alike=alike, parent=parent
    )
    dialog.exec()
    dialog.deleteLater()
    return dialog.patient or dialog.other


def fill_patient(parent: QWidget, chart: Chart, *, figures: Sequence[str]) -> Patient | None:
    """The patient as the form was accepted; None if it wasn't."""
    from ims_chart.ui.patient_dialog import PatientDialog  # noqa: PLC0415

    def keep(patient: Patient) -> Record:
        return edits.enter_patient(chart.record, patient, today=now().date())

    dialog = PatientDialog(
        chart.record, figures=figures, author=chart.author, keep=keep, parent=parent
    )
    dialog.goes_with(chart)
    dialog.exec()
    dialog.deleteLater()
    return dialog.patient


def fill_clinic(parent: QWidget, clinic: Clinic) -> Clinic | None:
    """The clinic as the form was accepted; None if it wasn't."""
    from ims_chart.ui.clinic_dialog import ClinicDialog  # noqa: PLC0415

    dialog = ClinicDialog(clinic, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.clinic


def keep_protocols(
    parent: QWidget, protocols: tuple[Protocol, ...], sites: tuple[Site, ...], *, usable: bool
) -> tuple[tuple[Protocol, ...] | None, str]:
    """The protocols as the form was accepted, None if it wasn't, and the id of one to use."""
    from ims_chart.ui.protocol_dialog import ProtocolDialog  # noqa: PLC0415

    dialog = ProtocolDialog(protocols, sites, usable=usable, parent=parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.protocols, dialog.used


def show_shortcuts(parent: QWidget) -> None:
    from ims_chart.ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

    sheet = ShortcutSheet(parent)
    sheet.exec()
    sheet.deleteLater()


def show_about(parent: QWidget) -> None:
    from ims_chart.ui.chip import Weight  # noqa: PLC0415
    from ims_chart.ui.question import Question  # noqa: PLC0415

    text = parent.tr(
        "The body is a reference drawing: muscles, segments and cautions are reference facts that "
        "the therapist can override. It does not diagnose."
    )
    close = (parent.tr("Close"), Weight.PRIMARY)
    told = Question(f"IMS Chart {__version__}", text, close, name="about", parent=parent)
    told.setWindowTitle(parent.tr("About IMS Chart"))
    told.exec()
    told.deleteLater()
