"""The command that prints charts."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart import console
from ims_chart.body import Atlas, BodyError
from ims_chart.calls import WRONG_CALL, CallError
from ims_chart.commands.chosen import known, store_of
from ims_chart.frozen import frozen
from ims_chart.loading import load_qt, loaded
from ims_chart.printing.errors import PrintError
from ims_chart.record import Clinic, Record, RecordError, Visit
from ims_chart.resources import asset
from ims_chart.storage.act import Act
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.letterhead import LetterheadFile
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.words import complain_of

if TYPE_CHECKING:
    from ims_chart.printing.box import Spot
    from ims_chart.printing.format import Format
    from ims_chart.printing.job import Job
    from ims_chart.printing.letterhead import Logo

_CHART_ENDS = (".pdf", ".png", ".tif", ".tiff")
_OF_A_VISIT = ("summary", "handout")
_PAGE = 1600
"""A body as high as a page allows takes so many pixels."""
_MANY = 10
"""From so many charts on it is told how far it is."""


@frozen
class _Press:
    """What is the same for all patients of a call."""

    args: argparse.Namespace
    store: Store
    atlas: Atlas
    clinic: Clinic
    logo: Logo | None
    form: Format

    def print(self, patient: str, path: Path) -> None:
        record = self.store.load(known(self.store, patient)).record
        visit = _visit(record, self.args.visit) if self.args.kind in _OF_A_VISIT else None
        if visit is not None and self.args.kind == "summary":
            self._begin(record, visit)
        from ims_chart.printing.export import write_printout  # noqa: PLC0415 - loads Qt
        from ims_chart.printing.job import Kind  # noqa: PLC0415

        printout = self._job(record, visit).printout(Kind(self.args.kind))
        loaded()
        write_printout(path, printout, self.form, dpi=self.args.dpi)
        self.store.audit.note(Act.PRINTED, patient, revision=record.revision)

    def _begin(self, record: Record, visit: Visit) -> None:
        """Has the pictures read that the summary will most likely show, while what makes it is
        loaded: high ones of a view that stands alone or whose sites crowd, for its close-up, and
        else lower ones of all views that were tapped.
        """
        body = record.patient.figure
        if body not in self.atlas.bodies:
            return
        from ims_chart.printing.application import ensure_application  # noqa: PLC0415 - loads Qt
        from ims_chart.printing.art import begin  # noqa: PLC0415
        from ims_chart.printing.closeup import crowded  # noqa: PLC0415

        ensure_application()
        tapped: dict[str, list[Spot]] = defaultdict(list)
        for point in (site.point for site in visit.sites):
            if point.view in self.atlas.bodies[body]:
                tapped[point.view].append((point.x, point.y))
        alone = len(tapped) == 1
        close = [n for n, at in tapped.items() if alone or crowded(self.atlas.view(body, n), at)]
        if close:
            begin(self.atlas.picture_path(body, view) for view in close)
        else:
            begin(self.atlas.picture_path(body, view, height=_PAGE) for view in tapped)

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
    if sys.platform.startswith("linux"):
        # It opens no window, so a display that is named but dead must not stop it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    load_qt()
    try:
        with store_of(args) as store:
            press = _Press(args, store, Atlas(asset()), _clinic(store), _logo(store), _form(args))
            if not args.patients:
                press.print_blank(paths[0])
                return 0
            return _print_all(press, list(zip(args.patients, paths, strict=True)))
    finally:
        loaded()


def _print_all(press: _Press, wanted: Sequence[tuple[str, Path]]) -> int:
    status = 0
    for done, (patient, path) in enumerate(wanted):
        _tell(done, len(wanted))
        try:
            press.print(patient, path)
        except CallError as error:
            console.complain(f"{error}.")
            status = WRONG_CALL
        except (StorageError, RecordError, BodyError, PrintError) as error:
            status = complain_of(error)
    _tell(len(wanted), len(wanted))
    return status


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


def _clinic(store: Store) -> Clinic:
    """Of a clinic that can't be read the name is missing on paper, and that is told."""
    try:
        return store.clinic()
    except StorageError as error:
        complain_of(error)
        return Clinic()


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
