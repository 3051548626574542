"""Loupes beside head, hands and feet open those parts in place of the whole body."""

import pytest
from PySide6.QtCore import QPoint, QPointF

from ims_chart.ui.loupes import Loupes
from tests.ui.hands import Fingers, click, find, settle, tap

ONE = {"head": "head", "hands": "hand", "feet": "foot"}


@pytest.fixture
def loupes(canvas, qtbot):
    def found():
        return [layer for layer in canvas.surface.layers if isinstance(layer, Loupes)]

    qtbot.waitUntil(lambda: len(found()) == 1)  # made once the body has been painted
    return found()[0]


def places(loupes, canvas):
    """Those of the back: a finger reaches no farther than the test's screen, of 800 pixels."""
    return {opened: at.toPoint() for at, opened in reversed(loupes._spots(canvas.stage))}


@pytest.mark.parametrize("part", ["head", "hands", "feet"])
@pytest.mark.parametrize("by", ["mouse", "finger"])
def test_a_tap_on_a_loupe_opens_its_part(page, canvas, chart, loupes, part, by) -> None:
    at = places(loupes, canvas)[part]
    if by == "mouse":
        click(canvas, at)
    else:
        Fingers(canvas).tap(at)
        settle()
    assert find(page, f"views.{part}").isChecked()
    assert {slot.view.split("_")[0] for slot in canvas.slots} == {ONE[part]}
    assert chart.sites == ()
    tap(page, "views.whole")
    assert {slot.view for slot in canvas.slots} == {"back", "front"}


def test_loupes_stand_beside_the_body_and_in_sight(canvas, loupes) -> None:
    for at, _ in loupes._spots(canvas.stage):
        assert canvas.stage.place_at(at) is None
        assert canvas.rect().contains(at.toPoint())


def test_a_part_shows_no_loupes_and_a_close_body_none(page, canvas, loupes) -> None:
    assert len(loupes._spots(canvas.stage)) == 6
    canvas.stage.step_in(QPointF(canvas.rect().center()))
    assert loupes._spots(canvas.stage) == []
    tap(page, "views.head")
    assert loupes._spots(canvas.stage) == []


def test_a_press_that_strays_from_a_loupe_opens_nothing(page, canvas, loupes) -> None:
    fingers, at = Fingers(canvas), places(loupes, canvas)["head"]
    fingers.down(a=at)
    fingers.go(a=at + QPoint(60, 60))
    fingers.up(a=at + QPoint(60, 60))
    assert find(page, "views.whole").isChecked()


def test_a_figure_without_those_views_has_no_loupes(canvas) -> None:
    assert Loupes(lambda _: None, set())._spots(canvas.stage) == []


def test_they_are_painted(canvas, loupes) -> None:
    with_loupes = canvas.grab().toImage()
    canvas.surface.layers.remove(loupes)
    assert canvas.grab().toImage() != with_loupes
