"""The commands for single patients: sent to another clinic in one file, and taken up from one."""

from __future__ import annotations

import argparse
import datetime as dt

from ims_chart import console
from ims_chart.calls import CallError
from ims_chart.commands.chosen import known, lasting_store, refuse_replacing
from ims_chart.commands.unlocking import first_line
from ims_chart.storage import transfer
from ims_chart.storage.errors import StorageError
from ims_chart.storage.same_person import same_person
from ims_chart.storage.store import Store
from ims_chart.storage.transfer import Transfer


def export(args: argparse.Namespace) -> int:
    """Writes one patient to a file."""
    refuse_replacing(args)
    store = lasting_store(args)
    known(store, args.patient)
    words = first_line(args.seal) if args.seal else ""
    if args.seal and not words:
        raise CallError(f"there is no passphrase in {args.seal}")
    if store.vault.suffix and not words:
        raise CallError(
            "the store is encrypted, and so must be what leaves it. Name a file whose first line "
            "is a passphrase, with --seal FILE"
        )
    transfer.export_file(store, args.patient, args.output, words)
    store.audit.settle()
    console.say(f"{args.patient} is exported to {args.output}.")
    return 0


def import_patient(args: argparse.Namespace) -> int:
    """Takes up a patient from a file."""
    store = lasting_store(args)
    words = first_line(args.unseal) if args.unseal else ""
    try:
        sent = transfer.opened(transfer.read_file(args.file), words)
    except StorageError as error:
        raise (error if error.path else error.at(args.file)) from error
    if args.into:
        transfer.import_into(store, known(store, args.into), sent, dt.datetime.now().astimezone())
        console.say(f"{args.file} is joined into {args.into}.")
    else:
        if not args.as_new:
            _refuse_same(store, sent)
        console.say(f"{args.file} is taken up as {transfer.import_new(store, sent)}.")
    store.audit.settle()
    return 0


def _refuse_same(store: Store, sent: Transfer) -> None:
    """Raises CallError if the patient seems to be in the store already."""
    record = sent.record
    here = [record.id] if record.id in store else []
    store.index.load()
    for _ in store.index.compare():
        pass
    store.index.wait()
    here += [row.id for row in same_person(store, record.patient, but=record.id)]
    if here:
        raise CallError(
            f"nothing was taken up: the patient seems to be here already, by id or by name and "
            f"birth date, as {', '.join(here)}. Join them with --into {here[0]}, or say --as-new "
            "if it is somebody else"
        )
