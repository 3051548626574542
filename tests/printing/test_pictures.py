"""Pages beside the pictures of them that somebody has looked at and approved.

Pages are painted at 50 dots an inch with plain white in the place of the body's pictures, which
have tests of their own. A page passes while fewer than 0.4 % of its pixels differ by more than 60
of 255 steps in any colour: letters may be smoothed differently, but not stand elsewhere. After a
change that is meant, look at the new pages and keep them with

    python -m tests.printing.test_pictures
"""

import dataclasses
import datetime as dt
import sys
from pathlib import Path
from unittest import mock

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QColor, QFontDatabase, QImage

from ims_chart.printing.application import ensure_application
from ims_chart.printing.format import Format
from ims_chart.printing.job import Job, Kind
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS
from ims_chart.printing.printout import page_image
from ims_chart.record import FollowUp, Measure, PainArea, Side, SymptomKind, Trend, VisitState
from tests.printing.charts import ATLAS, CLINIC, NEEDLED, many_sites, patient, point
from tests.printing.pixels import pillow
from tests.samples import TIME, record, site, visit

FOLDER = Path(__file__).parent / "approved"
DPI = 50
STEPS = 60
SHARE = 0.004

AREA = PainArea(
    id="p1", author="a", recorded=TIME, atlas="1", kind=SymptomKind.BURNING, intensity=6,
    outline=tuple(point(x, y, "front") for x, y in ((0.3, 0.2), (0.4, 0.2), (0.35, 0.35))),
)  # fmt: skip
BACK = tuple(
    site(f"s{n}", n, point=point(x, y), needling=NEEDLED if n % 2 else None)
    for n, (x, y) in enumerate(((0.6, 0.25), (0.61, 0.26), (0.4, 0.3), (0.42, 0.85)), 1)
)
HAND = site("h1", 5, point=point(0.5, 0.5, "hand_left_palm"), muscle="opponens_pollicis")
MEASURE = Measure(kind="Abduction", side=Side.RIGHT, before=110, after=140.5, unit="°")
RECORD = record(
    patient=patient(),
    visits=(
        visit("v0", BACK[:2], dt.date(2026, 2, 1), pain_before=8, pain_after=6,
              state=VisitState.SIGNED, measures=(MEASURE,)),
        visit("v1", (*BACK, HAND), pain_before=6, pain_after=3, consent=True, therapist="th1",
              pain_areas=(AREA,), measures=(MEASURE,), notes="Turns the head more freely.",
              plan="Stretch twice a day.", numbers_given=6,
              follow_up=FollowUp(visit="v0", trend=Trend.BETTER, soreness_days=2)),
    ),
)  # fmt: skip
LONG = dataclasses.replace(RECORD, visits=(visit("v1", many_sites(30), therapist="th1"),))

CASES = {
    "summary": (RECORD, Kind.SUMMARY, Format()),
    "summary-grey": (RECORD, Kind.SUMMARY, Format(grey=True)),
    "summary-long": (LONG, Kind.SUMMARY, Format()),
    "summary-landscape": (RECORD, Kind.SUMMARY, Format(PAPERS["Letter"].turned, 20, 1.15)),
    "course": (RECORD, Kind.COURSE, Format()),
    "handout": (RECORD, Kind.HANDOUT, Format()),
    "blank": (RECORD, Kind.BLANK, Format()),
}


def pages(name):
    charted, kind, form = CASES[name]
    job = Job(charted, charted.visits[-1], CLINIC, ATLAS, TIME, "A. Moss", compared=True)
    white = QImage(1, 1, QImage.Format.Format_RGB32)
    white.fill(QColor("#ffffff"))
    with mock.patch("ims_chart.printing.painter.paper_picture", return_value=white):
        for page in job.printout(kind).pages(form, FontMeasure()):
            yield pillow(page_image(page, ATLAS, DPI, grey=form.grey))


def approved(name, number):
    return FOLDER / f"{name}-{number}.png"


def share_that_differs(one, other):
    bands = ImageChops.difference(one, other).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(strongest.histogram()[STEPS:]) / (one.width * one.height)


needs_font = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="approved with Linux' drawing of letters"
)


@needs_font
@pytest.mark.parametrize("name", CASES)
def test_pages_look_as_approved(name, tmp_path):
    if "Inter" not in QFontDatabase.families():
        pytest.skip("approved in Inter, which is not installed")
    made = list(pages(name))
    assert len(made) == len(list(FOLDER.glob(f"{name}-[0-9].png")))
    for number, page in enumerate(made, 1):
        page.save(tmp_path / f"{name}-{number}.png")
        with Image.open(approved(name, number)) as known:
            assert known.size == page.size
            assert share_that_differs(known.convert("RGB"), page) < SHARE, tmp_path


def test_a_line_that_moved_would_be_seen():
    with Image.open(approved("summary", 1)) as known:
        page = known.convert("RGB")
    moved = page.copy()
    moved.paste(page.crop((0, 100, page.width, page.height - 2)), (0, 102))
    assert share_that_differs(page, moved) > 2 * SHARE


def main():
    ensure_application()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in CASES:
        for number, page in enumerate(pages(name), 1):
            page.quantize(64).save(approved(name, number), optimize=True)


if __name__ == "__main__":
    main()
