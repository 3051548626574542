"""The demo clinic: a throw-away copy, so that whoever tries the program can't spoil it."""

from __future__ import annotations

import shutil
from pathlib import Path

from ims_chart.resources import asset
from ims_chart.storage.store import Store


def copy_demo(folder: Path) -> Store:
    """Copies the demo clinic into a folder that is empty or not there yet, and opens it.

    Raises:
        StorageError: as `Store.create`.
        ResourceMissing: the program came without its demo.
        OSError: the copy failed.
    """
    source = asset("demo")
    store = Store.create(folder)
    for file in sorted((source / "patients").glob("*.json")):
        shutil.copyfile(file, store.patients / file.name)
    clinic = source / store.clinic_path.name
    if clinic.exists():
        shutil.copyfile(clinic, store.clinic_path)
    return store
