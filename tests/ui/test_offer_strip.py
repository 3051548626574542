"""Other muscles on offer: chips under the body that stay until the next site."""

import pytest
from PySide6.QtCore import Qt

from ims_chart.ui.theme import TOUCH
from tests.ui.hands import click, find, key, mark, settle, spot, tap


def chips(page):
    found = [find(page, f"offer.{n}") for n in range(4)]
    return [chip for chip in found if chip.isVisible()]


@pytest.fixture
def strip(page):
    return find(page, "offerStrip")


def test_before_the_first_tap_nothing_is_on_offer(page, strip) -> None:
    assert strip.isVisible()
    assert chips(page) == []
    assert find(page, "canvasHint").text() == ""


def test_a_tap_says_what_was_taken_and_what_else_lies_there(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    assert find(page, "canvasHint").text() == "or"
    assert "L gluteus maximus" not in [chip.text() for chip in chips(page)]
    assert len(chips(page)) == len(chart.offered) > 0
    for chip in chips(page):
        assert chip.accessibleName() == f"It is {chip.text()}"


def test_an_offer_taken_changes_places_with_what_it_corrects(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    words = chips(page)[0].text()
    tap(page, "offer.0")
    assert chips(page)[0].text() == "L gluteus maximus"
    tap(page, "undo")
    assert chips(page)[0].text() == words


def test_offers_go_with_the_selection_and_the_next_site_brings_its_own(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    first = [chip.text() for chip in chips(page)]
    click(canvas, spot(canvas, "infraspinatus"))
    assert [chip.text() for chip in chips(page)] != first
    click(canvas, mark(canvas, chart.sites[0]))
    assert chips(page) == []


def test_the_strip_keeps_its_height_and_the_body_its_place(page, canvas, strip) -> None:
    height, size = strip.height(), canvas.size()
    click(canvas, spot(canvas, "gluteus"))
    settle()
    assert (strip.height(), canvas.size()) == (height, size)


def test_offers_are_as_high_as_a_gloved_finger_needs(page, canvas, window) -> None:
    if not window.actions_by_id["room_density"].isChecked():
        window.actions_by_id["room_density"].trigger()
    click(canvas, spot(canvas, "gluteus"))
    assert all(chip.height() >= TOUCH for chip in chips(page))
    window.actions_by_id["room_density"].trigger()


def test_while_a_site_is_moved_the_strip_says_so_instead(page, canvas, strip) -> None:
    click(canvas, spot(canvas, "gluteus"))
    tap(page, "site.move")
    assert chips(page) == []
    assert "new place" in find(page, "canvasHint").text()


def test_by_keyboard_an_offer_is_a_tab_and_a_space_away(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    chip = chips(page)[0]
    chip.setFocus()
    taken = chart.offered[0]
    key(chip, Qt.Key.Key_Space)
    assert chart.selected.muscle == taken.muscle
