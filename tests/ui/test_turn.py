"""Turns: one piece of work in each turn of the event loop, in the order of asking."""

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from ims_chart.ui.turn import Turn, all_done


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def turns(owner, done):
    def make(name: str) -> Turn:
        turn = Turn(owner)
        turn.due.connect(lambda: done.append(name))
        return turn

    return [make(name) for name in "abc"]


def run_out() -> int:
    """How many turns of the loop it took until nobody waited."""
    count = 0
    while not all_done():
        QCoreApplication.processEvents()
        count += 1
    return count


def test_each_has_a_turn_of_its_own_in_order(turns, done) -> None:
    for turn in turns:
        turn.start()
    assert done == []
    assert run_out() >= len(turns)
    assert done == ["a", "b", "c"]


def test_others_come_in_between(owner, turns, done) -> None:
    QTimer(owner, interval=0, timeout=lambda: done.append("!")).start()
    for turn in turns:
        turn.start()
    run_out()
    assert all("!" in done[done.index(a) : done.index(b)] for a, b in ("ab", "bc"))


def test_what_is_asked_for_twice_is_done_once(turns, done) -> None:
    turns[0].start()
    turns[0].start()
    run_out()
    assert done == ["a"]


def test_who_gives_it_up_and_asks_again_waits_behind_the_others(turns, done) -> None:
    a, b, c = turns
    a.start()
    b.start()
    a.stop()
    c.start()
    a.start()
    run_out()
    assert done == ["b", "c", "a"]


def test_work_may_ask_for_another_turn(turns, done) -> None:
    a, b, _ = turns
    a.due.connect(b.start)
    a.start()
    run_out()
    assert done == ["a", "b"]


def test_whose_owner_has_gone_keeps_nobody_waiting(turns, done) -> None:
    turns[0].start()
    turns[1].start()
    delete(turns[0])
    run_out()
    assert done == ["b"]


def test_a_key_brings_all_up_to_date_before_it_is_delivered(turns, done, qtbot) -> None:
    line = QLineEdit(textEdited=lambda _text: done.append("typed"))
    qtbot.addWidget(line)
    for turn in turns:
        turn.start()
    QTest.keyClicks(line, "x")
    assert done == ["a", "b", "c", "typed"]
    assert all_done()
