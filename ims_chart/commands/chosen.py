"""The store that a command works on."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ims_chart.calls import CallError, chosen_store
from ims_chart.commands.unlocking import unlock
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store


@contextmanager
def store_of(args: argparse.Namespace) -> Iterator[Store]:
    """Raises StorageError: ENCRYPTED without the key."""
    with store_or_locked(args) as store:
        if store.locked:
            raise StorageError(Code.ENCRYPTED, store.folder)
        yield store


@contextmanager
def store_or_locked(args: argparse.Namespace) -> Iterator[Store]:
    chosen = chosen_store(args)
    if chosen is None and "demo" in args:
        with tempfile.TemporaryDirectory(
            prefix="ims-chart-demo-", ignore_cleanup_errors=True
        ) as folder:
            from ims_chart.storage.demo import copy_demo  # noqa: PLC0415 - seldom asked for

            yield copy_demo(Path(folder))
        return
    folder = chosen or load_settings().store
    if folder is None:
        raise CallError(
            "no store has been used yet. Name its folder with --store DIR, or look around "
            "with --demo"
        )
    store = Store.open(folder)
    unlock(store, args)
    yield store


def lasting_folder(args: argparse.Namespace) -> Path:
    """The folder of a store that outlives the call, which the demo's does not.

    Raises:
        CallError: none was named or used before.
    """
    folder = chosen_store(args) or (None if "demo" in args else load_settings().store)
    if folder is None:
        raise CallError("name the folder of the records with --store DIR")
    return folder


def lasting_store(args: argparse.Namespace) -> Store:
    """Raises CallError; StorageError: ENCRYPTED without the key."""
    store = begun(Store.open(lasting_folder(args)))
    unlock(store, args)
    if store.locked:
        raise StorageError(Code.ENCRYPTED, store.folder)
    return store


def begun(store: Store) -> Store:
    """The store, if it is one already. Raises CallError of an empty folder."""
    if store.patients.is_dir():
        return store
    raise CallError(
        f"{store.folder} is empty: there is no store in it yet, or a disk that is not connected "
        "just now. “ims-chart --store DIR” asks whether to begin one there"
    )


def known(store: Store, patient: str) -> str:
    """The id of a patient of the store, as it was named. Raises StorageError: NO_PATIENT."""
    if patient not in store:
        store.demand()
        raise StorageError(Code.NO_PATIENT, store.folder, patient)
    return patient


def refuse_replacing(args: argparse.Namespace) -> None:
    """Raises CallError where the output would take the place of another file unasked."""
    if args.output.exists() and not args.replace:
        raise CallError(
            f"{args.output} is there already and was left as it is. Name another file, or say "
            "--replace"
        )
