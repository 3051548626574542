"""How the program is called, and what it answers a call that can't be followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

FAILED = 1
KEY_LACKING = 2
WRONG_CALL = 64
"""Apart from 2, which `check` answers where a key is lacking."""
STOPPED = 130


class CallError(Exception):
    """The arguments can't be followed; the message says why, in plain words."""


def chosen_store(args: argparse.Namespace) -> Path | None:
    named = [p for p in (getattr(args, "store", None), getattr(args, "folder", None)) if p]
    if len(named) + ("demo" in args) > 1:
        raise CallError("name one store only")
    return named[0].absolute() if named else None
