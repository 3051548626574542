"""Needles in, needles out and timers on the real window."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ims_chart.charting.chart import now
from ims_chart.record import Clinic, Needling, Technique, VisitState
from ims_chart.storage.settings import load_settings, save_settings
from ims_chart.ui import bedside, sound
from ims_chart.ui.chip import Chip
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import (
    choose,
    click,
    find,
    key,
    mark,
    settle,
    spot,
    tap,
    typed,
    when_asked,
)

BEA = "bcde234567"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def sounds(monkeypatch):
    """What would be heard."""
    heard = []
    monkeypatch.setattr(sound, "ring", lambda: heard.append(1))
    return heard


@pytest.fixture
def lying(chart, canvas):
    """Three needles left in at two sites, charted by taps."""
    chart.set_plan(replace(chart.plan, technique=Technique.IN_PLACE, count=2))
    click(canvas, spot(canvas, "infraspinatus"))
    chart.set_plan(replace(chart.plan, count=1))
    click(canvas, spot(canvas, "gluteus"))
    settle()
    return chart


def test_the_count_is_always_in_sight(page, canvas, chart, lying) -> None:
    count = find(page, "needlesIn", QLabel)
    assert (count.text(), count.isVisible()) == ("3 needles in", True)
    chart.set_plan(replace(chart.plan, technique=Technique.PISTONING))
    click(canvas, spot(canvas, "thigh"))
    assert find(page, "needlesIn", QLabel).text() == "3 needles in"


def test_all_out_is_one_tap_and_one_undo(page, chart, lying) -> None:
    tap(page, "needles.all_out")
    assert chart.needles.inside == 0
    assert find(page, "needlesIn", QLabel).text() == "No needles in"
    tap(page.window(), "toast.undo")
    assert chart.needles.inside == 3


def test_the_map_shows_which_are_in(canvas, chart, lying) -> None:
    chart.select(None)
    at = mark(canvas, chart.sites[0])
    settle()
    before = canvas.grab().toImage()
    chart.needles.all_out()
    settle()
    after = canvas.grab().toImage()
    around = [(at.x() + dx, at.y() + dy) for dx in range(30) for dy in range(-40, 5)]
    assert any(before.pixel(x, y) != after.pixel(x, y) for x, y in around)


def test_the_exception_is_the_site_that_is_tapped(page, canvas, chart, lying) -> None:
    tap(page, "needles.all_out")
    click(canvas, mark(canvas, chart.sites[1]))
    assert find(page, "needles.site").text() == "Site 2: is in"
    tap(page, "needles.site")
    assert chart.needles.inside == 1
    assert find(page, "needles.site").text() == "Site 2: take out"


def test_by_key(page, canvas, chart, lying) -> None:
    key(canvas, Qt.Key.Key_N)
    assert chart.needles.inside == 2
    key(canvas, Qt.Key.Key_T, SHIFT)
    assert chart.needles.due is not None
    key(canvas, Qt.Key.Key_N, SHIFT)
    assert chart.needles.inside == 0
    key(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chart.needles.inside == 2


def test_actions_are_on_when_they_can_do_something(window, page, canvas, chart) -> None:
    actions = window.actions_by_id
    assert not actions["all_out"].isEnabled()
    assert not actions["needle_in_out"].isEnabled()
    chart.set_plan(replace(chart.plan, technique=Technique.IN_PLACE))
    click(canvas, spot(canvas, "gluteus"))
    for name in ("all_out", "start_timer", "needle_in_out", "sign_visit"):
        assert actions[name].isEnabled(), name


def test_what_is_tapped_is_large_enough(page, lying) -> None:
    for name in ("needles.all_out", "needles.site", "needles.timer", "needles.times"):
        assert find(page, name).height() >= 44, name


def test_another_technique_puts_the_needle_out(page, chart, lying) -> None:
    tap(page, "site.technique.pistoning")
    assert chart.needles.inside == 2
    tap(page, "site.technique.in_place")
    assert chart.needles.inside == 3


# --- timers


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def go(self, needles_in, **span):
        self.now += dt.timedelta(**span)
        needles_in.tick()
        settle()


@pytest.fixture
def clock(window, page, monkeypatch):
    clock = Clock(now())
    monkeypatch.setattr(window.bedside.needles_in, "_clock", clock)
    return clock


def test_a_timer_is_set_by_one_tap_and_shown(page, chart, clock, lying, window) -> None:
    tap(page, "needles.timer")
    assert chart.needles.due is not None
    assert find(page, "needlesTime", QLabel).text() in {"10:00", "9:59", "10:01"}
    tap(page, "needles.timer")
    assert find(page, "needlesTime", QLabel).text().startswith(("15:0", "14:59"))
    choose(page, "needles.times", "Stop the timer")
    assert chart.needles.due is None
    choose(page, "needles.times", "Site 2 only: 5 min")
    assert [s.needling.due is None for s in chart.sites] == [True, False]
    choose(page, "needles.times", "20 min")
    assert all(s.needling.due is not None for s in chart.sites)


def test_a_timer_rings_seen_and_heard(window, page, chart, clock, lying, sounds) -> None:
    tap(page, "needles.timer")
    needles_in = window.bedside.needles_in
    clock.go(needles_in, minutes=11)
    assert find(page, "needlesTime", QLabel).text().startswith(("+1:0", "+0:59"))
    assert sounds
    assert window.toast.isVisible()
    assert "Time is up" in window.toast.text
    assert "A.L." in window.toast.text
    tap(page, "needles.silence")
    assert not find(page, "needles.silence").isVisible()
    assert not window.toast.isVisible()
    assert chart.needles.inside == 3
    key(page.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chart.needles.due is None


def test_all_out_ends_the_ringing(window, page, clock, lying) -> None:
    tap(page, "needles.timer")
    clock.go(window.bedside.needles_in, minutes=11)
    tap(page, "needles.all_out")
    assert window.bedside.needles_in.ringing == ()
    assert "Time is up" not in window.toast.text


# --- leaving, the strip, the next start


def question():
    return QApplication.activeModalWidget()


@pytest.fixture
def bea(store):
    store.new(samples.record(BEA, family="Moen", given="Bea", visits=[samples.visit()]))


def test_who_lies_is_shown_while_another_is_open(window, page, lying, bea) -> None:
    strip = window.bedside.strip
    assert not strip.isVisible()
    window.open(BEA)
    settle()
    assert strip.isVisible()
    assert find(strip, f"lying.{ADA}").text() == "A.L.  ·  3 in"
    assert "Needles still in" in window.toast.text
    tap(strip, f"lying.{ADA}")
    assert window.open_patient.id == ADA
    settle()
    assert not strip.isVisible()


def test_who_lies_is_shown_on_the_list_of_patients(window, page, lying) -> None:
    window.show_patients()
    settle()
    assert window.bedside.strip.isVisible()
    assert find(window, f"lying.{ADA}").isVisible()


def test_a_timer_rings_while_another_is_open(window, page, clock, lying, bea, sounds) -> None:
    tap(page, "needles.timer")
    window.open(BEA)
    clock.go(window.bedside.needles_in, minutes=11)
    assert sounds
    assert "Time is up" in window.toast.text
    key(window.open_patient.page.canvas, Qt.Key.Key_Q)
    assert window.bedside.needles_in.ringing == ()
    assert window.bedside.strip.isVisible()


def test_the_chart_opens_at_the_visit_with_the_needles(window, page, chart, lying) -> None:
    chart.visits.begin(dt.date(2026, 3, 9))
    window.show_patients()
    window.open(ADA)
    settle()
    assert window.open_patient.chart.visit.id == "v1"


def test_the_next_start_says_who_was_left(window, page, lying, store, qtbot) -> None:
    qtbot.waitUntil(lambda: load_settings().needles_in == (ADA,))
    window.show_patients()
    fresh = bedside.Bedside(window)
    said = []
    fresh.said.connect(lambda text, stays: said.append((text, stays)))
    fresh.use_store(store, remember=True)
    assert said == [("Needles still in: A.L. (3).", True)]
    assert fresh.strip.isVisible()
    fresh.deleteLater()


def test_nothing_is_remembered_of_the_demo(window, page, store) -> None:
    save_settings(needles_in=("aaaa222222",))
    demo = bedside.Bedside(window)
    demo.use_store(store, remember=False)
    site = samples.site(needling=Needling(count=1, removed=0))
    demo.needles_in.follow(samples.record(BEA, visits=[samples.visit(sites=[site])]))
    assert load_settings().needles_in == ("aaaa222222",)


def test_quitting_remembers_at_once(window, page, lying) -> None:
    window.close()
    assert load_settings().needles_in == (ADA,)
    key(question(), Qt.Key.Key_Escape)
    tap(page, "needles.all_out")
    assert window.close()
    assert load_settings().needles_in == ()


# --- quitting


@pytest.mark.parametrize("where", ["chart", "patients"])
def test_quitting_says_that_needles_are_in(window, page, lying, where) -> None:
    if where == "patients":
        window.show_patients()
    assert not window.close()
    assert question().windowTitle() == "3 needles in"
    key(question(), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert question() is None


def test_stay_is_what_enter_means(window, page, lying) -> None:
    window.close()
    key(question(), Qt.Key.Key_Return)
    assert window.isVisible()
    assert question() is None


def test_quit_anyway_quits(window, page, lying) -> None:
    window.close()
    leave = next(b for b in question().findChildren(Chip) if "Quit" in b.text())
    click(leave)
    assert not window.isVisible()


def test_without_needles_in_nothing_is_asked(window, page, chart, lying) -> None:
    tap(page, "needles.all_out")
    assert window.close()


# --- the room


def test_the_room_is_chosen_or_typed(window, store, qtbot) -> None:
    store.save_clinic(replace(Clinic(name="Quay Street"), rooms=("1", "Blue room")))
    window.show_store(store)
    window.open(ADA)
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    choose(page, "visit.room", "Room 1")
    assert page.chart.visit.room == "1"
    tap(page, "visit.room")
    line = find(page, "visit.room.other")
    typed(line, "Gym")
    key(line, Qt.Key.Key_Return)
    assert page.chart.visit.room == "Gym"
    assert find(page, "visit.room").text() == "Gym"
    choose(page, "visit.room", "Not recorded")
    assert page.chart.visit.room == ""


@pytest.mark.parametrize(("leave", "room"), [("close", "Gym"), ("escape", "")])
def test_a_room_that_was_typed_is_taken_unless_esc_gives_it_up(
    page, chart, reopen, leave, room
) -> None:
    tap(page, "visit.room")
    line, menu = find(page, "visit.room.other"), find(page, "visit.room.menu")
    typed(line, "Gym")
    if leave == "close":
        menu.close()  # as a press beside it does
    else:
        key(line, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert chart.visit.room == room
    assert reopen().chart.visit.room == room


# --- signing


def signing(window, do):
    def asked(dialog):
        choose(dialog, "signer", "Mia Berg")
        do(dialog)

    when_asked(asked)
    window.actions_by_id["sign_visit"].trigger()


def test_a_visit_is_signed(window, page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    signing(window, lambda dialog: tap(dialog, "signing.accept"))
    assert chart.visit.state is VisitState.SIGNED
    assert not window.actions_by_id["sign_visit"].isEnabled()
    assert not window.actions_by_id["undo"].isEnabled()


def test_not_yet_leaves_it_a_draft(window, page, chart) -> None:
    signing(window, lambda dialog: tap(dialog, "signing.cancel"))
    assert chart.visit.state is VisitState.DRAFT


def test_with_needles_in_it_takes_all_out_to_sign(window, page, chart, lying) -> None:
    def do(dialog):
        assert not find(dialog, "signing.accept").isEnabled()
        assert "1 (R infraspinatus): 2 needles in" in find(dialog, "signing.sites").text()
        tap(dialog, "signing.all_out")
        assert not find(dialog, "signing.open").isVisible()
        tap(dialog, "signing.accept")

    signing(window, do)
    assert chart.visit.state is VisitState.SIGNED
    assert chart.visit.needles_in == 0


def test_or_a_reason(window, page, chart, lying) -> None:
    def do(dialog):
        line = find(dialog, "signing.reason")
        typed(line, "  ")
        assert not find(dialog, "signing.accept").isEnabled()
        typed(line, "ear needles stay for a week")
        key(line, Qt.Key.Key_Return)

    signing(window, do)
    assert chart.visit.state is VisitState.SIGNED
    assert chart.visit.needles_reason == "ear needles stay for a week"
    settle()
    assert window.bedside.needles_in.patients == ()
