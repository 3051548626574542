"""Pain areas as they are painted on screen and paper."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ims_chart.printing.area import area_color, paint_area
from ims_chart.printing.marks import PAPER
from ims_chart.record import SymptomKind
from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.marks_layer import style_of
from ims_chart.ui.theme import theme
from tests.printing.pixels import grey

SIDE = 80
SQUARE = [QPointF(20, 20), QPointF(60, 20), QPointF(60, 60), QPointF(20, 60)]
EVERY_KIND = (*SymptomKind, None)


def painted(*what, style=PAPER, ground="#ffffff", **how):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint_area(painter, SQUARE, *what, 1.6, style, **how)
    painter.end()
    return image


@pytest.fixture(params=["paper", "light", "dark"])
def style(request):
    """Where an area is painted: its colours, and the ground under it."""
    if request.param == "paper":
        return PAPER, "#ffffff"
    theme.apply(Mode(request.param))
    made = style_of(theme.tokens), theme.tokens.color("ground").name()
    theme.apply(Mode.LIGHT)
    return made


def test_kinds_are_told_apart_in_greyscale(style) -> None:
    """By their hatch: where the lines run, whatever their colour."""
    colors, ground = style
    pictures = {kind: grey(painted(kind, 5, style=colors, ground=ground)) for kind in EVERY_KIND}
    for a, b in combinations(EVERY_KIND, 2):
        pairs = zip(pictures[a], pictures[b], strict=True)
        differing = sum(abs(p - q) > 25 for p, q in pairs)
        assert differing >= 0.08 * 40**2, f"{a}, {b}: {differing} pixels"


def test_kinds_have_colours_of_their_own() -> None:
    colors = {area_color(PAPER, kind).name() for kind in EVERY_KIND}
    assert len(colors) >= len(SymptomKind)
    assert area_color(PAPER, None) == PAPER.area


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_more_pain_the_darker(kind) -> None:
    sums = [sum(grey(painted(kind, intensity))) for intensity in (0, 3, 6, 10)]
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > sums[-1]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_an_area_is_painted_inside_only(kind) -> None:
    image = painted(kind, 10)
    white = QColor("#ffffff")
    inked = [(x, y) for y in range(SIDE) for x in range(SIDE) if image.pixelColor(x, y) != white]
    assert all(18 <= x <= 62 and 18 <= y <= 62 for x, y in inked)
    assert len(inked) > 0.9 * 40**2


def test_the_intensity_is_written_where_there_is_a_font(qapp) -> None:
    font = QFont()
    font.setPixelSize(20)
    without, five, eight = (
        grey(painted(SymptomKind.ACHE, *how))
        if len(how) == 1
        else grey(painted(SymptomKind.ACHE, how[0], font=font))
        for how in ((5,), (5, font), (8, font))
    )
    assert five != without
    assert five != eight
    blank = grey(painted(SymptomKind.ACHE, None, font=font))
    assert blank == grey(painted(SymptomKind.ACHE, None))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_painting_leaves_the_painter_as_it_was(kind) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    state = [painter.pen(), painter.brush(), painter.transform(), painter.hasClipping()]
    paint_area(painter, SQUARE, kind, 5, 1.6, PAPER)
    assert state == [painter.pen(), painter.brush(), painter.transform(), painter.hasClipping()]
    painter.end()
