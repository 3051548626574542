"""Encryption: killed half-way through its work on the files, and what others can make of them."""

from __future__ import annotations

import json
import multiprocessing
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ims_chart.record import Record
from ims_chart.storage import passphrase
from ims_chart.storage.age_vault import AgeVault
from ims_chart.storage.atomic import TEMP_SUFFIX
from ims_chart.storage.backups import Reason
from ims_chart.storage.conversion import FOLDERS, convert, due, open_up
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import establish, prepare, remove
from ims_chart.storage.key_state import Work
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER
from tests.storage.sealing import WORDS, quick_passphrases_for_good, seal
from tests.torture.outcome import Outcome

KILLS = 40
"""Of each kind of work."""
MOST_KILLS = 40
"""In one conversion: it must come to an end all the same."""


def run(seed: int, scale: float) -> list[Outcome]:
    rows = [_real_keys()]  # before the quick stand-in for passphrases
    kept = passphrase.seal, passphrase.unseal
    quick_passphrases_for_good()
    try:
        kills = max(1, round(KILLS * scale))
        rows += [_killed(work, seed, kills) for work in ("sealed", "sealed anew", "opened")]
    finally:
        passphrase.seal, passphrase.unseal = kept
    return rows


# --- killed


def _convert_all(folder: str, work: str) -> None:
    """In a process of its own, until it is done or killed."""
    quick_passphrases_for_good()
    store = Store.open(Path(folder))
    if store.keys.on:
        store.unlock(WORDS, "anna")
    elif work == "sealed":
        store.vault = establish(store.keys, prepare(store.keys, "anna", WORDS))
    if isinstance(store.vault, AgeVault) and store.keys.state.work is Work.NONE:
        if work == "sealed anew" and "recovery" in store.vault.ring().holders:
            remove(store.keys, store.vault, "recovery")
        elif work == "opened":
            open_up(store)
    if due(store):
        for _ in convert(store):
            pass


def _killed(work: str, seed: int, kills: int) -> Outcome:
    chance = random.Random(f"{seed} {work}")
    lost = tries = rounds = mixed = 0
    first = ""
    begun = time.monotonic()
    while tries < kills:
        rounds += 1
        with tempfile.TemporaryDirectory(prefix="ims-chart-sealed-") as folder:
            store = _clinic(Path(folder) / "store", sealed=work != "sealed")
            before = _content(store)
            for _ in range(min(MOST_KILLS, kills - tries)):
                tries += 1
                _run_and_kill(store.folder, work, chance.uniform(0.0, 0.8))
                now = _reopened(store.folder)
                mixed += _is_mixed(now)
                if _content(now) != before:
                    lost += 1
                    first = first or f"try {tries}: content differs"
                if _done(now, work):
                    break
            _convert_all(str(store.folder), work)
            now = _reopened(store.folder)
            if not _done(now, work) or _content(now) != before:
                lost += 1
                first = first or f"round {rounds}: it did not come to its end"
    figures = f"{mixed} half-way, {rounds} stores, {time.monotonic() - begun:.0f} s"
    return Outcome(f"killed while files are {work}", tries, lost, first or figures)


def _run_and_kill(folder: Path, work: str, after: float) -> None:
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_convert_all, args=(str(folder), work), daemon=True)
    child.start()
    child.join(after)
    child.kill()
    child.join()


def _clinic(folder: Path, *, sealed: bool) -> Store:
    store = copy_demo(folder)
    for record_id in store.ids():
        data = store.get(store.path(record_id))
        store.backups.keep(record_id, data, Reason.SIGNED)
        store.photos.add(record_id, b"\xff\xd8" + record_id.encode())
    if sealed:
        seal(store)
    return store


def _reopened(folder: Path) -> Store:
    store = Store.open(folder)
    if store.keys.on:
        store.unlock(WORDS, "anna")
    return store


def _content(store: Store) -> dict[str, tuple[Record, tuple[str, ...], int]]:
    """All that must be there whatever kind its files are of. Raises if something can't be read."""
    found = {}
    for record_id in store.ids():
        record = store.load(record_id).record
        for digest in store.photos.of(record_id):
            store.photos.read(record_id, digest)
        backups = store.backups.of(record_id)
        for backup in backups:
            store.backups.load(backup)
        found[record_id] = (record, store.photos.of(record_id), len(backups))
    return found


