"""The key of an encrypted store on the command line: from a file, or asked for at a terminal."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from ims_chart.calls import CallError
from ims_chart.storage.store import Store


def unlock(store: Store, args: argparse.Namespace) -> None:
    """Unlocks a store that is locked, if there is a passphrase or recovery key to do it with.

    Raises:
        CallError: the file with the passphrase can't be read.
        StorageError: as `Keys.unlock`.
    """
    if store.locked and (words := _words(getattr(args, "passphrase_file", None))):
        store.unlock(words)


def _words(path: Path | None) -> str:
    if path is None:
        return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else ""
    return first_line(path)


def first_line(path: Path) -> str:
    """A passphrase from a file. Raises CallError where it can't be read."""
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise CallError(f"the passphrase can't be read from {path}") from error
