"""Kinds of site told apart without colour."""

from itertools import combinations

import pytest
from PIL import ImageChops
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from ims_chart.printing.area import paint_area
from ims_chart.printing.inks import COLOUR, GREY
from ims_chart.printing.marks import EVERY_KIND, paint_inside, paint_mark
from ims_chart.record import SymptomKind
from tests.printing.pixels import pillow

DOTS = 24
"""Pixels in a mark's diameter: 2.5 mm at 250 dpi, a fine fax."""

LEAST = 0.05
"""Share of a mark's box, as if black on white, by which two kinds must differ; of a pain area's
ground it is a fifth of that."""


def painted(paint, size=96):
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("#e9e9e9"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QPointF(size / 2, size / 2))
    painter.end()
    return pillow(image).convert("L")


def differs(one, other, pixels=DOTS**2):
    """The difference of two pictures in so many pixels that turn from white to black."""
    histogram = ImageChops.difference(one, other).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (255 * pixels)


@pytest.mark.parametrize("inks", [COLOUR, GREY], ids=["colour", "grey"])
def test_every_kind_of_site_is_told_apart_in_grey(inks):
    drawn = {
        kind: painted(lambda p, at, k=kind: paint_mark(p, at, DOTS, k, inks.marks))
        for kind in EVERY_KIND
    }
    near = {(a, b): differs(drawn[a], drawn[b]) for a, b in combinations(EVERY_KIND, 2)}
    closest = min(near, key=near.__getitem__)
    assert near[closest] > LEAST, closest


@pytest.mark.parametrize("inks", [COLOUR, GREY], ids=["colour", "grey"])
def test_a_needle_still_in_is_told_apart_in_grey(inks):
    kind = next(kind for kind in EVERY_KIND if kind.needled)

    def mark(painter, at):
        paint_mark(painter, at, DOTS, kind, inks.marks)

    def inside(painter, at):
        mark(painter, at)
        paint_inside(painter, at, DOTS, inks.marks)

    assert differs(painted(mark), painted(inside)) > LEAST


@pytest.mark.parametrize("inks", [COLOUR, GREY], ids=["colour", "grey"])
def test_every_kind_of_pain_is_told_apart_in_grey(inks):
    box = [QPointF(x, y) for x, y in ((8, 8), (88, 8), (88, 88), (8, 88))]
    kinds = [*SymptomKind, None]
    drawn = {
        kind: painted(lambda p, _at, k=kind: paint_area(p, box, k, 5, 3, inks.marks))
        for kind in kinds
    }
    near = {(a, b): differs(drawn[a], drawn[b], 80**2) for a, b in combinations(kinds, 2)}
    closest = min(near, key=near.__getitem__)
    assert near[closest] > LEAST / 5, closest


def test_the_grey_inks_have_no_colour():
    colors = [*GREY.tones.values(), GREY.marks.ink, GREY.marks.needle_ink, GREY.marks.area]
    assert all(color.red() == color.green() == color.blue() for color in colors)
