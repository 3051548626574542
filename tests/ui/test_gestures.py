"""Gestures without a window: what a press, a drag and a lift ask of the surface."""

import pytest
from PySide6.QtCore import QPointF

from ims_chart.ui.gestures import SLOP_MOUSE, MoveTo, Pan, Pick, PinchZoom, Place
from ims_chart.ui.hand import Hand

HERE = QPointF(100, 100)
NEAR = QPointF(102, 101)
FAR = QPointF(160, 130)


class Paper:
    """A surface that writes down what it is asked for. A site lies at (300, 300)."""

    def __init__(self) -> None:
        self.asked: list[tuple] = []

    def __getattr__(self, name):
        return lambda *what: self.asked.append((name, *what))

    def site_at(self, at):
        return "s1" if at == QPointF(300, 300) else None

    def names(self):
        return [name for name, *_ in self.asked]

    def named(self, name):
        return [what for own, *what in self.asked if own == name]


SITE = QPointF(300, 300)


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def hand(paper):
    return Hand(paper)


def test_a_press_shows_and_the_release_charts(paper) -> None:
    gesture = Place(paper, HERE).begin()
    assert paper.asked == [("show_provisional", HERE)]
    gesture = gesture.move(NEAR)
    gesture.end(NEAR)
    assert paper.asked[1:] == [("show_provisional", None), ("commit_place", HERE)]


def test_straying_pans_from_where_it_began_and_charts_nothing(paper) -> None:
    gesture = Place(paper, HERE).begin().move(FAR)
    assert isinstance(gesture, Pan)
    gesture.move(FAR + QPointF(5, 0)).end(FAR)
    assert paper.named("pan") == [[FAR - HERE], [QPointF(5, 0)]]
    assert paper.named("show_provisional") == [[HERE], [None]]
    assert "commit_place" not in paper.names()


@pytest.mark.parametrize(("by", "placed"), [(SLOP_MOUSE, True), (SLOP_MOUSE + 1, False)])
def test_the_slop_is_where_a_tap_ends(paper, by, placed) -> None:
    at = HERE + QPointF(by, 0)
    Place(paper, HERE).begin().move(at).end(at)
    assert ("commit_place" in paper.names()) is placed


def test_a_cancelled_press_charts_nothing(paper) -> None:
    Place(paper, HERE).begin().cancel()
    assert paper.asked == [("show_provisional", HERE), ("show_provisional", None)]


def test_a_tap_on_a_site_only_selects_it(paper) -> None:
    Pick(paper, SITE, "s1").begin().move(SITE + QPointF(2, 2)).end(SITE)
    assert paper.asked == [("select", "s1")]


def test_a_dragged_site_is_shown_moving_and_lands_where_it_is_let_go(paper) -> None:
    Pick(paper, SITE, "s1").begin().move(FAR).move(NEAR).end(HERE)
    assert paper.named("show_moving") == [["s1", FAR], ["s1", NEAR], ["s1", None]]
    assert paper.named("commit_move") == [["s1", HERE]]


def test_once_dragged_a_site_moves_even_a_little(paper) -> None:
    Pick(paper, SITE, "s1").begin().move(FAR).move(SITE + QPointF(1, 0)).end(SITE)
    assert paper.named("commit_move") == [["s1", SITE]]


def test_a_cancelled_drag_moves_nothing(paper) -> None:
    Pick(paper, SITE, "s1").begin().move(FAR).cancel()
    assert paper.named("show_moving")[-1] == ["s1", None]
    assert "commit_move" not in paper.names()


def test_after_move_the_site_goes_where_the_finger_lifts(paper) -> None:
    MoveTo(paper, HERE, "s1").begin().move(FAR).end(NEAR)
    assert paper.named("show_moving") == [["s1", HERE], ["s1", FAR], ["s1", None]]
    assert paper.named("commit_move") == [["s1", NEAR]]


def test_two_fingers_zoom_by_their_distance_and_pan_by_their_middle(paper) -> None:
    pinch = PinchZoom(paper, QPointF(0, 0), QPointF(100, 0))
    pinch.move(QPointF(0, 10), QPointF(200, 10))
    assert paper.asked == [("pan", QPointF(50, 10)), ("zoom", 2.0, QPointF(100, 10))]
    pinch.move(QPointF(50, 10), QPointF(150, 10))
    assert paper.named("zoom")[-1] == [0.5, QPointF(100, 10)]


def test_two_fingers_on_one_spot_zoom_by_no_more_than_they_part(paper) -> None:
    PinchZoom(paper, HERE, HERE).move(HERE, HERE + QPointF(3, 0))
    assert paper.named("zoom") == [[3.0, HERE + QPointF(1.5, 0)]]


# --- which gesture a press becomes


def test_a_press_on_skin_places(hand, paper) -> None:
    hand.press(HERE)
    assert hand.busy
    hand.release(HERE)
    assert not hand.busy
    assert paper.named("commit_place") == [[HERE]]


def test_a_lift_far_from_its_press_charts_nothing_even_without_a_move_between(hand, paper) -> None:
    hand.press(HERE)
    hand.release(FAR)
    assert "commit_place" not in paper.names()


def test_a_press_on_a_site_picks_it(hand, paper) -> None:
    hand.press(SITE)
    hand.release(SITE)
    assert paper.asked == [("select", "s1")]


def test_with_move_armed_a_press_on_another_site_still_moves(hand, paper) -> None:
    hand.moving_next = "s2"
    hand.press(SITE)
    hand.release(SITE)
    assert paper.named("commit_move") == [["s2", SITE]]
    assert "select" not in paper.names()


def test_where_nothing_may_change_a_drag_pans_and_a_site_stays(hand, paper) -> None:
    hand.editable = False
    hand.press(HERE)
    hand.drag(FAR)
    hand.release(FAR)
    hand.press(SITE)
    hand.drag(FAR)
    hand.release(FAR)
    assert set(paper.names()) == {"pan", "select"}


def test_another_press_cancels_the_first(hand, paper) -> None:
    hand.press(HERE)
    hand.grab(FAR)
    hand.release(FAR)
    assert "commit_place" not in paper.names()
    assert paper.named("show_provisional")[-1] == [None]


def test_moves_and_lifts_without_a_press_are_nothing(hand, paper) -> None:
    hand.drag(HERE)
    hand.release(HERE)
    hand.cancel()
    assert paper.asked == []
