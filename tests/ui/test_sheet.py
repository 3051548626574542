"""One look for all dialogs: a heading, and the ways out at the foot, the one that goes on last."""

import importlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel

import ims_chart.ui
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from tests.ui.hands import settle

FOLDER = Path(ims_chart.ui.__file__).parent
OF_THEIR_OWN = {"PhotoDialog", "PrintPreview", "PinDialog", "NewPinDialog"}
"""What fills the screen, and the pad, which stands in the middle."""
LONG = "Whoever has a long name and a longer story is told in as many lines as that takes. " * 4


@pytest.fixture
def sheet(qapp, qtbot):
    made = Sheet(name="sheet", title="A heading")
    qtbot.addWidget(made)
    made.column.addWidget(Said(LONG, name="story"))
    made.end_with(Chip("Cancel", name="cancel"), Chip("Go", name="go", weight=Weight.PRIMARY))
    made.show()
    settle()
    return made


def test_every_dialog_is_one(qapp) -> None:
    files = [file.stem for file in FOLDER.glob("*.py") if "QDialog" in file.read_text("utf-8")]
    kinds = [
        kind
        for name in files
        for kind in vars(importlib.import_module(f"ims_chart.ui.{name}")).values()
        if isinstance(kind, type) and issubclass(kind, QDialog) and kind.__module__.endswith(name)
    ]
    assert {kind.__name__ for kind in kinds if not issubclass(kind, Sheet)} == OF_THEIR_OWN


def test_nothing_is_asked_in_a_box_of_qts_own() -> None:
    for file in FOLDER.glob("*.py"):
        assert "QMessageBox" not in file.read_text("utf-8"), file.name


def test_it_is_as_high_as_its_words(sheet) -> None:
    story = sheet.findChild(QLabel, "story")
    line = story.fontMetrics().lineSpacing()
    assert story.heightForWidth(story.width()) <= story.height()
    assert story.height() < story.heightForWidth(story.width()) + line


def test_the_way_on_stands_last(sheet) -> None:
    cancel, go = (sheet.findChild(Chip, name) for name in ("cancel", "go"))
    assert cancel.geometry().right() < go.geometry().left()
    assert go.geometry().right() == sheet.column.contentsRect().right()


def test_what_cannot_wrap_is_not_squeezed(qapp, qtbot) -> None:
    made = Sheet(name="wide", title="Wide")
    qtbot.addWidget(made)
    label = QLabel("a name that can't wrap " * 8)
    made.column.addWidget(label)
    made.end_with(Chip("Close", name="close"))
    made.show()
    settle()
    assert label.width() >= label.sizeHint().width()
