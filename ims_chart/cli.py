"""The command line: one command a question, one line an error."""

from __future__ import annotations

import argparse
import logging
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn, get_args

from ims_chart import __version__, console
from ims_chart.body import Atlas, BodyError, Fault, Region, View
from ims_chart.printing.errors import PrintError
from ims_chart.record import Record, RecordError, Visit
from ims_chart.resources import ResourceMissing, asset
from ims_chart.storage.check import check
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.names import folded
from ims_chart.storage.settings import Paper, load_settings
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.words import explain

log = logging.getLogger(__name__)

FAILED = 1
KEY_LACKING = 2
WRONG_CALL = 64
"""Apart from 2, which `check` answers where a key is lacking."""
STOPPED = 130

_CHART_ENDS = (".pdf", ".png")
_COLUMNS = ("id", "name", "born", "file number", "visits", "last visit", "alerts")


class CallError(Exception):
    """The arguments can't be followed; the message says why, in plain words."""


_Told = CallError | StorageError | RecordError | BodyError | PrintError | ResourceMissing
_TOLD = get_args(_Told)


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
    except _TOLD as error:
        return _complain(error)
    except KeyboardInterrupt:
        console.complain("stopped.")
        return STOPPED
    except OSError as error:
        # Python would complain once again when it closes an output that takes nothing any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            console.complain(f"the system refused it: {error.strerror}.")
        return FAILED
    except Exception as error:
        log.debug("unexpected", exc_info=True)
        what = f"{type(error).__name__} in {_place(error)}"
        console.complain(f"a fault of the program itself ({what}). Please report it.")
        return FAILED
    return status


def _complain(error: _Told) -> int:
    if isinstance(error, CallError):
        console.complain(f"{error}.")
        return WRONG_CALL
    console.complain(explain(error))
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
    where.set_defaults(run=_where)
    views = commands.add_parser("views", parents=[choice], help="the views of the atlas")
    views.set_defaults(run=_views)
    for command in (where, views):
        command.add_argument("--body", metavar="B", help="the figure, if not the usual one")
        command.add_argument("--json", action="store_true", help="as JSON")


def _add_record_commands(commands: Any, choice: argparse.ArgumentParser) -> None:
    chart = commands.add_parser("chart", parents=[choice], help="the printed session summary")
    chart.add_argument("patients", nargs="+", metavar="PATIENT", help="name of a file: its id")
    chart.add_argument("--visit", default="latest", metavar="latest|ID")
    chart.add_argument(
        "-o", "--output", required=True, metavar="FILE",
        help=".pdf or .png; a folder for several patients",
    )  # fmt: skip
    chart.add_argument("--paper", choices=[paper.value for paper in Paper])
    chart.set_defaults(run=_chart)
    look = commands.add_parser("check", parents=[choice], help="looks for damaged files")
    look.add_argument("folder", nargs="?", type=Path, metavar="STORE")
    look.set_defaults(run=_check)
    listing = commands.add_parser("list", parents=[choice], help="the patients of the store")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_list)


def _share(text: str) -> float:
    value = float(text)
    if not (math.isfinite(value) and 0 <= value <= 1):
        raise argparse.ArgumentTypeError(f"{text} does not lie within 0…1")
    return value


@contextmanager
def _store(args: argparse.Namespace) -> Iterator[Store]:
    chosen = _chosen(args)
    if chosen is None and "demo" in args:
        with tempfile.TemporaryDirectory(
            prefix="ims-chart-demo-", ignore_cleanup_errors=True
        ) as folder:
            yield copy_demo(Path(folder))
        return
    folder = chosen or load_settings().store
    if folder is None:
        raise CallError(
            "no store has been used yet. Name its folder with --store DIR, or look around "
            "with --demo"
        )
    yield Store.open(folder)


def _chosen(args: argparse.Namespace) -> Path | None:
    named = [p for p in (getattr(args, "store", None), getattr(args, "folder", None)) if p]
    if len(named) + ("demo" in args) > 1:
        raise CallError("name one store only")
    return named[0] if named else None


def _window(args: argparse.Namespace) -> int:
    chosen = _chosen(args)
    from ims_chart.app import run  # noqa: PLC0415 - Qt is loaded for whoever wants a window

    return run(chosen, "demo" in args)


def _where(args: argparse.Namespace) -> int:
    atlas = Atlas(asset())
    view = atlas.view(args.body or atlas.reference_body, args.view)
    regions = view.regions_at(args.x, args.y)
    if args.json:
        console.say_json([_region(atlas, region) for region in regions])
        return 0
    for region in regions:
        at = [f"at {region.level}"] if region.level else []
        roots = " ".join(atlas.muscles.segments_of(region))
        name = atlas.muscles[region.muscle].name
        console.say(", ".join([name, region.side.value, *at, region.layer.value, roots]))
    if not regions:
        console.say("No muscle here." if view.contains(args.x, args.y) else "Beside the body.")
    return 0


