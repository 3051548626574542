"""Since last visit: asked once in a strip, answered by taps, tied to a site, shown later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ims_chart.record import EventKind, Told, Trend
from ims_chart.ui.theme import TOUCH, theme
from tests.ui.hands import choose, click, find, key, settle, spot, tap
from tests.ui.test_repeat_strip import ghost

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def today(canvas, chart, page):
    """A new visit after one with two sites."""
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    tap(page, "new_visit")
    return page


def told(chart):
    return chart.visit.follow_up


def test_it_is_asked_once_and_skipped_in_one_tap(today, chart) -> None:
    strip = find(today, "followUpStrip")
    assert strip.isVisible()
    assert find(today, "followUp.question").text() == "Since 2 Mar 2026?"
    assert find(today, "followUp.done").text() == "Skip"
    tap(today, "followUp.done")
    assert not strip.isVisible()
    assert told(chart) is None
    earlier, new = chart.record.visits
    chart.choose_visit(earlier.id)
    chart.choose_visit(new.id)
    settle()
    assert not strip.isVisible()


def test_answers_are_one_tap_each_and_can_be_taken_back(today, chart) -> None:
    tap(today, "followUp.better")
    tap(today, "followUp.sore.2")
    tap(today, "followUp.bruise")
    assert (told(chart).trend, told(chart).soreness_days) == (Trend.BETTER, 2)
    assert told(chart).reactions == (Told(kind=EventKind.BRUISE),)
    assert find(today, "followUp.done").text() == "Done"
    tap(today, "followUp.worse")
    assert told(chart).trend is Trend.WORSE
    assert not find(today, "followUp.better").isChecked()
    for name in ("followUp.worse", "followUp.sore.2", "followUp.bruise"):
        tap(today, name)
    assert told(chart) is None


def test_soreness_of_a_week_is_said_as_such(today, chart) -> None:
    choose(today, "followUp.sore.more", "7")
    assert told(chart).soreness_days == 7
    chip = find(today, "followUp.sore.more")
    assert (chip.text(), chip.isChecked()) == ("7", True)


def test_a_tap_on_a_ghost_says_where_it_bruised(today, canvas, chart) -> None:
    tap(today, "followUp.bruise")
    assert find(today, "followUp.question").text() == "Tap where: bruise"
    click(canvas, ghost(today, 2))
    earlier = chart.record.visits[0].sites[1]
    assert told(chart).reactions == (Told(kind=EventKind.BRUISE, site=earlier.id),)
    assert chart.sites == ()
    tap(today, "followUp.same")
    click(canvas, ghost(today, 2))
    assert len(chart.sites) == 1


def test_what_bruised_can_be_told_after_all_was_kept(today, canvas, chart) -> None:
    tap(today, "keep_all")
    tap(today, "followUp.bruise")
    click(canvas, ghost(today, 1))
    assert len(chart.sites) == 2
    assert told(chart).reactions[0].site == chart.record.visits[0].sites[0].id


def test_escape_lets_the_reaction_go(today, canvas, chart) -> None:
    tap(today, "followUp.bruise")
    key(canvas, Qt.Key.Key_Escape)
    assert chart.answers.held is None
    assert told(chart).reactions == (Told(kind=EventKind.BRUISE),)


def test_every_reaction_is_on_the_list_and_some_are_never_normal(today) -> None:
    tap(today, "followUp.other")
    menu = find(today, "followUp.other.menu", QMenu)
    words = [action.text() for action in menu.actions()]
    section = words.index("Never normal")
    assert {"Breathless", "Chest pain", "Infection", "Nerve symptoms"} == set(words[section + 1 :])
    assert {"Faint", "Headache", "Drowsy"} <= set(words[:section])
    assert all(not a.icon().isNull() for a in menu.actions()[section + 1 :])
    assert all(a.icon().isNull() for a in menu.actions()[:section])
    menu.close()


@pytest.mark.parametrize("reaction", ["Breathless", "Chest pain", "Infection", "Nerve symptoms"])
def test_what_is_never_normal_is_never_shown_as_normal(today, chart, canvas, reaction) -> None:
    choose(today, "followUp.other", reaction)
    flag = find(today, "followUp.flag")
    assert flag.isVisible()
    assert flag.text().startswith(f"{reaction}: not a normal reaction.")
    chip = find(today, "followUp.other")
    danger = theme.tokens.color("danger")
    assert chip.grab().toImage().pixelColor(12, 6) == danger
    tap(today, "followUp.done")
    assert find(today, "visit.followUp.flag").isVisible()
    key(canvas, Qt.Key.Key_Z, CTRL)
    assert not find(today, "visit.followUp.flag").isVisible()


def test_a_pneumothorax_is_thought_of(today) -> None:
    choose(today, "followUp.other", "Breathless")
    choose(today, "followUp.other", "Chest pain")
    words = find(today, "followUp.flag").text()
    assert words.startswith("Breathless, chest pain: not a normal reaction.")
    assert words.count("pneumothorax") == 1


def test_a_bruise_raises_no_flag(today) -> None:
    tap(today, "followUp.bruise")
    assert not find(today, "followUp.flag").isVisible()


def test_none_is_recorded_as_none(today, chart) -> None:
    choose(today, "followUp.other", "No reaction")
    assert told(chart).reactions == ()
    assert find(today, "followUp.other").text() == "No reaction"


def test_undo_takes_answers_back_one_by_one(today, canvas, chart) -> None:
    tap(today, "followUp.better")
    tap(today, "followUp.bruise")
    key(canvas, Qt.Key.Key_Z, CTRL)
    assert told(chart).reactions is None
    assert not find(today, "followUp.bruise").isChecked()
    key(canvas, Qt.Key.Key_Z, CTRL)
    assert told(chart) is None


def test_the_panel_keeps_the_answers_and_asks_again(today, canvas, chart) -> None:
    tap(today, "followUp.better")
    tap(today, "followUp.sore.1")
    tap(today, "followUp.bruise")
    click(canvas, ghost(today, 2))
    tap(today, "followUp.done")
    line = find(today, "visit.followUp.words")
    told = "Since the last visit: better; sore for 1 day; reaction: bruise (L gluteus maximus)."
    assert line.text() == told
    tap(today, "visit.followUp")
    assert find(today, "followUpStrip").isVisible()
    tap(today, "followUp.better")
    assert "better" not in find(today, "visit.followUp.words").text()


def test_answers_are_on_disk(today, chart, reopen) -> None:
    tap(today, "followUp.worse")
    page = reopen()
    assert page.chart.visit.follow_up.trend is Trend.WORSE
    assert not find(page, "followUpStrip").isVisible()


@pytest.mark.parametrize("width", [980, 1280])
def test_the_strip_fits_and_its_chips_are_large_enough(today, window, width) -> None:
    theme.set_roomy(True)
    window.resize(width, 620)
    tap(today, "followUp.bruise")
    choose(today, "followUp.other", "Headache")
    settle()
    strip = find(today, "followUpStrip")
    names = ("better", "same", "worse", "sore.0", "sore.more", "bruise", "other", "done")
    for name in names:
        chip = find(today, f"followUp.{name}")
        assert chip.height() >= TOUCH, name
        assert strip.rect().contains(chip.geometry()), name
