"""The mini map: where on the body one is, and a way to go elsewhere."""

import pytest
from PySide6.QtCore import QPoint, QPointF

from tests.ui.hands import Fingers, drag, find, press, release, settle, spot, tap


@pytest.fixture
def mini(page):
    return find(page, "miniMap")


@pytest.fixture
def zoomed(canvas, mini):
    canvas.stage.zoom(4, QPointF(spot(canvas, "infraspinatus")))
    settle()
    assert mini.isVisible()
    return canvas.stage


def middle(stage):
    return stage.camera.to_world(QPointF(stage.size.width() / 2, stage.size.height() / 2))


def test_it_shows_only_while_the_body_is_close(page, canvas, mini) -> None:
    assert not mini.isVisible()
    tap(page, "zoom_in")
    tap(page, "zoom_in")
    assert mini.isVisible()
    tap(page, "fit_all")
    assert not mini.isVisible()


def test_it_stands_in_the_corner_whatever_the_size(zoomed, canvas, mini, window) -> None:
    for size in ((1000, 640), (1500, 900)):
        window.resize(*size)
        settle()
        assert canvas.rect().contains(mini.geometry())
        assert mini.x() < 20
        assert canvas.height() - mini.geometry().bottom() < 20


def test_a_press_looks_there_and_charts_nothing(zoomed, mini, chart) -> None:
    before = middle(zoomed)
    at = mini.rect().center() + QPoint(20, 30)
    press(mini, at)
    release(mini, at)
    assert middle(zoomed) != before
    scale, corner = mini._scale()
    assert ((QPointF(at) - corner) / scale - middle(zoomed)).manhattanLength() < 0.01
    assert chart.sites == ()


def test_a_drag_follows(zoomed, mini) -> None:
    centre = mini.rect().center()
    drag(mini, centre, centre + QPoint(-15, -20))
    scale, corner = mini._scale()
    goal = (QPointF(centre + QPoint(-15, -20)) - corner) / scale
    assert (goal - middle(zoomed)).manhattanLength() < 0.01


def test_a_finger_on_it_looks_there_and_charts_nothing(zoomed, mini, chart) -> None:
    before = middle(zoomed)
    at = mini.rect().center() + QPoint(20, 30)
    Fingers(mini).tap(at)
    settle()
    assert chart.sites == ()
    assert middle(zoomed) != before
    scale, corner = mini._scale()
    assert ((QPointF(at) - corner) / scale - middle(zoomed)).manhattanLength() < 0.01


def test_the_frame_moves_with_the_body(zoomed, mini) -> None:
    before = mini.grab().toImage()
    zoomed.pan(QPointF(-120, -90))
    assert mini.grab().toImage() != before
