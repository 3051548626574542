"""A ghost is told from a real mark, also in greyscale, and ghosts from each other."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from ims_chart.printing.marks import EVERY_KIND, PAPER, MarkKind, Shape, paint_ghost, paint_mark
from tests.printing.pixels import grey

SIDE = 80
SIZE = 20.0
GROUND = QColor("#c08080")


def painted(paint, kind):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint(painter, QPointF(SIDE / 2, SIDE / 2), SIZE, kind, PAPER)
    painter.end()
    return image


def ghost(kind):
    return painted(paint_ghost, kind)


def mark(kind):
    return painted(paint_mark, kind)


def differing(a, b) -> int:
    return sum(abs(p - q) > 60 for p, q in zip(grey(a), grey(b), strict=True))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_ghost_is_seen_and_is_no_mark(kind) -> None:
    blank = painted(lambda *_: None, kind)
    assert differing(ghost(kind), blank) > 0.04 * SIZE**2
    assert differing(ghost(kind), mark(kind)) >= 0.04 * SIZE**2


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_ghost_is_fainter_than_any_mark(kind) -> None:
    """Less of it is as dark as ink."""
    dark = [sum(level < 90 for level in grey(picture)) for picture in (ghost(kind), mark(kind))]
    assert 0 < dark[0] < 0.75 * dark[1]


def test_ghosts_of_different_shapes_are_told_apart() -> None:
    """Those of trigger points share a ring; what fills it is fainter."""
    ring = [Shape.LATENT, Shape.TAUT_BAND, Shape.TENDER_SPOT, Shape.NEEDLE, Shape.PLACE]
    for a, b in combinations(ring, 2):
        one, other = (ghost(MarkKind(shape, needled=False)) for shape in (a, b))
        assert differing(one, other) >= 0.04 * SIZE**2, (a, b)


def test_the_ground_shows_through_beside_it() -> None:
    assert ghost(EVERY_KIND[0]).pixelColor(1, 1) == GROUND
