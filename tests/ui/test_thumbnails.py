"""Thumbnails of visits: what they show, and when they are made."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from ims_chart.record import Point
from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.mini_body import SIZE, MiniBody
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import theme
from ims_chart.ui.thumbnails import PIECE_S, Thumbnails
from tests import samples
from tests.ui.hands import find

BACK = samples.site("s1")
FRONT = samples.site(
    "s2", 2, point=Point(body="male", view="front", x=0.4, y=0.25, anchor=(0.05, 0.78, 0.06))
)


@pytest.fixture
def pictures(atlas, qapp):
    theme.apply(Mode.LIGHT)
    made = Pictures(atlas)
    yield made
    made.close()


@pytest.fixture
def body(chart, pictures) -> MiniBody:
    return MiniBody(chart, pictures)


@pytest.fixture
def thumbnails(body) -> Thumbnails:
    return Thumbnails(body)


def picture(body, visit):
    """The finished picture of a visit."""
    steps = body.painted(visit, 1.0)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value.toImage()


def inked(image, ink: str) -> list[tuple[int, int]]:
    """Where the pixels of a colour are."""
    wanted = QColor(ink).rgb()
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) == wanted
    ]


def columns(image) -> tuple[int, int]:
    """The first and the last column that shows anything."""
    filled = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() for y in range(image.height()))
    ]
    return filled[0], filled[-1]


def all_made(thumbnails, qtbot) -> None:
    qtbot.waitUntil(lambda: not thumbnails.busy)


def test_a_site_is_marked_where_it_lies(body) -> None:
    image = picture(body, samples.visit(sites=[BACK]))
    spots = inked(image, theme.tokens.finding)
    assert spots
    width = SIZE.height() * 0.6154  # of the one figure, in the middle
    at = (SIZE.width() - width) / 2 + BACK.point.x * width, BACK.point.y * SIZE.height()
    assert all(abs(x - at[0]) < 5 and abs(y - at[1]) < 5 for x, y in spots)


def test_front_and_back_are_shown_where_there_are_sites(body) -> None:
    one = columns(picture(body, samples.visit(sites=[BACK])))
    two = columns(picture(body, samples.visit(sites=[BACK, FRONT])))
    assert one[0] > two[0] + 5
    assert one[1] < two[1] - 5
    assert inked(picture(body, samples.visit()), theme.tokens.finding) == []


def test_each_site_has_its_own_mark(body) -> None:
    low = replace(BACK.point, x=0.6, y=0.8)
    needled = samples.site("s2", 2, point=low, finding=None)
    image = picture(body, samples.visit(sites=[BACK, needled]))
    middle = SIZE.height() / 2
    assert all(y < middle for _, y in inked(image, theme.tokens.finding))
    below = inked(image, theme.tokens.needle)
    assert below
    assert all(y > middle for _, y in below)


@pytest.fixture
def detail(atlas):
    """The site of the back as if it had been placed on a detail view."""
    anchor = atlas.anchors("male", "back").anchor_at(BACK.point.x, BACK.point.y)
    return replace(BACK, point=replace(BACK.point, view="head_back", x=0.5, y=0.9, anchor=anchor))


def test_a_site_of_a_detail_view_is_found_on_the_body(body, detail) -> None:
    assert body.needs_tables(samples.visit(sites=[detail]))
    assert not body.needs_tables(samples.visit(sites=[BACK, FRONT]))
    plain = inked(picture(body, samples.visit(sites=[BACK])), theme.tokens.finding)
    found = inked(picture(body, samples.visit(sites=[detail])), theme.tokens.finding)
    assert found == plain


def test_a_thumbnail_is_made_once_and_in_the_background(thumbnails, qtbot) -> None:
    visit = samples.visit(sites=[BACK])
    made = []
    thumbnails.made.connect(made.append)
    assert thumbnails.get(visit, 1.0) is None
    assert made == []
    all_made(thumbnails, qtbot)
    assert made == [visit.id]
    assert thumbnails.get(visit, 1.0) is thumbnails.get(visit, 1.0)
    assert not thumbnails.busy


def test_what_was_asked_for_last_is_made_first(thumbnails, qtbot) -> None:
    visits = [samples.visit(f"v{n}", sites=[BACK]) for n in range(6)]
    made = []
    thumbnails.made.connect(made.append)
    for visit in (*visits, visits[2]):
        thumbnails.get(visit, 1.0)
    all_made(thumbnails, qtbot)
    assert made == ["v2", "v5", "v4", "v3", "v1", "v0"]


def test_a_changed_visit_shows_its_old_thumbnail_until_the_new_one_is_there(
    thumbnails, qtbot
) -> None:
    visit = samples.visit(sites=[BACK])
    thumbnails.get(visit, 1.0)
    all_made(thumbnails, qtbot)
    old = thumbnails.get(visit, 1.0)
    changed = replace(visit, sites=(BACK, FRONT))
    assert thumbnails.get(changed, 1.0) is old
    all_made(thumbnails, qtbot)
    assert thumbnails.get(changed, 1.0).toImage() != old.toImage()


def test_another_theme_or_a_sharper_screen_makes_another(thumbnails, qtbot) -> None:
    visit = samples.visit(sites=[BACK])
    thumbnails.get(visit, 1.0)
    all_made(thumbnails, qtbot)
    light = thumbnails.get(visit, 1.0)
    theme.apply(Mode.DARK)
    thumbnails.get(visit, 2.0)
    all_made(thumbnails, qtbot)
    dark = thumbnails.get(visit, 2.0)
    assert dark.size() == (SIZE * 2).toSize()
    assert dark.toImage().scaled(light.size()) != light.toImage()


def test_sites_of_detail_views_wait_for_their_tables_and_let_others_by(
    thumbnails, detail, qtbot
) -> None:
    made = []
    thumbnails.made.connect(made.append)
    thumbnails.get(samples.visit("v1", sites=[BACK]), 1.0)
    thumbnails.get(samples.visit("v2", sites=[detail]), 1.0)
    all_made(thumbnails, qtbot)
    assert sorted(made) == ["v1", "v2"]


def test_a_piece_of_work_ends_in_time(body, thumbnails, monkeypatch) -> None:
    """By a clock of its own: every step takes one millisecond of it."""
    clock = iter(n / 1000 for n in range(1000))
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    for n in range(20):
        thumbnails.get(samples.visit(f"v{n}", sites=[BACK]), 1.0)
    made = []
    thumbnails.made.connect(made.append)
    thumbnails.work()
    assert thumbnails.busy
    assert len(made) <= PIECE_S * 1000


def test_the_cards_of_a_page_have_thumbnails(page, canvas, chart, qtbot) -> None:
    timeline = find(page, "timeline")
    qtbot.waitUntil(lambda: timeline.findChild(Thumbnails) is not None)
    thumbnails = timeline.findChild(Thumbnails)
    bare = timeline.grab().toImage()
    chart.edit("site", lambda record: replace(
        record, visits=(replace(record.visits[0], sites=(BACK,)),)
    ))  # fmt: skip
    qtbot.waitUntil(lambda: thumbnails.get(chart.visit, 1.0) is not None and not thumbnails.busy)
    assert timeline.grab().toImage() != bare
