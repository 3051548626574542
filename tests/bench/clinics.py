"""Clinics of any size: the demo's showcase patient, and as many others as are wanted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from ims_chart.resources import asset
from ims_chart.storage.conversion import convert
from ims_chart.storage.key_changes import establish, prepare
from ims_chart.storage.sealed_folder import AGE
from ims_chart.storage.store import Store

FAMILIES = ("Acre", "Bramble", "Cinder", "Dapple", "Ember", "Fallow", "Garnet", "Hazel", "Inlet")


def clinic_of(folder: Path, patients: int) -> tuple[Store, str]:
    """A store of so many patients, and the id of one who has many visits.

    Its files are written without waiting for the disk: what is measured comes afterwards.
    """
    store = Store.create(folder)
    demo = asset("demo")
    shutil.copy(demo / "clinic.json", store.clinic_path)
    files = sorted((demo / "patients").glob("*.json"), key=lambda path: path.stat().st_size)
    for file in files[: patients // 2 + 1]:
        shutil.copy(file, store.patients)
    showcase = files[-1].stem
    shutil.copy(files[-1], store.patients)
    form = json.loads(files[0].read_text(encoding="utf-8"))
    for number in range(patients - len(list(store.patients.iterdir()))):
        record_id = f"bench{number:05d}"
        form["id"] = record_id
        form["patient"]["family"] = f"{FAMILIES[number % len(FAMILIES)]}{number:05d}"
        form["patient"]["given"] = f"Bench{number * 7919 % 9973}"
        text = json.dumps(form, indent=2, ensure_ascii=False)
        (store.patients / f"{record_id}.json").write_text(text, encoding="utf-8")
    return store, showcase


def seal_clinic(store: Store, holder: str, words: str) -> None:
    """Seals the records, as the program does but without waiting for the disk."""
    store.vault = establish(store.keys, prepare(store.keys, holder, words))
    for path in list(store.patients.iterdir()):
        sealed = store.vault.seal(path.read_bytes())
        path.with_name(path.name + AGE).write_bytes(sealed)
        path.unlink()
    list(convert(store))  # finds nothing to seal, and notes that everything is
