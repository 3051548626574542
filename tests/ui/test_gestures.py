"""Gestures without a window: what a press, a drag and a lift ask of the surface."""

import pytest
from PySide6.QtCore import QPointF

from ims_chart.ui.gestures import (
    SLOP_MOUSE,
    SLOP_TOUCH,
    Draw,
    Grab,
    Lasso,
    Mode,
    MoveTo,
    Pan,
    Pick,
    PinchZoom,
    Place,
    Tap,
)
from ims_chart.ui.hand import Hand

HERE = QPointF(100, 100)
NEAR = QPointF(102, 101)
FAR = QPointF(160, 130)
SITE = QPointF(300, 300)
GHOST = QPointF(400, 400)


class Paper:
    """A surface that writes down what it is asked for. A site lies at SITE, a control at GHOST."""

    mode = Mode.CHART

    def __init__(self) -> None:
        self.asked: list[tuple] = []

    def __getattr__(self, name):
        return lambda *what: self.asked.append((name, *what))

    def site_at(self, at):
        return "s1" if at == SITE else None

    def control_at(self, at, reach):
        return (lambda: self.asked.append(("control",))) if at == GHOST else None

    def names(self):
        return [name for name, *_ in self.asked]

    def named(self, name):
        return [what for own, *what in self.asked if own == name]


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def hand(paper, qapp):
    return Hand(paper)


def test_a_press_shows_and_the_release_charts(paper) -> None:
    gesture = Place(paper, HERE).begin()
    assert paper.asked == [("show_provisional", HERE, 0.0)]
    gesture.move(NEAR).end(NEAR)
    assert paper.asked[1:] == [("show_provisional", None, 0.0), ("commit_place", HERE, 0.0)]


def test_a_finger_says_how_much_it_covers(paper) -> None:
    Place(paper, HERE, SLOP_TOUCH, 19.0).begin().end(HERE)
    assert paper.named("show_provisional")[0] == [HERE, 19.0]
    assert paper.named("commit_place") == [[HERE, 19.0]]


def test_straying_pans_from_where_it_began_and_charts_nothing(paper) -> None:
    gesture = Place(paper, HERE).begin().move(FAR)
    assert isinstance(gesture, Pan)
    gesture.move(FAR + QPointF(5, 0)).end(FAR)
    assert paper.named("pan") == [[FAR - HERE], [QPointF(5, 0)]]
    assert paper.named("show_provisional")[-1] == [None, 0.0]
    assert "commit_place" not in paper.names()


@pytest.mark.parametrize(("by", "placed"), [(SLOP_MOUSE, True), (SLOP_MOUSE + 1, False)])
def test_the_slop_is_where_a_tap_ends(paper, by, placed) -> None:
    at = HERE + QPointF(by, 0)
    Place(paper, HERE).begin().move(at).end(at)
    assert ("commit_place" in paper.names()) is placed


def test_a_cancelled_press_charts_nothing(paper) -> None:
    Place(paper, HERE).begin().cancel()
    assert paper.names() == ["show_provisional", "show_provisional"]
    assert paper.asked[-1] == ("show_provisional", None, 0.0)


def test_a_held_press_opens_the_menu_instead(paper) -> None:
    assert Place(paper, HERE, reach=19.0).begin().hold()
    assert paper.asked[-2:] == [("show_provisional", None, 0.0), ("open_menu", HERE, 19.0)]


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


def test_a_held_site_opens_its_menu_but_not_while_it_is_dragged(paper) -> None:
    assert not Pick(paper, SITE, "s1").begin().move(FAR).hold()
    assert "open_menu" not in paper.names()
    assert Pick(paper, SITE, "s1").begin().hold()
    assert paper.named("open_menu") == [[SITE, 0.0]]


def test_what_answers_by_itself_does_so_on_the_lift_and_not_when_straying(paper) -> None:
    done = []
    Tap(paper, GHOST, lambda: done.append(1)).begin().move(GHOST + QPointF(2, 2)).end(GHOST)
    assert done == [1]
    Tap(paper, GHOST, lambda: done.append(2)).begin().move(FAR).end(FAR)
    assert done == [1]
    assert paper.names() == ["pan"]


def test_after_move_the_site_goes_where_the_finger_lifts(paper) -> None:
    MoveTo(paper, HERE, "s1").begin().move(FAR).end(NEAR)
    assert paper.named("show_moving") == [["s1", HERE], ["s1", FAR], ["s1", None]]
    assert paper.named("commit_move") == [["s1", NEAR]]


def test_a_drawn_line_grows_is_taken_off_and_becomes_an_area(paper) -> None:
    Draw(paper, HERE).begin().move(FAR).move(FAR).move(SITE).end(SITE)
    assert paper.named("show_stroke")[-1] == [[]]
    assert paper.named("commit_area") == [[[HERE, FAR, SITE]]]
    assert "tap_area" not in paper.names()


def test_a_tap_with_the_pencil_selects_the_area_there(paper) -> None:
    Draw(paper, HERE).begin().move(NEAR).end(NEAR)
    assert paper.named("tap_area") == [[HERE]]
    assert "commit_area" not in paper.names()