def _region(atlas: Atlas, region: Region) -> dict[str, Any]:
    level = {"level": region.level} if region.level else {}
    return {
        "muscle": region.muscle,
        "name": atlas.muscles[region.muscle].name,
        "side": region.side.value,
        "layer": region.layer.value,
        "segments": list(atlas.muscles.segments_of(region)),
        **level,
    }


def _views(args: argparse.Namespace) -> int:
    atlas = Atlas(asset())
    body = args.body or atlas.reference_body
    if body not in atlas.bodies:
        raise BodyError(Fault.UNKNOWN_BODY, body)
    views = [atlas.view(body, view) for view in atlas.bodies[body]]
    if args.json:
        console.say_json([_view(view) for view in views])
        return 0
    for view in views:
        console.say(f"{view.id}: {view.width} × {view.height}, {len(view.muscles)} muscles")
    return 0


def _view(view: View) -> dict[str, Any]:
    marks = {"midline_x": view.midline_x, "vertex_y": view.vertex_y, "sole_y": view.sole_y}
    return {
        "id": view.id,
        "width": view.width,
        "height": view.height,
        "muscles": list(view.muscles),
        **{name: value for name, value in marks.items() if value is not None},
    }


def _chart(args: argparse.Namespace) -> int:
    paths = _outputs(args.output, args.patients)
    if sys.platform.startswith("linux"):
        # It opens no window, so a display that is named but dead must not stop it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ims_chart.printing.export import write_chart  # noqa: PLC0415 - loads Qt

    paper = args.paper or load_settings().paper.value
    atlas = Atlas(asset())
    status = 0
    with _store(args) as store:
        clinic = store.clinic()
        for patient, path in zip(args.patients, paths, strict=True):
            try:
                record = store.load(patient).record
                visit = _visit(record, args.visit)
                write_chart(path, record, visit, clinic=clinic, atlas=atlas, paper=paper)
            except (CallError, StorageError, RecordError, BodyError, PrintError) as error:
                status = _complain(error)
    return status


def _outputs(output: str, patients: Sequence[str]) -> list[Path]:
    """Where each patient's chart goes: into the folder, or the one chart under the name."""
    ends = tuple(sep for sep in (os.sep, os.altsep) if sep)
    path = Path(output)
    if output.endswith(ends) or path.is_dir():
        if not path.is_dir():
            raise StorageError(Code.NOT_A_FOLDER, path)
        return [path / f"{Path(patient).name}.pdf" for patient in patients]
    if len(patients) > 1:
        raise CallError("several patients need a folder behind -o")
    if path.suffix.lower() not in _CHART_ENDS:
        raise CallError("the file behind -o must end with .pdf or .png")
    return [path]


def _visit(record: Record, wanted: str) -> Visit:
    if wanted != "latest":
        return record.visit(wanted)
    if record.latest is None:
        raise CallError(f"{record.id} has no visit yet, so there is nothing to print")
    return record.latest


def _check(args: argparse.Namespace) -> int:
    with _store(args) as store:
        checked = check(store)
    damaged = [p for p in checked.problems if p.error.code is not Code.ENCRYPTED]
    for problem in checked.problems:
        console.say(explain(problem.error))
    for path in checked.leftovers:
        console.say(f"Note: {path} is what a program that was stopped left unfinished.")
    if not checked.problems:
        console.say(f"{checked.files} files read, all sound.")
    if damaged:
        return FAILED
    return KEY_LACKING if checked.problems else 0


def _list(args: argparse.Namespace) -> int:
    found: list[Summary] = []
    with _store(args) as store:
        for entry in store.summaries():
            if isinstance(entry, Summary):
                found.append(entry)
            else:
                console.complain(explain(entry.error))
    found.sort(key=lambda summary: (folded(summary.name), summary.id))
    if args.json:
        console.say_json([_without_path(summary) for summary in found])
    else:
        console.say_table(_COLUMNS, [_row(summary) for summary in found])
    return 0


def _row(summary: Summary) -> tuple[object, ...]:
    return (
        summary.id,
        summary.name,
        summary.birth_date,
        summary.file_number,
        summary.visits,
        summary.last_visit,
        "; ".join(summary.alerts),
    )


def _without_path(summary: Summary) -> dict[str, Any]:
    return {key: value for key, value in asdict(summary).items() if key != "path"}
