"""A session summary of ten sites as PDF: in a program that runs, and by the command."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

from ims_chart.body import Atlas
from ims_chart.charting.placing import place_at
from ims_chart.printing.format import Format
from ims_chart.printing.job import Job, Kind
from ims_chart.printing.pdf import pdf_bytes
from ims_chart.record import Clinic, Record
from ims_chart.resources import asset
from ims_chart.storage.store import Store
from tests import samples
from tests.bench.row import SAMPLES, Row, alone, in_turn, seconds
from tests.bench.taps import TEN
from tests.charting.places import belly

GOAL_MS = 250.0
ROOT = Path(__file__).parents[2]


def pdf_ms() -> Row:
    """As the preview asks for it: the program runs, and the pictures it shows have been read."""
    record, atlas = _ten_sites(), Atlas(asset())
    job = Job(record, record.latest, Clinic(), atlas, dt.datetime.now().astimezone())
    printout = job.printout(Kind.SUMMARY)
    pdf_bytes(printout, Format())
    taken = [seconds(lambda: pdf_bytes(printout, Format())) for _ in range(SAMPLES)]
    return alone("pdf_ms", taken, GOAL_MS)


def chart_ms(folder: Path) -> Row:
    """What the command takes beyond the program's own start, which is that of `list`."""
    store = Store.create(folder / "store")
    record = _ten_sites()
    store.new(record)
    pdf = str(folder / "chart.pdf")
    starts = in_turn(
        lambda: seconds(lambda: _run("chart", "--store", str(store.folder), record.id, "-o", pdf)),
        lambda: seconds(lambda: _run("list", "--store", str(store.folder))),
    )
    return alone("chart_ms", [whole - start for whole, start in starts], GOAL_MS)


def _run(*args: str) -> None:
    command = [sys.executable, str(ROOT / "main.py"), *args]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _ten_sites() -> Record:
    """Ten muscles of the back and the front, as a real visit has them."""
    atlas = Atlas(asset())
    sites = []
    for number, (view, muscle, image_left) in enumerate(TEN, 1):
        x, y = belly(atlas, view, muscle, image_left=image_left)
        at = place_at(atlas, atlas.reference_body, view, x, y).point
        sites.append(samples.site(f"s{number}", number, point=at, muscle=muscle))
    return samples.record(visits=[samples.visit("v1", sites)])
