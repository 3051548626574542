import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ims_chart.ui import toast as module
from ims_chart.ui.toast import Toast
from tests.ui.hands import find, settle, tap


@pytest.fixture
def toast(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "SHOWN_MS", 20)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    made = Toast(parent)
    parent.show()
    yield made
    parent.close()


def test_it_goes_by_itself(toast, qtbot) -> None:
    toast.say("Deleted.")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_one_that_stays_waits_to_be_closed(toast) -> None:
    toast.say("Short.")
    toast.say("Not saved.", stays=True)
    assert not toast._timer.isActive()
    tap(toast, "toast.close")
    assert not toast.isVisible()


def test_undo_is_only_offered_where_there_is_one(toast, qtbot) -> None:
    toast.say("Saved.", stays=True)
    assert not find(toast, "toast.undo").isVisible()
    toast.say("Deleted.", undoable=True)
    with qtbot.waitSignal(toast.undo):
        tap(toast, "toast.undo")
    assert not toast.isVisible()


def test_an_undo_that_is_withdrawn_goes_and_a_message_stays(toast) -> None:
    toast.say("Deleted.", undoable=True)
    toast.withdraw_undo()
    assert not toast.isVisible()
    toast.say("Not saved.", stays=True)
    toast.withdraw_undo()
    assert toast.isVisible()


def test_another_way_back_is_one_tap_and_goes_with_the_undo(toast) -> None:
    gone = []
    toast.say("Charted there.", way=("Here", lambda: gone.append("here")))
    assert find(toast, "toast.way").text() == "Here"
    tap(toast, "toast.way")
    assert gone == ["here"]
    assert not toast.isVisible()
    toast.say("Charted there.", way=("Here", lambda: gone.append("here")))
    toast.withdraw_undo()
    assert not toast.isVisible()
    toast.say("Saved.")
    assert not find(toast, "toast.way").isVisible()


def test_it_lies_within_its_window_whatever_it_says(toast) -> None:
    for text in ("Short.", "word " * 120, "W" * 5000):
        toast.say(text, undoable=True, stays=True)
        for size in (QSize(1280, 800), QSize(980, 620)):
            toast.parentWidget().resize(size)
            settle()
            assert toast.parentWidget().rect().contains(toast.geometry()), text[:10]
        tap(toast, "toast.close")


def test_it_is_read_aloud(toast) -> None:
    toast.say("Deleted.")
    assert toast.accessibleName() == "Deleted."


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_what_stays_waits_while_the_screen_is_locked(toast, when) -> None:
    if when == "before":
        toast.say("Not saved.", stays=True, unsaved=True)
    toast.hold()
    if when == "meanwhile":
        toast.say("Not saved.", stays=True, unsaved=True)
    toast.say("Deleted.", undoable=True)
    assert not toast.isVisible()
    toast.let_go()
    assert toast.isVisible()
    assert toast.text == "Not saved."
    assert toast._copy.isVisible()
    assert not find(toast, "toast.undo").isVisible()


def test_what_passes_is_gone_by_the_time_the_screen_is_open(toast) -> None:
    toast.say("Deleted.", undoable=True)
    toast.hold()
    toast.let_go()
    assert not toast.isVisible()
    toast.say("Deleted.")
    assert toast.isVisible()
