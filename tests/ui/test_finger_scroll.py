"""A finger scrolls the panel beside the body; what it begins on is not pressed."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScroller

from ims_chart.record import Twitch
from tests.ui.hands import Fingers, click, find, move, press, release, settle, spot


@pytest.fixture
def chip(page, canvas, chart):
    """A chip of the selected site."""
    click(canvas, spot(canvas, "infraspinatus"))
    # A finger beyond the edge of the screen, which is small here, would find no window.
    page.window().move(-480, 0)
    settle()
    return find(page, "site.twitch.single")


def test_a_finger_taps_a_chip(page, chart, chip) -> None:
    Fingers(page.window()).tap(chip.mapTo(page.window(), chip.rect().center()))
    settle()
    assert chart.selected.needling.twitch is Twitch.SINGLE


def test_a_finger_scrolls_the_panel_and_presses_nothing(page, chart, chip, qtbot) -> None:
    bar = page.panel.verticalScrollBar()
    before = bar.value()
    at = chip.mapTo(page.window(), chip.rect().center())
    finger = Fingers(page.window())
    finger.down(a=at)
    for step in range(10, 160, 10):
        finger.go(a=at - QPoint(0, step))
    qtbot.waitUntil(lambda: bar.value() > before)
    finger.up(a=at - QPoint(0, 150))
    settle()
    assert chart.selected.needling.twitch is None


def test_a_chip_that_goes_along_under_the_finger_is_not_pressed(page, chart, chip) -> None:
    press(chip, chip.rect().center())
    assert chip.isDown()
    scroller = QScroller.scroller(page.panel.viewport())
    scroller.stateChanged.emit(QScroller.State.Dragging)
    move(chip, chip.rect().center())
    release(chip, chip.rect().center())
    settle()
    assert chart.selected.needling.twitch is None
