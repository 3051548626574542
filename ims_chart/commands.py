"""What the commands do; each prints its answer and gives the exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ims_chart import console
from ims_chart.body import Atlas, BodyError, Fault, Region, View
from ims_chart.calls import FAILED, KEY_LACKING, WRONG_CALL, CallError, chosen_store
from ims_chart.printing.errors import PrintError
from ims_chart.record import ChainHead, Clinic, Record, RecordError, Visit
from ims_chart.resources import asset
from ims_chart.storage.act import Act
from ims_chart.storage.check import check
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.letterhead import LetterheadFile
from ims_chart.storage.names import folded
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.unlocking import unlock
from ims_chart.words import complain_of, explain

if TYPE_CHECKING:
    from ims_chart.printing.format import Format
    from ims_chart.printing.job import Job
    from ims_chart.printing.letterhead import Logo

_CHART_ENDS = (".pdf", ".png", ".tif", ".tiff")
_MANY = 10
"""From so many charts on it is told how far it is."""

_WITHOUT_QT = (
    "ims_chart.insight.note",
    "ims_chart.insight.totals",
    "ims_chart.printing.flow",
    "ims_chart.printing.labels",
)
"""What printing needs besides Qt."""

_COLUMNS = ("id", "name", "born", "file number", "visits", "last visit", "alerts")


@contextmanager
def _store(args: argparse.Namespace) -> Iterator[Store]:
    """Raises StorageError: ENCRYPTED without the key."""
    with _store_or_locked(args) as store:
        if store.locked:
            raise StorageError(Code.ENCRYPTED, store.folder)
        yield store


@contextmanager
def _store_or_locked(args: argparse.Namespace) -> Iterator[Store]:
    chosen = chosen_store(args)
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
    store = Store.open(folder)
    unlock(store, args)
    yield store


def where(args: argparse.Namespace) -> int:
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


def views(args: argparse.Namespace) -> int:
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


@dataclass(frozen=True)
class _Press:
    """What is the same for all patients of a call."""

    args: argparse.Namespace
    store: Store
    atlas: Atlas
    clinic: Clinic
    logo: Logo | None
    form: Format

    def print(self, patient: str, path: Path) -> None:
        from ims_chart.printing.export import write_printout  # noqa: PLC0415 - loads Qt
        from ims_chart.printing.job import Kind  # noqa: PLC0415

        record = self.store.load(patient).record
        kind = Kind(self.args.kind)
        one_visit = kind in {Kind.SUMMARY, Kind.HANDOUT}
        job = self._job(record, _visit(record, self.args.visit) if one_visit else None)
        printout = job.printout(kind)
        write_printout(path, printout, self.form, dpi=self.args.dpi)
        self.store.audit.note(Act.PRINTED, patient, revision=record.revision)

    def print_blank(self, path: Path) -> None:
        """A chart of nobody, to keep a pile of."""
        from ims_chart.printing.blank import BlankChart  # noqa: PLC0415
        from ims_chart.printing.export import write_printout  # noqa: PLC0415

        at = dt.datetime.now().astimezone()
        blank = BlankChart(None, self.clinic, self.atlas, at, self.logo)
        write_printout(path, blank, self.form, dpi=self.args.dpi)

    def _job(self, record: Record, visit: Visit | None) -> Job:
        from ims_chart.printing.job import Job  # noqa: PLC0415

        return Job(
            record,
            visit,
            self.clinic,
            self.atlas,
            dt.datetime.now().astimezone(),
            logo=self.logo,
            compared=self.args.compare,
            heads=self.store.audit.heads(),
        )


def chart(args: argparse.Namespace) -> int:
    """Prints each patient's chart; what can't be printed is told and stops no other."""
    paths = _outputs(args.output, args.patients, args.kind)
    _prepare()
    if sys.platform.startswith("linux"):
        # It opens no window, so a display that is named but dead must not stop it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    status = 0
    with _store(args) as store:
        press = _Press(args, store, Atlas(asset()), store.clinic(), _logo(store), _form(args))
        if not args.patients:
            press.print_blank(paths[0])
            return 0
        for done, (patient, path) in enumerate(zip(args.patients, paths, strict=True)):
            _tell(done, len(paths))
            try:
                press.print(patient, path)
            except CallError as error:
                console.complain(f"{error}.")
                status = WRONG_CALL
            except (StorageError, RecordError, BodyError, PrintError) as error:
                status = complain_of(error)
        _tell(len(paths), len(paths))
    return status


def _prepare() -> None:
    """Once Qt is loaded it reads the source of every module that is imported after it: what needs
    no Qt comes before.
    """
    for name in _WITHOUT_QT:
        import_module(name)


def _form(args: argparse.Namespace) -> Format:
    """As the call says, and where it doesn't as was last chosen in the window."""
    from ims_chart.printing.format import Format, paper_named  # noqa: PLC0415

    kept = load_settings()
    landscape = kept.landscape if args.landscape is None else args.landscape
    return Format(
        paper_named(args.paper or kept.paper.value, landscape=landscape),
        kept.paper_margin if args.margin is None else args.margin,
        kept.paper_scale if args.scale is None else args.scale,
        kept.paper_grey if args.greyscale is None else args.greyscale,
    )


