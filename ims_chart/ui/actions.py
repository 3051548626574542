"""Everything that can be done, in one table: menus, shortcuts and the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ims_chart.frozen import frozen
from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate

Std = QKeySequence.StandardKey


@frozen
class Action:
    """One thing that can be done.

    Attributes:
        id: also the name of the method that does it.
        text: in English; translated where it is shown.
        keys: shortcuts; the first is the one that is told.
        menu: which part of the menu it stands in.
        charting: whether it needs an open patient.
        choice: the choice it is one of, of which one always holds.
        switch: whether it is on or off.
        series: the words of the run it is one of, as the numbers of pain are: the menu and the
            sheet of shortcuts tell the run, not each.
        needled: of the selected site: whether it has to be needled.
    """

    id: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    menu: str = ""
    charting: bool = True
    choice: str = ""
    switch: bool = False
    series: str = ""
    needled: bool = False

    @property
    def words(self) -> str:
        return translate("actions", self.text)


PATIENT, VISIT, SITE, VIEW, PROGRAM = "patient", "visit", "site", "view", "program"
FOUND = "found"
"""What is charted of the selected site."""
PAIN = QT_TRANSLATE_NOOP("actions", "Pain during, 0–10")
IDLE = QT_TRANSLATE_NOOP("actions", "Lock by itself")

ACTIONS: tuple[Action, ...] = (
    Action("show_patients", QT_TRANSLATE_NOOP("actions", "Patients"), ("Alt+Left",), PATIENT),
    Action(
        "new_patient",
        QT_TRANSLATE_NOOP("actions", "New patient…"),
        ("Ctrl+N",),
        PATIENT,
        charting=False,
    ),
    Action(
        "search_clinic",
        QT_TRANSLATE_NOOP("actions", "Search in records…"),
        ("Ctrl+Shift+F",),
        PATIENT,
        charting=False,
    ),
    Action(
        "import_patient",
        QT_TRANSLATE_NOOP("actions", "Import a patient…"),
        (),
        PATIENT,
        charting=False,
    ),
    Action("edit_patient", QT_TRANSLATE_NOOP("actions", "Patient details…"), ("Ctrl+E",), PATIENT),
    Action("show_backups", QT_TRANSLATE_NOOP("actions", "Backups…"), (), PATIENT),
    Action("new_visit", QT_TRANSLATE_NOOP("actions", "New visit"), ("Ctrl+T",), VISIT),
    Action("print_chart", QT_TRANSLATE_NOOP("actions", "Print…"), (Std.Print,), VISIT),
    Action("sign_visit", QT_TRANSLATE_NOOP("actions", "Sign visit…"), ("Ctrl+Shift+S",), VISIT),
    Action("add_addendum", QT_TRANSLATE_NOOP("actions", "Addendum…"), ("Ctrl+Shift+D",), VISIT),
    Action("all_out", QT_TRANSLATE_NOOP("actions", "All needles out"), ("Shift+N",), VISIT),
    Action(
        "start_timer", QT_TRANSLATE_NOOP("actions", "Timer for the needles"), ("Shift+T",), VISIT
    ),
    Action("silence", QT_TRANSLATE_NOOP("actions", "Stop ringing"), ("Q",), VISIT, charting=False),
    Action("repeat_visit", QT_TRANSLATE_NOOP("actions", "Same as last time"), ("Ctrl+R",), VISIT),
    Action("keep_all", QT_TRANSLATE_NOOP("actions", "Keep all"), ("Ctrl+K",), VISIT),
    Action(
        "end_repeat", QT_TRANSLATE_NOOP("actions", "Done with last time"), ("Ctrl+Return",), VISIT
    ),
    Action("next_ghost", QT_TRANSLATE_NOOP("actions", "Next site of last time"), ("G",), VISIT),
    Action(
        "previous_ghost",
        QT_TRANSLATE_NOOP("actions", "Previous site of last time"),
        ("Shift+G",),
        VISIT,
    ),
    Action("ask_follow_up", QT_TRANSLATE_NOOP("actions", "Since last visit"), ("Ctrl+J",), VISIT),
    Action("add_photos", QT_TRANSLATE_NOOP("actions", "Add photos…"), ("Ctrl+Shift+A",), VISIT),
    Action("paste_photo", QT_TRANSLATE_NOOP("actions", "Paste photo"), (Std.Paste,), VISIT),
    Action("edit_protocols", QT_TRANSLATE_NOOP("actions", "Protocols…"), ("Ctrl+Shift+P",), VISIT),
    Action("earlier_visit", QT_TRANSLATE_NOOP("actions", "Earlier visit"), ("Ctrl+Left",), VISIT),
    Action("later_visit", QT_TRANSLATE_NOOP("actions", "Later visit"), ("Ctrl+Right",), VISIT),
    Action("play_visits", QT_TRANSLATE_NOOP("actions", "Play the visits"), ("P",), VISIT),
    Action("review", QT_TRANSLATE_NOOP("actions", "Review"), ("F4", "W"), VISIT, switch=True),
    Action("compare_visits", QT_TRANSLATE_NOOP("actions", "Compare"), ("Shift+C",), VISIT),
    Action("heat_map", QT_TRANSLATE_NOOP("actions", "Heat map"), ("H",), VISIT),
    Action("course", QT_TRANSLATE_NOOP("actions", "Course of treatment"), ("Shift+H",), VISIT),
    Action(
        "find_in_record", QT_TRANSLATE_NOOP("actions", "Find in this record"), ("Ctrl+F",), VISIT
    ),
    Action("end_review", QT_TRANSLATE_NOOP("actions", "Back to charting"), ("Esc",), VISIT),
    Action("remove_visit", QT_TRANSLATE_NOOP("actions", "Delete this visit"), (), VISIT),
    Action("undo", QT_TRANSLATE_NOOP("actions", "Undo"), (Std.Undo,), SITE),
    Action("redo", QT_TRANSLATE_NOOP("actions", "Redo"), (Std.Redo, "Ctrl+Y"), SITE),
    Action("next_site", QT_TRANSLATE_NOOP("actions", "Next site"), ("]",), SITE),
    Action("previous_site", QT_TRANSLATE_NOOP("actions", "Previous site"), ("[",), SITE),
    Action("move_site", QT_TRANSLATE_NOOP("actions", "Move site"), ("M",), SITE),
    Action("delete_site", QT_TRANSLATE_NOOP("actions", "Delete site"), (Std.Delete,), SITE),
    Action("new_site_here", QT_TRANSLATE_NOOP("actions", "New site here"), ("Shift+Return",), SITE),
    Action("mirror_site", QT_TRANSLATE_NOOP("actions", "Mirror to the other side"), ("I",), SITE),
    Action("both_sides", QT_TRANSLATE_NOOP("actions", "Both sides at once"), ("Shift+I",), SITE),
    Action("tool_both", QT_TRANSLATE_NOOP("actions", "Tool: needled point"), ("Alt+1",), SITE),
    Action(
        "tool_trigger_point",
        QT_TRANSLATE_NOOP("actions", "Tool: trigger point"),
        ("Alt+2",),
        SITE,
    ),
    Action("tool_needled", QT_TRANSLATE_NOOP("actions", "Tool: needle only"), ("Alt+3",), SITE),
    Action("tool_area", QT_TRANSLATE_NOOP("actions", "Tool: pain area"), ("Alt+4",), SITE),
    Action("tool_select", QT_TRANSLATE_NOOP("actions", "Tool: select"), ("Alt+5",), SITE),
    Action("found_active", QT_TRANSLATE_NOOP("actions", "Active"), ("A",), FOUND),
    Action("found_latent", QT_TRANSLATE_NOOP("actions", "Latent"), ("L",), FOUND),
    Action("found_satellite", QT_TRANSLATE_NOOP("actions", "Satellite"), ("S",), FOUND),
    Action("found_cleared", QT_TRANSLATE_NOOP("actions", "Cleared"), ("C",), FOUND),
    Action(
        "next_twitch",
        QT_TRANSLATE_NOOP("actions", "Twitch: none, single, multiple"),
        ("T",),
        FOUND,
        needled=True,
    ),
    Action(
        "next_referral",
        QT_TRANSLATE_NOOP("actions", "Referral: none, felt, familiar"),
        ("R",),
        FOUND,
        needled=True,
    ),
    *(
        Action(f"pain_{n}", str(n), (keys,), FOUND, series=PAIN, needled=True)
        for n, keys in enumerate((*"0123456789", "Shift+0"))
    ),
    Action(
        "needle_in_out",
        QT_TRANSLATE_NOOP("actions", "Needle in or out"),
        ("N",),
        FOUND,
        needled=True,
    ),
    Action("unfold_site", QT_TRANSLATE_NOOP("actions", "More of the site"), (".",), FOUND),
    Action("open_ring", QT_TRANSLATE_NOOP("actions", "Menu round the site"), ("X", "Menu"), FOUND),
    Action("zoom_in", QT_TRANSLATE_NOOP("actions", "Zoom in"), ("+", "Ctrl+=", "Ctrl++"), VIEW),
    Action("zoom_out", QT_TRANSLATE_NOOP("actions", "Zoom out"), ("-", "Ctrl+-"), VIEW),
    Action("fit_all", QT_TRANSLATE_NOOP("actions", "Whole body"), ("Home", "Ctrl+0"), VIEW),
    Action("fit_back", QT_TRANSLATE_NOOP("actions", "Back"), ("B",), VIEW),
    Action("fit_front", QT_TRANSLATE_NOOP("actions", "Front"), ("F",), VIEW),
    Action(
        "dress_veiled", QT_TRANSLATE_NOOP("actions", "Muscles veiled"), ("V",), VIEW, choice="dress"
    ),
    Action(
        "dress_full",
        QT_TRANSLATE_NOOP("actions", "Muscles in full"),
        ("Shift+V",),
        VIEW,
        choice="dress",
    ),
    Action(
        "dress_deep",
        QT_TRANSLATE_NOOP("actions", "Deep muscles through"),
        ("D",),
        VIEW,
        choice="dress",
    ),
    Action("dress_skin", QT_TRANSLATE_NOOP("actions", "Skin"), ("K",), VIEW, choice="dress"),
    Action(
        "dress_outline", QT_TRANSLATE_NOOP("actions", "Outlines only"), ("O",), VIEW, choice="dress"
    ),
    Action("landmarks", QT_TRANSLATE_NOOP("actions", "Landmarks"), ("Shift+L",), VIEW, switch=True),
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
    Action(
        "room_density",
        QT_TRANSLATE_NOOP("actions", "Large controls, for the treatment room"),
        (),
        PROGRAM,
        charting=False,
        switch=True,
    ),
    Action("lock", QT_TRANSLATE_NOOP("actions", "Lock"), ("Ctrl+L",), PROGRAM, charting=False),
    Action(
        "hide_names",
        QT_TRANSLATE_NOOP("actions", "Hide names"),
        ("F8",),
        PROGRAM,
        charting=False,
        switch=True,
    ),
    *(
        Action(f"idle_{minutes}", text, (), PROGRAM, charting=False, choice="idle", series=IDLE)
        for minutes, text in (
            (0, QT_TRANSLATE_NOOP("actions", "Never")),
            (2, QT_TRANSLATE_NOOP("actions", "After 2 minutes")),
            (5, QT_TRANSLATE_NOOP("actions", "After 5 minutes")),
            (10, QT_TRANSLATE_NOOP("actions", "After 10 minutes")),
            (30, QT_TRANSLATE_NOOP("actions", "After 30 minutes")),
        )
    ),
    Action(
        "edit_encryption",
        QT_TRANSLATE_NOOP("actions", "Encryption…"),
        (),
        PROGRAM,
        charting=False,
    ),
    Action("pins", QT_TRANSLATE_NOOP("actions", "PINs…"), (), PROGRAM, charting=False),
    Action("edit_clinic", QT_TRANSLATE_NOOP("actions", "Clinic…"), (), PROGRAM, charting=False),
    Action(
        "back_up_store",
        QT_TRANSLATE_NOOP("actions", "Back up all records…"),
        (),
        PROGRAM,
        charting=False,
    ),
    Action(
        "restore_store",
        QT_TRANSLATE_NOOP("actions", "Open a backup of all records…"),
        (),
        PROGRAM,
        charting=False,
    ),
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
    (FOUND, QT_TRANSLATE_NOOP("actions", "Selected site")),
    (VIEW, QT_TRANSLATE_NOOP("actions", "View")),
    (PROGRAM, QT_TRANSLATE_NOOP("actions", "Program")),
)


def make_actions(parent: QObject, do: Callable[[str], None]) -> dict[str, QAction]:
    """The actions by id, each of which calls `do` with its own."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for entry in ACTIONS:
        action = QAction(entry.words, parent)
        action.setCheckable(entry.switch or bool(entry.choice))
        if entry.choice:
            groups.setdefault(entry.choice, QActionGroup(parent)).addAction(action)
        action.setObjectName(f"action.{entry.id}")
        action.setShortcuts(sequences(entry))
        action.triggered.connect(lambda _on=False, key=entry.id: do(key))
        made[entry.id] = action
    return made


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
