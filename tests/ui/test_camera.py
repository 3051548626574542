import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ims_chart.ui.camera import MARGIN, SNUG, ZOOM_MAX, Camera, slots

WORLD = QRectF(0, 0, 1.2, 1)
sizes = st.builds(QSizeF, st.floats(200, 4000), st.floats(200, 3000))
points = st.builds(QPointF, st.floats(-500, 4000), st.floats(-500, 3000))
cameras = st.builds(
    lambda size, zoom, at: Camera.fitting(WORLD, size).zoomed(zoom, at),
    sizes,
    st.floats(0.2, 30),
    points,
)


def near(a: QPointF, b: QPointF, by: float = 1e-6) -> bool:
    return (a - b).manhattanLength() <= by


@given(cameras, points)
def test_screen_and_world_are_each_others_opposite(camera, at) -> None:
    assert near(camera.to_screen(camera.to_world(at)), at, 1e-4)


@given(sizes)
def test_the_whole_world_fits_and_stands_in_the_middle(size) -> None:
    camera = Camera.fitting(WORLD, size)
    low, high = camera.to_screen(WORLD.topLeft()), camera.to_screen(WORLD.bottomRight())
    assert low.x() >= MARGIN - 1e-6
    assert low.y() >= MARGIN - 1e-6
    assert near(low + high, QPointF(size.width(), size.height()), 1e-6)


@given(sizes)
def test_fitting_one_view_shows_it_larger(size) -> None:
    half = QRectF(0, 0, 0.5, 0.5)
    camera = Camera.fitting(WORLD, size, inside=half)
    assert camera.scale > Camera.fitting(WORLD, size).scale
    assert camera.fitted == Camera.fitting(WORLD, size).fitted


@given(cameras, points, st.floats(0.01, 100))
def test_zooming_holds_the_place_under_the_pointer(camera, at, factor) -> None:
    assert near(camera.zoomed(factor, at).to_screen(camera.to_world(at)), at, 1e-4)


@given(cameras, points, st.floats(1e-6, 1e6))
def test_zoom_stays_within_its_bounds(camera, at, factor) -> None:
    zoomed = camera.zoomed(factor, at)
    assert 0.8 * camera.fitted - 1e-9 <= zoomed.scale <= ZOOM_MAX * camera.fitted + 1e-9


@given(cameras, points)
def test_panning_moves_everything_alike(camera, by) -> None:
    spot = QPointF(0.3, 0.4)
    assert near(camera.panned(by).to_screen(spot), camera.to_screen(spot) + by)


@given(cameras, points, sizes)
def test_held_some_of_the_body_stays_on_the_screen(camera, by, size) -> None:
    held = camera.panned(by * 10).held(WORLD, size)
    shown = QRectF(held.to_screen(WORLD.topLeft()), WORLD.size() * held.scale)
    seen = shown.intersected(QRectF(QPointF(), size))
    keep = min(size.width(), size.height()) * 0.35
    assert seen.width() >= min(keep, shown.width()) - 1e-6
    assert seen.height() >= min(keep, shown.height()) - 1e-6
    again = held.held(WORLD, size)
    assert near(again.origin, held.origin, 1e-6)


def test_what_is_in_sight_is_left_where_it_is() -> None:
    camera = Camera.fitting(WORLD, QSizeF(800, 600))
    assert camera.held(WORLD, QSizeF(800, 600)) is camera


def test_views_stand_side_by_side() -> None:
    back, front = slots([("back", 0.6), ("front", 0.5)])
    assert (back.left, back.width, front.width) == (0, 0.6, 0.5)
    assert front.left == pytest.approx(0.6 + SNUG)
    assert front.box == QRectF(front.left, 0, 0.5, 1)


def test_a_view_lies_on_the_screen_where_its_corners_do() -> None:
    camera = Camera(100, QPointF(7, 9), 100)
    (slot,) = slots([("back", 0.6)])
    assert camera.box(slot) == QRectF(7, 9, 60, 100)
