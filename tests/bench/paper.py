"""A session summary of ten sites as PDF."""

from __future__ import annotations

import datetime as dt

from ims_chart.body import Atlas
from ims_chart.charting.placing import place_at
from ims_chart.printing.format import Format
from ims_chart.printing.job import Job, Kind
from ims_chart.printing.pdf import pdf_bytes
from ims_chart.record import Clinic
from ims_chart.resources import asset
from tests import samples
from tests.bench.row import SAMPLES, Row, alone, seconds
from tests.bench.taps import TEN
from tests.charting.places import belly

GOAL_MS = 250.0


def pdf_ms() -> Row:
    """As the preview asks for it: the program runs, and the pictures it shows have been read."""
    atlas = Atlas(asset())
    sites = []
    for number, (view, muscle, image_left) in enumerate(TEN, 1):
        x, y = belly(atlas, view, muscle, image_left=image_left)
        at = place_at(atlas, atlas.reference_body, view, x, y).point
        sites.append(samples.site(f"s{number}", number, point=at, muscle=muscle))
    record = samples.record(visits=[samples.visit("v1", sites)])
    job = Job(record, record.latest, Clinic(), atlas, dt.datetime.now().astimezone())
    printout = job.printout(Kind.SUMMARY)
    pdf_bytes(printout, Format())
    taken = [seconds(lambda: pdf_bytes(printout, Format())) for _ in range(SAMPLES)]
    return alone("pdf_ms", taken, GOAL_MS)
