"""The button of the program, as it is seen."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import theme
from tests.ui.hands import click, key


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def mode(qapp, request):
    theme.apply(request.param)
    yield
    theme.apply(Mode.LIGHT)


def picture(qtbot, weight=Weight.NORMAL, *, checked=False, enabled=True):
    chip = Chip("7", name="chip", weight=weight)
    qtbot.addWidget(chip)
    chip.setCheckable(True)
    chip.setChecked(checked)
    chip.setEnabled(enabled)
    return chip.grab().toImage()


def test_what_holds_is_seen_also_where_nothing_can_be_changed(mode, qtbot) -> None:
    """A signed visit is read by its chips."""
    assert picture(qtbot, checked=True, enabled=False) != picture(qtbot, enabled=False)
    assert picture(qtbot, checked=True, enabled=False) != picture(qtbot, checked=True)


def test_each_weight_looks_different(mode, qtbot) -> None:
    pictures = [picture(qtbot, weight) for weight in Weight]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_a_way_on_that_is_shut_looks_shut(mode, qtbot) -> None:
    for weight in Weight:
        assert picture(qtbot, weight) != picture(qtbot, weight, enabled=False), weight


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("checked", [False, True])
def test_the_focus_is_seen_on_every_ground(mode, qtbot, weight, checked) -> None:
    chip = Chip("7", name="chip", weight=weight)
    qtbot.addWidget(chip)
    chip.setCheckable(True)
    chip.setChecked(checked)
    chip.show()
    qtbot.waitActive(chip)
    chip.clearFocus()
    without = chip.grab().toImage()
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    key(chip, Qt.Key.Key_Shift)  # whatever has brought the focus, somebody is at the keys
    assert chip.grab().toImage() != without


def test_a_tap_leaves_no_ring_behind_but_a_key_shows_one(mode, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    chip, other = Chip("7", name="chip"), Chip("8", name="other")
    for each in (other, chip):
        row.addWidget(each)
    window.show()
    qtbot.waitActive(window)
    without = chip.grab().toImage()
    click(chip)
    qtbot.waitUntil(chip.hasFocus)
    assert chip.grab().toImage() == without
    key(chip, Qt.Key.Key_Shift)
    assert chip.grab().toImage() != without
    click(other)
    key(other, Qt.Key.Key_Tab)
    qtbot.waitUntil(chip.hasFocus)
    assert chip.grab().toImage() != without


@pytest.mark.parametrize("text", ["0.30 × 60", "3 visits planned", "Faints with needles"])
def test_a_window_from_right_to_left_neither_cuts_words_nor_turns_sizes_round(
    qapp, qtbot, request, text
) -> None:
    pictures = []
    request.addfinalizer(lambda: qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight))
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        chip = Chip(text, name="chip")
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        pictures.append(chip.grab().toImage())
    assert pictures[0] == pictures[1]
