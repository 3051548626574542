"""The visits played over the body."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ims_chart.ui import playback
from ims_chart.ui.playback import Playback
from tests import samples
from tests.ui.hands import Fingers, click, find, key, settle, spot, tap

Key = Qt.Key


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    monkeypatch.setattr(playback, "STEP_MS", 30)


@pytest.fixture(autouse=True)
def furnished(page, qtbot) -> None:
    qtbot.waitUntil(lambda: page.findChild(Playback) is not None)


@pytest.fixture
def seen(page, chart) -> list[str]:
    """The visits that were shown; there are w0 to w3 and the one that is begun, v1."""
    before = [samples.visit(f"w{n}", day=dt.date(2026, 1, 1 + n)) for n in range(4)]
    chart.edit("visits", lambda record: replace(record, visits=(*before, *record.visits)))
    chart.choose_visit("v1")
    settle()
    shown: list[str] = []
    chart.visit_chosen.connect(lambda: shown.append(chart.visit.id))
    return shown


@pytest.fixture
def player(page) -> Playback:
    return page.findChild(Playback)


def test_all_visits_are_played_from_the_oldest_and_the_newest_stays(
    page, player, seen, qtbot
) -> None:
    tap(page, "play_visits")
    assert player.playing
    qtbot.waitUntil(lambda: not player.playing)
    assert seen == ["w0", "w1", "w2", "w3", "v1"]
    assert find(page, "timeline").currentIndex().row() == 0


def test_playing_goes_on_from_the_chosen_visit(page, chart, player, seen, qtbot) -> None:
    chart.choose_visit("w2")
    seen.clear()
    tap(page, "play_visits")
    qtbot.waitUntil(lambda: not player.playing)
    assert seen == ["w3", "v1"]


def test_a_range_is_played_alone(page, chart, player, seen, qtbot) -> None:
    chart.range.choose("w1", "w3")
    tap(page, "play_visits")
    qtbot.waitUntil(lambda: not player.playing)
    assert seen == ["w1", "w2", "w3"]


def test_a_press_on_the_body_stops_and_charts_nothing(page, canvas, chart, player, seen) -> None:
    tap(page, "play_visits")
    chart.choose_visit("v1")
    before = chart.record
    click(canvas, spot(canvas, "infraspinatus"))
    assert not player.playing
    assert chart.record == before
    click(canvas, spot(canvas, "infraspinatus"))
    assert chart.record != before


def test_a_finger_stops_and_charts_nothing(page, canvas, chart, player, seen) -> None:
    tap(page, "play_visits")
    chart.choose_visit("v1")
    before = chart.record
    Fingers(canvas).tap(spot(canvas, "infraspinatus"))
    assert not player.playing
    assert chart.record == before


@pytest.mark.parametrize("what", [Key.Key_P, Key.Key_Escape, Key.Key_B])
def test_any_key_stops_and_does_nothing_else(page, canvas, player, seen, what) -> None:
    key(canvas, Key.Key_P)
    assert player.playing
    camera = canvas.camera
    key(canvas, what)
    assert not player.playing
    assert canvas.camera == camera
    key(canvas, Key.Key_B)
    assert canvas.camera != camera


def test_the_chip_stops_what_it_began(page, player, seen) -> None:
    tap(page, "play_visits")
    tap(page, "play_visits")
    assert not player.playing
    tap(page, "play_visits")
    assert player.playing


def test_one_visit_is_not_played(page, window, player) -> None:
    assert not window.actions_by_id["play_visits"].isEnabled()
    player.play()
    assert not player.playing
