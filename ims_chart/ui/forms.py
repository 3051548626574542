"""Opens the forms: each is loaded when it is first wanted, so that no window waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ims_chart import __version__
from ims_chart.record import Clinic, Patient, Protocol, Site


def fill_patient(
    parent: QWidget, patient: Patient | None, *, figures: Sequence[str], author: str
) -> Patient | None:
    """The patient as the form was accepted; None if it wasn't."""
    from ims_chart.ui.patient_dialog import PatientDialog  # noqa: PLC0415

    dialog = PatientDialog(patient, figures=figures, author=author, parent=parent)
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
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    text = parent.tr(
        "IMS Chart {0}\n\nThe body is a reference drawing: muscles, segments and cautions are "
        "reference facts that the therapist can override. It does not diagnose."
    )
    QMessageBox.about(parent, parent.tr("About IMS Chart"), text.format(__version__))
