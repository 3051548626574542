from itertools import combinations

import pytest
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ims_chart.printing.marks import (
    EVERY_KIND,
    PAPER,
    MarkKind,
    Shape,
    inside_bounds,
    mark_bounds,
    mark_kind,
    paint_inside,
    paint_leaders,
    paint_mark,
    paint_number,
    paint_selection,
)
from ims_chart.record import Finding, FindingKind, Needling, TriggerPointState
from tests.printing.pixels import grey
from tests.samples import site

SIDE = 80
SIZE = 20.0
CENTER = QPointF(SIDE / 2, SIDE / 2)
GROUND = QColor("#c08080")


def painted(paint):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def mark(kind):
    return painted(lambda painter: paint_mark(painter, CENTER, SIZE, kind, PAPER))


def inked(image):
    return [(x, y) for y in range(SIDE) for x in range(SIDE) if image.pixelColor(x, y) != GROUND]


def test_kinds_are_told_apart_in_greyscale():
    pictures = {kind: grey(mark(kind)) for kind in EVERY_KIND}
    for a, b in combinations(EVERY_KIND, 2):
        pairs = zip(pictures[a], pictures[b], strict=True)
        differing = sum(abs(p - q) > 60 for p, q in pairs)
        assert differing >= 0.08 * SIZE**2, f"{a}, {b}: {differing} pixels"


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_mark_stays_in_its_bounds_but_for_the_halo(kind):
    halo = 0.3 * SIZE
    box = mark_bounds(CENTER, SIZE, kind).adjusted(-halo, -halo, halo, halo)
    pixels = inked(mark(kind))
    assert pixels
    assert all(box.contains(QPointF(x, y)) for x, y in pixels)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_mark_has_a_halo_in_the_grounds_colour(kind):
    image = mark(kind)
    around = [image.pixelColor(x, y) for x, y in inked(image)]
    assert sum(color == PAPER.halo for color in around) > SIZE


NEEDLED = [kind for kind in EVERY_KIND if kind.needled]


def with_needle_in(kind):
    def paint(painter):
        paint_mark(painter, CENTER, SIZE, kind, PAPER)
        paint_inside(painter, CENTER, SIZE, PAPER)

    return painted(paint)


@pytest.mark.parametrize("kind", NEEDLED)
def test_a_needle_that_is_in_is_told_in_greyscale(kind):
    pairs = zip(grey(mark(kind)), grey(with_needle_in(kind)), strict=True)
    assert sum(abs(p - q) > 60 for p, q in pairs) >= 0.2 * SIZE**2


def test_the_hoop_of_a_needle_that_is_in_stays_in_its_bounds():
    halo = 0.3 * SIZE
    box = inside_bounds(CENTER, SIZE).adjusted(-halo, -halo, halo, halo)
    hoop = painted(lambda painter: paint_inside(painter, CENTER, SIZE, PAPER))
    assert all(box.contains(QPointF(x, y)) for x, y in inked(hoop))


def test_an_active_point_is_filled_and_a_latent_one_is_hollow():
    active, latent = (mark(MarkKind(s, False)) for s in (Shape.ACTIVE, Shape.LATENT))
    assert active.pixelColor(40, 40) == PAPER.ink
    assert latent.pixelColor(40, 40) == PAPER.halo


@pytest.mark.parametrize(
    ("finding", "needling", "kind"),
    [
        (None, None, MarkKind(Shape.PLACE, False)),
        (None, Needling(), MarkKind(Shape.NEEDLE, True)),
        (Finding(kind=FindingKind.TAUT_BAND), None, MarkKind(Shape.TAUT_BAND, False)),
        (Finding(kind=FindingKind.TENDER_SPOT), Needling(), MarkKind(Shape.TENDER_SPOT, True)),
        (
            Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.LATENT),
            Needling(),
            MarkKind(Shape.LATENT, True),
        ),
        (Finding(kind=FindingKind.TRIGGER_POINT), None, MarkKind(Shape.TRIGGER_POINT, False)),
    ],
)
def test_the_kind_says_what_was_found_and_whether_it_was_needled(finding, needling, kind):
    assert mark_kind(site(finding=finding, needling=needling)) == kind


@pytest.mark.parametrize(
    "paint",
    [
        lambda painter: paint_selection(painter, CENTER, SIZE, PAPER),
        lambda painter: paint_inside(painter, CENTER, SIZE, PAPER),
        lambda painter: paint_number(painter, CENTER, "12", QFont(), PAPER),
        lambda painter: paint_leaders(painter, [QLineF(10, 10, 70, 70)], 1.0, PAPER),
    ],
)
def test_painting_leaves_ink_and_the_painter_as_it_was(paint):
    def steadily(painter):
        before = (painter.pen(), painter.brush(), painter.transform(), painter.hasClipping())
        paint(painter)
        after = (painter.pen(), painter.brush(), painter.transform(), painter.hasClipping())
        assert after == before

    assert inked(painted(steadily))


def test_a_number_is_light_on_a_dark_ground():
    dark = PAPER.__class__(
        ink=PAPER.ink,
        needle_ink=PAPER.needle_ink,
        halo=QColor(Qt.GlobalColor.black),
        selected=PAPER.selected,
        area=PAPER.area,
    )
    font = QFont()
    font.setPixelSize(40)
    image = painted(lambda painter: paint_number(painter, CENTER, "8", font, dark))
    assert any(image.pixelColor(*spot).lightness() > 200 for spot in inked(image))
