"""Everything that can be done, in one table: menus, shortcuts and the sheet of shortcuts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

_N = QT_TRANSLATE_NOOP
Std = QKeySequence.StandardKey


@dataclass(frozen=True)
class Action:
    """One thing that can be done.

    Attributes:
        id: also the name of the method that does it.
        text: in English; translated where it is shown.
        keys: shortcuts; the first is the one that is told.
        menu: which part of the menu it stands in.
        charting: whether it needs an open patient.
    """

    id: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    menu: str = ""
    charting: bool = True

    @property
    def words(self) -> str:
        return QCoreApplication.translate("actions", self.text)


PATIENT, VISIT, SITE, VIEW, PROGRAM = "patient", "visit", "site", "view", "program"

ACTIONS: tuple[Action, ...] = (
    Action("show_patients", _N("actions", "Patients"), ("Alt+Left", "Ctrl+L"), PATIENT),
    Action("new_patient", _N("actions", "New patient…"), ("Ctrl+N",), PATIENT, charting=False),
    Action("edit_patient", _N("actions", "Patient details…"), ("Ctrl+E",), PATIENT),
    Action("new_visit", _N("actions", "New visit"), ("Ctrl+T",), VISIT),
    Action("print_chart", _N("actions", "Print…"), (Std.Print,), VISIT),
    Action("export_chart", _N("actions", "Save as PDF or picture…"), ("Ctrl+Shift+P",), VISIT),
    Action("remove_visit", _N("actions", "Delete this visit"), (), VISIT),
    Action("undo", _N("actions", "Undo"), (Std.Undo,), SITE),
    Action("redo", _N("actions", "Redo"), (Std.Redo, "Ctrl+Y"), SITE),
    Action("next_site", _N("actions", "Next site"), ("]",), SITE),
    Action("previous_site", _N("actions", "Previous site"), ("[",), SITE),
    Action("move_site", _N("actions", "Move site"), ("M",), SITE),
    Action("delete_site", _N("actions", "Delete site"), (Std.Delete,), SITE),
    Action("tool_both", _N("actions", "Tool: needled point"), ("1",), SITE),
    Action("tool_trigger_point", _N("actions", "Tool: trigger point"), ("2",), SITE),
    Action("tool_needled", _N("actions", "Tool: needle only"), ("3",), SITE),
    Action("zoom_in", _N("actions", "Zoom in"), ("+", "Ctrl+=", "Ctrl++"), VIEW),
    Action("zoom_out", _N("actions", "Zoom out"), ("-", "Ctrl+-"), VIEW),
    Action("fit_all", _N("actions", "Whole body"), ("0", "Ctrl+0"), VIEW),
    Action("fit_back", _N("actions", "Back"), ("B",), VIEW),
    Action("fit_front", _N("actions", "Front"), ("F",), VIEW),
    Action("dress_veiled", _N("actions", "Muscles veiled"), (), VIEW),
    Action("dress_full", _N("actions", "Muscles in full"), (), VIEW),
    Action("dress_outline", _N("actions", "Outlines only"), (), VIEW),
    Action("theme_system", _N("actions", "Colours of the system"), (), PROGRAM, charting=False),
    Action("theme_light", _N("actions", "Light"), (), PROGRAM, charting=False),
    Action("theme_dark", _N("actions", "Dark"), (), PROGRAM, charting=False),
    Action("choose_store", _N("actions", "Another store…"), (), PROGRAM, charting=False),
    Action("show_shortcuts", _N("actions", "Shortcuts"), ("?", "F1"), PROGRAM, charting=False),
    Action("show_about", _N("actions", "About IMS Chart"), (), PROGRAM, charting=False),
    Action("close_window", _N("actions", "Quit"), (Std.Quit, "Ctrl+Q"), PROGRAM, charting=False),
)

MENUS: tuple[tuple[str, str], ...] = (
    (PATIENT, _N("actions", "Patient")),
    (VISIT, _N("actions", "Visit")),
    (SITE, _N("actions", "Sites")),
    (VIEW, _N("actions", "View")),
    (PROGRAM, _N("actions", "Program")),
)


def menu_words(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def sequences(action: Action) -> list[QKeySequence]:
    """The action's shortcuts on this system, each once."""
    made: list[QKeySequence] = []
    for keys in action.keys:
        sequence = QKeySequence(keys)
        if not sequence.isEmpty() and sequence not in made:
            made.append(sequence)
    return made
