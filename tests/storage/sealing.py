"""Sealed stores for tests, without the seconds that a real passphrase costs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ims_chart.storage import passphrase
from ims_chart.storage.conversion import convert
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import establish, prepare
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER

WORDS = "seven wet otters on a raft"
_QUICK = HEADER + b"-> quick\n"


def _seal(data: bytes, words: str) -> bytes:
    return _QUICK + hashlib.sha256(words.encode()).digest() + data


def _unseal(data: bytes, words: str) -> bytes:
    head = _seal(b"", words)
    if not data.startswith(_QUICK) or len(data) < len(head):
        raise StorageError(Code.KEY_DAMAGED)
    if not data.startswith(head):
        raise StorageError(Code.WRONG_PASSPHRASE)
    return data[len(head) :]


def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "seal", _seal)
    monkeypatch.setattr(passphrase, "unseal", _unseal)


def quick_passphrases_for_good() -> None:
    """For a process that does nothing else."""
    passphrase.seal, passphrase.unseal = _seal, _unseal


def seal(store: Store, holder: str = "anna", words: str = WORDS) -> str:
    """Seals a store to the last file and gives its recovery key."""
    prepared = prepare(store.keys, holder, words)
    store.vault = establish(store.keys, prepared)
    for step in convert(store):
        assert step.problem is None
    return prepared.recovery_key


def sealed_demo(folder: Path) -> Store:
    store = copy_demo(folder)
    seal(store)
    return store
