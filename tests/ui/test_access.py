"""Every control has a name for tests and one for who can't see it."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ims_chart.record import Clinic
from ims_chart.ui.clinic_dialog import ClinicDialog
from ims_chart.ui.patient_dialog import PatientDialog
from ims_chart.ui.shortcut_sheet import ShortcutSheet
from ims_chart.ui.welcome_page import WelcomePage
from tests.ui.hands import choose, click, find, settle, spot, tap

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)


def nameless(root: QWidget) -> list[str]:
    """The controls that lack a name, Qt's own within others left out."""
    lacking = []
    for control in root.findChildren(QWidget):
        inner = control.objectName().startswith("qt_") or _within_calendar(control)
        named = control.objectName() and control.accessibleName().strip()
        if isinstance(control, CONTROLS) and not inner and not named:
            lacking.append(f"{type(control).__name__} {control.objectName()}")
    return lacking


def _within_calendar(control) -> bool:
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return False


def test_the_window(window, page, canvas) -> None:
    click(canvas, spot(canvas, "gluteus"))
    tap(page, "site.referral.felt")
    tap(page, "site.muscle.other")
    choose(page, "site.event.more", "Headache")
    assert len(window.findChildren(QAbstractButton)) > 60
    assert nameless(window) == []
    tap(page, "site.delete")
    assert nameless(window) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda _: PatientDialog(None, figures=("male", "female"), author=""),
        lambda _: ClinicDialog(Clinic()),
        lambda _: ShortcutSheet(),
        WelcomePage,
    ],
    ids=["patient", "clinic", "shortcuts", "welcome"],
)
def test_dialogs_and_pages(qapp, qtbot, tmp_path, make) -> None:
    made = make(tmp_path)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.objectName()
    assert nameless(made) == []


def test_no_two_controls_in_sight_share_a_name(window, page, canvas) -> None:
    click(canvas, spot(canvas, "gluteus"))
    settle()
    names = [
        control.objectName()
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS) and control.isVisible()
    ]
    names = [name for name in names if not name.startswith("qt_")]
    assert sorted(names) == sorted(set(names))


def test_numbers_say_what_they_are_numbers_of(page) -> None:
    assert find(page, "visit.pain_before.3").accessibleName() == "Pain before 3"


def test_what_a_gloved_hand_taps_is_large_enough(page, canvas) -> None:
    """12 mm at 96 dpi are 45 pixels; the tools of charting itself."""
    click(canvas, spot(canvas, "infraspinatus"))
    settle()
    for name in ("tool.both", "tool.trigger_point", "tool.needled", "plan.needle", "new_visit"):
        assert find(page, name).height() >= 44, name