def _files(folder: Path) -> list[Path]:
    found = [path for name in FOLDERS for path in (folder / name).rglob("*") if path.is_file()]
    return [path for path in found if not path.name.endswith(TEMP_SUFFIX)]


def _is_mixed(store: Store) -> bool:
    """Whether it was caught half-way: files of two kinds, or sealed for two keys."""
    vault = store.vault

    def kind(path: Path) -> str:
        if path.suffix != ".age" or not isinstance(vault, AgeVault):
            return path.suffix
        return "current" if vault.is_current(path.read_bytes()) else "older"

    kinds = {kind(path) == "current" for path in _files(store.folder)}
    plain = {path.suffix == ".age" for path in _files(store.folder)}
    return len(kinds) == 2 or len(plain) == 2


def _done(store: Store, work: str) -> bool:
    files = _files(store.folder)
    if work == "opened":
        return not store.keys.on and not any(path.suffix == ".age" for path in files)
    vault = store.vault
    if not isinstance(vault, AgeVault) or due(store):
        return False
    if work == "sealed anew" and "recovery" in vault.ring().holders:
        return False
    return all(path.suffix == ".age" and vault.is_current(path.read_bytes()) for path in files)


# --- real keys


def _real_keys() -> Outcome:
    """Passphrases as they really are, and the standard program for the format."""
    failures: list[str] = []
    trials: list[tuple[str, Callable[[], bool]]] = []
    with tempfile.TemporaryDirectory(prefix="ims-chart-keys-") as name:
        store = _clinic(Path(name) / "store", sealed=False)
        plain = {record_id: store.get(store.path(record_id)) for record_id in store.ids()}
        recovery = seal(store)
        store.lock()
        anna = store.keys.path("anna")
        whole = anna.read_bytes()

        def refused(code: Code, words: str, holder: str) -> bool:
            try:
                store.unlock(words, holder)
            except StorageError as error:
                return error.code is code
            return False

        def damaged() -> bool:
            anna.write_bytes(whole[:-20] + bytes(20))
            try:
                return refused(Code.KEY_DAMAGED, WORDS, "anna")
            finally:
                anna.write_bytes(whole)

        def missing() -> bool:
            path = store.keys.path("recovery")
            away = path.rename(path.with_suffix(".away"))
            try:
                return refused(Code.KEY_MISSING, recovery, "recovery")
            finally:
                away.rename(path)

        trials += [
            ("wrong passphrase", lambda: refused(Code.WRONG_PASSPHRASE, "no", "anna")),
            ("damaged key file", damaged),
            ("missing recovery key", missing),
            ("recovery key", lambda: store.unlock(recovery) == "recovery"),
            ("passphrase", lambda: store.unlock(WORDS) == "anna"),
            ("sealed heads", lambda: _all_sealed(store)),
        ]
        if shutil.which("age"):
            trials += [
                (f"age program, {record_id}", lambda i=record_id: _opened_by_age(store, i, plain))
                for record_id in plain
            ]
        failures = [what for what, holds in trials if not holds()]
    without = "" if shutil.which("age") else "the age program is not installed"
    return Outcome(
        "keys, recovery key, age program",
        len(trials),
        len(failures),
        ", ".join(failures) or without,
    )


def _all_sealed(store: Store) -> bool:
    return all(path.read_bytes().startswith(HEADER) for path in _files(store.folder))


def _opened_by_age(store: Store, record_id: str, plain: dict[str, bytes]) -> bool:
    vault = store.vault
    if not isinstance(vault, AgeVault):
        return False
    identity = store.folder.parent / "identity.txt"
    identity.write_bytes(vault.ring().written())
    command = ["age", "-d", "-i", str(identity), str(store.path(record_id))]
    out = subprocess.run(command, capture_output=True, check=False).stdout
    return out == plain[record_id] and json.loads(out)["id"] == record_id
