"""Light and dark, seen on the screen."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.marks_layer import size_at
from ims_chart.ui.theme import DARK, LIGHT, theme
from tests.ui.hands import click, find, mark, settle, spot

TOLERANCE = 6
"""Steps of 255 in each channel by which a flat colour may differ from its token."""
TOKENS = {Mode.LIGHT: LIGHT, Mode.DARK: DARK}


def close(one: QColor, other: QColor, by: int = TOLERANCE) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def colour_at(widget, at: QPoint) -> QColor:
    picture: QImage = widget.grab().toImage()
    return picture.pixelColor(at)


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def tokens(request, window, canvas):
    """The window was light when it opened; then the theme is chosen by its action."""
    click(canvas, spot(canvas, "infraspinatus"))
    theme.apply(Mode.DARK)
    window.actions_by_id[f"theme_{request.param}"].trigger()
    settle()
    yield TOKENS[request.param]
    theme.apply(Mode.LIGHT)


def test_the_ground_of_the_canvas(canvas, tokens) -> None:
    assert close(colour_at(canvas, QPoint(3, 3)), tokens.color("ground"))


def test_the_panels(page, tokens) -> None:
    header = find(page, "patientBanner").parentWidget()
    assert close(colour_at(header, QPoint(2, 2)), tokens.color("panel"))
    panel = find(page, "visitPanel")
    assert close(colour_at(panel, QPoint(4, 4)), tokens.color("panel"))


def test_a_mark_is_in_the_ink_of_its_theme(canvas, chart, tokens) -> None:
    """At least a fifth of the mark's square is its ink, whatever shape it has."""
    at, reach = mark(canvas, chart.selected), int(size_at(canvas.camera) / 2)
    picture = canvas.grab().toImage()
    square = [
        picture.pixelColor(at + QPoint(x, y))
        for x in range(-reach, reach + 1)
        for y in range(-reach, reach + 1)
    ]
    inked = sum(close(colour, tokens.color("finding"), 12) for colour in square)
    assert inked >= len(square) / 5


def test_a_field_is_in_the_colours_of_its_theme(page, tokens) -> None:
    assert close(colour_at(find(page, "visit.notes"), QPoint(5, 5)), tokens.color("panel"))


def test_switching_back_shows_what_was_there(window, canvas) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    settle()
    before = canvas.grab().toImage()
    window.actions_by_id["theme_dark"].trigger()
    settle()
    dark = canvas.grab().toImage()
    window.actions_by_id["theme_light"].trigger()
    settle()
    assert dark != before
    assert canvas.grab().toImage() == before


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *(("text", ground, 7.0) for ground in ("panel", "ground", "soft", "hover")),
        *(("muted", ground, 4.5) for ground in ("panel", "ground")),
        *((ink, "panel", 4.5) for ink in ("accent", "alert", "danger", "good")),
        ("alert", "alert_ground", 4.5),
        ("on_accent", "accent", 4.5),
        ("finding", "halo", 4.5),
        ("needle", "halo", 4.5),
    ],
)
def test_words_stand_out_from_their_ground(tokens, ink, ground, least) -> None:
    """Contrast as WCAG 2.2 counts it: 4.5 for words, 7 for what is read most."""
    high, low = sorted((_light(tokens.color(ink)), _light(tokens.color(ground))), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least


def _light(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(share) for share in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_each_dress_of_the_body_looks_different_and_goes_back(window, canvas, qtbot) -> None:
    """Compared exactly: nothing else on the canvas moves between two pictures."""
    qtbot.waitUntil(lambda: not canvas.stage.zooming)  # until then it is painted less sharp
    seen = []
    for action in ("dress_veiled", "dress_full", "dress_deep", "dress_outline", "dress_veiled"):
        window.actions_by_id[action].trigger()
        settle()
        assert window.actions_by_id[action].isChecked()
        seen.append(canvas.grab().toImage())
    first, *others, last = seen
    assert first == last
    assert all(one != other for i, one in enumerate(seen[:-1]) for other in seen[i + 1 : -1])
    assert others
