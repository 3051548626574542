"""What is filled in is not lost by a slip, and Enter takes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.form import KEEPS_ENTER, Form
from tests.ui.hands import find, key, settle, tap, typed, when_asked

ENTER, ESCAPE, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qapp, qtbot):
    made = Form(name="form", title="A form")
    for name in ("line", "other"):
        line = QLineEdit()
        line.setObjectName(name)
        made.column.addWidget(line)
    line.setProperty(KEEPS_ENTER, True)
    box = QPlainTextEdit()
    box.setObjectName("box")
    made.column.addWidget(box)
    go = Chip("Go", name="go", weight=Weight.PRIMARY)
    go.clicked.connect(made.accept)
    made.end_with(go)
    made.begin(made.findChild(QLineEdit, "line"), go)
    qtbot.addWidget(made, before_close_func=Form.give_up)
    made.open()
    qtbot.waitActive(made)
    settle()
    return made


def test_enter_in_a_line_takes_it(form) -> None:
    assert QApplication.focusWidget() is find(form, "line")
    key(QApplication.focusWidget(), ENTER)
    assert form.result() == Form.DialogCode.Accepted


@pytest.mark.parametrize("name", ["line", "other", "box"])
def test_ctrl_enter_takes_it_everywhere(form, name) -> None:
    find(form, name).setFocus()
    key(find(form, name), ENTER, CTRL)
    assert form.result() == Form.DialogCode.Accepted


def test_enter_means_something_else_in_a_box_and_in_a_line_that_says_so(form) -> None:
    for name in ("other", "box"):
        find(form, name).setFocus()
        key(find(form, name), ENTER)
    assert form.isVisible()
    assert find(form, "box").toPlainText() == "\n"


def test_enter_presses_no_way_that_is_closed(form) -> None:
    find(form, "go").setEnabled(False)
    key(find(form, "line"), ENTER)
    assert form.isVisible()


@pytest.mark.parametrize("how", ["Esc", "close"])
def test_untouched_it_closes_without_a_question(form, how) -> None:
    key(form, ESCAPE) if how == "Esc" else form.close()
    assert not form.isVisible()


@pytest.mark.parametrize("how", ["Esc", "close"])
@pytest.mark.parametrize("name", ["line", "box"])
def test_it_asks_once_before_it_discards_what_was_typed(form, how, name) -> None:
    asked = []

    def answer(way):
        def do(question):
            asked.append(question.objectName())
            tap(question, f"discardQuestion.{way}")

        when_asked_of(form, do)
        key(form, ESCAPE) if how == "Esc" else form.close()

    typed(find(form, name), "words")
    answer(0)
    assert form.isVisible()
    answer(1)
    assert not form.isVisible()
    assert asked == ["discardQuestion"] * 2


def when_asked_of(form, do) -> None:
    form.setWindowModality(Qt.WindowModality.NonModal)  # so that the question is the one waited for
    when_asked(do)


def test_what_was_typed_and_taken_back_is_nothing(form) -> None:
    typed(find(form, "line"), "a")
    assert form.filled
    key(find(form, "line"), Qt.Key.Key_Backspace)
    assert not form.filled


def test_words_moved_to_another_field_are_something(form) -> None:
    typed(find(form, "line"), "Ada")
    form.begin(find(form, "line"), find(form, "go"))
    find(form, "line").clear()
    typed(find(form, "other"), "Ada")
    assert form.filled
