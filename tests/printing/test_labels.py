from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from ims_chart.printing.labels import Box, place_labels

SIZE = (4.0, 2.6)
PAGE = Box(0, 0, 80, 120)
spots = st.lists(st.tuples(st.floats(0, 80), st.floats(0, 120)), max_size=30)
crowds = st.lists(st.tuples(st.floats(40, 44), st.floats(60, 64)), max_size=30)


def place(points):
    marks = [Box(x - 1.3, y - 1.3, 2.6, 2.6) for x, y in points]
    return place_labels(points, [SIZE] * len(points), marks, PAGE)


@settings(max_examples=50)
@given(spots | crowds)
def test_no_two_labels_overlap(points):
    labels = place(points)
    assert len(labels) == len(points)
    assert not any(a.box.overlaps(b.box) for a, b in combinations(labels, 2))


@settings(max_examples=20)
@given(spots)
def test_the_same_sites_get_the_same_places(points):
    assert place(points) == place(points)


def test_sites_at_one_point_are_told_apart():
    labels = place([(40.0, 60.0)] * 12)
    assert not any(a.box.overlaps(b.box) for a, b in combinations(labels, 2))
    assert any(label.leader for label in labels)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_number_is_nearer_to_its_own_mark_or_has_a_line_to_it(dx, dy):
    points = [(40.0, 60.0), (40.0 + dx, 60.0 + dy)]
    for n, label in enumerate(place(points)):
        own, other = (dist((label.x, label.y), points[at]) for at in (n, 1 - n))
        assert label.leader or own < other


@given(st.floats(10, 70), st.floats(10, 110))
def test_a_site_alone_has_its_number_close_by_and_off_its_mark(x, y):
    (label,) = place([(x, y)])
    assert label.leader is None
    assert not label.box.overlaps(Box(x - 1.3, y - 1.3, 2.6, 2.6))
    assert PAGE.holds(label.box)


@given(st.tuples(st.floats(0, 80), st.floats(0, 120)))
def test_a_number_at_the_edge_stays_on_the_figure(spot):
    (label,) = place([spot])
    assert PAGE.holds(label.box)


def test_a_leader_ends_at_its_own_site():
    points = [(40.0 + 0.1 * i, 60.0) for i in range(15)]
    for point, label in zip(points, place(points), strict=True):
        assert label.leader is None or label.leader[1] == point


@given(spots=st.lists(st.tuples(st.floats(5, 95), st.floats(5, 95)), min_size=2, max_size=12))
def test_labels_that_stand_are_left_where_they_are(spots) -> None:
    """Charting one more site must not move the numbers of the others."""
    standing = place_labels(spots[:-1], [SIZE] * (len(spots) - 1))
    (fresh,) = place_labels(spots[-1:], [SIZE], standing=standing)
    assert not any(fresh.box.overlaps(other.box) for other in standing)
