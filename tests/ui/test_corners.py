"""Drawing without a hand that draws: a line from corner to corner, by keys."""

import pytest
from PySide6.QtCore import Qt

from ims_chart.charting.plan import Tool
from tests.ui.hands import click, key, spot

ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)


@pytest.fixture
def corners(page, canvas):
    """Draws a square of six steps round where the crosshair begins."""

    def drawn(*, close: bool = True) -> None:
        canvas.setFocus()
        for _ in range(3):
            key(canvas, Qt.Key.Key_Up)
            key(canvas, Qt.Key.Key_Left)
        key(canvas, Qt.Key.Key_Return)
        for arrow in ARROWS:
            for _ in range(6):
                key(canvas, arrow)
            key(canvas, Qt.Key.Key_Return)
        if close:
            key(canvas, Qt.Key.Key_Return)

    return drawn


def test_an_area_is_drawn_by_keys(page, chart, corners, canvas) -> None:
    page.pane.tools.choose(Tool.AREA)
    corners()
    assert len(chart.visit.pain_areas) == 1
    assert not canvas.surface.stroke
    assert not chart.sites


def test_sites_are_selected_by_keys(page, chart, corners, canvas) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    click(canvas, spot(canvas, "thigh"))
    first = chart.sites[0]
    chart.select(first.id)  # the crosshair begins at it
    page.pane.tools.choose(Tool.SELECT)
    corners()
    assert [site.id for site in chart.selection] == [first.id]


def test_escape_drops_the_line(page, chart, corners, canvas) -> None:
    page.pane.tools.choose(Tool.AREA)
    corners(close=False)
    assert canvas.surface.stroke
    key(canvas, Qt.Key.Key_Escape)
    assert not canvas.surface.stroke
    key(canvas, Qt.Key.Key_Return)
    assert not chart.visit.pain_areas
