"""Alerts in the head of a chart: however little room there is, each says how it begins."""

from hypothesis import given
from hypothesis import strategies as st

from ims_chart.ui.patient_banner import GAP, LEAST, MORE, shares

WIDTHS = st.lists(st.floats(40, 2000), max_size=12)


def taken(widths: list[float], of: int) -> float:
    more = MORE + GAP if len(widths) < of else 0
    return sum(widths) + GAP * max(len(widths) - 1, 0) + more


@given(WIDTHS, st.floats(200, 3000))
def test_alerts_keep_to_their_room(wanted, room) -> None:
    assert taken(shares(wanted, room), len(wanted)) <= room + 0.01


@given(WIDTHS, st.floats(200, 3000))
def test_none_gets_more_than_it_wants_or_less_than_shows_how_it_begins(wanted, room) -> None:
    for width, most in zip(shares(wanted, room), wanted, strict=False):
        assert min(LEAST, most) - 0.01 <= width <= most


@given(WIDTHS)
def test_where_there_is_room_all_are_whole(wanted) -> None:
    assert shares(wanted, taken(wanted, len(wanted)) + 200 * len(wanted)) == wanted


def test_the_longest_gives_way_first() -> None:
    assert shares([100.0, 300.0], 308.0) == [100.0, 200.0]


def test_two_alerts_are_never_a_number_while_both_can_begin() -> None:
    assert len(shares([118.0, 150.0], 2 * LEAST + GAP)) == 2