def _logo(store: Store) -> Logo | None:
    """A logo that can't be read is told, and the charts are printed without it."""
    try:
        data = LetterheadFile(store.folder).read()
        if not data:
            return None
        from ims_chart.printing.logo import read_logo  # noqa: PLC0415 - loads Pillow

        return read_logo(data)
    except (StorageError, PrintError) as error:
        complain_of(error)
        return None


def _tell(done: int, of: int) -> None:
    """How far it is: on a line that the next one overwrites, or in a log now and then."""
    if of < _MANY:
        return
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {of} charts" + ("\n" if done == of else ""))
        sys.stderr.flush()
    elif done and (done % _MANY == 0 or done == of):
        console.complain(f"{done} of {of} charts.")


def _outputs(output: str, patients: Sequence[str], kind: str) -> list[Path]:
    """Where each patient's chart goes: into the folder, under the name, or as the pattern says."""
    if not patients and kind != "blank":
        raise CallError("name at least one PATIENT; “ims-chart list” names them all")
    ends = tuple(sep for sep in (os.sep, os.altsep) if sep)
    path = Path(output)
    if output.endswith(ends) or path.is_dir():
        if not patients:
            return [path / "blank.pdf"]
        if not path.is_dir():
            raise StorageError(Code.NOT_A_FOLDER, path)
        return [path / f"{Path(patient).name}.pdf" for patient in patients]
    if path.suffix.lower() not in _CHART_ENDS:
        raise CallError("the file behind -o must end with .pdf, .png or .tiff")
    if "{id}" in path.name:
        return [path.with_name(path.name.replace("{id}", Path(p).name)) for p in patients]
    if len(patients) > 1:
        raise CallError("several patients need a folder behind -o, or a name with {id} in it")
    return [path]


def _visit(record: Record, wanted: str) -> Visit:
    if wanted != "latest":
        return record.visit(wanted)
    if record.latest is None:
        raise CallError(f"{record.id} has no visit yet, so there is nothing to print")
    return record.latest


def check_store(args: argparse.Namespace) -> int:
    chosen = chosen_store(args)
    if chosen is not None and chosen.is_file():
        from ims_chart.archive_commands import check_packed  # noqa: PLC0415

        return check_packed(chosen)
    with _store_or_locked(args) as store:
        checked = check(store, _kept_heads(args.against))
    damaged = [p for p in checked.problems if p.error.code is not Code.ENCRYPTED]
    for problem in checked.problems:
        console.say(explain(problem.error))
    for path in checked.leftovers:
        console.say(f"Note: {path} is what a program that was stopped left unfinished.")
    for path in checked.torn:
        console.say(
            f"Note: the last line of {path} was cut off while it was written, as by a power cut. "
            "The next one is written below it."
        )
    if not checked.problems:
        console.say(f"{checked.files} files read, all sound.")
    if damaged:
        return FAILED
    return KEY_LACKING if checked.problems else 0


def _kept_heads(backups: Sequence[Path]) -> list[tuple[Path, ChainHead]]:
    """Where the logs stood by what was packed of the store."""
    from ims_chart.storage.archive import heads_in  # noqa: PLC0415 - seldom needed

    return [(path, head) for path in backups for head in heads_in(path)]


def list_patients(args: argparse.Namespace) -> int:
    found: list[Summary] = []
    with _store(args) as store:
        for entry in store.summaries():
            if isinstance(entry, Summary):
                found.append(entry)
            else:
                console.complain(explain(entry.error))
    found.sort(key=lambda summary: (folded(summary.name), summary.id))
    if args.json:
        console.say_json([msgspec.structs.asdict(summary) for summary in found])
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
