"""What the commands do; each prints its answer and gives the exit status."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ims_chart import console
from ims_chart.body import Atlas, BodyError, Fault, Region, View
from ims_chart.calls import FAILED, KEY_LACKING, WRONG_CALL, CallError, chosen_store
from ims_chart.printing.errors import PrintError
from ims_chart.record import Record, RecordError, Visit
from ims_chart.resources import asset
from ims_chart.storage.check import check
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.names import folded
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.words import complain_of, explain

_CHART_ENDS = (".pdf", ".png")
_COLUMNS = ("id", "name", "born", "file number", "visits", "last visit", "alerts")


@contextmanager
def _store(args: argparse.Namespace) -> Iterator[Store]:
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
    yield Store.open(folder)


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


def chart(args: argparse.Namespace) -> int:
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
            except CallError as error:
                console.complain(f"{error}.")
                status = WRONG_CALL
            except (StorageError, RecordError, BodyError, PrintError) as error:
                status = complain_of(error)
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


def check_store(args: argparse.Namespace) -> int:
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
