"""Pictures of the dialogs and questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import structs
from page_screens import last_seen, most_visits
from PySide6.QtWidgets import QLineEdit
from shutter import Round, Shot, asked, over, still, trigger, until, with_dialog

from ims_chart.charting.chart import now
from ims_chart.record import Signature, Visit, VisitState, edits, retention
from ims_chart.storage import transfer
from ims_chart.storage.errors import Code, StorageError
from ims_chart.ui import ask
from ims_chart.ui.addendum_dialog import AddendumDialog
from ims_chart.ui.archive_dialog import ArchiveDialog
from ims_chart.ui.backups_dialog import BackupsDialog
from ims_chart.ui.erase_dialog import EraseDialog
from ims_chart.ui.export_dialog import ExportDialog
from ims_chart.ui.import_dialog import ImportDialog
from ims_chart.ui.join_dialog import JoinDialog
from ims_chart.ui.letterhead_dialog import LetterheadDialog
from ims_chart.ui.passphrase_field import PassphraseField
from ims_chart.ui.patient_row import who
from ims_chart.ui.protocol_dialog import ProtocolDialog, protocol_of
from ims_chart.ui.signing_dialog import SigningDialog
from ims_chart.words import explain

WORDS = "seven wet otters on a raft"


def forms(at: Round) -> Iterator[Shot]:
    """What is filled in."""
    window = at.window
    opened = at.open(last_seen(at.store))
    yield "patient-form", with_dialog(window, "edit_patient")
    yield "clinic-form", with_dialog(window, "edit_clinic")
    yield "shortcuts", with_dialog(window, "show_shortcuts")
    yield "print-preview", with_dialog(window, "print_chart")
    yield "about", with_dialog(window, "show_about")
    yield "protocols-none", with_dialog(window, "edit_protocols")
    sites = opened.chart.sites
    kept = tuple(
        protocol_of(name, sites[:many])
        for name, many in (("Shoulder, first visit", 4), ("Low back", 1))
    )
    yield "protocols", over(window, ProtocolDialog(kept, sites, usable=True, parent=window))
    yield "letterhead", over(window, LetterheadDialog(window.clinic, b"", window))
    trigger(window, "show_patients")
    yield "patient-new", with_dialog(window, "new_patient")


def signing(at: Round) -> Iterator[Shot]:
    """Signing a visit, and adding to one that is signed."""
    window = at.window
    opened = at.open(last_seen(at.store))
    chart = opened.chart
    trigger(window, "new_visit", "repeat_visit", "keep_all", "end_repeat")
    for site in chart.sites:
        chart.needles.take_out(site.id)
    yield "signing", over(window, SigningDialog(chart, _visit(at), window))
    for site in chart.sites[:2]:
        chart.needles.put_back(site.id)
    yield "signing-needles-in", over(window, SigningDialog(chart, _visit(at), window))
    chart.needles.all_out()
    by = Signature(author=at.store.author, name="A. Rowan", recorded=now())
    visit = next((v for v in chart.record.visits if v.state is VisitState.SIGNED), None)
    if visit is None:
        visit = chart.record.visits[0]
        chart.edit("sign", lambda record: edits.sign_visit(record, visit.id, by))
    chart.choose_visit(visit.id)
    yield "signed", still(window)
    yield "addendum", over(window, AddendumDialog(chart, _visit(at), window))


def _visit(at: Round) -> Visit:
    visit = at.opened.chart.visit
    if visit is None:
        raise SystemExit("No visit is chosen.")
    return visit


def records(at: Round) -> Iterator[Shot]:
    """What is done with a whole record: kept, sent, joined, erased."""
    window = at.window
    window.show_store(at.store, remember=False)
    still(window)
    one, other = at.store.index.rows()[:2]
    begins = retention.begins(at.store.load(one.id).record, dt.date.today())
    yield "archive", over(window, ArchiveDialog(who(one), begins, window))
    join = JoinDialog(at.store, one, window)
    yield "join-nobody", over(window, join)
    join = JoinDialog(at.store, one, window)
    join.search.setText("demo")
    join.list.setCurrentIndex(join.list.model().index(1, 0))
    yield "join", over(window, join)
    yield "erase", over(window, EraseDialog(one, window))
    over_now = structs.replace(other, keep_until=dt.date.today() - dt.timedelta(days=2))
    yield "erase-when-it-may-go", over(window, EraseDialog(over_now, window))
    yield "export", over(window, ExportDialog(who(one), sealed=False, parent=window))
    plain = ExportDialog(who(one), sealed=False, parent=window)
    plain.seal.setChecked(False)
    yield "export-plain", over(window, plain)
    yield from _imports(at, one.id)


def _imports(at: Round, patient: str) -> Iterator[Shot]:
    window = at.window
    path = at.home / "patient.imspatient"
    transfer.export_file(at.store, patient, path, WORDS)
    sealed = path.read_bytes()
    dialog = ImportDialog(sealed, lambda _sent: None, window)
    yield "import-sealed", over(window, dialog)
    dialog = ImportDialog(sealed, lambda _sent: None, window)
    dialog.show()
    dialog.findChild(QLineEdit, "import.passphrase").setText("another")
    dialog.findChild(PassphraseField).entered.emit()
    until(lambda: dialog.findChild(QLineEdit, "import.passphrase").isEnabled())
    yield "import-refused", over(window, dialog)
    packed = transfer.packed(at.store, patient)
    yield "import", over(window, ImportDialog(packed, lambda _sent: None, window))
    same = at.store.index.rows()[0]
    yield "import-same", over(window, ImportDialog(packed, lambda _sent: same, window))


def backups(at: Round) -> Iterator[Shot]:
    """The ways back, and the questions that have none."""
    window, patient = at.window, most_visits(at.store)
    opened = at.open(patient)
    trigger(window, "new_visit")
    opened.flush()
    trigger(window, "show_patients")
    at.open(patient)
    until(lambda: at.store.backups.has(patient))
    yield "backups", over(window, BackupsDialog(at.store, patient, parent=window))
    damage = explain(StorageError(Code.DAMAGED, at.store.path(patient)))
    yield (
        "backups-after-damage",
        over(window, BackupsDialog(at.store, patient, damage=damage, parent=window)),
    )
    trigger(window, "show_patients")
    hurt = at.store.path(patient)
    whole = hurt.read_bytes()
    hurt.write_bytes(whole[: len(whole) // 2])
    window.patients.refresh()
    yield "patients-one-damaged", still(window)
    hurt.write_bytes(whole)
    at.open(last_seen(at.store))
    full = explain(StorageError(Code.NO_SPACE, at.store.folder))
    yield "question-unsaved", asked(window, lambda: ask.unsaved(window, full))
    yield (
        "question-sure",
        asked(
            window,
            lambda: ask.sure(
                window,
                "Take encryption off?",
                "All records will be readable by whoever has the files.",
                "Take it off",
            ),
        ),
    )
    window.say(StorageError(Code.NO_SPACE, at.store.folder))
    yield "toast-disk-full", still(window)
    window.toast.hide()