@pytest.mark.parametrize("kind", [Draw, Lasso])
def test_a_cancelled_line_is_nothing(paper, kind) -> None:
    kind(paper, HERE).begin().move(FAR).cancel()
    assert paper.asked[-1] == ("show_stroke", [])
    assert not {"commit_area", "commit_lasso", "tap_area"} & set(paper.names())


def test_a_lasso_selects_what_it_encloses_and_a_tap_selects_none(paper) -> None:
    Lasso(paper, HERE).begin().move(FAR).end(FAR)
    Lasso(paper, HERE).begin().move(NEAR).end(NEAR)
    assert paper.named("commit_lasso") == [[[HERE, FAR]], [[]]]


def test_the_other_button_drags_the_body_or_opens_the_menu(paper) -> None:
    Grab(paper, HERE).begin().move(NEAR).end(NEAR)
    assert paper.asked == [("open_menu", HERE, 0.0)]
    Grab(paper, HERE).begin().move(NEAR).move(FAR).move(HERE).end(HERE)
    assert paper.named("pan") == [[FAR - HERE], [HERE - FAR]]
    assert len(paper.named("open_menu")) == 1


def test_two_fingers_zoom_by_their_distance_and_pan_by_their_middle(paper) -> None:
    pinch = PinchZoom(paper, QPointF(0, 0), QPointF(100, 0))
    pinch.move(QPointF(0, 10), QPointF(200, 10))
    assert paper.asked == [("pan", QPointF(50, 10)), ("zoom", 2.0, QPointF(100, 10))]
    pinch.move(QPointF(50, 10), QPointF(150, 10))
    assert paper.named("zoom")[-1] == [0.5, QPointF(100, 10)]
    pinch.end()
    assert "step_in" not in paper.names()


def test_two_fingers_that_rest_move_nothing_and_then_go_close(paper) -> None:
    pinch = PinchZoom(paper, QPointF(0, 0), QPointF(100, 0))
    pinch.move(QPointF(3, 2), QPointF(106, 4))
    assert paper.asked == []
    pinch.end()
    assert paper.asked == [("step_in", QPointF(50, 0))]


def test_two_fingers_on_one_spot_zoom_by_no_more_than_they_part(paper) -> None:
    PinchZoom(paper, HERE, HERE).move(HERE, HERE + QPointF(30, 0))
    assert paper.named("zoom") == [[30.0, HERE + QPointF(15, 0)]]


# --- which gesture a press becomes


def test_a_press_on_skin_places(hand, paper) -> None:
    hand.press(HERE)
    assert hand.busy
    hand.release(HERE)
    assert not hand.busy
    assert paper.named("commit_place") == [[HERE, 0.0]]


def test_a_lift_far_from_its_press_charts_nothing_even_without_a_move_between(hand, paper) -> None:
    hand.press(HERE)
    hand.release(FAR)
    assert "commit_place" not in paper.names()


def test_a_press_on_a_site_picks_it_and_on_a_control_does_what_it_does(hand, paper) -> None:
    for at in (SITE, GHOST):
        hand.press(at)
        hand.release(at)
    assert paper.asked == [("select", "s1"), ("control",)]


@pytest.mark.parametrize(
    ("mode", "asked"),
    [
        (Mode.CHART, {"show_provisional", "pan"}),
        (Mode.DRAW, {"show_stroke", "commit_area"}),
        (Mode.SELECT, {"show_stroke", "commit_lasso"}),
        (Mode.LOOK, {"pan"}),
    ],
)
def test_the_tool_says_what_a_drag_on_skin_is(hand, paper, mode, asked) -> None:
    paper.mode = mode
    hand.press(HERE)
    hand.drag(FAR)
    hand.release(FAR)
    assert set(paper.names()) == asked


def test_with_the_pencil_a_site_is_not_picked(hand, paper) -> None:
    paper.mode = Mode.DRAW
    hand.press(SITE)
    hand.release(SITE)
    assert set(paper.names()) == {"show_stroke", "tap_area"}


def test_with_move_armed_a_press_on_another_site_still_moves(hand, paper) -> None:
    hand.moving_next = "s2"
    hand.press(SITE)
    hand.release(SITE)
    assert paper.named("commit_move") == [["s2", SITE]]
    assert "select" not in paper.names()


def test_where_nothing_may_change_a_site_is_selected_and_stays(hand, paper) -> None:
    paper.mode = Mode.LOOK
    hand.press(SITE)
    hand.drag(FAR)
    hand.release(FAR)
    assert set(paper.names()) == {"select"}


def test_another_press_cancels_the_first(hand, paper) -> None:
    hand.press(HERE)
    hand.grab(FAR, menu=False)
    hand.release(FAR)
    assert "commit_place" not in paper.names()
    assert paper.named("show_provisional")[-1] == [None, 0.0]


def test_a_hold_ends_the_press_and_straying_ends_the_hold(hand, paper) -> None:
    hand.press(HERE)
    assert hand._holding.isActive()
    hand.hold()
    hand.release(HERE)
    assert paper.named("open_menu") == [[HERE, 0.0]]
    assert "commit_place" not in paper.names()
    hand.press(HERE)
    hand.drag(FAR)
    assert not hand._holding.isActive()


def test_moves_and_lifts_without_a_press_are_nothing(hand, paper) -> None:
    hand.drag(HERE)
    hand.release(HERE)
    hand.hold()
    hand.cancel()
    assert paper.asked == []
