"""The command line: one command a question, one line an error."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart import console
from ims_chart.calls import FAILED, STOPPED, WRONG_CALL, CallError, chosen_store
from ims_chart.loading import load_qt

if TYPE_CHECKING:
    import argparse

log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status."""
    console.settle_streams()
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except CallError as error:
        console.complain(f"{error}.")
        return WRONG_CALL
    except KeyboardInterrupt:
        console.complain("stopped.")
        return STOPPED
    except Exception as error:
        return _told(error)
    return status


def _run(argv: Sequence[str]) -> int:
    """Most starts name nothing: they don't wait for the arguments of all commands to be built."""
    if not argv:
        return _open(None)
    from ims_chart.commands.parser import parser  # noqa: PLC0415

    args = parser(_window).parse_args(argv)
    return args.run(args)


def _told(error: Exception) -> int:
    """Words for whatever stopped the program. They are only loaded where they are needed."""
    from ims_chart.words import Explained, complain_of  # noqa: PLC0415

    if isinstance(error, Explained):
        return complain_of(error)
    if isinstance(error, OSError):
        # Python would complain once again when it closes an output that takes nothing any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            console.complain(f"the system refused it: {error.strerror}.")
        return FAILED
    log.debug("unexpected: %s", type(error).__name__)
    what = f"{type(error).__name__} in {_place(error)}"
    console.complain(f"a fault of the program itself ({what}). Please report it.")
    return FAILED


def _place(error: BaseException) -> str:
    """Where a fault arose, without the values at hand: they may be a patient's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _window(args: argparse.Namespace) -> int:
    return _open(chosen_store(args), demo="demo" in args)


def _open(store: Path | None, *, demo: bool = False) -> int:
    load_qt()
    from ims_chart.app import run  # noqa: PLC0415 - for whoever wants a window

    return run(store, demo)
