"""The sheet tells every key there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from ims_chart.ui.actions import ACTIONS, sequences
from ims_chart.ui.shortcut_sheet import ShortcutSheet
from tests.ui.hands import key, tap, when_asked


def words(sheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel)]


def test_every_action_with_a_key_is_told_with_it(qapp, qtbot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    told = words(sheet)
    with_keys = [action for action in ACTIONS if sequences(action) and not action.series]
    assert len(with_keys) > 20
    for action in with_keys:
        at = told.index(action.words.rstrip("…"))
        native = sequences(action)[0].toString(QKeySequence.SequenceFormat.NativeText)
        assert told[at + 1] == native, action.id


def test_a_run_of_keys_is_told_in_one_line(qapp, qtbot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    told = words(sheet)
    assert told[told.index("Pain during, 0–10") + 1] == "0 … 9, Shift+0"
    assert told.count("Pain during, 0–10") == 1


def test_the_keys_of_the_canvas_are_told_too(qapp, qtbot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    assert {"← ↑ → ↓", "↵", "Esc"} <= set(words(sheet))


def test_it_opens_and_closes_by_key(window, page) -> None:
    seen = []

    def look(sheet) -> None:
        seen.append(sheet.objectName())
        key(sheet, Qt.Key.Key_Escape)
        seen.append(sheet.isVisible())

    when_asked(look)
    key(page.canvas, Qt.Key.Key_F1)
    assert seen == ["shortcutSheet", False]


def test_it_closes_by_its_button(window, page) -> None:
    when_asked(lambda sheet: tap(sheet, "shortcuts.close"))
    window.actions_by_id["show_shortcuts"].trigger()
    assert QApplication.activeModalWidget() is None


def test_it_fits_a_small_screen(qapp, qtbot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    assert sheet.sizeHint().width() <= 1280
    assert sheet.sizeHint().height() <= 800
