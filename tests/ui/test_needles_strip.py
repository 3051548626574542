"""The patients with needles in, whoever's chart is open."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ims_chart.charting.needles_in import NeedlesIn
from ims_chart.record import Needling
from ims_chart.ui.needle_words import count_words, room_words, time_words
from ims_chart.ui.needles_strip import NeedlesStrip
from ims_chart.ui.timer_alarm import SOUND_EVERY, TimerAlarm
from tests import samples
from tests.ui.hands import find, key, settle, tap

NOW = dt.datetime(2026, 3, 2, 9, 45, tzinfo=dt.UTC)
ADA, BEA = "abcd234567", "bcde234567"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def go(self, **span):
        self.now += dt.timedelta(**span)


def record(record_id, *, count=2, removed=0, minutes=None, room="2"):
    due = None if minutes is None else NOW + dt.timedelta(minutes=minutes)
    site = samples.site(needling=Needling(count=count, removed=removed, due=due))
    return samples.record(record_id, visits=[samples.visit(sites=[site], room=room)])


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def needles_in(qapp, clock):
    return NeedlesIn(clock)


@pytest.fixture
def sounds():
    return []


@pytest.fixture
def alarm(needles_in, sounds):
    return TimerAlarm(needles_in, lambda: sounds.append(1))


@pytest.fixture
def strip(needles_in, alarm, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 60)
    host.show()
    strip = NeedlesStrip(needles_in, alarm, host)
    strip.resize(900, 60)
    strip.host = host  # lives as long as the strip
    return strip


def words(strip, record_id):
    return find(strip, f"lying.{record_id}").text()


def test_nobody_lies_and_nothing_is_shown(strip) -> None:
    assert not strip.isVisible()


def test_it_tells_who_where_how_many_and_how_long(strip, needles_in, clock) -> None:
    needles_in.follow(record(ADA, count=3, minutes=10))
    assert strip.isVisible()
    said = find(strip, f"lying.{ADA}").accessibleName()
    assert said == "A.L. · Room 2, 3 needles in, 10:00"
    assert words(strip, ADA) == "A.L. · Room 2  ·  3 in  ·  10:00"
    clock.go(seconds=61)
    needles_in.tick()
    assert words(strip, ADA).endswith("8:59")
    needles_in.follow(record(ADA, count=3, removed=3))
    assert not strip.isVisible()


def test_a_locked_screen_names_nobody(strip, needles_in) -> None:
    needles_in.follow(record(ADA, minutes=10))
    needles_in.follow(record(BEA, room=""))
    strip.named = False
    assert words(strip, ADA) == "Room 2  ·  2 in  ·  10:00"
    assert words(strip, BEA) == "Patient  ·  2 in"
    assert "A.L." not in find(strip, f"lying.{ADA}").accessibleName()
    assert "A.L." not in find(strip, f"lying.{ADA}").toolTip()


@pytest.mark.parametrize("hand", ["mouse", "key"])
def test_a_tap_asks_for_the_chart(strip, needles_in, qtbot, hand) -> None:
    needles_in.follow(record(ADA))
    with qtbot.waitSignal(strip.wanted, timeout=0) as wanted:
        if hand == "mouse":
            tap(strip, f"lying.{ADA}")
        else:
            key(find(strip, f"lying.{ADA}"), Qt.Key.Key_Space)
    assert wanted.args == [ADA]


def test_who_is_open_is_left_out(strip, needles_in) -> None:
    needles_in.follow(record(ADA))
    needles_in.follow(record(BEA))
    strip.leave_out(ADA)
    settle()
    assert [c.objectName() for c in strip.findChildren(QWidget, f"lying.{ADA}")] == []
    assert strip.isVisible()
    strip.leave_out("")
    settle()
    assert find(strip, f"lying.{ADA}").isVisible()


def test_the_next_timer_stands_first(strip, needles_in) -> None:
    needles_in.follow(record(ADA, minutes=9))
    needles_in.follow(record(BEA, minutes=4))
    settle()
    assert find(strip, f"lying.{BEA}").x() < find(strip, f"lying.{ADA}").x()


def test_a_timer_rings_until_it_is_answered(strip, needles_in, clock, alarm, sounds) -> None:
    needles_in.follow(record(ADA, minutes=1))
    chip, silence = find(strip, f"lying.{ADA}"), find(strip, "strip.silence")
    assert not silence.isVisible()
    assert sounds == []
    quiet = chip.grab().toImage()
    clock.go(minutes=1, seconds=12)
    needles_in.tick()
    assert chip.text().endswith("+0:12")
    assert len(sounds) == 1
    assert alarm.lit
    lit = chip.grab().toImage()
    alarm.turn()
    dim = chip.grab().toImage()
    assert len({image.pixelColor(12, 8).name() for image in (quiet, lit, dim)}) == 3
    for _ in range(SOUND_EVERY - 1):
        alarm.turn()
    assert len(sounds) == 2
    tap(strip, "strip.silence")
    assert not silence.isVisible()
    assert needles_in.ringing == ()
    assert not alarm.lit
    assert strip.isVisible()


def test_what_is_tapped_is_large_enough(strip, needles_in) -> None:
    needles_in.follow(record(ADA, minutes=0))
    for name in (f"lying.{ADA}", "strip.silence"):
        assert find(strip, name).height() >= 44


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(600, "10:00"), (5, "0:05"), (0, "0:00"), (-7, "+0:07"), (-3700, "+61:40")],
)
def test_times(seconds, expected) -> None:
    assert time_words(dt.timedelta(seconds=seconds)) == expected


def test_counts_and_rooms() -> None:
    assert [count_words(n) for n in (0, 1, 4)] == ["No needles in", "1 needle in", "4 needles in"]
    rooms = {
        "2": "Room 2",
        "Blue room": "Blue room",
        " \u202e\n": "",
        "Treatment room to the north": "Treatment room to t…",
    }
    assert {room: room_words(room) for room in rooms} == rooms


def test_number_and_time_are_never_cut_off(strip, needles_in) -> None:
    needles_in.follow(record(ADA, count=100, minutes=240, room="W" * 60))
    chip = find(strip, f"lying.{ADA}")
    assert chip.text().endswith("100 in  ·  240:00")
    assert chip.width() > chip.fontMetrics().horizontalAdvance(chip.text()) + 40
