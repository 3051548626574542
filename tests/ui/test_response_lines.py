"""Before the needle: how the muscle and the place answered so far."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from tests import samples, treated
from tests.ui.hands import click, find, settle, spot


@pytest.fixture
def page(window, store, qtbot):
    store.new(treated.record())
    window.show_store(store)
    assert window.open("cdef345672")
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    return page


def said(page) -> str:
    label = find(page, "site.responses", QLabel)
    return label.text() if label.isVisible() else ""


def test_it_tells_of_the_visits_before(page, chart) -> None:
    chart.select("i3")
    assert said(page).startswith("So far: 3 visits, 3 needles · twitch at 1 of 2 recorded")
    assert "visit pain −1.7 on 3 days, with 1 other muscle" in said(page)
    assert "bruise ×1" in said(page)


def test_under_three_visits_the_single_values_stand(page, chart) -> None:
    chart.go_to("v2", "i2")
    assert "visit pain −2, −2" in said(page)


def test_at_the_first_visit_there_is_nothing_to_tell(page, chart) -> None:
    chart.go_to("v0", "i0")
    assert said(page) == ""


def test_a_new_site_is_told_of_once_it_stands(page, canvas, chart) -> None:
    chart.go_to("v3", None)
    click(canvas, spot(canvas, "infraspinatus"))
    settle()
    assert said(page).startswith("So far: 3 visits")


def test_a_muscle_that_was_never_needled_says_nothing(page, canvas, chart) -> None:
    chart.go_to("v3", None)
    click(canvas, spot(canvas, "gluteus"))
    assert said(page) == ""


def test_a_place_like_its_muscle_is_told_once(page, chart) -> None:
    chart.select("i3")
    assert "This place" not in said(page)


def test_a_place_is_told_apart_from_the_rest_of_its_muscle(window, store, qtbot) -> None:
    """The first visit needled the muscle somewhere else."""
    far = replace(treated.shoulder(0).point, anchor=(-0.1, 0.70, -0.06))
    visits = [treated.visit(at) for at in range(4)]
    visits[0] = replace(visits[0], sites=(treated.shoulder(0, point=far),))
    store.new(samples.record("cdef345679", visits=visits))
    window.show_store(store)
    assert window.open("cdef345679")
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    page.chart.select("i3")
    qtbot.waitUntil(lambda: said(page) != "")
    muscle, here = said(page).splitlines()
    assert muscle.startswith("So far: 3 visits")
    assert here.startswith("This place: 2 visits")


def test_long_words_stay_short_until_a_tap_asks_for_all(page, chart) -> None:
    chart.select("i3")
    label = find(page, "site.responses", QLabel)
    line = label.fontMetrics().lineSpacing()
    assert label.height() <= 2 * line + 2
    needed = label.heightForWidth(label.width())
    assert needed > label.height()
    assert label.text().split("\n")[0][:20] in label.toolTip()
    assert label.shown.endswith(" …")
    assert label.text().startswith(label.shown.removesuffix(" …"))
    assert len(label.shown) > len(label.text()) // 3
    click(label)
    assert label.shown == label.text()
    assert label.height() >= needed
    click(label)
    assert label.height() <= 2 * line + 2
