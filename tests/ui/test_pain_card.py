"""Pain at the foot of the visits: where there is room, and something to show."""

import pytest

from ims_chart.ui.pain_card import ROOM
from tests import samples, treated
from tests.ui.hands import find, settle


@pytest.fixture
def page(window, store, qtbot):
    store.new(treated.record())
    window.show_store(store)
    assert window.open("cdef345672")
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    return page


@pytest.fixture
def card(page):
    return find(page, "painCard")


def test_it_comes_with_room_and_goes_without(window, card, qtbot) -> None:
    window.resize(1600, ROOM + 40)
    qtbot.waitUntil(card.isVisible)
    window.resize(1600, ROOM - 100)
    qtbot.waitUntil(lambda: not card.isVisible())


def test_it_says_what_it_shows(card) -> None:
    assert card.accessibleName() == "Pain of the visits, 0–10"
    assert card.accessibleDescription() == "−3 since the first visit, for the better"


def test_it_follows_the_record(window, card, chart, qtbot) -> None:
    window.resize(1600, ROOM + 40)
    qtbot.waitUntil(card.isVisible)
    before = card.grab().toImage()
    chart.visits.change("pain", pain_before=9)
    settle()
    assert card.grab().toImage() != before


def test_one_visit_makes_no_line(window, page, store, qtbot) -> None:
    store.new(samples.record("cdef345679", visits=[samples.visit(pain_before=3)]))
    window.resize(1600, ROOM + 40)
    assert window.open("cdef345679")
    qtbot.waitUntil(window.open_patient.page.canvas.hasFocus)
    assert not find(window.open_patient.page, "painCard").isVisible()
