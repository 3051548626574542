"""Where views stand, how they are zoomed and what lies under a place; no window is needed."""

import pytest
from PySide6.QtCore import QPointF, QSizeF

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from ims_chart.ui.stage import Stage
from tests import samples

SIZE = QSizeF(800, 640)
MIDDLE = QPointF(400, 320)


@pytest.fixture
def stage(qapp, atlas):
    chart = Chart(Document(samples.record(visits=[samples.visit()])), atlas, Clinic())
    made = Stage(chart, ("back", "front"))
    made.resize(SIZE)
    yield made
    made.deleteLater()


def test_a_place_on_the_screen_is_found_again(stage) -> None:
    for view, x, y in (("back", 0.5, 0.3), ("front", 0.45, 0.6)):
        found = stage.locate(stage.screen_point(view, x, y))
        assert found[0] == view
        assert found[1:] == pytest.approx((x, y))


def test_off_the_body_there_is_no_place_and_off_the_views_no_view(stage) -> None:
    assert stage.place_at(stage.screen_point("back", 0.03, 0.1)) is None
    assert stage.locate(QPointF(-50, -50)) is None
    assert stage.place_at(stage.screen_point("back", 0.5, 0.3)).point.view == "back"


def test_between_two_hands_the_nearer_one_is_meant(stage, atlas) -> None:
    """The boxes of back and front overlap there; the back's would answer first."""
    front = atlas.view("male", "front")
    first_meant = set()
    for y in (0.48, 0.49, 0.5, 0.51):
        x = next(k / 1000 for k in range(1000) if front.contains(k / 1000, y))
        at = stage.screen_point("front", x, y) - QPointF(3, 0)
        assert stage.locate(at, 19.0)[0] == "front"
        first_meant.add(stage.locate(at)[0])
    assert "back" in first_meant  # else this has shown nothing


def test_the_place_under_the_pointer_holds_still_while_it_zooms(stage) -> None:
    at = stage.screen_point("back", 0.5, 0.3)
    under = stage.camera.to_world(at)
    stage.zoom(3, at)
    assert stage.zoomed
    assert (stage.camera.to_screen(under) - at).manhattanLength() < 1e-6


def test_stepping_in_goes_close_and_again_goes_back(stage) -> None:
    fitted = stage.camera
    stage.step_in(MIDDLE)
    assert stage.zoomed
    assert stage.camera.scale == pytest.approx(2.6 * fitted.scale)
    stage.step_in(MIDDLE)
    assert stage.camera == fitted


def test_fitted_it_follows_the_window_and_zoomed_it_stays(stage) -> None:
    stage.resize(SIZE * 1.5)
    assert stage.camera.scale == pytest.approx(stage.camera.fitted)
    stage.zoom(3, MIDDLE)
    scale = stage.camera.scale
    stage.resize(SIZE)
    assert stage.camera.scale == scale


def test_what_counts_as_zoomed_follows_the_window(stage) -> None:
    """What was close in a small window fits into a large one."""
    stage.zoom(1.3, MIDDLE)
    assert stage.zoomed
    stage.resize(SIZE * 2)
    assert not stage.zoomed


def test_one_view_is_brought_into_the_middle(stage) -> None:
    stage.fit("front")
    assert stage.locate(MIDDLE)[0] == "front"
    assert stage.screen_point("front", 0.5, 0.5) == MIDDLE


def test_other_views_are_fitted_and_told(stage, qtbot) -> None:
    stage.zoom(4, MIDDLE)
    with qtbot.waitSignals([stage.moved, stage.rested], timeout=0):
        stage.show_views(("left", "right"))
    assert stage.views == ("left", "right")
    assert not stage.zoomed


def test_a_zoom_rests_after_a_while_and_a_pan_moves_nothing_that_rests(stage, qtbot) -> None:
    with qtbot.waitSignal(stage.rested, timeout=2000):
        stage.zoom(2, MIDDLE)
    with qtbot.waitSignal(stage.moved, timeout=0):
        stage.pan(QPointF(5, 5))
    assert not stage._resting.isActive()


def test_what_is_in_sight_is_what_the_screen_shows(stage) -> None:
    stage.zoom(3, MIDDLE)
    assert stage.camera.to_screen(stage.in_sight.topLeft()) == QPointF(0, 0)
    corner = stage.camera.to_screen(stage.in_sight.bottomRight())
    assert (corner - QPointF(800, 640)).manhattanLength() < 1e-6


def test_looking_somewhere_brings_it_to_the_middle(stage) -> None:
    stage.zoom(5, MIDDLE)
    goal = stage.slots[0].to_world(0.5, 0.3)
    stage.look_at(goal)
    assert (stage.camera.to_screen(goal) - MIDDLE).manhattanLength() < 1e-6


def test_what_has_to_be_seen_is_brought_in_just_so_far(stage) -> None:
    stage.zoom(5, MIDDLE)
    before = stage.camera
    stage.keep_in_sight(MIDDLE)
    assert stage.camera == before
    stage.keep_in_sight(QPointF(790, 320))
    assert stage.camera.origin - before.origin == QPointF(-30, 0)


def test_the_body_never_leaves_the_screen(stage) -> None:
    for _ in range(20):
        stage.pan(QPointF(300, 300))
    assert stage.in_sight.intersects(stage.world)
