"""What can be told of the keys of a store without a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read
from ims_chart.storage.problem import Problem
from ims_chart.storage.store import Store
from ims_chart.storage.vault import HEADER


def problems(store: Store) -> Iterator[Problem]:
    """Key files that are lost, or not as they were written. Changes nothing."""
    keys = store.keys
    if not keys.on:
        return
    known = [keys.folder / name for name in sorted(keys.state.digests)]
    for path in (keys.ring_path, keys.copy_path, *known):
        try:
            data = read(path)
        except StorageError as error:
            lost = error.code is Code.NOT_FOUND
            yield _problem(Code.KEY_MISSING if lost else error.code, path, error.detail)
            continue
        if not data.startswith(HEADER):
            yield _problem(Code.KEY_DAMAGED, path, "not an age file")
        elif keys.state.differs(path.name, data):
            yield _problem(Code.KEY_DAMAGED, path, "changed")


def _problem(code: Code, path: Path, detail: str) -> Problem:
    return Problem(path=path, error=StorageError(code, path, detail))
