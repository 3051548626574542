"""Everything that can be done, in one table: menus, shortcuts and the sheet of shortcuts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate

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
        choice: the choice it is one of, of which one always holds.
    """

    id: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    menu: str = ""
    charting: bool = True
    choice: str = ""

    @property
    def words(self) -> str:
        return translate("actions", self.text)


PATIENT, VISIT, SITE, VIEW, PROGRAM = "patient", "visit", "site", "view", "program"

ACTIONS: tuple[Action, ...] = (
    Action(
        "show_patients", QT_TRANSLATE_NOOP("actions", "Patients"), ("Alt+Left", "Ctrl+L"), PATIENT
    ),
    Action(
        "new_patient",
        QT_TRANSLATE_NOOP("actions", "New patient…"),
        ("Ctrl+N",),
        PATIENT,
        charting=False,
    ),
    Action("edit_patient", QT_TRANSLATE_NOOP("actions", "Patient details…"), ("Ctrl+E",), PATIENT),
    Action("new_visit", QT_TRANSLATE_NOOP("actions", "New visit"), ("Ctrl+T",), VISIT),
    Action("print_chart", QT_TRANSLATE_NOOP("actions", "Print…"), (Std.Print,), VISIT),
    Action("remove_visit", QT_TRANSLATE_NOOP("actions", "Delete this visit"), (), VISIT),
    Action("undo", QT_TRANSLATE_NOOP("actions", "Undo"), (Std.Undo,), SITE),
    Action("redo", QT_TRANSLATE_NOOP("actions", "Redo"), (Std.Redo, "Ctrl+Y"), SITE),
    Action("next_site", QT_TRANSLATE_NOOP("actions", "Next site"), ("]",), SITE),
    Action("previous_site", QT_TRANSLATE_NOOP("actions", "Previous site"), ("[",), SITE),
    Action("move_site", QT_TRANSLATE_NOOP("actions", "Move site"), ("M",), SITE),
    Action("delete_site", QT_TRANSLATE_NOOP("actions", "Delete site"), (Std.Delete,), SITE),
    Action("tool_both", QT_TRANSLATE_NOOP("actions", "Tool: needled point"), ("1",), SITE),
    Action("tool_trigger_point", QT_TRANSLATE_NOOP("actions", "Tool: trigger point"), ("2",), SITE),
    Action("tool_needled", QT_TRANSLATE_NOOP("actions", "Tool: needle only"), ("3",), SITE),
    Action("zoom_in", QT_TRANSLATE_NOOP("actions", "Zoom in"), ("+", "Ctrl+=", "Ctrl++"), VIEW),
    Action("zoom_out", QT_TRANSLATE_NOOP("actions", "Zoom out"), ("-", "Ctrl+-"), VIEW),
    Action("fit_all", QT_TRANSLATE_NOOP("actions", "Whole body"), ("0", "Ctrl+0"), VIEW),
    Action("fit_back", QT_TRANSLATE_NOOP("actions", "Back"), ("B",), VIEW),
    Action("fit_front", QT_TRANSLATE_NOOP("actions", "Front"), ("F",), VIEW),
    Action(
        "dress_veiled", QT_TRANSLATE_NOOP("actions", "Muscles veiled"), ("V",), VIEW, choice="dress"
    ),
    Action("dress_full", QT_TRANSLATE_NOOP("actions", "Muscles in full"), (), VIEW, choice="dress"),
    Action(
        "dress_deep",
        QT_TRANSLATE_NOOP("actions", "Deep muscles through"),
        ("D",),
        VIEW,
        choice="dress",
    ),
    Action(
        "dress_outline", QT_TRANSLATE_NOOP("actions", "Outlines only"), (), VIEW, choice="dress"
    ),
    Action(
        "theme_system",
        QT_TRANSLATE_NOOP("actions", "Colours of the system"),
        (),
        PROGRAM,
        charting=False,
        choice="theme",
    ),
    Action(
        "theme_light",
        QT_TRANSLATE_NOOP("actions", "Light"),
        (),
        PROGRAM,
        charting=False,
        choice="theme",
    ),
    Action(
        "theme_dark",
        QT_TRANSLATE_NOOP("actions", "Dark"),
        (),
        PROGRAM,
        charting=False,
        choice="theme",
    ),
    Action("edit_clinic", QT_TRANSLATE_NOOP("actions", "Clinic…"), (), PROGRAM, charting=False),
    Action(
        "choose_store", QT_TRANSLATE_NOOP("actions", "Another store…"), (), PROGRAM, charting=False
    ),
    Action(
        "show_shortcuts",
        QT_TRANSLATE_NOOP("actions", "Shortcuts"),
        ("?", "F1"),
        PROGRAM,
        charting=False,
    ),
    Action(
        "show_about", QT_TRANSLATE_NOOP("actions", "About IMS Chart"), (), PROGRAM, charting=False
    ),
    Action(
        "close_window",
        QT_TRANSLATE_NOOP("actions", "Quit"),
        (Std.Quit, "Ctrl+Q"),
        PROGRAM,
        charting=False,
    ),
)

MENUS: tuple[tuple[str, str], ...] = (
    (PATIENT, QT_TRANSLATE_NOOP("actions", "Patient")),
    (VISIT, QT_TRANSLATE_NOOP("actions", "Visit")),
    (SITE, QT_TRANSLATE_NOOP("actions", "Sites")),
    (VIEW, QT_TRANSLATE_NOOP("actions", "View")),
    (PROGRAM, QT_TRANSLATE_NOOP("actions", "Program")),
)


def menu_words(text: str) -> str:
    return translate("actions", text)


def sequences(action: Action) -> list[QKeySequence]:
    """The action's shortcuts on this system, each once."""
    made: list[QKeySequence] = []
    for keys in action.keys:
        sequence = QKeySequence(keys)
        if not sequence.isEmpty() and sequence not in made:
            made.append(sequence)
    return made
