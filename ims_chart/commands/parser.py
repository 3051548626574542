"""The arguments of the command line, and which function answers each command."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from ims_chart import __version__
from ims_chart.calls import CallError

PAPERS = ("A4", "Letter")
KINDS = ("summary", "course", "handout", "blank")
RESOLUTIONS = (150, 300, 600)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CallError(f"{message}. “ims-chart --help” tells how it is called")


def parser(window: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    """`window` answers a call without a command; the others load what they need when they run."""
    choice = argparse.ArgumentParser(add_help=False)
    choice.add_argument(
        "--store", type=Path, metavar="DIR", default=argparse.SUPPRESS,
        help="the folder that holds the records",
    )  # fmt: skip
    choice.add_argument(
        "--demo", action="store_true", default=argparse.SUPPRESS,
        help="a throw-away copy of the demo clinic",
    )  # fmt: skip
    made = _Parser(
        prog="ims-chart",
        description="Dry needling charted on the body. Without a command the window opens.",
        parents=[choice],
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    made.set_defaults(run=window)
    commands = made.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _add_body_commands(commands, choice)
    _add_record_commands(commands, choice)
    return made


def _add_body_commands(commands: Any, choice: argparse.ArgumentParser) -> None:
    where = commands.add_parser("where", parents=[choice], help="the muscles at a point")
    where.add_argument("view", metavar="VIEW", help="id of a view: front, back, …")
    where.add_argument("x", type=_share, metavar="X", help="0…1, to the image's right")
    where.add_argument("y", type=_share, metavar="Y", help="0…1, down")
    where.set_defaults(run=_command("atlas", "where"))
    views = commands.add_parser("views", parents=[choice], help="the views of the atlas")
    views.set_defaults(run=_command("atlas", "views"))
    for command in (where, views):
        command.add_argument("--body", metavar="B", help="the figure, if not the usual one")
        command.add_argument("--json", action="store_true", help="as JSON")


def _add_record_commands(commands: Any, plain: argparse.ArgumentParser) -> None:
    choice = argparse.ArgumentParser(add_help=False, parents=[plain])
    choice.add_argument(
        "--passphrase-file", type=Path, metavar="FILE",
        help="its first line opens an encrypted store: a passphrase or the recovery key",
    )  # fmt: skip
    _add_chart(commands, choice)
    look = commands.add_parser("check", parents=[choice], help="looks for damaged files")
    look.add_argument(
        "folder", nargs="?", type=Path, metavar="STORE", help="its folder, or what backup packed"
    )
    look.add_argument(
        "--against", action="append", default=[], type=Path, metavar="FILE.zip",
        help="a backup of the store: its logs must be as long as they were then",
    )  # fmt: skip
    look.set_defaults(run=_command("records", "check_store"))
    listing = commands.add_parser("list", parents=[choice], help="the patients of the store")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_command("records", "list_patients"))
    _add_transfer_commands(commands, choice)
    backup = commands.add_parser("backup", parents=[choice], help="packs the store into one file")
    backup.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.zip")
    _add_replace(backup, "an older backup, unless it has records whole that no longer are")
    backup.set_defaults(run=_command("archive", "backup"))
    restore = commands.add_parser("restore", help="makes a store of what backup packed")
    restore.add_argument("archive", type=Path, metavar="FILE.zip")
    restore.add_argument("into", type=Path, metavar="DIR", help="empty, or not there yet")
    restore.set_defaults(run=_command("archive", "restore"))


def _add_transfer_commands(commands: Any, choice: argparse.ArgumentParser) -> None:
    export = commands.add_parser(
        "export", parents=[choice], help="one patient in a file, for another clinic"
    )
    export.add_argument("patient", metavar="PATIENT", help="name of the record's file: its id")
    export.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.imspatient")
    _add_replace(export, "a file that is there already")
    export.add_argument(
        "--seal", type=Path, metavar="FILE", help="its first line is the passphrase that seals it"
    )
    export.set_defaults(run=_command("transfer", "export"))
    taken = commands.add_parser(
        "import", parents=[choice], help="takes up a patient that export has written"
    )
    taken.add_argument("file", type=Path, metavar="FILE.imspatient")
    whose = taken.add_mutually_exclusive_group()
    whose.add_argument("--into", metavar="PATIENT", help="the same person, who is here already")
    whose.add_argument(
        "--as-new", action="store_true", help="somebody else, though they seem to be here already"
    )
    taken.add_argument(
        "--unseal", type=Path, metavar="FILE", help="its first line is the passphrase of the file"
    )
    taken.set_defaults(run=_command("transfer", "import_patient"))


def _add_replace(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--replace", action="store_true", help=f"replaces {what}")


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
        help=".pdf, .png or .tiff; for several patients a folder, or a name with {id} in it. What "
        "is there of that name is replaced; further pages of a .png replace NAME-2.png and so on "
        "only where NAME.png is there as well",
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
    chart.set_defaults(run=_command("chart", "chart"))


def _margin(text: str) -> float:
    return _between(text, 5, 40)


def _scale(text: str) -> float:
    return _between(text, 1, 1.5)


def _between(text: str, least: float, most: float) -> float:
    value = _number(text)
    if not (math.isfinite(value) and least <= value <= most):
        raise argparse.ArgumentTypeError(f"{text} does not lie within {least:g}…{most:g}")
    return value


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no number") from None


def _share(text: str) -> float:
    value = _number(text)
    if not (math.isfinite(value) and 0 <= value <= 1):
        raise argparse.ArgumentTypeError(f"{text} does not lie within 0…1")
    return value


def _command(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command that loads what it needs when it runs: a window waits for none of it."""

    def run(args: argparse.Namespace) -> int:
        return getattr(import_module(f"ims_chart.commands.{module}"), name)(args)

    return run
