"""A question in the program's own look: what Enter, Esc and a tap answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ims_chart.ui import ask
from ims_chart.ui.chip import Weight
from ims_chart.ui.question import Question
from tests.ui.hands import find, key, settle, tap, when_asked

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def question(qapp, qtbot):
    answers = (("Keep", Weight.NORMAL), ("Copy", Weight.NORMAL), ("Drop", Weight.FINAL))
    made = Question("Really?", "There is no way back.", *answers, name="question")
    qtbot.addWidget(made)
    made.open()
    qtbot.waitActive(made)
    settle()
    return made


@pytest.mark.parametrize("press", [ENTER, ESCAPE])
def test_what_leaves_all_as_it_is_comes_first(question, press) -> None:
    key(question, press)
    assert not question.isVisible()
    assert question.answer == 0


def test_a_tap_answers(question) -> None:
    tap(question, "question.2")
    assert not question.isVisible()
    assert question.answer == 2


def test_enter_gives_the_answer_that_has_the_focus(question) -> None:
    find(question, "question.1").setFocus()
    key(QApplication.focusWidget(), ENTER)
    assert question.answer == 1


def test_its_words_fit(question) -> None:
    for name in ("question.why", "question.0", "question.1", "question.2"):
        shown = find(question, name)
        assert question.rect().contains(shown.geometry()), name


@pytest.mark.parametrize(("name", "meant"), [("sureQuestion.0", False), ("sureQuestion.1", True)])
def test_whether_somebody_is_sure(window, name, meant) -> None:
    when_asked(lambda dialog: tap(dialog, name))
    assert ask.sure(window, "Take it off?", "All will be readable.", "Take it off") is meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("unsavedQuestion.0", ask.Unsaved.STAY),
        ("unsavedQuestion.1", ask.Unsaved.DISCARD),
        ("unsavedQuestion.2", ask.Unsaved.COPY),
    ],
)
def test_what_becomes_of_what_is_not_saved(window, name, meant) -> None:
    when_asked(lambda dialog: tap(dialog, name))
    assert ask.unsaved(window, "The disk is full.") is meant


def test_a_question_that_is_closed_changes_nothing(window) -> None:
    when_asked(lambda dialog: dialog.close())
    assert ask.unsaved(window, "The disk is full.") is ask.Unsaved.STAY
