"""The command line: one command a question, one line an error."""

from __future__ import annotations

import argparse
import gc
import logging
import math
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from ims_chart import __version__, console
from ims_chart.calls import FAILED, STOPPED, WRONG_CALL, CallError, chosen_store

log = logging.getLogger(__name__)

PAPERS = ("A4", "Letter")
KINDS = ("summary", "course", "handout", "blank")
RESOLUTIONS = (150, 300, 600)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CallError(f"{message}. “ims-chart --help” tells how it is called")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status."""
    console.settle_streams()
    try:
        args = _parser().parse_args(argv)
        status = args.run(args)
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
    log.debug("unexpected", exc_info=error)
    what = f"{type(error).__name__} in {_place(error)}"
    console.complain(f"a fault of the program itself ({what}). Please report it.")
    return FAILED


def _place(error: BaseException) -> str:
    """Where a fault arose, without the values at hand: they may be a patient's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _parser() -> argparse.ArgumentParser:
    choice = argparse.ArgumentParser(add_help=False)
    choice.add_argument(
        "--store", type=Path, metavar="DIR", default=argparse.SUPPRESS,
        help="the folder that holds the records",
    )  # fmt: skip
    choice.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS,
        help="a throw-away copy of the demo clinic",
    )  # fmt: skip
    parser = _Parser(
        prog="ims-chart",
        description="Dry needling charted on the body. Without a command the window opens.",
        parents=[choice],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _add_body_commands(commands, choice)
    _add_record_commands(commands, choice)
    return parser


def _add_body_commands(commands: Any, choice: argparse.ArgumentParser) -> None:
    where = commands.add_parser("where", parents=[choice], help="the muscles at a point")
    where.add_argument("view", metavar="VIEW", help="id of a view: front, back, …")
    where.add_argument("x", type=_share, metavar="X", help="0…1, to the image's right")
    where.add_argument("y", type=_share, metavar="Y", help="0…1, down")
    where.set_defaults(run=_command("where"))
    views = commands.add_parser("views", parents=[choice], help="the views of the atlas")
    views.set_defaults(run=_command("views"))
    for command in (where, views):
        command.add_argument("--body", metavar="B", help="the figure, if not the usual one")
        command.add_argument("--json", action="store_true", help="as JSON")


def _add_record_commands(commands: Any, choice: argparse.ArgumentParser) -> None:
    _add_chart(commands, choice)
    look = commands.add_parser("check", parents=[choice], help="looks for damaged files")
    look.add_argument("folder", nargs="?", type=Path, metavar="STORE")
    look.set_defaults(run=_command("check_store"))
    listing = commands.add_parser("list", parents=[choice], help="the patients of the store")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_command("list_patients"))


def _add_chart(commands: Any, choice: argparse.ArgumentParser) -> None:
    chart = commands.add_parser("chart", parents=[choice], help="what is printed of a patient")
    chart.add_argument(
        "patients", nargs="*", metavar="PATIENT",
        help="name of a file: its id; a blank chart needs none",
    )  # fmt: skip
    chart.add_argument("--visit", default="latest", metavar="latest|ID")
    chart.add_argument(
        "--kind", choices=KINDS, default="summary",
        help="session summary, course of treatment, handout for the patient, or a blank chart",
    )  # fmt: skip
    chart.add_argument(
        "-o", "--output", required=True, metavar="FILE",
        help=".pdf, .png or .tiff; for several patients a folder, or a name with {id} in it",
    )  # fmt: skip
    chart.add_argument("--paper", choices=PAPERS)
    turned = argparse.BooleanOptionalAction
    chart.add_argument("--landscape", action=turned, help="the sheet lies on its side")
    chart.add_argument("--greyscale", action=turned, help="without colour, as for a fax")
    chart.add_argument("--margin", type=_margin, metavar="MM", help="5…40")
    chart.add_argument("--scale", type=_scale, metavar="FACTOR", help="larger print: 1…1.5")
    chart.add_argument(
        "--dpi", type=int, choices=RESOLUTIONS, default=150, help="of a .png or .tiff"
    )
    chart.add_argument("--compare", action="store_true", help="also what changed since last time")
    chart.set_defaults(run=_command("chart"))


def _margin(text: str) -> float:
    return _between(text, 5, 40)


def _scale(text: str) -> float:
    return _between(text, 1, 1.5)


def _between(text: str, least: float, most: float) -> float:
    value = float(text)
    if not (math.isfinite(value) and least <= value <= most):
        raise argparse.ArgumentTypeError(f"{text} does not lie within {least:g}…{most:g}")
    return value


def _share(text: str) -> float:
    value = float(text)
    if not (math.isfinite(value) and 0 <= value <= 1):
        raise argparse.ArgumentTypeError(f"{text} does not lie within 0…1")
    return value


def prepare() -> None:
    """Loads what a window needs and Qt does not.

    Once Qt is loaded it reads the source of every module that is imported after it, so these
    come before. The collector rests until the window stands: app.run wakes it.
    """
    gc.disable()
    import ims_chart.charting.placing  # noqa: PLC0415
    import ims_chart.insight.totals  # noqa: PLC0415
    import ims_chart.storage.settings  # noqa: PLC0415
    import ims_chart.storage.store  # noqa: F401, PLC0415


def _window(args: argparse.Namespace) -> int:
    chosen = chosen_store(args)
    prepare()
    from ims_chart.app import run  # noqa: PLC0415 - Qt is loaded for whoever wants a window

    return run(chosen, "demo" in args)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """A command that loads what it needs when it runs: a window waits for none of it."""

    def run(args: argparse.Namespace) -> int:
        from ims_chart import commands  # noqa: PLC0415

        return getattr(commands, name)(args)

    return run
